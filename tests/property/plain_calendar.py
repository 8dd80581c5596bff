"""Time in months, for `plain_judgement`."""

import calendar
from datetime import date
from fractions import Fraction


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def at_end(day: date) -> Fraction:
    """Months since the year 0 at the end of a day; a day is its share of its month."""
    return day.year * 12 + day.month - 1 + Fraction(day.day, calendar.monthrange(day.year, day.month)[1])


def at_begin(day: date) -> Fraction:
    return day.year * 12 + day.month - 1 + Fraction(day.day - 1, calendar.monthrange(day.year, day.month)[1])
