"""Periods as offices write them: 2023-06, 2023Q2, 1-6月, 上半年, 截至9月底, Q1 2023/24, Apr-Jun 2023.

Wordings without a year mean the plan's own: in a plan from April to March, Q1 and 一季度 are April to June.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from xxtrack.model.calendar import ONE_DAY, month_after, month_end
from xxtrack.model.number import nfkc
from xxtrack.model.period import Period, PeriodError, PlanYear

_YEAR = r"(?:(?P<year>\d{4})年?)?"
_DASH = r"[-–—―−~～至到]"
_END = r"(?P<until>末|底|止|为止|累计)?"
_MONTH_WORD = r"月(?:份)?"
_ALONE = r"(?P<alone>当月|单月|当季|单季|当期|本期)?"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_QUARTERS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4} | {str(number): number for number in range(1, 5)}
_SPANS = {
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
    "h1": (1, 6),
    "h2": (7, 12),
    "firsthalf": (1, 6),
    "secondhalf": (7, 12),
    "fullyear": (1, 12),
    "yearend": (1, 12),
}
"""Named stretches of a year, by the first and last of its months as they are counted from its beginning."""
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_FISCAL = r"(?:fy)?(?P<fiscal>\d{4})[-/–](?P<next>\d{4}|\d{2})"
_UNTIL_ENGLISH = r"(?P<until>to|until|up?to|ytdto|ytd|yearto)?"

# Excel counts days from 1899-12-30; the serials of 2000 to 2078 are the ones a plan can mean.
_SERIAL_EPOCH = date(1899, 12, 30)
_SERIALS = range(36526, 65381)

_MIDNIGHT = re.compile(r"(?<=\d)[T ]\s*0{1,2}:00(?::00(?:\.0+)?)?\s*$")


def parse_period(text: str, year: PlanYear) -> Period:
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
                return read(match, _NO_YEAR).end
            except (ValueError, OverflowError):
                return None
    return None


def _folded(text: str) -> str:
    plain = nfkc(text).strip()
    return re.sub(r"\s+", "", _MIDNIGHT.sub("", plain))


def _eaten(_match: re.Match[str], _year: PlanYear) -> Period:
    raise PeriodError("eaten")


def _day(match: re.Match[str], _plan: PlanYear) -> Period:
    return _to_day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _day_of_plan(match: re.Match[str], plan: PlanYear) -> Period:
    month, day = int(match["month"]), int(match["day"])
    return _to_day(date(_year_of(plan, month, month), month, day))


def _slashed_day(match: re.Match[str], plan: PlanYear) -> Period:
    """30/06/2023: the number that cannot be a month is the day; where both can, the plan says which comes first."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if one > 12 or one == other or (other <= 12 and plan.dates == "day-first"):
        return _to_day(date(year, other, one))
    if other > 12 or plan.dates == "month-first":
        return _to_day(date(year, one, other))
    raise PeriodError("two-readings", _to_day(date(year, other, one)), _to_day(date(year, one, other)))


def _english_day(match: re.Match[str], plan: PlanYear) -> Period:
    month = _english_number(match["name"])
    year = int(match["year"]) if match["year"] else _year_of(plan, month, month)
    return _to_day(date(year, month, int(match["day"])))


def _serial(match: re.Match[str], _plan: PlanYear) -> Period:
    number = int(match["serial"])
    if number not in _SERIALS:
        raise PeriodError("unreadable")
    return _to_day(_SERIAL_EPOCH + timedelta(days=number))


def _to_day(end: date) -> Period:
    return Period(end.replace(day=1), end)


def _from_day_to_day(match: re.Match[str], _plan: PlanYear) -> Period:
    first, last = date.fromisoformat(match["from"]), date.fromisoformat(match["to"])
    if first > last:
        raise PeriodError("impossible")
    return Period(first, last, alone=True)


def _month(match: re.Match[str], plan: PlanYear) -> Period:
    month = int(match["month"])
    year = int(match["year"]) if match["year"] else _year_of(plan, month, month)
    return _month_of(match, plan, year, month)


def _english_month(match: re.Match[str], plan: PlanYear) -> Period:
    month = _english_number(match["name"])
    if match["year"] is None:
        return _month_of(match, plan, _year_of(plan, month, month), month)
    year = int(match["year"])
    return _month_of(match, plan, year if year > 99 else 2000 + year, month)


def _month_of(match: re.Match[str], plan: PlanYear, year: int, month: int) -> Period:
    groups = match.groupdict()
    alone = bool(groups.get("alone"))
    end = month_end(year, month)
    return Period(plan.begin_of(end) if groups.get("until") and not alone else date(year, month, 1), end, alone)


