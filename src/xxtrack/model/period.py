"""Periods as offices write them: 2023-06, 2023Q2, 1-6月, 上半年, 截至9月底.

A year-to-date figure runs *to* the end of its period, so the end is what matters. Where a figure is for the period
alone (当月), its ``start`` matters too; ``alone`` marks the wordings that can only mean that (6月当月, 4-6月).
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from xxtrack.model.calendar import month_end
from xxtrack.model.number import nfkc


class Period(NamedTuple):
    """The period a figure is for, by its first and last day, read as a period alone.

    6月 and 2023-06 begin on 1 June, 二季度 on 1 April; 1-6月, 上半年 and 截至6月底 on 1 January.
    """

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
_DASH = r"[-–—―−~～至到]"
_END = r"(?P<until>末|底|止|为止|累计)?"
_MONTH_WORD = r"月(?:份)?"
_ALONE = r"(?P<alone>当月|单月|当季|单季|当期|本期)?"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NAMED_MONTHS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "前3季度": (1, 9),
    "前二季度": (1, 6),
    "前两季度": (1, 6),
    "前2季度": (1, 6),
    "全年": (1, 12),
    "年度": (1, 12),
    "年末": (1, 12),
    "年底": (1, 12),
}
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Excel counts days from 1899-12-30; the serials of 2000 to 2078 are the ones a plan can mean.
_SERIAL_EPOCH = date(1899, 12, 30)
_SERIALS = range(36526, 65381)

_MIDNIGHT = re.compile(r"(?<=\d)[T ]\s*0{1,2}:00(?::00(?:\.0+)?)?\s*$")


def parse_period(text: str, year: int) -> Period:
    """Read a period; ``year`` is the plan's, for wordings that name none. Raises `PeriodError`."""
    plain = _folded(text)
    for pattern, read in _FORMS:
        if match := _compiled(pattern).fullmatch(plain):
            try:
                return read(match, year)
            except PeriodError:
                raise
            except (ValueError, OverflowError):
                raise PeriodError("impossible") from None
    raise PeriodError("unreadable")


def parse_day(text: str) -> date | None:
    """Read a day as people and Excel write it: 2023-07-05, 2023/7/5, 2023年7月5日, 20230705, 45112."""
    plain = _folded(text)
    for pattern, read in _FORMS:
        match = _compiled(pattern).fullmatch(plain) if read in {_day, _serial} else None
        if match:
            try:
                return read(match, 0).end
            except (ValueError, OverflowError):
                return None
    return None


def _folded(text: str) -> str:
    plain = nfkc(text).strip()
    return re.sub(r"\s+", "", _MIDNIGHT.sub("", plain))


def _year(match: re.Match[str], year: int) -> int:
    return int(match["year"] or year)


def _eaten(_match: re.Match[str], _year: int) -> Period:
    raise PeriodError("eaten")


def _day(match: re.Match[str], _plan_year: int) -> Period:
    return _to_day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _day_of_plan(match: re.Match[str], plan_year: int) -> Period:
    return _to_day(date(plan_year, int(match["month"]), int(match["day"])))


def _serial(match: re.Match[str], _plan_year: int) -> Period:
    number = int(match["serial"])
    if number not in _SERIALS:
        raise PeriodError("unreadable")
    return _to_day(_SERIAL_EPOCH + timedelta(days=number))


def _to_day(end: date) -> Period:
    return Period(end.replace(day=1), end)


def _month(match: re.Match[str], plan_year: int) -> Period:
    groups = match.groupdict()
    month, year = int(match["month"]), _year(match, plan_year)
    alone = bool(groups.get("alone"))
    return _months(year, 1 if groups.get("until") and not alone else month, month, alone=alone)


def _english_month(match: re.Match[str], _plan_year: int) -> Period:
    year = int(match["year"])
    month = _ENGLISH_MONTHS.index(match["name"][:3].lower()) + 1
    return _months(year if year > 99 else 2000 + year, month, month)


def _quarter(match: re.Match[str], plan_year: int) -> Period:
    groups = match.groupdict()
    last = _QUARTERS[match["quarter"]] * 3
    alone = bool(groups.get("alone"))
    return _months(_year(match, plan_year), 1 if groups.get("until") and not alone else last - 2, last, alone=alone)


def _span(match: re.Match[str], plan_year: int) -> Period:
    first, last = int(match["first"]), int(match["last"])
    return _months(_year(match, plan_year), first, last, alone=first != 1 or bool(match["alone"]))


def _named(match: re.Match[str], plan_year: int) -> Period:
    first, last = _NAMED_MONTHS[match["name"]]
    return _months(_year(match, plan_year), first, last, alone=first != 1)


def _whole_year(match: re.Match[str], _plan_year: int) -> Period:
    return _months(int(match["year"]), 1, 12)


def _months(year: int, first: int, last: int, *, alone: bool = False) -> Period:
    if first > last:
        raise PeriodError("impossible")
    return Period(date(year, first, 1), month_end(year, last), alone)


_Form = tuple[str, Callable[[re.Match[str], int], Period]]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Most files need a few of the forms; compiling all of them takes as long as reading a plan."""
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


_FORMS: tuple[_Form, ...] = (
    (r"\d{4}\.10?", _eaten),
    (r"(?P<year>\d{4})(?P<month>0[1-9]|1[0-2])", _month),
    (r"(?P<year>\d{4})(?P<month>0[1-9]|1[0-2])(?P<day>\d{2})", _day),
    (r"(?:截至|截止|至)(?P<month>\d{1,2})月(?P<day>\d{1,2})日", _day_of_plan),
    (r"(?P<serial>\d{5})(?:\.0+)?", _serial),
    (r"(?:截至|截止|至)?(?P<year>\d{4})([-/.年])(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?(?:止)?", _day),
    (rf"(?P<until>截至|截止|至)(?P<year>\d{{4}})[-/.年](?P<month>\d{{1,2}})(?:{_MONTH_WORD})?(?:末|底|止)?", _month),
    (rf"(?P<year>\d{{4}})[-/.年](?P<month>\d{{1,2}})(?:{_MONTH_WORD})?{_ALONE}{_END}", _month),
    (
        r"(?P<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}-(?P<year>\d{2}|\d{4})",
        _english_month,
    ),
    (rf"{_YEAR}{_ALONE}(?P<month>\d{{1,2}}){_MONTH_WORD}", _month),
    (rf"{_YEAR}(?P<month>\d{{1,2}}){_MONTH_WORD}{_ALONE}{_END}", _month),
    (rf"(?P<until>截至|截止|至){_YEAR}(?P<month>\d{{1,2}}){_MONTH_WORD}(?:末|底|止)?", _month),
    (
        rf"{_YEAR}(?P<first>\d{{1,2}})(?:{_MONTH_WORD})?{_DASH}(?P<last>\d{{1,2}}){_MONTH_WORD}{_ALONE}(?:止|累计|合计)?",
        _span,
    ),
    (r"(?P<year>\d{4})-?Q(?P<quarter>[1-4])", _quarter),
    (rf"{_YEAR}第?(?P<quarter>[一二三四1-4])季度?{_ALONE}{_END}", _quarter),
    (rf"(?P<until>截至|截止|至){_YEAR}第?(?P<quarter>[一二三四1-4])季度?(?:末|底)?", _quarter),
    (rf"(?:截至|截止)?{_YEAR}(?P<name>{'|'.join(_NAMED_MONTHS)}){_END}", _named),
    (r"(?P<year>\d{4})年?", _whole_year),
)
"""The wordings, in the order in which they are tried; NFKC has made full-width forms plain before."""
