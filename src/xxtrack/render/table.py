"""A table, in a terminal, as Markdown and as CSV: the one place where widths are shared out and cells are made safe."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from rich.cells import cell_len

from xxtrack.render.lines import Line, fold
from xxtrack.render.safe import csv_cell, markdown, plain

Align: TypeAlias = Literal["left", "right"]


class Column(NamedTuple):
    """A column; a heading is always a word of ours."""

    head: str = ""
    width: int = 0
    """Cells of a terminal, or the share of a page; the one column with 0 takes what the others leave."""
    align: Align = "left"
    style: str = ""
    """Of its cells in a terminal."""
    head_style: str = "bold"
    ours: bool = False
    """Whether its cells are words and signs of ours, which Markdown shows as they are."""


class Styled(NamedTuple):
    """A cell with a style of its own in a terminal."""

    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of texts, numbers and None; in Markdown, the texts of a tuple stand one beneath the other."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[object]]
    strong: int | None = None
    """The number of a row to stress, counted from 0."""

    def lines(self, width: int, spare: int = 0) -> Iterator[Line]:
        """The table in a terminal, its heads underlined; ``spare`` cells at the right stay free."""
        grid = Grid(self.columns, width - spare)
        yield from grid.heads()
        yield rule(width)
        for row in self.rows:
            yield from grid.row(row)

    def markdown(self) -> Iterator[str]:
        """The lines of the table in Markdown; what stands in a cell forms no markup."""
        yield _markdown_row(column.head for column in self.columns)
        yield "|" + "|".join(" ---: " if column.align == "right" else " --- " for column in self.columns) + "|"
        for number, row in enumerate(self.rows):
            cells = [_markdown_cell(value, column) for value, column in zip(row, self.columns, strict=True)]
            yield _markdown_row(f"**{cell}**" if cell and number == self.strong else cell for cell in cells)

    def csv(self, line_end: str = "\n") -> str:
        """A whole file: what a spreadsheet would run stays text, numbers are plain, and what there is not is empty."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator=line_end)
        writer.writerow(column.head for column in self.columns)
        writer.writerows([_csv_cell(value) for value in row] for row in self.rows)
        return out.getvalue()


def _text(value: object) -> str:
    if isinstance(value, Styled):
        return value.text
    return "" if value is None else str(value)


def _markdown_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _markdown_cell(value: object, column: Column) -> str:
    if isinstance(value, tuple) and not isinstance(value, Styled):
        return "<br>".join(map(markdown, value))
    return _text(value) if column.ours else markdown(_text(value))


def _csv_cell(value: object) -> str | int | float:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, int | float) else csv_cell(_text(value))


class Grid:
    """The columns of a table in a terminal, which is ``width`` cells wide.

    Cells from the ``second`` column on stand in a second line, ``indent`` cells from the left.
    """

    def __init__(self, columns: Sequence[Column], width: int, second: int | None = None, indent: int = 0) -> None:
        self._second, self._indent = second, indent
        first = columns[:second]
        left = width - sum(column.width for column in first) - len(first) + 1
        self.columns = tuple(column if column.width else column._replace(width=left) for column in columns)
        self.width = sum(column.width + 1 for column in self.columns[:second]) - 1
        """Of a whole line."""

    def heads(self) -> Iterator[Line]:
        """The headings."""
        yield from self.row([Styled(column.head, column.head_style) for column in self.columns])

    def row(self, values: Iterable[object], style: str = "") -> Iterator[Line]:
        """A row, in a style where a cell or its column has none; a text that is too long goes on in its own column."""
        cells = [
            Cell(_text(value), column.width, column.align, _style(value) or column.style or style)
            for value, column in zip(values, self.columns, strict=True)
        ]
        yield from grid_line(cells[: self._second])
        if self._second is not None:
            yield from grid_line([Cell("", self._indent - 1), *cells[self._second :]])


def _style(value: object) -> str:
    return value.style if isinstance(value, Styled) else ""


def rule(width: int) -> Line:
    """What separates the heads of a table from its rows."""
    return Line("─" * width, "dim")


class Cell(NamedTuple):
    """A piece of a line: text in a column of fixed width."""

    text: str
    width: int
    align: Align = "left"
    style: str = ""


def grid_line(cells: Iterable[Cell]) -> Iterator[Line]:
    """A row of cells; what is too long goes on in the next line of its own column."""
    columns = [(cell, _in_column(cell.text, cell.width, cell.align)) for cell in cells]
    for i in range(max(len(lines) for _, lines in columns)):
        row = Line()
        for cell, lines in columns:
            row.append(lines[i] if i < len(lines) else " " * cell.width, cell.style)
            row.append(" ")
        row.rstrip()
        yield row


@lru_cache(4096)
def _in_column(text: str, width: int, align: Align) -> tuple[str, ...]:
    """The lines of a cell, filled up to its width: a long table says the same in many of its cells."""
    lines = [(line, " " * (width - cell_len(line))) for line in fold(plain(text), width)]
    return tuple(space + line if align == "right" else line + space for line, space in lines)
