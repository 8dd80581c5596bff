"""Equality of what things say, wherever they stand: an item is the same though it was moved down by a line."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any, TypeVar

_Kind = TypeVar("_Kind", bound=type)


def alike_before(field: str) -> Callable[[_Kind], _Kind]:
    """Make a named tuple equal to another of its kind where the fields before this one are."""

    def give(kind: _Kind) -> _Kind:
        said: Callable[[Any], Any] = itemgetter(slice(kind._fields.index(field)))  # type: ignore[attr-defined]

        def equal(self: object, other: object) -> bool:
            return isinstance(other, kind) and said(self) == said(other)

        def different(self: object, other: object) -> bool:
            return not equal(self, other)

        def hashed(self: object) -> int:
            return hash(said(self))

        kind.__eq__, kind.__ne__, kind.__hash__ = equal, different, hashed  # type: ignore[method-assign,assignment]
        return kind

    return give
