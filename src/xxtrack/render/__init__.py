"""Results to text or bytes, one file per format. Nothing here reads, prints or looks at the clock.

The `__init__` of a folder holds its table of formats: to add one is a file and a line.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from xxtrack.render.lines import Line
    from xxtrack.wording import Lang

_Result = TypeVar("_Result")


class Pieces(NamedTuple):
    """Text for programs that is made while it is written: as a whole it may be large."""

    pieces: "Iterator[str]"


Rendered: TypeAlias = "Iterator[Line] | Pieces | str | bytes"
"""Lines for people, text for programs, or the bytes of a file."""


class Formats(dict[str, str], Generic[_Result]):
    """What ``--format`` takes for one kind of result, each word with ``module:function`` within `render`.

    Every function takes the result, the language and the cells in a line. Its module is imported when it is asked
    for: most formats bring a library of their own.
    """

    def render(self, name: str, result: _Result, lang: "Lang", width: int) -> Rendered:
        """The result in one format."""
        module, _, function = self[name].partition(":")
        made: Any = getattr(import_module(f"xxtrack.render.{module}"), function)(result, lang, width)
        return made  # type: ignore[no-any-return]

    def as_text(self, name: str, result: _Result, lang: "Lang", width: int) -> str:
        """The same as a file holds it: lines without styles."""
        made = self.render(name, result, lang, width)
        assert not isinstance(made, bytes), f"{name} is no text"
        return "".join(text_pieces(made))


def text_pieces(made: "Iterator[Line] | Pieces | str") -> "Iterator[str]":
    """What is text as a file holds it, piece by piece: lines without styles."""
    if isinstance(made, str):
        yield made
    elif isinstance(made, Pieces):
        yield from made.pieces
    else:
        yield from (f"{line.plain}\n" for line in made)
