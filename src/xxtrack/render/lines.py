"""Lines for the terminal: pieces of text with styles, in rich's words; Chinese is folded, never cut.

Most output goes into pipes and logs, where styles mean nothing; `cli/streams.py` hands lines to rich where they do.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from xxtrack.model.pattern import pattern
from xxtrack.render.safe import plain

if TYPE_CHECKING:
    from rich.text import Text


class Line:
    """Text that is read from left to right, the style of the whole under those of its pieces."""

    __slots__ = ("pieces", "style")

    def __init__(self, text: str = "", style: str = "") -> None:
        """Begin with a piece."""
        self.style = style
        self.pieces: list[tuple[str, str]] = [(text, "")] if text else []

    def append(self, text: str, style: str = "") -> "Line":
        """Add a piece; returns the line."""
        if text:
            self.pieces.append((text, style))
        return self

    def append_line(self, line: "Line") -> "Line":
        """Add all of another line; returns this one."""
        self.pieces += [(text, f"{line.style} {style}".strip()) for text, style in line.pieces]
        return self

    def rstrip(self) -> None:
        """Drop white space at the end."""
        while self.pieces:
            text, style = self.pieces.pop()
            if kept := text.rstrip():
                self.pieces.append((kept, style))
                return

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(text for text, _ in self.pieces)

    def as_rich(self) -> "Text":
        """The same for rich to print."""
        from rich.text import Text

        return Text.assemble(*self.pieces, style=self.style, no_wrap=True)


_WORD_END = pattern(r"[\w.%-]+$", re.ASCII)
_WORD_START = pattern(r"[\w.%-]", re.ASCII)


def fold(content: str, width: int) -> list[str]:
    """Break text into pieces of at most ``width`` cells, at a space where there is one; Chinese breaks anywhere.

    A column has room for one character of Chinese at the least.
    """
    width = max(width, 2)
    if cell_len(content) <= width and "\n" not in content:
        return [content]
    lines = []
    for piece in content.split("\n"):
        at, rest = 0, _ahead(piece, 0, width)
        while cell_len(rest) > width:
            head = chop_cells(rest, width)[0]
            space = head.rfind(" ")
            if space > len(head) // 2 and rest[len(head) : len(head) + 1] not in {"", " "}:
                head = head[: space + 1]
            elif word := _WORD_END.search(head) if _WORD_START.match(rest[len(head) :]) else None:
                # A word or a number is not torn if it did not begin the line.
                head = head[: word.start()] if word.start() else head
            # Closing punctuation does not begin a line.
            while len(head) > 1 and rest[len(head) : len(head) + 1] in set("，。；：、）”%"):
                head = head[:-1]
            lines.append(head.rstrip())
            at += len(head)
            while piece[at : at + 1].isspace():
                at += 1
            rest = _ahead(piece, at, width)
        lines.append(rest)
    return lines


def _ahead(content: str, at: int, width: int) -> str:
    """From a place on, more than fits into a line, or all there is: a long text is not copied for each."""
    size = 4 * width
    while size < len(content) - at and cell_len(content[at : at + size]) <= width:
        size *= 2
    return content[at : at + size]


def folded(content: str, width: int, style: str = "", indent: str = "", hang: str = "") -> Iterator[Line]:
    """Text in as many lines of at most ``width`` cells as it takes; what would act is shown as its code.

    All lines begin with ``indent``, those after the first with ``hang`` too.
    """
    for i, line in enumerate(fold(plain(content), width - len(indent) - len(hang))):
        yield Line(indent + (hang if i else "") + line, style)


def cut(content: str, width: int) -> str:
    """The beginning of a text in one line of at most ``width`` cells; where some is left out it ends with ``…``."""
    if cell_len(content) <= width:
        return content
    return chop_cells(content, width - 1)[0].rstrip() + "…"
