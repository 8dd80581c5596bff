"""Sets of report dates as the bits of a number: whether two reports fell on one day is asked of millions at once."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import NewType

Days = NewType("Days", int)
"""A set of report dates; bit 0 is for a report without one."""

FIRST, LAST = date(1990, 1, 1), date(2089, 12, 31)
"""The dates that are kept so."""
NONE = Days(0)
_BEFORE = FIRST.toordinal() - 1


def days_of(number: int) -> Days:
    """The bits as they are."""
    return Days(number)


def only(day: date | None) -> Days:
    """One date; none where it is not among those that are kept."""
    if day is None:
        return Days(1)
    return Days(1 << day.toordinal() - _BEFORE) if FIRST <= day <= LAST else NONE


def together(days: Iterable[date | None]) -> Days:
    """Some dates."""
    return Days(reduce(or_, map(only, days), 0))


def before(day: date) -> Days:
    """All dates before a day."""
    return Days(max(0, (1 << max(1, day.toordinal() - _BEFORE)) - 2))


def earliest(days: Days) -> date | None:
    """The first of some; a report without a date counts as the first."""
    return _day((days & -days).bit_length() - 1)


def latest(days: Days) -> date | None:
    """The last of some."""
    return _day(days.bit_length() - 1)


def _day(bit: int) -> date | None:
    return date.fromordinal(_BEFORE + bit) if bit else None
