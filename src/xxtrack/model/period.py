"""Periods as offices write them: 2023-06, 2023Q2, 1-6月, 上半年, 截至9月底.

A figure runs *to* the end of its period, so the end is what matters; ``alone`` marks the wordings that can only mean
the single period (6月当月), which a year-to-date figure must not carry.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from xxtrack.model.calendar import month_end, quarter_end


@dataclass(frozen=True, slots=True)
class Period:
    """The period a figure is for, by its first and last day."""

    start: date
    end: date
    alone: bool = False


class PeriodError(ValueError):
    """A period that cannot be read; ``kind`` is a catalogue key's last part: unreadable, impossible, eaten."""

    def __init__(self, kind: str) -> None:
        """Keep why."""
        super().__init__(kind)
        self.kind = kind


_YEAR = r"(?:(?P<year>\d{4})年?)?"
_DASH = r"[-–—－~至到]"
_CN_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SUFFIX = r"(?:末|底|止|为止|累计)?"

_DAY = re.compile(r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?")
_MONTH = re.compile(r"(?P<year>\d{4})(?:[-/]|年)(?P<month>\d{1,2})(?:月份?)?(?:末|底)?")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(?P<year>\d{4})-?Q(?P<quarter>[1-4])", re.IGNORECASE)
_EATEN = re.compile(r"\d{4}\.\d{1,2}")
_SPAN = re.compile(rf"{_YEAR}(?P<first>\d{{1,2}})月?{_DASH}(?P<last>\d{{1,2}})月份?{_SUFFIX}")
_ONE_MONTH = re.compile(rf"{_YEAR}(?:截至|截止)?(?P<month>\d{{1,2}})月份?(?P<alone>当月)?{_SUFFIX}")
_CN_SEASON = re.compile(rf"{_YEAR}第?(?P<quarter>[一二三四1-4])季度(?P<alone>当季)?{_SUFFIX}")
_NAMED = re.compile(rf"{_YEAR}(?P<name>上半年|前三季度|前二季度|前两季度|全年|年末|年底|1季度){_SUFFIX}")
_YEAR_ALONE = re.compile(r"(?P<year>\d{4})年?")
_NAMED_MONTHS = {"上半年": 6, "前三季度": 9, "前二季度": 6, "前两季度": 6, "全年": 12, "年末": 12, "年底": 12}

# Excel counts days from 1899-12-30; the serials of 2000 to 2079 are the ones a plan can mean.
_SERIAL_EPOCH = date(1899, 12, 30)
_SERIALS = range(36526, 65381)


def parse_period(text: str, year: int) -> Period:
    """Read a period; ``year`` is the plan's, for wordings that name none. Raises `PeriodError`."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"(?:T|(?<=\d{4}-\d\d-\d\d))00:00(?::00)?$", "", plain)
    try:
        return _parse(plain, year)
    except ValueError as error:
        if isinstance(error, PeriodError):
            raise
        raise PeriodError("impossible") from None


def _parse(plain: str, year: int) -> Period:
    if _EATEN.fullmatch(plain):
        raise PeriodError("eaten")
    if plain.isdecimal() and len(plain) == 5 and int(plain) in _SERIALS:
        day = _SERIAL_EPOCH + timedelta(days=int(plain))
        return Period(date(day.year, 1, 1), day)
    if m := _DAY.fullmatch(plain):
        return _to(date(int(m["year"]), int(m["month"]), int(m["day"])))
    if m := _MONTH.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _months(int(m["year"]), 1, int(m["month"]))
    if m := _QUARTER.fullmatch(plain):
        return _to(quarter_end(int(m["year"]), int(m["quarter"])))
    if m := _SPAN.fullmatch(plain):
        first = int(m["first"])
        return _months(int(m["year"] or year), first, int(m["last"]), alone=first != 1)
    if m := _NAMED.fullmatch(plain):
        return _months(int(m["year"] or year), 1, _NAMED_MONTHS.get(m["name"], 3))
    if m := _CN_SEASON.fullmatch(plain):
        quarter, alone = _CN_QUARTER[m["quarter"]], bool(m["alone"])
        return _months(int(m["year"] or year), quarter * 3 - 2 if alone else 1, quarter * 3, alone=alone)
    if m := _ONE_MONTH.fullmatch(plain):
        month, alone = int(m["month"]), bool(m["alone"])
        return _months(int(m["year"] or year), month if alone else 1, month, alone=alone)
    if m := _YEAR_ALONE.fullmatch(plain):
        return _months(int(m["year"]), 1, 12)
    raise PeriodError("unreadable")


def _to(end: date) -> Period:
    return Period(date(end.year, 1, 1), end)


def _months(year: int, first: int, last: int, *, alone: bool = False) -> Period:
    if first > last:
        raise PeriodError("impossible")
    return Period(date(year, first, 1), month_end(year, last), alone)
