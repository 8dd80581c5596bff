"""Rows added to a table of actuals in its owner's form: encoding, line ends, delimiter, header words and order stay.

Everything that was in the file before is in it afterwards, byte for byte; only a column that is lacking is added to
the header line.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xxtrack.errors import StopError
from xxtrack.load.actuals.columns import COLUMNS, column_named, is_header
from xxtrack.load.actuals.table import Row, decode_table, read_rows
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.narrative import COLUMNS as NARRATIVE_COLUMNS

NEW_FILE = ("id", "name", "period", "value", "scope", "basis", "source", "note", "reported")
"""The columns of a file that is made; those of words come behind them where a row has any."""
_ORDER = (*NEW_FILE, *NARRATIVE_COLUMNS)

_CODECS = (
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("gb18030", b""),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
)
_FREE_TEXT = frozenset({"name", "source", "note", *NARRATIVE_COLUMNS})


def with_rows(name: str, data: bytes | None, rows: Sequence[Mapping[str, str]]) -> bytes:
    """A file's content with rows added after its last row of actuals; raises `StopError` where that is not safe.

    Args:
        name: What the file is called in messages.
        data: What it holds, None where there is none.
        rows: Columns of `NEW_FILE` and of words to text.
    """
    needed = {column for row in rows for column, value in row.items() if value}
    if not data:
        columns = [*NEW_FILE, *(column for column in NARRATIVE_COLUMNS if column in needed)]
        return (",".join(columns) + "\n" + _lines(rows, columns, ",", "\n")).encode()
    text = text_of_table(name, data)
    codec, mark = encoding_of(name, text, data)
    table = _TableText(name, text)
    lacking = [column for column in _ORDER if column in needed - set(table.columns) and column != "name"]
    titles = [COLUMNS[column][0] if table.chinese else column for column in lacking]
    lines = _lines(rows, [*table.columns, *lacking], table.delimiter, table.newline)
    return mark + table.extended(titles, lines).encode(codec)


def text_of_table(name: str, data: bytes) -> str:
    """The text of a table; raises `StopError` where it is none."""
    text = decode_table(Source(name, data))
    if isinstance(text, Finding):
        raise StopError(msg("write.not-a-table", path=name, reason=text.message))
    return text


def encoding_of(name: str, text: str, data: bytes) -> tuple[str, bytes]:
    """The encoding and byte-order mark that give exactly the bytes of the file."""
    for codec, mark in _CODECS:
        try:
            if mark + text.encode(codec) == data:
                return codec, mark
        except UnicodeEncodeError:
            continue
    raise StopError(msg("write.encoding", path=name))


@dataclass(frozen=True, slots=True)
class _Offsets:
    """Character offsets in a file: the end of the header's words, and where the next row goes."""

    header_end: int
    rows_end: int


class _TableText:
    """The text of a table, taken apart as far as adding to it needs."""

    def __init__(self, name: str, text: str) -> None:
        self.text = text
        self.newline = newline_of(text)
        rows = [row for row in read_rows(text, name) if isinstance(row, Row)]
        at = next((i for i, row in enumerate(rows) if is_header(row)), None)
        if at is None:
            raise StopError(msg("write.no-header", path=name))
        self.columns = _columns(rows[at])
        self.chinese = "id" not in {cell.strip().lower() for cell in rows[at].cells}
        full = [
            i for i, row in enumerate(rows) if i == at or (i > at and sum(map(bool, map(str.strip, row.cells))) > 1)
        ]
        starts = [0]
        for line in io.StringIO(text, newline=""):
            starts.append(starts[-1] + len(line))

        def end_of(i: int) -> int:
            return starts[rows[i + 1].line - 1] if i + 1 < len(rows) else len(text)

        header = text[: end_of(at)].rstrip("\r\n")
        self.offsets = _Offsets(len(header), end_of(full[-1]))
        self.delimiter = rows[at].delimiter

    def extended(self, titles: Iterable[str], lines: str) -> str:
        head, rest = self.offsets.header_end, self.offsets.rows_end
        before = self.text[:head] + "".join(self.delimiter + title for title in titles) + self.text[head:rest]
        if not before.endswith(("\n", "\r")):
            before += self.newline
        return before + lines + self.text[rest:]


def newline_of(text: str) -> str:
    """What most lines end with; a lone CR is how Excel for Mac saves text."""
    pairs = text.count("\r\n")
    ends = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    return max(ends, key=ends.__getitem__)


def _columns(row: Row) -> list[str]:
    return [column_named(cell) or "" for cell in row.cells]


def _lines(rows: Iterable[Mapping[str, str]], columns: Sequence[str], delimiter: str, newline: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    for row in rows:
        writer.writerow([_cell(column, row.get(column, "")) for column in columns])
    return out.getvalue()


def _cell(column: str, text: str) -> str:
    """One line; text that a spreadsheet would run as a formula gets the apostrophe that keeps it text."""
    line = " ".join(text.split())
    return f"'{line}" if column in _FREE_TEXT and line.startswith(("=", "+", "-", "@")) else line
