"""Rows as CSV: nothing in a cell acts in a spreadsheet, and what there is not is empty."""

import csv
import io
from collections.abc import Iterable

from xxtrack.render.safe import csv_cell


def csv_text(rows: Iterable[Iterable[object]], line_end: str = "\n") -> str:
    """A whole file; text that a spreadsheet would run stays text, numbers are plain, truth is true or false."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=line_end).writerows(map(_cell, row) for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return csv_cell(value) if isinstance(value, str) else value
