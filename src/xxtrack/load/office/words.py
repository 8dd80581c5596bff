"""The words above a column, taken apart one by one: 1-6月累计完成（万元） is a period, a basis, a value and a unit.

What no word of ours accounts for is kept, so that it can be named: half an understanding would take the target of
the year for its figure.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from xxtrack.load.actuals.columns import COLUMNS
from xxtrack.model.actuals import Basis
from xxtrack.model.number import nfkc
from xxtrack.model.pattern import pattern
from xxtrack.model.period import Period, PeriodError, PlanYear
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.unit import is_known_unit, is_percentage, parse_unit

_EXTRA: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("指标", "事项", "项目", "项目名称", "主要指标", "任务", "工作任务", "重点任务", "任务名称"),
        *("key performance indicator", "performance measure", "indicator name", "description", "action", "milestone"),
    ),
    "period": ("月份", "month", "quarter"),
    "unit": ("单位", "计量单位", "unit", "units", "unit of measure"),
    "scope": ("地区", "区域", "区县", "县区", "县(市、区)", "园区", "镇街", "district", "locality"),
}
_ALIASES = {column: (column, *names) for column, names in COLUMNS.items() if column != "value"}
ROLES = {
    alias.replace(" ", ""): role for roles in (_ALIASES, _EXTRA) for role, names in roles.items() for alias in names
}
"""What a column tells of its rows, by its header."""
_WEAK_NAMES = frozenset({"目标任务"})
"""Headers of the names where nothing else is."""

WHOLE = frozenset({"全区", "新区", "合计", "总计", "全区合计", "新区合计", "total", "all areas", "whole council"})
"""Words for all scopes together."""


_SENSES: Mapping[str, str] = {
    "value": (
        "value 完成值 完成 完成数 完成情况 完成额 完成量 实际 实际完成 实际数 实绩 数值 指标值 本期完成值 "
        "总量 总额 绝对量 绝对额 绝对值 绝对数 本年 今年 情况 数 值"
    ),
    "to-date": (
        "累计 累计值 累计数 累计完成 本年累计 自年初累计 本月止 本月止累计 本季止累计 本年止累计 "
        "年初至今 年初以来 今年以来 年初至本月 1-本月 1至本月"
    ),
    "month": "本月 当月 单月 本月数 当月数 本月值 当月值",
    "quarter": "本季 当季 单季 本季度 当季度",
    "alone": "本期 当期",
    "growth": (
        "同比 同比增长 同比增速 同比增幅 同比增减 增长 增速 增幅 增长率 比上年增长 较上年增长 "
        "比上年同期增长 较上年同期增长 比去年同期增长 较去年同期增长"
    ),
    "apart": (
        "目标 目标值 目标数 年目标 年度目标 年度目标值 全年目标 任务数 年度任务 全年任务 "
        "计划 计划数 计划值 年计划 年度计划 全年计划 上年 上年同期 上年同月 去年 去年同期 同期 同期数 "
        "上月 上期 基期 环比 环比增长 完成率 完成比例 完成进度 进度 序时 序时进度 时序进度 "
        "占 占比 比重 比例 贡献率 排名 位次 名次 增量 增减量 增减额 增长额 差额 差距 缺口 "
        "序号 牵头单位 牵头部门 责任单位 责任部门 配合单位 责任人 负责人 分管领导 联系人 联系电话 "
        "填报人 审核人 完成时限 时限 期限 截止时间"
    ),
    "nothing": "其中 的 ± +",
}
_ENGLISH: Mapping[str, str] = {
    "value": "value, actual, actuals, actual figure, result, results, outturn, performance, achieved, figure, current",
    "to-date": "year to date, ytd, cumulative, cumulative total, year-to-date, to date, total to date",
    "month": "in month, this month",
    "quarter": "in quarter, this quarter",
    "alone": "in period",
    "apart": (
        "target, targets, annual target, year end target, full year target, baseline, previous, previous year, "
        "previous quarter, last year, last quarter, prior year, same period last year, same quarter last year, "
        "benchmark, national average, forecast, projected, projection, variance, change, trend, direction of travel, "
        "rag, rag rating, rag status, status, rating, rank, ranking, owner, lead, lead officer, responsible officer, "
        "responsible, directorate, department, service, portfolio, cabinet member, contact, phone, email, due date, "
        "deadline, progress, commentary, narrative, issues, problem, next step, next steps, evidence, actions, no, "
        "ref, reference, frequency, polarity, good is, % of target, change on last year"
    ),
    "nothing": "for, of, the, and, &",
}
"""The same in English; spaces do not count."""
"""The words of headers by what they say of the figures below; those of ``apart`` are of columns that are not read."""
_KNOWN = {word: sense for sense, words in _SENSES.items() for word in words.split()} | dict.fromkeys(WHOLE, "value")
_KNOWN |= {word.replace(" ", ""): sense for sense, words in _ENGLISH.items() for word in words.split(", ")}
_LONGEST_WORD = 24
_LONGEST_CELL = 60
"""Characters of a cell that is taken apart; a longer one is a sentence."""
_UNIT_IN_BRACKETS = pattern(r"\((?:单位[::])?(?P<unit>[^()\d]+|%)\)$")
_BRACKETS = pattern(r"[()\[\]【】{}]")
_SEPARATORS = pattern(r"[:;,、，；|_]|(?<!\d)/|/(?!\d)")
_PERIOD_MAY_BEGIN = frozenset("0123456789截至上下前一二三四全年第")
_ENDS_TO_DATE = pattern(r"累计$|止$|末$|底$|^(?:截至|截止|至)")
_YEAR = pattern(r"(?:\d{4}年?度?|全年|年度|年末|年底)|(?P<fiscal>(?:fy)?\d{4}[-/–](?:\d{4}|\d\d))", re.IGNORECASE)


class Vocabulary(NamedTuple):
    """What the headers of a plan's tables may speak of besides our own words."""

    year: PlanYear
    scopes: Mapping[str, str] = {}
    """By their names without spaces."""
    items: AbstractSet[str] = frozenset()
    """Names of items, in the form that names are compared in."""


