"""Days, months and quarters, and time counted as offices print it: in months, a date inside one by its days."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

ONE_DAY = timedelta(days=1)


def days_in_month(day: date) -> int:
    """Days in the month that ``day`` lies in."""
    return monthrange(day.year, day.month)[1]


@lru_cache(maxsize=1024)
def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_ends(start: date, end: date) -> Iterator[date]:
    """The last days of months from ``start`` to ``end``, in order."""
    year, month = start.year, start.month
    while (day := month_end(year, month)) <= end:
        yield day
        year, month = year + month // 12, month % 12 + 1


# Hundreds of items share a handful of starts, dates and ends.
@lru_cache(maxsize=4096)
def months_at_end_of(day: date) -> Fraction:
    """Months since year 0 when ``day`` is over; the end of a month is a whole number."""
    return Fraction(day.year * 12 + day.month - 1) + Fraction(day.day, days_in_month(day))


@lru_cache(maxsize=4096)
def months_between(start: date, day: date) -> Fraction:
    """Months from the morning of ``start`` to the evening of ``day``: 2023-01-01 to 2023-06-30 is 6."""
    return months_at_end_of(day) - months_at_end_of(start - ONE_DAY)


@lru_cache(maxsize=4096)
def months_apart(earlier: date, later: date) -> float:
    """Months from the evening of one day to that of another, as near as a sieve needs them."""
    return float(months_at_end_of(later) - months_at_end_of(earlier))


def day_reached(start: date, months: Fraction) -> date:
    """The last day that is over when ``months`` have gone by since the morning of ``start``."""
    position = months_at_end_of(start - ONE_DAY) + months
    whole = position.numerator // position.denominator
    first = date(whole // 12, whole % 12 + 1, 1)
    return first - ONE_DAY + timedelta(days=int((position - whole) * days_in_month(first)))


@lru_cache(maxsize=4096)
def share_of_time(start: date, end: date, day: date) -> Fraction:
    """How much of the time from ``start`` to ``end`` is over in the evening of ``day``, from 0 to 1."""
    if day >= end:
        return Fraction(1)
    if day < start:
        return Fraction(0)
    return months_between(start, day) / months_between(start, end)


def whole_months_apart(first: date, last: date) -> int:
    """How many months lie between the months of two days; 0 in one month."""
    return (last.year - first.year) * 12 + last.month - first.month


def month_after(day: date, months: int) -> date:
    """The first day of a month so many months later."""
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, 1)
