"""Whether an item must say how its values behave: a level that is judged as a flow is worse than a word more."""

import re
from collections.abc import Iterator
from enum import Enum

from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.pattern import pattern
from xxtrack.model.plan import Item, Measure, Plan
from xxtrack.model.target import Op, Target
from xxtrack.model.unit import is_percentage, parse_unit

_LEVELS = pattern(
    "浓度|平均|均价|保有量|存栏|存量|总数|规模(?!以上)|排名|位次|名次|时限|用时|时长|累计建成"
    r"|\b(?:average|mean|median|concentration|rank(?:ing)?|duration|turnaround)\b",
    re.IGNORECASE,
)
"""Names of levels, averages, ranks and durations."""
_FRESH = pattern("新增|净增|新建|引进")
"""What is counted from zero, whatever the words behind."""
_DURATION = pattern(
    r"(?:个)?(?:工作日|天|日|小时|分钟|秒)|(?:working |business )?(?:day|hour|minute|second)s?", re.IGNORECASE
)
_PLACE = pattern(r"[前第]\s*[\d一二三四五六七八九十百]+\s*位")


class Asking(Enum):
    """Why the measure must be written."""

    LEVEL = "level"
    CAP = "cap"


def asks_measure(item: Item) -> Asking | None:
    """Why an item must say its measure; None where the default is sure, or where it is written."""
    if item.target is None or "measure" in item.places:
        return None
    return asking_of(item.name, item.target, item.text)


def asking_of(name: str, target: Target, text: str) -> Asking | None:
    """Why the measure of such a target must be written."""
    if _is_share(target) or _FRESH.search(name) or (target.op is Op.EXACTLY and target.met_by(0)):
        return None
    if _LEVELS.search(name) or _DURATION.fullmatch(target.unit) or _is_rank(f"{name} {text}", target):
        return Asking.LEVEL
    return Asking.CAP if target.is_cap and not target.to else None


def _is_share(target: Target) -> bool:
    return is_percentage(target.unit) or parse_unit(target.unit).base == "百分点"


def _is_rank(words: str, target: Target) -> bool:
    """3 位 may be three people; 前 3 位 is a place."""
    return target.unit == "位" and (target.is_cap or bool(_PLACE.search(f"{words} {target.text}")))


def proposed_measure(item: Item) -> Measure:
    """What the words make likely; for a person to confirm."""
    assert item.target
    return likely_measure(item.name, item.target, item.text)


def likely_measure(name: str, target: Target, text: str) -> Measure:
    """What a name, a target and a clause make likely."""
    from xxtrack.assess.draft.measures import measure_of  # its words are many, and most plans need none of them

    return measure_of(name, target, text) or Measure.FLOW


def measure_written(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """The item is still read and judged by the default."""
    for item in items:
        if asking := asks_measure(item):
            assert item.target and item.measure
            message = msg(f"doubt.measure-of-{asking.value}", name=item.name, target=item.target.text)
            hint = msg("hint.measure", measure=proposed_measure(item).value)
            yield Finding("XX325", message, item.at("target"), item.id, hint=hint)


_GROWTH = pattern("增长|增速|增幅|涨幅|下降|降低|降幅|减少|growth|increase|decrease", re.IGNORECASE)


def better_written(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """经济增长10%左右 is met by 11.2, and 物价涨幅3%左右 by 1.9: which side is no fault has to be said."""
    for item in items:
        target = item.target
        band = target is not None and target.op in {Op.ABOUT, Op.RANGE}
        if target and band and item.better is None and is_percentage(target.unit) and _GROWTH.search(item.name):
            yield Finding("XX326", msg("doubt.band-of-growth", target=target.text), item.at("target"), item.id)
