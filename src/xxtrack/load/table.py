"""A CSV file as rows of cells with their places, whatever program saved it.

Rows are read as they are asked for; nothing of the file is kept but the piece at hand.
"""

import contextlib
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from xxtrack.diagnostics import Finding, Where
from xxtrack.load.encoding import reading, recognise
from xxtrack.load.source import AnySource, Source, unreadable
from xxtrack.model.message import Message, msg

DELIMITERS = ",;\t"
MAX_LINE = 1 << 20
"""Characters in a line: no table has more, and a file without line ends must not be taken in whole."""
_SAMPLE = 50
_PIECE = 1 << 16
_CELL_LIMIT = 1 << 17
"""Characters that csv takes in a cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it starts on, its cells, and its characters as they stand in the file."""

    line: int
    cells: list[str]
    raw: str = ""
    delimiter: str = ","

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of a cell's first character, the quote before it not counted."""
        if '"' not in self.raw:
            return self.line, 1 + sum(len(cell) + 1 for cell in self.cells[:index])
        at = _start_of(self.raw, index, self.delimiter)
        before = self.raw[:at].replace("\r\n", "\n").replace("\r", "\n")
        return self.line + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1


def _start_of(raw: str, index: int, delimiter: str) -> int:
    at = 0
    for _ in range(index):
        at = _end_of_cell(raw, at, delimiter) + 1
    return min(at + raw.startswith('"', at), len(raw))


def _end_of_cell(raw: str, at: int, delimiter: str) -> int:
    if raw.startswith('"', at):
        at = raw.find('"', at + 1)
        while at >= 0 and raw.startswith('""', at):
            at = raw.find('"', at + 2)
    end = raw.find(delimiter, at) if at >= 0 else -1
    return end if end >= 0 else len(raw)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a quotation mark: each is a record, and every delimiter in it ends a cell."""

    line: int
    """The number of the first."""
    lines: list[str]
    """Without their ends."""
    delimiter: str

    def rows(self, start: int = 0) -> Iterator[Row]:
        """The records from one on."""
        for i in range(start, len(self.lines)):
            yield self.row(i)

    def row(self, index: int) -> Row:
        """One of the records; an empty line has no cells."""
        line = self.lines[index]
        return Row(self.line + index, line.split(self.delimiter) if line else [], line, self.delimiter)

    def after(self, count: int) -> "Block":
        """What is left of it behind so many records."""
        return Block(self.line + count, self.lines[count:], self.delimiter)


def read_table(source: AnySource) -> Iterator[Row | Finding]:
    """Every record of a file, blank ones too; what stops the reading is the last thing to come."""
    return _one_by_one(read_blocks(source))


def read_blocks(source: AnySource, known: str | None = None) -> Iterator[Row | Block | Finding]:
    """As `read_table`, with records that need no taking apart by the thousand; ``known`` is the codec if it is."""
    try:
        codec = known or recognise(source)
        if isinstance(codec, Finding):
            yield codec
            return
        with reading(source, codec) as text:
            delimiter = _delimiter(text)
        with reading(source, codec) as text:
            yield from _records(text, delimiter, source.name)
    except UnicodeDecodeError as error:
        # It could be decoded a moment ago: somebody is writing to it.
        yield unreadable(error, source.name, "XX401")
    except OSError as error:
        yield unreadable(error, source.name, "XX401")


def _one_by_one(records: Iterable[Row | Block | Finding]) -> Iterator[Row | Finding]:
    for record in records:
        if isinstance(record, Block):
            yield from record.rows()
        else:
            yield record


def decode_table(source: Source) -> str | Finding:
    """The whole text of a file, or why it is none; for those who edit the text itself."""
    codec = recognise(source)
    return codec if isinstance(codec, Finding) else source.data.decode(codec)


def read_rows(text: str, file: str) -> Iterator[Row | Finding]:
    """The records of a text at hand."""
    delimiter = _delimiter(io.StringIO(text, newline=""))
    return _one_by_one(_records(io.StringIO(text, newline=""), delimiter, file))


def _records(text: TextIO, delimiter: str, file: str) -> Iterator[Row | Block | Finding]:
    """The text piece by piece, each of whole lines: taken apart at once where it can be, by csv where it has quotes."""
    line = 1
    while piece := text.read(_PIECE):
        if not piece.endswith("\n"):
            piece += text.readline(MAX_LINE)
        plain = piece.replace("\r\n", "\n")
        if '"' in plain or "\r" in plain or len(plain) > _CELL_LIMIT:
            lines = _Lines(piece, text)
            yield from _quoted(lines, line, delimiter, file)
            if lines.broken:
                return
            line += lines.count
        else:
            block = plain.removesuffix("\n").split("\n")
            yield Block(line, block, delimiter)
            line += len(block)


class _Lines:
    """The lines of a piece for csv, and those behind it that an open quote needs.

    It remembers the lines that the record at hand is made from.
    """

    def __init__(self, piece: str, rest: TextIO) -> None:
        self.piece, self.rest = io.StringIO(piece, newline=""), rest
        self.taken: list[str] = []
        self.count = 0
        self.broken = False

    def __iter__(self) -> Iterator[str]:
        while line := self.piece.readline() or (self.rest.readline(MAX_LINE) if self.taken else ""):
            if len(line) >= MAX_LINE:
                raise csv.Error("line-too-long")
            self.taken.append(line)
            self.count += 1
            yield line

    def take(self) -> str:
        raw = "".join(self.taken)
        self.taken.clear()
        return raw


def _quoted(lines: _Lines, first: int, delimiter: str, file: str) -> Iterator[Row | Finding]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = first
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            lines.broken = True
            yield Finding("XX412", msg("table.broken", problem=_problem(str(error))), Where(file, start, 1))
            return
        yield Row(start, cells, lines.take(), delimiter)
        start = first + lines.count


_PROBLEMS = {
    "unexpected end of data": "reading.quote-open",
    "expected after": "reading.quote-inside",
    "field larger": "reading.cell-too-long",
    "line-too-long": "reading.line-too-long",
}


def _problem(said: str) -> Message | str:
    """What csv objects to, in our words where they are known."""
    return next((msg(key) for part, key in _PROBLEMS.items() if part in said), said)


def _delimiter(text: TextIO) -> str:
    """The one of comma, semicolon and tab that takes the first records apart into the most alike pieces."""
    sample = [text.readline(MAX_LINE) for _ in range(_SAMPLE)]
    return max(DELIMITERS, key=lambda delimiter: _likeness(sample, delimiter))


def _likeness(sample: list[str], delimiter: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    with contextlib.suppress(csv.Error):
        widths.update(len(cells) for cells in csv.reader(sample, delimiter=delimiter) if len(cells) > 1)
    alike = max((n * (width - 1) for width, n in widths.items()), default=0)
    return alike, sum(line.count(delimiter) for line in sample[:1])
