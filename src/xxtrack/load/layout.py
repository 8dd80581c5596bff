"""Where a table of figures begins and ends: titles above the header, remarks below the rows, blank rows anywhere.

Statistics are saved with lines such as 数据库：…, 指标：…, 时间：… on top and 注：…, 数据来源：… at the bottom.
They are passed over and counted; a line that might be a row of figures never is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from xxtrack.diagnostics import Finding
from xxtrack.load.table import Row
from xxtrack.model.folding import nfkc

HEADER_WITHIN = 30
"""Records in which the header must come."""

_TITLE = re.compile(r"[^:]{1,16}:.*", re.DOTALL)
_REMARK = re.compile(
    r"(附?注(?:\s*\d+)?|数据来源|资料来源|来源|说明|备注|填表人|填报人|审核人|负责人|联系电话|制表)\s*:.*", re.DOTALL
)
_ID = re.compile(r"P\d{2}-\d+", re.IGNORECASE)


class Part(Enum):
    """What a record of the file is."""

    SKIPPED = "skipped"
    """Blank, above the header or below the rows."""
    HEADER = "header"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and what it is."""

    part: Part
    row: Row


def laid_out(rows: Iterable[Row | Finding], is_header: Callable[[Row], bool]) -> Iterator[Placed | Finding]:
    """Say of each record what it is. Without a header, the first record that could be one is taken for it."""
    above: list[Row | Finding] = []
    records = iter(rows)
    found = False
    for row in records:
        above.append(row)
        found = isinstance(row, Row) and is_header(row)
        if found or len(above) == HEADER_WITHIN or isinstance(row, Finding):
            break
    yield from _above(above, found=found)
    yield from _below(records)


def _above(records: list[Row | Finding], *, found: bool) -> Iterator[Placed | Finding]:
    at = len(records) - 1 if found else next((i for i, row in enumerate(records) if _may_be_header(row)), None)
    for i, row in enumerate(records):
        if isinstance(row, Finding):
            yield row
        elif i == at:
            yield Placed(Part.HEADER, row)
        else:
            above = at is None or i < at
            yield Placed(Part.SKIPPED if row.is_blank or (above and _is_title(row)) else Part.ROW, row)


def _below(records: Iterable[Row | Finding]) -> Iterator[Placed | Finding]:
    remarks = False
    for row in records:
        if isinstance(row, Finding):
            yield row
            continue
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        remarks = remarks or (bool(filled) and _REMARK.fullmatch(_folded(filled[0])) is not None)
        # What follows a remark belongs to it while it is text alone.
        skip = not filled or (remarks and not _ID.fullmatch(_folded(row.cells[0])) and _is_remark(filled))
        yield Placed(Part.SKIPPED if skip else Part.ROW, row)


def _is_remark(filled: list[str]) -> bool:
    return len(filled) == 1 or _REMARK.fullmatch(_folded(filled[0])) is not None


def _may_be_header(row: Row | Finding) -> bool:
    return isinstance(row, Row) and not row.is_blank and not _is_title(row)


def _is_title(row: Row) -> bool:
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    if not filled or _ID.fullmatch(_folded(filled[0])):
        return False
    return len(filled) == 1 or _TITLE.fullmatch(_folded(filled[0])) is not None


def _folded(text: str) -> str:
    return nfkc(text).strip()
