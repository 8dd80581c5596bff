"""Units as plans write them, and exact conversion between those of one kind.

A unit is an optional magnitude (万, 亿, million …) before a base (元, 平米, 家, visits …), or money: £m.
Factors are exact fractions; the mu is 2000/3 m² as fixed for Chinese statistics
(国务院 1984 法定计量单位: 1 亩 = 1/15 公顷).
"""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from xxtrack.model.english_amount import in_singular, money_unit, split_magnitude
from xxtrack.model.message import Number


class Unit(NamedTuple):
    """A unit taken apart: how many of ``base`` one of it is."""

    factor: Fraction
    base: str


_MAGNITUDES = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 1000,
    "百": 100,
}

_MU = Fraction(2000, 3)

# The order of a family's rows is free; the base is the family's name.
_BASES: dict[str, tuple[Fraction, str]] = {
    "平方米": (Fraction(1), "平方米"),
    "平米": (Fraction(1), "平方米"),
    "㎡": (Fraction(1), "平方米"),
    "m²": (Fraction(1), "平方米"),
    "m2": (Fraction(1), "平方米"),
    "公顷": (Fraction(10_000), "平方米"),
    "平方公里": (Fraction(1_000_000), "平方米"),
    "km²": (Fraction(1_000_000), "平方米"),
    "km2": (Fraction(1_000_000), "平方米"),
    "亩": (_MU, "平方米"),
    "立方米": (Fraction(1), "立方米"),
    "方": (Fraction(1), "立方米"),
    "m³": (Fraction(1), "立方米"),
    "m3": (Fraction(1), "立方米"),
    "米": (Fraction(1), "米"),
    "m": (Fraction(1), "米"),
    "公里": (Fraction(1000), "米"),
    "千米": (Fraction(1000), "米"),
    "km": (Fraction(1000), "米"),
    "吨": (Fraction(1), "吨"),
    "t": (Fraction(1), "吨"),
    "公斤": (Fraction(1, 1000), "吨"),
    "千克": (Fraction(1, 1000), "吨"),
    "kg": (Fraction(1, 1000), "吨"),
    "斤": (Fraction(1, 2000), "吨"),
    "元": (Fraction(1), "元"),
    "元人民币": (Fraction(1), "元"),
    "人民币元": (Fraction(1), "元"),
    "%": (Fraction(1), "%"),
    "百分点": (Fraction(1), "百分点"),
    "个百分点": (Fraction(1), "百分点"),
    "‰": (Fraction(1, 10), "%"),
    "人": (Fraction(1), "人"),
    "名": (Fraction(1), "人"),
    "位": (Fraction(1), "人"),
    "小时": (Fraction(1), "小时"),
    "工作日": (Fraction(1), "工作日"),
    "个工作日": (Fraction(1), "工作日"),
    "千瓦": (Fraction(1), "千瓦"),
    "kW": (Fraction(1), "千瓦"),
    "MW": (Fraction(1000), "千瓦"),
    "GW": (Fraction(1_000_000), "千瓦"),
}
_ACRE = Fraction(40_468_564_224, 10_000_000)
"""Square metres of the international acre of 1959."""
_ENGLISH: dict[tuple[str, ...], tuple[Fraction | int, str]] = {
    ("square metres", "square metre", "sq m", "sqm"): (1, "平方米"),
    ("square kilometres", "square kilometre", "sq km"): (1_000_000, "平方米"),
    ("hectares", "hectare", "ha"): (10_000, "平方米"),
    ("acres", "acre"): (_ACRE, "平方米"),
    ("cubic metres", "cubic metre"): (1, "立方米"),
    ("metres", "metre"): (1, "米"),
    ("kilometres", "kilometre"): (1000, "米"),
    ("miles", "mile"): (Fraction(1_609_344, 1000), "米"),
    ("tonnes", "tonne"): (1, "吨"),
    ("people", "person", "persons"): (1, "人"),
    ("hours", "hour"): (1, "小时"),
    ("minutes", "minute"): (Fraction(1, 60), "小时"),
    ("days", "day"): (1, "day"),
    ("weeks", "week"): (7, "day"),
    ("working days", "working day", "business days", "business day"): (1, "工作日"),
    ("per cent", "percent"): (1, "%"),
    ("percentage points", "percentage point", "points", "pp"): (1, "百分点"),
}
_BASES |= {name: (Fraction(factor), base) for names, (factor, base) in _ENGLISH.items() for name in names}


_FAMILIES = frozenset(base for _, base in _BASES.values())

COUNTED = frozenset(
    {*"家个项座条所套场款支张起辆户台处次件层名人", "人次", "people", "homes", "visits", "jobs", "businesses", "trees"}
    | {
        "households",
        "children",
        "pupils",
        "places",
        "cases",
        "complaints",
        "applications",
        "projects",
        "sites",
        "schools",
    }
)
"""Measure words of what is counted in pieces, of which there are no tenths."""


# A plan has a few dozen units and asks for them thousands of times.
@lru_cache(maxsize=1024)
def parse_unit(text: str) -> Unit:
    """Take a unit apart; one that is not in the table is its own base (个, 家, 座 …) and converts only to itself."""
    known = _BASES.get(text) or money_unit(text)
    if known:
        return Unit(*known)
    if text.startswith("% "):
        return Unit(Fraction(1), "%")  # % of bins
    for name, factor in _MAGNITUDES.items():
        if text.startswith(name):
            rest = text[len(name) :]
            base_factor, base = _BASES.get(rest, (Fraction(1), rest))
            return Unit(factor * base_factor, base)
    times, rest = split_magnitude(text)
    if times > 1:
        base_factor, base = _BASES.get(rest, (Fraction(1), rest))
        return Unit(times * base_factor, base)
    return Unit(Fraction(1), text)


def is_known_unit(text: str) -> bool:
    """Whether a word is a unit of the table, with or without a magnitude, or a measure word of what is counted."""
    unit = parse_unit(text)
    return text in _BASES or (unit.base != text and (unit.base in _FAMILIES or unit.base in COUNTED)) or text in COUNTED


def is_percentage(unit: str) -> bool:
    """Whether values in this unit are shares or growth rates."""
    return parse_unit(unit).base in {"%", "百分点"}


def convert(value: Number, given: str, wanted: str) -> Fraction | None:
    """Express ``value`` in another unit of the same kind, exactly; None where the units have no common base.

    A bare magnitude (万) is read as that many of the wanted unit's base.
    """
    source, goal = parse_unit(given), parse_unit(wanted)
    if given in _SHORT_MILLIONS and goal.base not in {"米", "吨"}:
        source = Unit(Fraction(10**6), "")
    if source.base not in {goal.base, ""} and _folded(source.base) != _folded(goal.base):
        return None
    return Fraction(value) * source.factor / goal.factor


_SHORT_MILLIONS = frozenset("mM")
"""A million where no length is meant."""


def _folded(base: str) -> str:
    """An English unit in the singular and small letters, so that 1 Visit is of the unit visits."""
    # As it stands, then in small letters: BoXes is written 1 BoXe.
    return in_singular(in_singular(base).lower())
