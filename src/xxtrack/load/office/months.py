"""Months beside a total: whether each is for itself or to date is shown by the numbers of the row alone."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from xxtrack.load.office.headers import ValueColumn
from xxtrack.model.actuals import Basis
from xxtrack.model.calendar import ONE_DAY


class Parts(NamedTuple):
    """Columns of months (or quarters) one after the other from the beginning of the plan's year, and their totals."""

    columns: tuple[ValueColumn, ...]
    totals: tuple[tuple[ValueColumn, int], ...]
    """Each total, and how many of the columns it is of."""


class Sums(Enum):
    """What the numbers of a row show."""

    ALONE = "alone"
    TO_DATE = "to-date"
    UNCLEAR = "unclear"


def parts_of(values: Sequence[ValueColumn], begin: date, sheet_end: date | None) -> Parts | None:
    """The months and totals of a table; None where it has not at least two months and a total."""
    columns: list[ValueColumn] = []
    totals: list[tuple[ValueColumn, int]] = []
    for column in (column for column in values if not column.growth and column.basis is not Basis.PERIOD):
        period = column.period
        end = columns[-1].period.end if columns and columns[-1].period else begin - ONE_DAY
        if period and column.basis is None and period.start == end + timedelta(days=1):
            columns.append(column)
        elif len(columns) > 1 and _is_total(column, begin, end, sheet_end):
            totals.append((column, len(columns)))
    return Parts(tuple(columns), tuple(totals)) if totals else None


def _is_total(column: ValueColumn, begin: date, end: date, sheet_end: date | None) -> bool:
    if column.period:
        return column.period.end == end and (column.period.start == begin or column.basis is Basis.TO_DATE)
    return sheet_end in {None, end} and (column.basis is Basis.TO_DATE or not column.scope)


def sums_of(parts: Parts, numbers: Mapping[int, Decimal | None]) -> Sums:
    """What every total of the row says."""
    said = {_said(parts.columns[:count], numbers, numbers.get(total.index)) for total, count in parts.totals}
    return said.pop() if len(said) == 1 else Sums.UNCLEAR


def _said(columns: Iterable[ValueColumn], numbers: Mapping[int, Decimal | None], total: Decimal | None) -> Sums:
    known = [numbers.get(column.index) for column in columns]
    if total is None or known[-1] is None:
        return Sums.UNCLEAR
    added = [number for number in known if number is not None]
    if len(added) == len(known) and adds_up(added, total):
        return Sums.ALONE
    return Sums.TO_DATE if known[-1] == total else Sums.UNCLEAR


def adds_up(parts: Sequence[Decimal], total: Decimal) -> bool:
    """Whether a total is the sum of its parts; it may miss by as much as the rounding of what is added."""
    step = max(_step(number) for number in (*parts, total))
    return abs(sum(parts) - total) <= step * len(parts) / 2 * (step < 1)


def _step(number: Decimal) -> Decimal:
    """The last decimal that a number is known to."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def is_month_alone(column: ValueColumn) -> bool:
    """Whether a column is headed by one later month and nothing says what its values cover."""
    period = column.period
    single = period is not None and period.end.month > 1 and not any(dash in column.period_text for dash in "-—–~至到")
    said = "月" in column.period_text or _ENGLISH_PART.search(column.period_text)
    return single and column.basis is None and not column.growth and bool(said)


_ENGLISH_PART = re.compile(r"^(?!to|until|up|ytd|as at|end)[a-z]|q[1-4]|quarter", re.IGNORECASE)
