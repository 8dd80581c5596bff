"""A CSV file as rows of cells with their places, whatever program saved it.

Rows are read as they are asked for; nothing of the file is kept but the piece at hand.
"""

import contextlib
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple, TextIO

from xxtrack.load.encoding import open_text, recognise
from xxtrack.load.source import AnySource, Source, unreadable
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import Message, msg
from xxtrack.model.pattern import pattern

DELIMITERS = ",;\t"
MAX_LINE = 1 << 20
"""Characters in a line: no table has more, and a file without line ends must not be taken in whole."""
MAX_COLUMNS = 1_000
"""Cells of a record in which something stands."""
SAMPLE = 50
"""Records by which the delimiter is told."""
_PIECE = 1 << 16
_DECIMAL_COMMA = pattern(r'(?:^|[;"])[+-]?(?:\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+)(?![\d.,])')
_PLAIN_LENGTH = MAX_COLUMNS
"""Characters in a line that can be neither too wide nor a cell too long for csv."""


class Row(NamedTuple):
    """One record: the line it starts on, its cells, and its characters as they stand in the file."""

    line: int
    cells: list[str]
    raw: str = ""
    delimiter: str = ","
    commas: bool = False
    """Whether some number of the file has a decimal comma: then any comma in a number may be one."""

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of a cell's first character; a quotation mark before it is not counted."""
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


class PlainBlock(NamedTuple):
    """Lines without a quotation mark: each is a record, and every delimiter in it ends a cell."""

    line: int
    """The number of the first."""
    text: str
    """With line feeds between them, whatever the file has."""
    delimiter: str
    commas: bool = False

    @property
    def rows(self) -> list[Row]:
        """The records; an empty line has no cells."""
        return [
            Row(number, line.split(self.delimiter) if line else [], line, self.delimiter, self.commas)
            for number, line in enumerate(self.text.split("\n"), self.line)
        ]

    def after(self, count: int) -> "PlainBlock":
        """The block without its first ``count`` records."""
        return PlainBlock(self.line + count, self.text.split("\n", count)[count], self.delimiter, self.commas)


def read_table(source: AnySource) -> Iterator[Row | Finding]:
    """Every record of a file, blank ones too; where reading has to stop, the last is a finding that says why."""
    return _one_by_one(read_blocks(source))


def read_blocks(source: AnySource) -> Iterator[Row | PlainBlock | Finding]:
    """As `read_table`, with records that have no quotation mark in blocks."""
    try:
        text = open_text(source)
        if isinstance(text, Finding):
            yield text
            return
        with text:
            delimiter = _delimiter(text)
            text.seek(0)
            yield from _records(text, delimiter, source.name)
    except UnicodeError:  # also what UTF-16 without its mark raises
        # It could be decoded a moment ago: somebody is writing to it.
        yield Finding("XX401", msg("reading.changed"), Where(source.name))
    except OSError as error:
        yield unreadable(error, source.name, "XX401")


def _one_by_one(records: Iterable[Row | PlainBlock | Finding]) -> Iterator[Row | Finding]:
    for record in records:
        if isinstance(record, PlainBlock):
            yield from record.rows
        else:
            yield record


def decode_table(source: Source) -> str | Finding:
    """The whole text of a file, or why it is none; for those who edit the text itself."""
    codec = recognise(source)
    return codec if isinstance(codec, Finding) else source.data.decode(codec)


def read_rows(text: str, file: str, delimiter: str | None = None) -> Iterator[Row | Finding]:
    """The records of a text at hand; the delimiter is told by them where none is given."""
    delimiter = delimiter or _delimiter(io.StringIO(text, newline=""))
    return _one_by_one(_records(io.StringIO(text, newline=""), delimiter, file))


def _records(text: TextIO, delimiter: str, file: str) -> Iterator[Row | PlainBlock | Finding]:
    """The records of a text, piece by piece: whole blocks where there are no quotation marks, else what csv reads."""
    line = 1
    commas = delimiter == ";" and _has_decimal_commas(text)
    while piece := text.read(_PIECE):
        if not piece.endswith("\n"):
            piece += text.readline(MAX_LINE)
        plain = (piece.replace("\r\n", "\n") if "\r" in piece else piece).removesuffix("\n")
        if '"' not in plain and "\r" not in plain and _has_short_lines(plain):
            yield PlainBlock(line, plain, delimiter, commas)
            line += plain.count("\n") + 1
            continue
        lines = _Lines(list(io.StringIO(piece, newline="")), text, line)
        yield from _piecewise(lines, delimiter, file, commas=commas)
        if lines.broken:
            return
        line = lines.number


