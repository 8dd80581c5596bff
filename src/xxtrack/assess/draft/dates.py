"""By when: the dates of a clause, and what each of them means as the last day."""

import re
from dataclasses import dataclass
from datetime import date

from xxtrack.assess.trace.numerals import chinese_number
from xxtrack.model.calendar import ONE_DAY, month_after, month_end
from xxtrack.model.draft import Range
from xxtrack.model.period import PlanYear, calendar_year

_YEAR = r"(?:(?P<year>(?:19|20)[0-9]{2})年)?"
_DATE = re.compile(
    rf"(?:力争|争取|确保|到|至|于|在|截至|截止|截止到)?{_YEAR}(?:"
    r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:(?P<day>[0-9]{1,2})[日号]|(?P<third>上旬|中旬|下旬|初|底|末|中))?"
    r"|(?P<half>[上下])半年"
    r"|(?:前|第)?(?P<quarter>[一二三四1-4])个?季度"
    r"|(?P<season>(?<=年)[春夏秋冬]季(?:学期)?)"
    r"|(?P<middle>年中)"
    r"|(?P<end>(?<![0-9])年[底末内]|(?<=[0-9]年)[底末内]|全年)"
    r"|(?P<whole>(?<=年)(?!度|以来|代|级|度))"
    r")(?:之?前|以前|末|内|底)?"
)
_WITHOUT = re.compile("^(?:全年|今年)$")
_TURN = {"上旬": 10, "中旬": 20, "初": 10, "中": 15}


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text; ``stated`` where it is more than the plan's own year."""

    on: date
    span: Range
    stated: bool = True
    quarters: int = 0
    """How many quarters it names together: 前三季度."""
    unsure: bool = False
    """Whether it names no year where the plan has several."""


def day_in(text: str, period: PlanYear | None) -> Day | None:
    """The first date of a text that says by when; numbers that only look like one are none.

    What names no year is of the plan's time: in a plan from April, 3月 is the next year's and 一季度 ends in June.
    """
    for match in _DATE.finditer(text):
        if period and match[0] and (day := _day(match, period)):
            return day
    return None


def _day(match: re.Match[str], period: PlanYear) -> Day | None:
    year = int(match["year"]) if match["year"] else 0
    if year and not 1900 < year < 2100:
        return None
    on = _last_day(match, year) if year else _unnamed(match, period)
    if on is None or on < period.start:
        return None
    ours = period.start.year <= (year or period.start.year) <= period.end.year
    own_year = match["whole"] is not None and ours and not period.has_several
    stated = not own_year and not _WITHOUT.match(match[0]) and match["end"] != "全年"
    if match["whole"] is not None and not re.match("力争|争取|到|至|于|截至|截止", match[0]) and not ours:
        return None
    quarters = int(_number(match["quarter"]) or 0) if match["quarter"] and "前" in match[0][:2] else 0
    return Day(on, match.span(), stated, quarters, unsure=not year and stated and _two_ways(match, period))


def _two_ways(match: re.Match[str], period: PlanYear) -> bool:
    """Whether a date without a year may be another day as well."""
    within = bool(match["end"]) and "内" in match["end"]
    return (period.has_several and not within) or (bool(match["end"] or match["middle"]) and not period.is_calendar)


def _unnamed(match: re.Match[str], period: PlanYear) -> date | None:
    """The last day of a date that names no year."""
    if match["month"]:
        month = _number(match["month"])
        later = month is not None and month < period.start.month
        return _last_day(match, period.start.year + later)
    if match["half"]:
        return month_after(period.start, 6 if match["half"] == "上" else 12) - ONE_DAY
    if match["quarter"]:
        return quarter_end(period, _number(match["quarter"]) or 4)
    if match["middle"]:
        return date(period.start.year, 6, 30)
    if match["end"] and match["end"][-1] in "底末":
        return date(period.start.year, 12, 31)
    return period.end


def quarter_end(period: PlanYear, quarter: int) -> date:
    """The last day of one of the plan's quarters."""
    return month_after(period.start, 3 * quarter) - ONE_DAY


def _last_day(match: re.Match[str], year: int) -> date | None:
    if match["month"]:
        month = _number(match["month"])
        if month is None or not 1 <= month <= 12:
            return None
        last = month_end(year, month)
        day = int(match["day"]) if match["day"] else _TURN.get(match["third"] or "", last.day)
        return date(year, month, day) if 1 <= day <= last.day else None
    if match["half"]:
        return date(year, 6, 30) if match["half"] == "上" else date(year, 12, 31)
    if match["quarter"]:
        return quarter_end(calendar_year(year), _number(match["quarter"]) or 4)
    return date(year, 6, 30) if match["middle"] else date(year, 12, 31)


def _number(text: str) -> int | None:
    value = int(text) if text.isdecimal() else chinese_number(text)
    return None if value is None else int(value)
