"""The last row of a table taken out again, as long as no commit holds it; everything else stays, byte for byte."""

import io
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from xxtrack.load.actuals.columns import column_named, is_header
from xxtrack.load.actuals.table import Row, read_rows
from xxtrack.write.atomic import update_file
from xxtrack.write.ends import encoding_of, text_of_table


class UncommittedRow(NamedTuple):
    """A row of a table that is in no commit."""

    line: int
    cells: tuple[str, ...]


def last_uncommitted(name: str, data: bytes, committed: bytes, item: str = "") -> UncommittedRow | None:
    """The last row, of an item where one is named, that ``committed`` has not; raises `StopError` for no table."""
    row = _last(_Rows(name, data), _Rows(name, committed), item)
    return UncommittedRow(row.line, tuple(row.cells)) if row else None


def remove_last(path: Path, committed: bytes, item: str = "") -> UncommittedRow | None:
    """Take the row out of a file under its lock; what it is by then counts. None where there is no such row any more.

    Raises `StopError`, and then the file is as it was.
    """
    removed: list[UncommittedRow] = []

    def change(data: bytes | None) -> bytes | None:
        name = str(path)
        rows = _Rows(name, data or b"")
        row = _last(rows, _Rows(name, committed), item)
        if row is None or data is None:
            return None
        removed.append(UncommittedRow(row.line, tuple(row.cells)))
        codec, mark = encoding_of(name, rows.text, data)
        return mark + rows.without(row).encode(codec)

    update_file(path, change)
    return removed[0] if removed else None


class _Rows:
    """The rows of a table below its header, with their text."""

    def __init__(self, name: str, data: bytes) -> None:
        self.text = text_of_table(name, data)
        records = [row for row in read_rows(self.text, name) if isinstance(row, Row)]
        at = next((i for i, row in enumerate(records) if is_header(row)), len(records))
        self.rows = [row for row in records[at + 1 :] if not row.is_blank]
        self.id_at = [column_named(cell) for cell in records[at].cells].index("id") if self.rows else 0

    def id_of(self, row: Row) -> str:
        return row.cells[self.id_at].strip().upper() if self.id_at < len(row.cells) else ""

    def without(self, row: Row) -> str:
        """The text without the lines of a row."""
        lines = list(io.StringIO(self.text, newline=""))
        taken = max(1, len(list(io.StringIO(row.raw, newline=""))))
        return "".join(lines[: row.line - 1] + lines[row.line - 1 + taken :])


def _last(now: _Rows, then: _Rows, item: str) -> Row | None:
    """Of rows with the same text as many are committed as there were; the later ones are new."""
    left = Counter(row.raw.rstrip("\r\n") for row in then.rows)
    new = []
    for row in now.rows:
        text = row.raw.rstrip("\r\n")
        if left[text]:
            left[text] -= 1
        elif not item or now.id_of(row) == item:
            new.append(row)
    return new[-1] if new else None
