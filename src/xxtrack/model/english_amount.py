"""Amounts as English papers write them: £7.2m, $76.7M, 1.2 million visits, (0.07%), 75 per cent.

The unit of an amount of money is its sign with its magnitude, ``£m``; numbers are written between the two.
"""

import re
from fractions import Fraction

from xxtrack.model.number import NUMBER
from xxtrack.model.pattern import pattern

_THOUSAND = dict.fromkeys(("k", "thousand"), 10**3)
_MILLION = dict.fromkeys(("m", "mn", "million"), 10**6)
_BILLION = dict.fromkeys(("bn", "b", "billion"), 10**9)
MAGNITUDES = _THOUSAND | _MILLION | _BILLION
_MAGNITUDE = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
_CODES = {"GBP": "£", "EUR": "€"}
_CURRENCY = rf"US\$|[£$€]|{'|'.join(_CODES)}"
_MONEY_UNIT = pattern(rf"(?P<currency>US\$|[£$€])\s?(?P<magnitude>{_MAGNITUDE})?(?P<rest> .*)?", re.IGNORECASE)
_MONEY = pattern(
    rf"(?P<sign>[+-]?)(?P<currency>{_CURRENCY})\s?(?P<inner>[+-]?)(?P<number>{NUMBER})"
    rf"(?:\s?(?P<magnitude>{_MAGNITUDE})(?![A-Za-z]))?",
    re.IGNORECASE | re.ASCII,
)


def money_unit(unit: str) -> tuple[Fraction, str] | None:
    """How many of its currency a unit of money is, and the currency: ``£m`` is a million of ``£``; None for others."""
    match = _MONEY_UNIT.fullmatch(unit) if unit[:1] in "£$€Uu" else None
    if not match:
        return None
    factor = MAGNITUDES[match["magnitude"].lower()] if match["magnitude"] else 1
    return Fraction(factor), match["currency"].upper() + (match["rest"] or "")


def split_magnitude(unit: str) -> tuple[int, str]:
    """``million visits`` as a million and ``visits``; 1 and the unit itself where there is no magnitude."""
    first, _, rest = unit.partition(" ")
    factor = MAGNITUDES.get(first.lower(), 1)
    return (factor, rest) if factor > 1 else (1, unit)


def around_number(unit: str) -> tuple[str, str]:
    """What is written before and behind a number in a unit: ``£`` and ``m``, nothing and `` 家``."""
    match = _MONEY_UNIT.fullmatch(unit) if unit[:1] in "£$€U" else None
    if not match:
        return "", f" {unit}" if unit else ""
    magnitude = match["magnitude"] or ""
    return match["currency"], (f" {magnitude}" if len(magnitude) > 2 else magnitude) + (match["rest"] or "")


_READ_IN_THREES = pattern(r"[£$€]|US\$|[A-Za-z]{4}")
"""Money and words; km and MW stand in Chinese plans too."""


def amount(shown: str, unit: str) -> str:
    """A number in digits with its unit as people write it: ``650 家``, ``20 %``, ``66,156 visits``, ``-£7.2m``."""
    if _READ_IN_THREES.match(unit):
        whole, point, rest = shown.partition(".")
        shown = (
            f"{int(whole):,}{point}{rest}" if whole.removeprefix("-").isdecimal() and abs(int(whole)) > 999 else shown
        )
    before, behind = around_number(in_singular(unit) if shown == "1" else unit)
    return f"-{before}{shown[1:]}{behind}" if before and shown.startswith("-") else f"{before}{shown}{behind}"


_SINGULARS = {"people": "person", "children": "child", "women": "woman", "men": "man", "lives": "life"}
_SINGULARS |= {"buses": "bus", "campuses": "campus", "series": "series", "species": "species"}
_ENDINGS = tuple(
    (pattern(plural), one)
    for plural, one in ((r"(?<=[^aeiou])ies$", "y"), (r"(?<=ss|ch|sh)es$|(?<=x)es$", ""), (r"(?<=[^su])s$", ""))
)
_PLURAL = pattern(r"^(?P<words>[a-z -]*?)(?P<noun>[a-z]{3,})(?P<rest>(?: (?:per|of|in|a) .*)?)$", re.IGNORECASE)


def in_singular(unit: str) -> str:
    """A unit in English words as it stands behind 1: homes as home, cases per 1,000 people as case per 1,000 people."""
    match = _PLURAL.match(unit)
    if not match or around_number(unit)[0]:
        return unit
    noun = match["noun"]
    shorter = (short for plural, one in _ENDINGS if (short := plural.sub(one, noun)) != noun)
    one = _SINGULARS.get(noun) or next(shorter, noun)
    # Of a singular there is no other: kms and childrens stay as they are.
    final = len(one) > 2 and (one not in _SINGULARS or one == noun)
    return match["words"] + (one if final else noun) + match["rest"]


def with_money_behind(text: str) -> str:
    """Text with each amount of money as a number and its unit: £7.2 million is ``7.2 £million``."""
    return _MONEY.sub(_behind, text)


def written_unit(unit: str) -> str:
    """A unit of money as it is read where it was written with a number: ``£ m`` as ``£m``."""
    return with_money_behind(amount("2", unit)).removeprefix("2 ") if unit[:1] in {"£", "$", "€", "U"} else unit


def _behind(match: re.Match[str]) -> str:
    currency = _CODES.get(match["currency"].upper(), match["currency"].upper())
    return f"{match['sign'] or match['inner']}{match['number']} {currency}{match['magnitude'] or ''}"
