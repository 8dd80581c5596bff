"""Whether a clause says the number that the plan made of it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, takewhile
from math import prod

from xxtrack.assess.trace.numerals import MAGNITUDES, chinese_number, scan
from xxtrack.model.change import original_target
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.number import nfkc
from xxtrack.model.plan import Item, Plan
from xxtrack.model.target import Op, Target, parse_target
from xxtrack.model.trace import Numeral, NumeralKind, plain_form
from xxtrack.model.unit import is_percentage

_MAGNITUDE = re.compile(r"万亿|[十百千]?[万亿]|[十百千](?![伏瓦米克卡])")
_BETWEEN = re.compile(r"[、,，和与及至到]|以上|以下|左右")
_IN_WORDS = {
    ("%", Decimal(100)): "全部|全面|全覆盖|全域|全员|100%|所有|一律",
    ("%", Decimal(0)): "下降|减少|降低|不增|零增长|负增长",
    ("", Decimal(0)): "杜绝|零|无|不发生|避免|防止",
}
"""(unit where it is per cent, bound) → the words that say it without a figure."""


def promised(item: Item) -> Target | None:
    """The target as the document has it: what the first amendment of the target, where there is one, began from."""
    original = original_target(item)
    return parse_target(original) if original else item.target


def states(text: str, target: Target) -> bool:
    """Whether every number of the target is in the text, with its unit, in figures or in words."""
    plain = plain_form(text)
    wanted = _wanted(target)
    words = _IN_WORDS.get(("%" if is_percentage(target.unit) else "", target.bound))
    if words and re.search(words, plain):
        return True
    said = list(_said(plain, target.unit))
    return any(wanted <= values for values in said)


def numbers(text: str) -> tuple[str, ...]:
    """The figures of a clause that could be a target, as they are written there."""
    plain = plain_form(text)
    return tuple(plain[n.start : n.end] for n in scan(plain) if n.values)


def _wanted(target: Target) -> set[Fraction]:
    bounds = {target.low, target.high} - {None}
    if target.op is Op.ABOUT and target.low is not None and target.high is not None:
        bounds = {(target.low + target.high) / 2}
    factor = _factor(target.unit)
    return {Fraction(bound) * factor for bound in bounds if bound is not None}


def _factor(unit: str) -> int:
    match = _MAGNITUDE.match(unit)
    factor = 1
    for character in match[0] if match else "":
        factor *= {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[character]
    return factor


def _said(plain: str, unit: str) -> Iterator[set[Fraction]]:
    """The values that the text gives in a unit. In 50、70亿元 the first has the magnitude and unit of the last."""
    base = _MAGNITUDE.sub("", unit, count=1) if _MAGNITUDE.match(unit) else unit
    found = scan(plain)
    gaps = [plain[a.end : b.start] for a, b in pairwise(found)]
    fits, factor = False, 1
    for i in reversed(range(len(found))):
        numeral = found[i]
        listed = i < len(gaps) and _BETWEEN.fullmatch(gaps[i])
        own = _has_unit(plain, numeral, base)
        fits = own or (bool(listed) and fits)
        if numeral.factor > 1 or not listed:
            factor = numeral.factor
        if fits and numeral.values:
            yield set(numeral.values)
            if numeral.factor == 1 and factor > 1:
                yield {value * factor for value in numeral.values}


def _has_unit(plain: str, numeral: Numeral, base: str) -> bool:
    if is_percentage(base):
        inside = numeral.kind is NumeralKind.SHARE
        return inside or (numeral.kind is NumeralKind.RANGE and plain[numeral.end - 1] in "%‰")
    if numeral.kind is NumeralKind.ORDINAL:
        return base in {"名", "位"} and plain.startswith("前", numeral.start)
    return plain.startswith(base, numeral.end) or plain.startswith(("多" + base, "余" + base), numeral.end)


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