def _months(match: re.Match[str], plan: PlanYear) -> Period:
    return _from_month_to_month(match, plan, int(match["first"]), int(match["last"]))


def _english_months(match: re.Match[str], plan: PlanYear) -> Period:
    return _from_month_to_month(match, plan, _english_number(match["first"]), _english_number(match["last"]))


def _from_month_to_month(match: re.Match[str], plan: PlanYear, first: int, last: int) -> Period:
    """1-6月 is to date where the plan's year begins with its first month, else a period alone."""
    alone = first != plan.start.month or bool(match.groupdict().get("alone"))
    if match["year"]:
        year = int(match["year"])
        if first > last:
            raise PeriodError("impossible")
        return Period(date(year, first, 1), month_end(year, last), alone)
    if first > last and plan.is_calendar:
        raise PeriodError("impossible")
    year = _year_of(plan, first, last)
    return Period(date(year, first, 1), month_end(year + (first > last), last), alone)


def _quarter(match: re.Match[str], plan: PlanYear) -> Period:
    last = _QUARTERS[match["quarter"].lower()] * 3
    return _part_of_year(match, plan, last - 2, last)


def _named(match: re.Match[str], plan: PlanYear) -> Period:
    return _part_of_year(match, plan, *_SPANS[match["name"].lower()])


def _whole_year(match: re.Match[str], plan: PlanYear) -> Period:
    return _part_of_year(match, plan, 1, 12)


def _part_of_year(match: re.Match[str], plan: PlanYear, first: int, last: int) -> Period:
    """Some months of a year, counted from its beginning: the plan's own, a fiscal year named 2023/24, or 2023's.

    A named part is to date where it begins with the year, but for a quarter, which may be either: it begins with
    itself unless words such as 末 say that it is to date.
    """
    groups = match.groupdict()
    alone = bool(groups.get("alone")) or (first != 1 and "name" in groups)
    begin = _begin_of_year(match, plan, first, last)
    start, end = month_after(begin, first - 1), month_after(begin, last) - ONE_DAY
    if last - first == 11 and not groups.get("year") and not groups.get("fiscal"):
        end = min(end, plan.end)  # a plan of nine months calls them the year
    return Period(begin if groups.get("until") and not groups.get("alone") else start, end, alone)


def _begin_of_year(match: re.Match[str], plan: PlanYear, first: int, last: int) -> date:
    """The first day of the year that a part of one is of; raises `PeriodError` where it may be of two."""
    groups = match.groupdict()
    month = plan.start.month
    if fiscal := groups.get("fiscal"):
        if (int(fiscal) + 1) % 10 ** len(match["next"]) != int(match["next"]):
            raise PeriodError("impossible")
        if plan.is_calendar:
            raise PeriodError("no-such-year")
        return date(int(fiscal), month, 1)
    if not groups.get("year"):
        if plan.has_several:
            raise PeriodError("no-year")
        return plan.start.replace(day=1)
    year = int(match["year"])
    if plan.is_calendar:
        return date(year, 1, 1)
    readings = (date(year, 1, 1), date(year, month, 1))
    parts = (Period(month_after(day, first - 1), month_after(day, last) - ONE_DAY) for day in readings)
    raise PeriodError("two-readings", *parts)


def _year_of(plan: PlanYear, first: int, last: int) -> int:
    """The year in which months of the plan without one lie; raises `PeriodError` where the plan has several years.

    In a plan from April, 6月 is the first June, 2月 the February after it. 1-6月 lies in neither year: it is taken to
    begin before the plan, which its reader refuses.
    """
    if plan.has_several:
        raise PeriodError("no-year")
    years = range(plan.start.year, plan.end.year + 1)
    for year in years:
        if plan.start.replace(day=1) <= date(year, first, 1) and month_end(year + (first > last), last) <= month_end(
            plan.end.year, plan.end.month
        ):
            return year
    return next((year for year in years if plan.start <= month_end(year, last) <= plan.end), plan.start.year)


def _english_number(name: str) -> int:
    return _ENGLISH_MONTHS.index(name[:3].lower()) + 1


