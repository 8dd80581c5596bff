"""A sheet as rows of text cells, whatever kind of file it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from xxtrack.model.finding import Finding
from xxtrack.model.message import Message

Box = tuple[int, int, int, int]
"""A merged area: first row, first column, last row, last column, from 1."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet, with its number from 1."""

    number: int
    cells: list[str]
    problems: dict[int, Message] = field(default_factory=dict)
    """Why a cell, by its index, is not to be taken at its word: it is struck out, hidden, shown as something else."""
    commas: bool = False
    """Whether the file is a table of text in which some number has a decimal comma."""
    typed: bool = True
    """Whether numbers are numbers and no text, as in a workbook."""


def cell_of(row: SheetRow, index: int) -> str:
    """A cell without the space around it; empty where the row is shorter."""
    return row.cells[index].strip() if index < len(row.cells) else ""


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """One sheet; ``rows`` can be gone through once."""

    name: str
    rows: Iterator[SheetRow | Finding]
    merged: tuple[Box, ...] = ()
    formats_known: bool = True
    """Whether percentages can be told from fractions: not in the old .xls, whose formats are not read."""
    hidden: bool = False
    """Whether the author has hidden it: then it has no rows here."""


def column_letters(index: int) -> str:
    """Column letters of a spreadsheet: 0 is A, 26 is AA."""
    letters = ""
    rest = index + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters
