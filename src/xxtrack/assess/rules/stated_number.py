"""Whether a clause states the number that the plan made of it: XX322 asks it of every plan, XX707 of a traced one."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from xxtrack.assess.trace.english_numbers import stated_in_english
from xxtrack.assess.trace.numerals import MAGNITUDES, scan
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.number import nfkc
from xxtrack.model.numeral import Numeral, NumeralKind, plain_form
from xxtrack.model.original import original_target
from xxtrack.model.plan import Item, Plan
from xxtrack.model.punctuation import is_chinese
from xxtrack.model.target import Target, parse_target
from xxtrack.model.unit import COUNTED, is_percentage


def number_in_text(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A rule on the plan: the clause states every bound of the target that was made of it."""
    for item in items:
        target = promised(item)
        if target is None or target.to or not item.text:
            continue
        missing = missing_number(item.text, target)
        if missing is not None:
            message = msg("doubt.number-not-in-text", target=target.text, number=missing)
            yield Finding("XX322", message, item.at("target"), item.id, also=(item.at("text"),))


def promised(item: Item) -> Target | None:
    """The target as the document has it: what the first amendment of the target, where there is one, began from."""
    original = original_target(item)
    return parse_target(original) if original else item.target


def missing_number(text: str, target: Target) -> Fraction | None:
    """The first bound of the target that the text states neither as a number with its unit nor in words.

    ``≥ 1`` of something is stated by naming the thing.
    """
    # Without their signs: 下降5% states -5 %.
    bounds = [abs(number) for number in target.numbers]
    only_one = bounds == [1] and target.is_floor and target.met_by(1)
    if only_one or all(_written_out(bound, target.unit, text) for bound in bounds):
        return None
    plain = plain_form(text)
    stated = set(_in_words(plain, target.unit))
    if not is_chinese(text):
        stated |= set(stated_in_english(" ".join(nfkc(text).split()), target.unit))
    if not stated.issuperset(bounds):
        # 15，000亩 is one number, and may be two.
        forms = {plain, re.sub(_GROUPED, lambda match: match[0].replace("，", ","), plain)}
        given = {value / _magnitude(target.unit) for form in forms for value in _in_digits(form, target.unit)}
        if not given and re.search(_WORDS_OF_DIRECTION, plain):
            given.add(Fraction(0))
        stated |= given
    return next((Fraction(bound) for bound in bounds if bound not in stated), None)


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a clause that could be a target, as they are written there."""
    plain = plain_form(text)
    return tuple(plain[n.start : n.end] for n in scan(plain) if n.values)


_UNIT_MAGNITUDE = r"万亿|[十百千]?[万亿]|[十百千](?![伏瓦米克卡分])"
_BETWEEN = r"[、,，和与及至到]|以上|以下|左右|\s?(?:and|to)\s"
_ENGLISH = r"(?:\s[A-Za-z][A-Za-z'-]*){1,5}"
_LONGEST_UNIT = 40
_GROUPED = r"(?<!\d)\d{1,3}(?:，\d{3})+(?!\d)"
_NO_UNIT = r"以上|以下|以内|左右|[，。；、,;）)]|$"

_WORDS_OF_SHARES = (
    ("全部|全面|全覆盖|全域|全员|全量|所有|一律|应.尽|动态清零", 100),
    ("一半|过半|半数", 50),
    ("倍增", 100),
)
_WORDS_OF_COUNTS = (("翻番|翻一番|倍增|双", 2),)
_NONE = ("杜绝|零|无|不发生|未发生|避免|防止|清零", 0)
_WORDS_OF_DIRECTION = "下降|降低|减少|不降|不减|不增|增长|提高|提升|转正|持平|不低于上年"
"""What grows or falls is compared with 0, unless the clause says by how much."""


def _written_out(bound: Decimal, unit: str, text: str) -> bool:
    """Whether the bound stands in the text as in the target, which is how it is most often."""
    words = f"{bound:f}{unit}"
    at = text.find(words)
    return at >= 0 and not text[max(at - 1, 0) : at].isnumeric() and text[max(at - 1, 0) : at] not in set(".,，")


def _magnitude(unit: str) -> int:
    """What 万 or 百亿 at the beginning of a unit multiplies by."""
    match = re.match(_UNIT_MAGNITUDE, unit)
    factor = 1
    for character in match[0] if match else "":
        factor *= MAGNITUDES[character]
    return factor


def _in_words(plain: str, unit: str) -> Iterator[Fraction]:
    words = _WORDS_OF_SHARES if is_percentage(unit) else _WORDS_OF_COUNTS
    return (Fraction(number) for stating, number in (*words, _NONE) if re.search(stating, plain))


def _in_digits(plain: str, unit: str) -> Iterator[Fraction]:
    """The values that the text gives in a unit; where none has it, those with another measure word (5户 for 5家)."""
    base = re.sub(_UNIT_MAGNITUDE, "", unit, count=1) if re.match(_UNIT_MAGNITUDE, unit) else unit
    numerals = scan(plain)
    found = list(_with_unit(plain, numerals, (base,)))
    if is_percentage(unit):
        fractions = (n for n in numerals if n.kind is NumeralKind.AMOUNT and "分之" in plain[n.start : n.end])
        found += [value * 100 for numeral in fractions for value in numeral.values]
    if not found and base in COUNTED and not base.isascii():
        found = list(_with_unit(plain, numerals, tuple(COUNTED)))
    return map(abs, found)


def _with_unit(plain: str, numerals: tuple[Numeral, ...], units: tuple[str, ...]) -> Iterator[Fraction]:
    """In 50、70亿元 the first has the magnitude and unit of the last."""
    gaps = [plain[a.end : b.start] for a, b in pairwise(numerals)]
    fits, factor = False, 1
    for i in reversed(range(len(numerals))):
        numeral = numerals[i]
        listed = i < len(gaps) and re.fullmatch(_BETWEEN, gaps[i]) is not None
        fits = _has_unit(plain, numeral, units, listed=listed) or (listed and fits)
        if numeral.factor > 1 or not listed:
            factor = numeral.factor
        if fits and numeral.values:
            yield from numeral.values
            if numeral.factor == 1 and factor > 1:
                yield from (value * factor for value in numeral.values)


def _has_unit(plain: str, numeral: Numeral, units: tuple[str, ...], *, listed: bool) -> bool:
    if is_percentage(units[0]):
        inside = numeral.kind is NumeralKind.SHARE
        return inside or (numeral.kind is NumeralKind.RANGE and plain[numeral.end - 1] in "%‰")
    if numeral.kind is NumeralKind.ORDINAL:
        return not {"名", "位"}.isdisjoint(units) and plain[numeral.start] in "前第"
    if numeral.kind is NumeralKind.AMOUNT and not listed and re.match(_NO_UNIT, plain[numeral.end :]):
        return True
    behind = numeral.end + (plain[numeral.end : numeral.end + 1] in {"多", "余"})
    # A target's unit is folded: m³ and m3 are one.
    if nfkc(plain[behind : behind + _LONGEST_UNIT]).startswith(units):
        return True
    if units[0][:1] in {"£", "$", "€"}:
        return plain[numeral.start - 1 : numeral.start] == units[0][0]
    # 240 affordable homes: English puts words between.
    english = re.match(_ENGLISH, plain[numeral.end :])
    return english is not None and units[0] in english[0].split()