def _has_decimal_commas(text: TextIO) -> bool:
    """Whether a cell between semicolons is a number with a decimal comma, which no thousands can be."""
    found = any(_DECIMAL_COMMA.search(line) for line in _lines_of(text))
    text.seek(0)
    return found


def _has_short_lines(text: str) -> bool:
    """Whether no line is longer than `_PLAIN_LENGTH`, told in steps of that length and not line by line."""
    start = 0
    while len(text) - start > _PLAIN_LENGTH:
        start = text.rfind("\n", start, start + _PLAIN_LENGTH + 1) + 1
        if not start:
            return False
    return True


class _Lines:
    """The lines of a piece for csv, and the lines after it that a quoted cell still open at its end needs."""

    def __init__(self, lines: list[str], rest: TextIO, number: int) -> None:
        self.lines, self.rest = lines, rest
        self.at = 0
        self.number = number
        """Of the next line."""
        self.broken = False

    def plain(self) -> list[str]:
        """Take the lines, from the next one on, that csv need not see."""
        taken = list(takewhile(_is_plain, islice(self.lines, self.at, None)))
        self.at += len(taken)
        self.number += len(taken)
        return [line.rstrip("\r\n") for line in taken]

    def record(self, taken: list[str]) -> Iterator[str]:
        """The lines of one record; ``taken`` gets them too."""
        while line := self._next(begun=bool(taken)):
            if len(line) >= MAX_LINE:
                raise csv.Error("line-too-long")
            self.number += 1
            taken.append(line)
            yield line

    def _next(self, *, begun: bool) -> str:
        if self.at < len(self.lines):
            self.at += 1
            return self.lines[self.at - 1]
        return self.rest.readline(MAX_LINE) if begun else ""


def _is_plain(line: str) -> bool:
    return '"' not in line and len(line) <= _PLAIN_LENGTH


def _piecewise(lines: _Lines, delimiter: str, file: str, *, commas: bool) -> Iterator[Row | PlainBlock | Finding]:
    """The records of a piece, those without quotes in blocks."""
    while lines.at < len(lines.lines):
        start = lines.number
        if plain := lines.plain():
            yield PlainBlock(start, "\n".join(plain), delimiter, commas)
            continue
        taken: list[str] = []
        try:
            cells = next(csv.reader(lines.record(taken), delimiter=delimiter, strict=True))
        except csv.Error as error:
            lines.broken = True
            yield Finding("XX412", msg("table.broken", problem=_problem(str(error))), Where(file, start, 1))
            return
        if len(cells) > MAX_COLUMNS and sum(map(bool, cells)) > MAX_COLUMNS:
            lines.broken = True
            yield Finding("XX412", msg("table.broken", problem=msg("reading.too-many-columns")), Where(file, start, 1))
            return
        yield Row(start, cells, "".join(taken), delimiter, commas)


_PROBLEMS = {
    "unexpected end of data": "reading.quote-open",
    "expected after": "reading.quote-inside",
    "field larger": "reading.cell-too-long",
    "line-too-long": "reading.line-too-long",
}


def _problem(said: str) -> Message | str:
    """The fault that csv reports, in our words where we have them."""
    return next((msg(key) for part, key in _PROBLEMS.items() if part in said), said)


def _delimiter(text: TextIO) -> str:
    """The one of comma, semicolon and tab by which the first records are most alike."""
    first = "".join(islice(_lines_of(text), SAMPLE))
    present = [delimiter for delimiter in DELIMITERS if delimiter in first]
    if len(present) < 2 and '"' not in first:
        # As it nearly always is; the first records are the first lines.
        return (present or DELIMITERS)[0]
    return max(DELIMITERS, key=lambda delimiter: _likeness(text, delimiter))


def _lines_of(text: TextIO) -> Iterator[str]:
    """The lines from the first on."""
    text.seek(0)
    return iter(lambda: text.readline(MAX_LINE), "")


def _likeness(text: TextIO, delimiter: str) -> tuple[int, int, int]:
    """How well the first records come apart, as far as they can be read so; whole ones, however many lines they take.

    A quote that cannot be there ends the reading. One left in a cell may have been written, or the cut before it is
    wrong: what comes after it only decides between readings that are equal up to there.
    """
    records: list[list[str]] = []
    with contextlib.suppress(csv.Error):
        records.extend(islice(csv.reader(_lines_of(text), delimiter=delimiter, strict=True), SAMPLE))
    clean = takewhile(lambda cells: not any('"' in cell for cell in cells), records)
    return _alike(clean), _alike(records), max(map(len, records[:1]), default=0)


def _alike(records: Iterable[list[str]]) -> int:
    """How many cuts are made by the records of one width, where they are the most."""
    widths = Counter(map(len, records))
    return max((n * (width - 1) for width, n in widths.items() if width), default=0)