_NO_YEAR = PlanYear(date.min, date.min)
_Form = tuple[str, Callable[[re.Match[str], PlanYear], Period]]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Most files need a few of the forms; compiling all of them takes as long as reading a plan."""
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


_NAMES = "|".join(_SPANS)
_NTH = "[1-4]|1st|2nd|3rd|4th|first|second|third|fourth"

_FORMS: tuple[_Form, ...] = (
    (r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])", _month),
    (r"\d{4}\.10?", _eaten),
    (r"(?P<year>\d{4})(?P<month>0[1-9]|1[0-2])", _month),
    (r"(?P<year>\d{4})(?P<month>0[1-9]|1[0-2])(?P<day>\d{2})", _day),
    (r"(?:截至|截止|至)(?P<month>\d{1,2})月(?P<day>\d{1,2})日", _day_of_plan),
    (r"(?P<serial>\d{5})(?:\.0+)?", _serial),
    (r"(?:截至|截止|至)?(?P<year>\d{4})([-/.年])(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?(?:止)?", _day),
    (rf"(?P<until>截至|截止|至)(?P<year>\d{{4}})[-/.年](?P<month>\d{{1,2}})(?:{_MONTH_WORD})?(?:末|底|止)?", _month),
    (rf"(?P<year>\d{{4}})[-/.年](?P<month>0?[1-9]|1[0-2])(?:{_MONTH_WORD})?{_ALONE}{_END}", _month),
    (_FISCAL, _whole_year),
    (rf"(?P<year>\d{{4}})[-/.年](?P<month>\d{{1,2}})(?:{_MONTH_WORD})?{_ALONE}{_END}", _month),
    (rf"{_YEAR}{_ALONE}(?P<month>\d{{1,2}}){_MONTH_WORD}", _month),
    (rf"{_YEAR}(?P<month>\d{{1,2}}){_MONTH_WORD}{_ALONE}{_END}", _month),
    (rf"(?P<until>截至|截止|至){_YEAR}(?P<month>\d{{1,2}}){_MONTH_WORD}(?:末|底|止)?", _month),
    (
        rf"{_YEAR}(?P<first>\d{{1,2}})(?:{_MONTH_WORD})?{_DASH}(?P<last>\d{{1,2}}){_MONTH_WORD}{_ALONE}(?:止|累计|合计)?",
        _months,
    ),
    (rf"{_FISCAL}-?(?:Q|quarter)(?P<quarter>[1-4])", _quarter),
    (rf"(?:Q|quarter)(?P<quarter>[1-4]){_FISCAL}", _quarter),
    (r"(?P<year>\d{4})-?Q(?P<quarter>[1-4])", _quarter),
    (r"(?:Q|quarter)(?P<quarter>[1-4])(?P<year>\d{4})?", _quarter),
    (rf"(?P<quarter>{_NTH})quarter(?P<year>\d{{4}})?", _quarter),
    (rf"(?P<quarter>{_NTH})quarter{_FISCAL}", _quarter),
    (rf"{_YEAR}第?(?P<quarter>[一二三四1-4])季度?{_ALONE}{_END}", _quarter),
    (rf"(?P<until>截至|截止|至){_YEAR}第?(?P<quarter>[一二三四1-4])季度?(?:末|底)?", _quarter),
    (rf"(?:截至|截止)?{_YEAR}(?P<name>{_NAMES}){_END}", _named),
    (rf"(?:{_FISCAL})(?P<name>{_NAMES})", _named),
    (rf"(?P<name>{_NAMES}){_FISCAL}", _named),
    (rf"(?P<name>{_NAMES})(?P<year>\d{{4}})", _named),
    (r"(?P<year>\d{4})年?", _whole_year),
    (r"(?P<from>\d{4}-\d\d-\d\d)/(?P<to>\d{4}-\d\d-\d\d)", _from_day_to_day),
    (r"(?P<one>\d{1,2})[/.](?P<other>\d{1,2})[/.](?P<year>\d{4})", _slashed_day),
    (rf"{_UNTIL_ENGLISH}(?:end)?(?P<name>{_ENGLISH})-(?P<year>\d{{2}}|\d{{4}})", _english_month),
    (rf"{_UNTIL_ENGLISH}(?:endof|end)?(?P<name>{_ENGLISH}),?(?P<year>\d{{4}})?", _english_month),
    (rf"(?:asat|to|until)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?-?(?P<name>{_ENGLISH})-?(?P<year>\d{{4}})?", _english_day),
    (rf"(?:asat|to|until)?(?P<name>{_ENGLISH})(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,(?P<year>\d{{4}})", _english_day),
    (rf"(?P<first>{_ENGLISH})(?:{_DASH}|to)(?P<last>{_ENGLISH}),?(?P<year>\d{{4}})?", _english_months),
)
"""The wordings, in the order in which they are tried; NFKC has made full-width forms plain before."""
