"""A quantity's name from the words around it, and its target with what is doubtful about it."""

import re
from collections.abc import Mapping
from decimal import Decimal

from xxtrack.assess.draft import words
from xxtrack.assess.draft.names import tidy
from xxtrack.assess.draft.quantities import FoundQuantity, Sort
from xxtrack.model.draft import with_bounds
from xxtrack.model.message import Message, msg
from xxtrack.model.number import nfkc
from xxtrack.model.target import Op, Target

GROUP = re.compile(
    "(?:各|每个?)(?:新城|县\\(市、区\\)|县市区|县区|区县|市县|市州|镇街|街镇|乡镇|县|市|区|镇|街道|乡|村|园区|部门|单位|科室|学校|产业链|集群|地|行业|板块|开发区)[^，、]{0,8}?"
)
"""Words for each of several places or units."""
_CAP_WORDS = re.compile("以内|以下|不超过|控制|降至|降到|压减|压缩|缩短")


def way_of(q: FoundQuantity) -> str:
    """The word of change that belongs to a name."""
    return {Sort.GROWTH: "增长", Sort.DROP: "下降"}.get(q.sort, "")


def name_of(before: str, after: str, q: FoundQuantity) -> str:
    """The subject before it with the noun behind it."""
    before = GROUP.sub("", before) if len(before) > 6 else before
    subject = tidy(before)
    noun = (
        re.sub("^的|等$|[)”]$", "", after.strip())
        if after.count("”") != after.count("“")
        else re.sub("^的|等$", "", after.strip())
    )
    if q.sort is Sort.RANK:
        return f"{tidy(re.sub(words.RANK.pattern.removesuffix('前$') + '$', '', before) or before)}排名"
    if q.sort in {Sort.GROWTH, Sort.DROP}:
        return f"{subject.removesuffix('同比')}{way_of(q)}" if not subject.endswith(way_of(q)) else subject
    if q.sort is Sort.SHARE and noun:
        return tidy(f"{subject}{noun}") + "比例"
    return tidy(f"{subject}{noun}") if noun and not re.match("(?:目标|任务|以上|大关|关口)", noun) else subject


def target_of(
    q: FoundQuantity, name: str, said: str, tolerance: Mapping[str, Decimal]
) -> tuple[Target, tuple[Message, ...]]:
    """The target and what is doubtful about it."""
    unit = nfkc(q.unit.removeprefix("个") if q.unit.startswith("个百分点") else q.unit)
    op, low, high = q.op, q.low, q.high
    if op is Op.ABOUT:
        if high is None and unit in tolerance:
            either_way = abs(tolerance[unit])
            return Target(Op.ABOUT, low - either_way, low + either_way, unit, ""), ()
        text = f"{low}{unit}"
        return Target(Op.ABOUT, low, high or low, unit, ""), (msg("draft.about", text=text),)
    if op is Op.RANGE and high is None:
        op = Op.AT_LEAST  # it shares a list with a range and is none
    if op is Op.RANGE:
        return Target(Op.RANGE, low, high, unit, ""), ()
    if q.sort is Sort.DROP and op is Op.AT_MOST and not _CAP_WORDS.search(said):
        op = Op.AT_LEAST
    if op is None and words.CAPPED.search(name) and q.sort is not Sort.DROP:
        return with_bounds(Op.AT_MOST, low, unit), (msg("draft.cap", text=f"{low}{unit}"),)
    if op in {Op.AT_LEAST, None} and words.CAPPED.search(name) and re.search("^(?:保持在|稳定在|达到)", said):
        return with_bounds(Op.AT_LEAST, low, unit), (msg("draft.cap", text=f"{low}{unit}"),)
    return with_bounds(op or Op.AT_LEAST, low, unit), ()
