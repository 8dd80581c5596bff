"""The time that a paper plans for, from its title: a year, a financial or school year, several years."""

import re
from collections.abc import Sequence

from xxtrack.assess.draft.headings import REPORTS, REVIEW, TASKS, YEAR
from xxtrack.assess.draft.paragraphs import SourceParagraph
from xxtrack.model.calendar import ONE_DAY, month_after
from xxtrack.model.period import PlanYear, calendar_year

_SPAN = re.compile(
    r"(?<![0-9])(?P<first>20[0-9]{2})(?:年(?P<from>[0-9]{1,2})月)?\s?(?:[-—–~]{1,2}|至|到|to)\s?(?P<last>20[0-9]{2})"
    r"(?:年(?P<to>[0-9]{1,2})月|(?P<sort>年?(?:财政年度|财年|学年|年度)))?"
)
_SHORT = re.compile(r"(?<![0-9])(?P<first>20[0-9]{2})\s?[/–-]\s?(?P<last>[0-9]{2})(?![0-9年月/-])")
_LONGEST_HEADING = 40


def plan_period(plain: str, title: SourceParagraph | None, paragraphs: Sequence[SourceParagraph]) -> PlanYear | None:
    """The period in the title, else the year in a heading of tasks, else the latest that is named often."""
    words = plain[title.body : title.end] if title else ""
    if span := _named_span(words):
        return span
    if not REPORTS.search(words) and (match := YEAR.search(words)):
        return calendar_year(int(match[1]))
    heads = [plain[p.body : min(p.end, p.body + _LONGEST_HEADING)] for p in paragraphs]
    years = [int(m[1]) for head in heads if TASKS.search(head) and not REVIEW.search(head) and (m := YEAR.search(head))]
    named = [int(match[1]) for match in YEAR.finditer(plain)]
    often = [year for year in set(named) if named.count(year) >= max(1, len(named) // 5)]
    year = years[0] if years else max(often, default=0)
    return calendar_year(year) if year else None


def _named_span(words: str) -> PlanYear | None:
    if (match := _SHORT.search(words)) and int(match["last"]) == (int(match["first"]) + 1) % 100:
        return _months(int(match["first"]), 4, int(match["first"]) + 1, 3)
    match = _SPAN.search(words)
    if not match or not 0 < int(match["last"]) - int(match["first"]) <= 15:
        return None
    first, last, sort = int(match["first"]), int(match["last"]), match["sort"] or ""
    if sort and last == first + 1:
        return _months(first, 9, last, 8) if "学年" in sort else _months(first, 4, last, 3)
    return _months(first, int(match["from"] or 1), last, int(match["to"] or 12))


def _months(year: int, month: int, last_year: int, last_month: int) -> PlanYear | None:
    if not (1 <= month <= 12 and 1 <= last_month <= 12):
        return None
    start = calendar_year(year).start.replace(month=month)
    return PlanYear(start, month_after(calendar_year(last_year).start, last_month) - ONE_DAY)
