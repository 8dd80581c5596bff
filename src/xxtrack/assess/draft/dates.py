"""By when: the dates of a clause, and what each of them means as the last day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from xxtrack.assess.trace.numerals import chinese_number
from xxtrack.model.draft import Range

_YEAR = r"(?:(?P<year>(?:19|20)[0-9]{2})年)?"
_DATE = re.compile(
    rf"(?:力争|争取|确保|到|至|于|在|截至|截止|截止到)?{_YEAR}(?:"
    r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:(?P<day>[0-9]{1,2})[日号]|(?P<third>上旬|中旬|下旬|初|底|末|中))?"
    r"|(?P<half>[上下])半年"
    r"|(?:前|第)?(?P<quarter>[一二三四1-4])个?季度"
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


def day_in(text: str, year: int) -> Day | None:
    """The first date of a text that says by when; numbers that only look like one are none."""
    for match in _DATE.finditer(text):
        day = _day(match, year)
        if day:
            return day
    return None


def _day(match: re.Match[str], year: int) -> Day | None:
    given = int(match["year"]) if match["year"] else year
    if not match[0] or not 1900 < given < 2100:
        return None
    on = _last_day(match, given)
    if on is None or (on.year < year):
        return None
    own_year = bool(match["whole"] is not None and given == year)
    stated = not own_year and not _WITHOUT.match(match[0]) and match["end"] != "全年"
    if match["whole"] is not None and not re.match("力争|争取|到|至|于|截至|截止", match[0]) and given != year:
        return None
    quarters = int(chinese_number(match["quarter"]) or 0) if match["quarter"] and "前" in match[0][:2] else 0
    return Day(on, match.span(), stated, quarters)


def _last_day(match: re.Match[str], year: int) -> date | None:
    if match["month"]:
        month = int(match["month"]) if match["month"].isdecimal() else int(chinese_number(match["month"]) or 0)
        if not 1 <= month <= 12:
            return None
        last = monthrange(year, month)[1]
        day = int(match["day"]) if match["day"] else _TURN.get(match["third"] or "", last)
        return date(year, month, day) if 1 <= day <= last else None
    if match["half"]:
        return date(year, 6, 30) if match["half"] == "上" else date(year, 12, 31)
    if match["quarter"]:
        quarter = (
            int(chinese_number(match["quarter"]) or 0) if not match["quarter"].isdecimal() else int(match["quarter"])
        )
        return date(year, quarter * 3, 30 if quarter in {2, 3} else 31)
    return date(year, 6, 30) if match["middle"] else date(year, 12, 31)
