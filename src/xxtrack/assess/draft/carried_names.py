"""Names of items whose own words say too little: they take them from the item before, or from what is spoken of."""

import re
from datetime import date

from xxtrack.assess.draft import words
from xxtrack.assess.draft.names import BARE
from xxtrack.model.draft import DraftItem
from xxtrack.model.plan import Kind

_GOES_ON = re.compile("(?:并|且|力争)?(?:达到?|突破|超过?|稳定在|保持在)?(?:[0-9.]+%?.{0,6})?")
_HOW_OFTEN = re.compile("(?:每(?:年|月|季度?|周|半年))?(?:不少于|至少)?(?:[0-9一二三四五六]{0,3}[场次期届].{0,2})?")
_ONLY_A_DATE = re.compile("(?:第?[一二三四]季度|[上下]半年|全年|[0-9]{1,2}月|年)[末底初]?(?:增长)?")
_ONLY_FINISHED = re.compile(f"(?:全面|全部|基本|如期)*{words.FINISH_LAST.pattern}")
_NEAR = 30
"""Characters within which a growth is still of the item before."""


def carried_name(item: DraftItem, last: DraftItem | None, topic: str, start: int) -> str:
    """The name of an item whose clause begins at ``start``, after ``last``, where ``topic`` is spoken of."""
    name = item.name
    if item.target and last and last.target:
        if _GOES_ON.fullmatch(name):
            return re.sub("(?:增长|下降)$", "", last.name)  # 占比提升3个百分点，达到46%
        if re.match("增长|下降|占(?!地)", name) and last.place[1] > start - _NEAR:
            return f"{last.name.removesuffix('增长')}{name}"
    if item.target and last and _ONLY_A_DATE.fullmatch(name):
        return last.name
    if topic and (BARE.search(name) if item.target else _ONLY_FINISHED.fullmatch(name)):
        return f"{topic}{name}"
    return name


def counts_what_is_held(item: DraftItem, last: DraftItem, end: date) -> bool:
    """举办对接活动，每月1场以上: whether a figure says how often the milestone right before it is to happen."""
    held = last.kind is Kind.MILESTONE and last.due == end and 0 <= item.place[0] - last.place[1] <= 1
    return held and item.target is not None and _HOW_OFTEN.fullmatch(item.name) is not None
