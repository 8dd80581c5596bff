"""What the lines above a table and the name of its sheet say of all its figures: their period and their unit.

Words around a match matter: 填报日期：2023年7月5日 says when a sheet was filled in, 附件3 月度 names no month, and
截至11月6日 is that day and not the end of November.
"""

import re
from collections.abc import Iterable, Sequence

from xxtrack.load.office.words import is_unit
from xxtrack.model.number import nfkc
from xxtrack.model.period import Period, PeriodError, PlanYear
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.plan import Item
from xxtrack.model.punctuation import names_listed
from xxtrack.model.unit import is_percentage, parse_unit

_DATE = r"(?:(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ENGLISH_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?|\d{{1,2}}/\d{{1,2}}/\d{{4}}"
_FISCAL = r"\d{4}[-/–]\d{2}(?:\d{2})?(?!\d)"
_ENGLISH = (
    rf"(?:as at|to|until) (?:{_ENGLISH_DAY})|(?:{_FISCAL} )?\b(?:q|quarter ?)[1-4]\b(?: (?:{_FISCAL}|\d{{4}}))?"
    rf"|\b{_MONTH} ?(?:to|[-–]) ?{_MONTH}(?: \d{{4}})?|\b(?:to |until )?(?:end (?:of )?)?{_MONTH} \d{{4}}"
)
_NO_PERIOD = re.compile(
    r"(?:填报|填表|报送|上报|报出|印发|制表|打印|发布|更新|编制|成文)(?:日期|时间|于)? ?[:为]? ?"
    rf"(?:{_DATE}|\d{{4}}-\d{{2}}(?!\d)|(?:\d{{4}} ?年 ?)?\d{{1,2}} ?月)|{_DATE} ?(?:印发|填报|报送|制表|打印|发布|前)"
    r"|附(?:件|表) ?\d+|第 ?\d+ ?[期号次]|[〔\[(]\d{4}[〕\])] ?\d*号?"
    r"|(?:printed|produced|published|prepared|updated|reported?|issued|due|meeting|date)[a-z ]{0,20}:? ?"
    rf"(?:{_ENGLISH_DAY})",
    re.IGNORECASE,
)
"""Dates and numbers that say of a paper when it was made or which it is."""
_DAY = r"(?:截至|截止|至) ?(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日"
_PERIOD = re.compile(
    rf"{_DAY}|{_DATE}|(?:\d{{4}} ?(?:年 ?)?)?(?:\d{{1,2}} ?月? ?[-—–~～至] ?\d{{1,2}} ?月(?!度)"
    rf"|\d{{1,2}} ?月(?!度)|上半年|前三季度|[一二三四]季度|全年)|{_ENGLISH}|\d{{4}}-\d{{2}}(?![\d])",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:(?:计量)?单位\s*(?::|均?为|是)|\bunits?\s*:|\bfigures in\s)\s*(?P<units>[^)\]]+)", re.IGNORECASE
)
_LONGEST = 500
_BETWEEN = re.compile(r"[,，、;；/|]|\s+|和|或")


def period_in(texts: Iterable[str], year: PlanYear) -> str:
    """The one period that lines speak of; empty where there is none, or where there are two."""
    found: dict[Period, str] = {}
    for text in texts:
        for match in _PERIOD.finditer(_NO_PERIOD.sub("。", _plain(text))):
            if re.fullmatch(_DATE, match[0]):
                continue  # a bare day may be anything: when it was printed, when it is asked for
            try:
                period = parse_period(match[0], year)
            except PeriodError:
                continue
            found.setdefault(period._replace(start=period.end), match[0])
    return next(iter(found.values())) if len(found) == 1 else ""


def _plain(text: str) -> str:
    """The beginning of a line, with single blanks: patterns with several blanks in a row take the square of them."""
    return " ".join(nfkc(text[:_LONGEST]).split())


def units_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The units that lines give for a table (单位：亿元、%); a 填报单位 is an office."""
    found: list[str] = []
    for text in texts:
        plain = _plain(text)
        for match in _UNIT.finditer(plain):
            if match.start() and plain[match.start() - 1] not in " ([,;。:":
                continue
            words = [word for word in _BETWEEN.split(match["units"].strip()) if word]
            if words and all(is_unit(word) for word in words):
                found += words
    return tuple(dict.fromkeys(found))


def unit_for(item: Item, units: Sequence[str]) -> str:
    """The unit that a table's units give to an item's figures; empty where they say nothing of it.

    Of several the one of the item's kind applies, and the item's own where there are two of its kind. A table's money
    does not touch a percentage.
    """
    if not units or not item.has_figures:
        return ""
    own = item.in_unit
    if own in units:
        return own
    alike = [unit for unit in units if parse_unit(unit).base == parse_unit(own).base]
    if alike:
        return alike[0] if len(alike) == 1 else names_listed(alike)
    return units[0] if len(units) == 1 and not is_percentage(own) else ""
