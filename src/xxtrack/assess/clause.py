"""Whether an item's clause carries the number of its target: the check that finds a slip made while typing a plan.

It errs on the side of silence. Each exception below stands for a way in which official documents state a number
without its digits, and was needed by a plan that was read correctly:

- 全部, 全覆盖, 全面完成 state 100 %; 杜绝, 零, 不发生 state 0; 下降, 增长 and 持平 state the sign of a change: bound 0
- 前三, 第一, 两家, 八成, 百分之二十, 三分之二 and 过半 are numbers in words; 翻番 is 100 % or twice
- 万 and 亿 belong to the number (2万名 is ≥ 2 万名 and ≥ 20000 名), also where only the last of a list has the unit
- one of something needs no number: 建成综合服务中心 is ≥ 1 个
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import takewhile
from math import prod

from xxtrack.assess.chinese_number import MAGNITUDES, chinese_number
from xxtrack.diagnostics import Finding
from xxtrack.model.folding import nfkc
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Plan
from xxtrack.model.target import Op, Target

# No number is so long as these allow; without an end, a text of digits alone would be gone through from each of them.
_DIGIT = r"\d{1,40}"
_CHINESE = re.compile("[零〇一二两双三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]{0,40}")
_ARABIC = re.compile(rf"({_DIGIT}(?:\.{_DIGIT})?)\s*([十百千万亿]{{0,2}})")
_GROUPED = re.compile(rf"\d{{1,3}}(?:,\d{{3}}){{1,12}}(?:\.{_DIGIT})?")
_PARTS = re.compile(rf"({_CHINESE.pattern}|{_DIGIT})分之({_CHINESE.pattern}|{_DIGIT})")
_TENTHS = re.compile("([一二三四五六七八九])成")

_WORDS: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...] = (
    (re.compile("全部|全面|全覆盖|全域|全员|全量|所有|应.尽|百分之百|动态清零"), (100,)),
    (re.compile("杜绝|零|不发生|未发生|清零|无"), (0,)),
    (re.compile("下降|降低|减少|不降|不减|不增|增长|提高|提升|转正|持平|不低于上年"), (0,)),
    (re.compile("一半|过半|半数"), (50,)),
    (re.compile("翻番|翻一番|倍增"), (100, 2)),
)
"""Words that state a number, in the unit in which such a target is written."""


def number_in_text(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A rule on the plan: every bound of a target occurs in the clause, in digits or in words."""
    for item in items:
        if item.target is None or not item.text:
            continue
        if _written_out(item.target, item.text):
            continue
        stated = set(_numbers(item.text))
        if missing := [bound for bound in _bounds(item.target) if not _states(stated, bound, item.target)]:
            message = msg("doubt.number-not-in-text", target=item.target.text, number=missing[0])
            yield Finding("XX322", message, item.at("target"), item.id, also=(item.at("text"),))


def _written_out(target: Target, text: str) -> bool:
    """Whether each bound stands in the clause as in the target, which is how it is most often."""
    if target.op is Op.ABOUT:
        return False
    digits = {match[1] for match in _ARABIC.finditer(text)}
    return all(f"{bound:f}" in digits for bound in (target.low, target.high) if bound is not None)


def _bounds(target: Target) -> tuple[Fraction, ...]:
    low, high = target.low, target.high
    if target.op is Op.ABOUT and low is not None and high is not None:
        return (abs(Fraction(low + high) / 2),)
    return tuple(dict.fromkeys(abs(Fraction(bound)) for bound in (low, high) if bound is not None))


def _states(stated: set[Fraction], bound: Fraction, target: Target) -> bool:
    scaled = bound * _magnitude(target.unit)
    return bound in stated or scaled in stated or (bound == 1 and target.op is Op.AT_LEAST)


def _magnitude(signs: str) -> int:
    """What 万 or 百亿 at the beginning of a unit or after a number multiplies by."""
    return prod(MAGNITUDES[sign] for sign in takewhile(MAGNITUDES.__contains__, signs))


def _numbers(text: str) -> Iterator[Fraction]:
    """Every number that the text could be taken to state."""
    plain = nfkc(text)
    for match in _ARABIC.finditer(plain):
        number = Fraction(match[1])
        yield number
        yield number * _magnitude(match[2])
    yield from (Fraction(match[0].replace(",", "")) for match in _GROUPED.finditer(plain))
    words = (match[0].replace("双", "两") for match in _CHINESE.finditer(plain))
    yield from (value for word in words if (value := chinese_number(word)) is not None)
    for match in _TENTHS.finditer(plain):
        yield (chinese_number(match[1]) or Fraction(0)) * 10
    for match in _PARTS.finditer(plain):
        whole, part = (Fraction(side) if side.isdecimal() else chinese_number(side) for side in match.groups())
        if whole and part is not None:
            yield part * 100 / whole
    for stating, numbers in _WORDS:
        if stating.search(plain):
            yield from map(Fraction, numbers)
