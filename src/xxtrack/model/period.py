"""The period an actual is for, and the plan's year by which periods are told. `period_grammar` reads them.

A year-to-date actual runs *to* the end of its period, so the end is what matters. Where an actual is for the period
alone (当月), its ``start`` matters too; ``alone`` marks the wordings that can only mean that (6月当月, 4-6月).
"""

from datetime import date
from typing import NamedTuple

from xxtrack.model.calendar import month_end, whole_months_apart
from xxtrack.model.message import Message, msg


class Period(NamedTuple):
    """The period an actual is for, by its first and last day, read as a period alone.

    6月 and 2023-06 begin on 1 June, 二季度 on 1 April; 1-6月, 上半年 and 截至6月底 on the first day of the plan's year.
    """

    start: date
    end: date
    alone: bool = False


class PlanYear(NamedTuple):
    """The year of a plan, by which wordings that name none are read."""

    start: date
    end: date
    dates: str = ""
    """``day-first`` or ``month-first``, for 03/04/2023; empty where nobody has said."""

    @property
    def is_calendar(self) -> bool:
        """Whether it begins in January, so that its quarters are everybody's."""
        return self.start.month == 1

    @property
    def has_several(self) -> bool:
        """Whether the plan is longer than twelve months."""
        return whole_months_apart(self.start, self.end) >= 12

    def begin_of(self, day: date) -> date:
        """The first day of the plan's year that a day is in: 1 January, or as 1 April before it."""
        year = day.year if day.month >= self.start.month else day.year - 1
        return date(year, self.start.month, 1)


def calendar_year(year: int) -> PlanYear:
    """The year of a plan from January to December."""
    return PlanYear(date(year, 1, 1), date(year, 12, 31))


class PeriodError(ValueError):
    """A period that cannot be read.

    ``kind`` is a catalogue key's last part: unreadable, impossible, eaten, no-year, two-readings, no-such-year.
    ``readings`` are the two that it may mean, where it is for the writer to say which.
    """

    def __init__(self, kind: str, *readings: Period) -> None:
        """Keep why."""
        super().__init__(kind)
        self.kind = kind
        self.readings = readings

    def message(self, text: str) -> Message:
        """What is wrong with a wording, for its writer."""
        if self.kind != "two-readings":
            return msg(f"period.{self.kind}", text=text)
        one, other = (f"{reading.start}/{reading.end}" for reading in self.readings)
        return msg("period.two-readings", text=text, one=one, other=other)


def period_name(end: date) -> str:
    """A period to date by its last day: ``2023-06`` for a month's end, else the day."""
    return f"{end:%Y-%m}" if end == month_end(end.year, end.month) else end.isoformat()


def write_period(period: Period, *, alone: bool, year: PlanYear | None = None) -> str:
    """The shortest wording that is read as the same; ``alone`` tells a period by itself from an actual to date.

    An actual to date is known by its last day, one for a period alone by its first and last. Quarters have a wording
    of their own only where ``year`` is a calendar year: elsewhere 2023Q2 has two readings.
    """
    if not alone:
        return period_name(period.end)
    ends_month = period.end == month_end(period.end.year, period.end.month)
    months = whole_months_apart(period.start, period.end) + 1 if ends_month and period.start.day == 1 else 0
    if months == 1:
        return f"{period.end:%Y-%m}"
    if months == 3 and period.end.month % 3 == 0 and year and year.is_calendar:
        return f"{period.end.year}Q{period.end.month // 3}"
    return f"{period.start}/{period.end}"
