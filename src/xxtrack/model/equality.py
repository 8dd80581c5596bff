"""Equality of named tuples by what they say, wherever in a file they stand."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any, TypeVar

_Kind = TypeVar("_Kind", bound=type)


def equal_without(*ignored: str) -> Callable[[_Kind], _Kind]:
    """Make a named tuple equal to another of its kind where all fields but these are equal; its hash agrees."""

    def decorate(kind: _Kind) -> _Kind:
        names: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
        assert set(ignored) < set(names), "these are fields, and others are left to compare"
        compared: Callable[[Any], Any] = itemgetter(*(i for i, name in enumerate(names) if name not in ignored))

        def equal(self: object, other: object) -> bool:
            return isinstance(other, kind) and compared(self) == compared(other)

        def different(self: object, other: object) -> bool:
            return not equal(self, other)

        def hashed(self: object) -> int:
            return hash(compared(self))

        kind.__eq__, kind.__ne__, kind.__hash__ = equal, different, hashed  # type: ignore[method-assign,assignment]
        return kind

    return decorate
