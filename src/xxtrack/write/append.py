"""Rows added to a table of actuals in its owner's form: encoding, line ends, delimiter, header words and order stay.

Everything that was in the file before is in it afterwards, byte for byte; only a column that is lacking is added to
the header line. Its form stands at the ends of the file: the middle of a large one is not looked at.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from xxtrack.errors import StopError
from xxtrack.load.actuals.columns import COLUMNS, column_named, is_header
from xxtrack.load.actuals.table import Row
from xxtrack.load.encoding import codec_of
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.narrative import COLUMNS as NARRATIVE_COLUMNS
from xxtrack.write.ends import Ends, begins_with_record, ends_of, rows_within, whole
from xxtrack.write.output import Insertion

NEW_FILE = ("id", "name", "period", "value", "scope", "basis", "source", "note", "reported")
"""The columns of a file that is made; those of words come behind them where a row has any."""
_ORDER = (*NEW_FILE, *NARRATIVE_COLUMNS)
_FREE_TEXT = frozenset({"name", "source", "note", *NARRATIVE_COLUMNS})


def new_table(rows: Sequence[Mapping[str, str]]) -> bytes:
    """The content of a new file; ``rows`` are columns of `NEW_FILE` and of words to text."""
    needed = _needed(rows)
    columns = [*NEW_FILE, *(column for column in NARRATIVE_COLUMNS if column in needed)]
    return (",".join(columns) + "\n" + _lines(rows, columns, ",", "\n")).encode()


def added_rows(name: str, file: BinaryIO, rows: Sequence[Mapping[str, str]]) -> list[Insertion]:
    """What put into a table gives it these rows after its last row of actuals; raises `StopError` where it is none.

    Args:
        name: What the file is called in messages.
        file: What it holds now.
        rows: Columns of `NEW_FILE` and of words to text.
    """
    ends = ends_of(file)
    added = _added(name, file, ends, rows) if ends else None
    if added is None:
        file.seek(0)
        added = _added(name, file, whole(name, file.read()), rows)
    if added is None:
        raise StopError(msg("write.no-header", path=name))
    return added


def _added(name: str, file: BinaryIO, ends: Ends, rows: Sequence[Mapping[str, str]]) -> list[Insertion] | None:
    """None where the ends do not have the header and the last row of actuals in them, or are not what they seem."""
    records = rows_within(ends.head, name)
    header = next((i for i, row in enumerate(records) if is_header(row)), None)
    if header is None:
        return None
    delimiter = records[header].delimiter
    columns = [column_named(cell) or "" for cell in records[header].cells]
    lacking = [column for column in _ORDER if column in _needed(rows) - set(columns) and column != "name"]
    chinese = "id" not in {cell.strip().lower() for cell in records[header].cells}
    titles = "".join(delimiter + (COLUMNS[column][0] if chinese else column) for column in lacking)
    header_end = len(ends.head.text[: _end_of(records, header, ends.head.text)].rstrip("\r\n"))

    if ends.tail is not ends.head:
        if not begins_with_record(ends.tail, delimiter):
            return None
        records = rows_within(ends.tail, name, delimiter)
    last = next((i for i in reversed(range(len(records))) if _is_full(records[i])), None)
    if last is None:
        return None
    rows_end = _end_of(records, last, ends.tail.text)
    newline = newline_of(ends.head.text + ends.tail.text)
    lines = _lines(rows, [*columns, *lacking], delimiter, newline)
    if not ends.tail.text[:rows_end].endswith(("\n", "\r")):
        lines = newline + lines
    # Where the ends are the same in several encodings, which one it is stands in between, if anywhere.
    codec = ends.codec or ("ascii" if (titles + lines).isascii() else _codec_of_all(file, name))
    return [
        Insertion(ends.head.offset(header_end), titles.encode(codec)),
        Insertion(ends.tail.offset(rows_end), lines.encode(codec)),
    ]


def _codec_of_all(file: BinaryIO, name: str) -> str:
    file.seek(0)
    codec = codec_of(file, name)
    if isinstance(codec, Finding):
        raise StopError(msg("write.not-a-table", path=name, reason=codec.message))
    return "gb18030" if codec == "gb18030" else "utf-8"


def _is_full(row: Row) -> bool:
    """Whether more than one cell says something, as in the header and in every row of actuals."""
    return sum(map(bool, map(str.strip, row.cells))) > 1


def _end_of(records: Sequence[Row], i: int, text: str) -> int:
    """Where the record after this one begins, in characters."""
    if i + 1 == len(records):
        return len(text)
    lines = io.StringIO(text, newline="")
    return sum(len(next(lines)) for _ in range(records[i + 1].line - 1))


def newline_of(text: str) -> str:
    """What most lines end with; a lone CR is how Excel for Mac saves text."""
    pairs = text.count("\r\n")
    ends = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    return max(ends, key=ends.__getitem__)


def _needed(rows: Sequence[Mapping[str, str]]) -> set[str]:
    return {column for row in rows for column, value in row.items() if value}


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
