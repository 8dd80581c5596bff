"""Where a table of actuals begins and ends: titles above the header, remarks below the rows, blank rows anywhere.

Statistics are saved with lines such as 数据库：…, 指标：…, 时间：… on top and 注：…, 数据来源：… at the bottom.
They are passed over and counted; a line that might be a row of actuals never is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from xxtrack.load.actuals.table import PlainBlock, Row
from xxtrack.model.finding import Finding
from xxtrack.model.number import nfkc
from xxtrack.model.pattern import pattern

HEADER_WITHIN = 30
"""The header must be among so many records."""

_TITLE = pattern(r"[^:]{1,16}:.*", re.DOTALL)
_REMARK = pattern(
    r"(附?注(?:\s*\d+)?|数据来源|资料来源|来源|说明|备注|填表人|填报人|审核人|负责人|联系电话|制表)\s*:.*", re.DOTALL
)
_ID = pattern(r"P[0-9]{2,4}-[0-9]+", re.IGNORECASE)


class Part(Enum):
    """What a record of the file is."""

    SKIPPED = "skipped"
    """Blank, above the header or below the rows."""
    HEADER = "header"
    ROW = "row"


class Placed(NamedTuple):
    """A record and what it is."""

    part: Part
    row: Row


class Records:
    """The records of a file: given one by one as far as the head goes, and the rest in blocks."""

    def __init__(self, blocks: Iterable[Row | PlainBlock | Finding]) -> None:
        self._blocks = iter(blocks)
        self._block: PlainBlock | None = None
        self._rows: list[Row] = []
        self._at = 0

    def __iter__(self) -> Iterator[Row | Finding]:
        return self

    def __next__(self) -> Row | Finding:
        while self._at == len(self._rows):
            record = next(self._blocks)
            if not isinstance(record, PlainBlock):
                return record
            self._block, self._rows, self._at = record, record.rows, 0
        self._at += 1
        return self._rows[self._at - 1]

    def rest(self) -> Iterator[Row | PlainBlock | Finding]:
        """All records that have not been given yet, in blocks where the file has them."""
        if self._block is not None and self._at < len(self._rows):
            yield self._block.after(self._at)
        yield from self._blocks


def head_of(records: Iterable[Row | Finding], is_header: Callable[[Row], bool]) -> Iterator[Placed | Finding]:
    """The records up to the header, each with what it is.

    Where there is no header, the first that could be one is taken for it.
    """
    above: list[Row | Finding] = []
    found = False
    for row in records:
        above.append(row)
        found = isinstance(row, Row) and is_header(row)
        if found or len(above) == HEADER_WITHIN or isinstance(row, Finding):
            break
    at = len(above) - 1 if found else next((i for i, row in enumerate(above) if _may_be_header(row)), None)
    for i, row in enumerate(above):
        if isinstance(row, Finding):
            yield row
        elif i == at:
            yield Placed(Part.HEADER, row)
        else:
            may_be_title = at is None or i < at
            yield Placed(Part.SKIPPED if row.is_blank or (may_be_title and _is_title(row)) else Part.ROW, row)


class Remarks:
    """Tells rows of actuals from the remarks below them."""

    def __init__(self) -> None:
        self._begun = False

    def include(self, row: Row) -> bool:
        """Whether a record is blank or a remark; what follows a remark belongs to it while it is text alone."""
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        self._begun = self._begun or (bool(filled) and _REMARK.fullmatch(_folded(filled[0])) is not None)
        return not filled or (self._begun and not _ID.fullmatch(_folded(row.cells[0])) and _is_remark(filled))


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
