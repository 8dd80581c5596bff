"""Whether a clause says the number that the plan made of it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from xxtrack.assess.numerals import scan
from xxtrack.model.document import plain_form
from xxtrack.model.original import original_target
from xxtrack.model.plan import Item
from xxtrack.model.target import Op, Target, parse_target
from xxtrack.model.trace import Numeral, NumeralKind
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