@dataclass(slots=True)
class Meaning:
    """What the words above one column say together."""

    kinds: set[str] = field(default_factory=set)
    periods: dict[str, Period] = field(default_factory=dict)
    """By their text."""
    scope: str = ""
    unit: str = ""
    item: str = ""
    unknown: list[str] = field(default_factory=list)

    @property
    def understood(self) -> bool:
        """Whether every word is known, and none says that the column is about something else."""
        return not self.unknown and not self.apart

    @property
    def apart(self) -> bool:
        """Whether it is about something else than what was done: a target, last year, a rank."""
        return "apart" in self.kinds or ("growth" in self.kinds and bool(self.unit) and not is_percentage(self.unit))

    @property
    def is_value(self) -> bool:
        """Whether there are figures below."""
        return bool(self.kinds - {"nothing", "apart"} or self.periods or self.scope or self.item)

    @property
    def basis(self) -> Basis | None:
        """What the words say that the figures cover."""
        if "to-date" in self.kinds:
            return Basis.TO_DATE
        return Basis.PERIOD if self.kinds & {"month", "quarter", "alone"} else None

    @property
    def months(self) -> int:
        """How many months the figures cover where it is said by a word: 本月 is 1, 本季 is 3; 0 where it is not."""
        return 1 if "month" in self.kinds else 3 if "quarter" in self.kinds else 0


def normalised(text: str) -> str:
    """Text without what offices write differently: width, case, spaces and punctuation."""
    plain = nfkc(text).casefold()
    return "".join(c for c in plain if unicodedata.category(c)[0] not in "ZPC")


def role_of(cell: str) -> str | None:
    """What a column headed by this cell tells of its rows: ``id``, ``name``, ``period``."""
    return ROLES.get(re.sub(r"\s+", "", nfkc(cell)).lower())


def is_weak_name(cell: str) -> bool:
    """Whether a header may stand above names, and above something else where another header does."""
    return re.sub(r"\s+", "", nfkc(cell)) in _WEAK_NAMES


def read_words(path: Sequence[str], vocabulary: Vocabulary) -> Meaning:
    """What the cells above a column say, from the top down."""
    meaning = Meaning()
    for cell in path:
        _read_cell(re.sub(r"\s+", "", nfkc(cell)), meaning, vocabulary)
    _settle_periods(meaning, vocabulary.year)
    return meaning


