"""What is made once of an item: who labels a change judges the same item hundreds of times."""

from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar

from xxtrack.model.plan import Item

_Made = TypeVar("_Made")


class Once(Protocol):
    """Gives what follows from an item and one plan's rules alone."""

    def __call__(self, item: Item, what: Hashable, make: Callable[[], _Made], /) -> _Made:
        """What was made of the item under the name ``what``, or is made now."""


def anew(_item: Item, _what: Hashable, make: Callable[[], _Made]) -> _Made:
    """What is made each time, where nothing is asked for twice."""
    return make()


class Kept:
    """What follows from an item and one plan's rules, made once: who labels a change judges an item many times."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, Hashable], tuple[Item, Any]] = {}

    def once(self, item: Item, what: Hashable, make: Callable[[], _Made]) -> _Made:
        """What was made of this very item under the name ``what``, or is made now."""
        key = id(item), what
        known = self._known.get(key)
        if known is None:
            # With the item, whose id is no other's as long as it is there.
            known = self._known[key] = item, make()
        made: _Made = known[1]
        return made
