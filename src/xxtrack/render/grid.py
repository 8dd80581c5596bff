"""Columns of text in a terminal: Chinese is folded, never cut, and columns stay aligned."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from rich.cells import cell_len, chop_cells

from xxtrack.render.lines import Line
from xxtrack.render.safe import plain

Align = Literal["left", "right"]


class Cell(NamedTuple):
    """A piece of a line: text in a column of fixed width."""

    text: str
    width: int
    align: Align = "left"
    style: str = ""


_WORD_END = re.compile(r"[\w.%-]+$", re.ASCII)
_WORD_START = re.compile(r"[\w.%-]", re.ASCII)


def fold(content: str, width: int) -> list[str]:
    """Break text into pieces of at most ``width`` cells, at a space where there is one; Chinese breaks anywhere.

    A column has room for one character of Chinese at the least.
    """
    lines = []
    width = max(width, 2)
    for piece in content.split("\n"):
        rest = piece
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
            rest = rest[len(head) :].lstrip()
        lines.append(rest)
    return lines


def folded(content: str, width: int, style: str = "", indent: str = "") -> Iterator[Line]:
    """Text in as many lines of at most ``width`` cells as it takes; what would act is shown as its code."""
    for line in fold(plain(content), width - len(indent)):
        yield Line(indent + line, style)


def grid_line(cells: Iterable[Cell], gap: int = 1) -> Iterator[Line]:
    """A row of cells; what is too long goes on in the next line of its own column."""
    columns = [(cell, fold(plain(cell.text), cell.width)) for cell in cells]
    for i in range(max(len(lines) for _, lines in columns)):
        row = Line()
        for cell, lines in columns:
            content = lines[i] if i < len(lines) else ""
            space = " " * max(cell.width - cell_len(content), 0)
            row.append(space + content if cell.align == "right" else content + space, cell.style)
            row.append(" " * gap)
        row.rstrip()
        yield row