def split_unit(text: str) -> tuple[str, str]:
    """``完成值（万元）`` as its words and its unit; brackets that hold no unit stay words."""
    plain = nfkc(text).strip()
    match = _UNIT_IN_BRACKETS.search(plain)
    if not match or not (unit := match["unit"].strip()) or not is_unit(unit):
        return plain, ""
    return plain[: match.start()].strip(), unit


def is_unit(text: str) -> bool:
    """Whether words in the place of a unit are one: a known one, one with a magnitude, or a measure word."""
    return len(text) == 1 or is_known_unit(text) or parse_unit(text).base != text


def _read_cell(cell: str, meaning: Meaning, vocabulary: Vocabulary) -> None:
    plain, unit = split_unit(cell)
    meaning.unit = unit or meaning.unit
    if normalised(plain) in vocabulary.items:
        meaning.item = plain
        return
    if len(plain) > _LONGEST_CELL:
        meaning.unknown.append(plain)
        return
    for part in _BRACKETS.split(plain):
        if not _take(part, meaning, vocabulary):
            for piece in _SEPARATORS.split(part):
                _read_piece(piece, meaning, vocabulary)


def _read_piece(piece: str, meaning: Meaning, vocabulary: Vocabulary) -> None:
    """Take known words off a piece from its left, the longest first; what is between them is unknown."""
    at = 0
    rest = ""
    for start, end in _words_in(piece, vocabulary):
        rest += piece[at:start]
        if rest:
            meaning.unknown.append(rest)
            rest = ""
        _take(piece[start:end], meaning, vocabulary)
        at = end
    if piece[at:]:
        meaning.unknown.append(piece[at:])


def _words_in(piece: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(piece):
        ends = range(min(len(piece), at + _LONGEST_WORD), at, -1)
        end = next((end for end in ends if _take(piece[at:end], Meaning(), vocabulary)), None)
        if end:
            yield at, end
        at = end or at + 1


def _take(word: str, meaning: Meaning, vocabulary: Vocabulary) -> bool:
    """Add what one word says; False where it is not known."""
    if not word:
        return True
    if word in vocabulary.scopes:
        meaning.scope = vocabulary.scopes[word]
    elif sense := _KNOWN.get(word) or _KNOWN.get(word.lower()):
        meaning.kinds.add(sense)
    elif period := _period(word, vocabulary.year):
        meaning.periods[word] = period
        if period.alone:
            meaning.kinds.add("alone")
        elif _ENDS_TO_DATE.search(word):
            meaning.kinds.add("to-date")
    elif is_known_unit(word):
        meaning.unit = word
    else:
        return False
    return True


# The headers of an office's sheets say the same few words again and again.
@lru_cache(maxsize=4096)
def _period(word: str, year: PlanYear) -> Period | None:
    if word[0] not in _PERIOD_MAY_BEGIN and not word.isascii():
        return None
    try:
        return parse_period(word, year)
    except PeriodError:
        return None


def _settle_periods(meaning: Meaning, year: PlanYear) -> None:
    """One period of several: 2023年 over 1-6月 is one; a year beside 完成 says only which year it is."""
    years = {text: period for text, period in meaning.periods.items() if _YEAR.fullmatch(text)}
    others = {text: period for text, period in meaning.periods.items() if text not in years}
    if len(set(others.values())) > 1 or len(years) > 1:
        meaning.unknown += meaning.periods
    elif others and years:
        (text, _), (of_year, _) = next(iter(others.items())), next(iter(years.items()))
        named = of_year[:4]
        whole = text if re.match(r"\D*\d{4}", text) else f"{named}年{text}"
        if _is_fiscal(of_year):
            whole = f"{text} {of_year}"
        period = _period(whole, year) if named.isdecimal() or _is_fiscal(of_year) else None
        meaning.periods = {whole: period} if period else {}
        if period is None:
            meaning.unknown.append(of_year)
    elif years and meaning.kinds - {"nothing"}:
        of_year, period = next(iter(years.items()))
        meaning.periods = {}
        if not of_year[:4].isdecimal() and not _is_fiscal(of_year):
            meaning.unknown.append(of_year)
        elif period.end.year != year.end.year:
            meaning.kinds.add("apart")


def _is_fiscal(text: str) -> bool:
    """Whether a year is written as 2024/25."""
    match = _YEAR.fullmatch(text)
    return match is not None and match["fiscal"] is not None
