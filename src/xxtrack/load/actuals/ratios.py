"""Ratios in words: 三成五, 翻番, 增长1.5倍."""

import re
from decimal import Decimal
from enum import Enum

from xxtrack.model.number import read_number


class Direction(Enum):
    """What a rate tells of: a growth, a decline, or neither (a share, an amount)."""

    NONE = 0
    GROWTH = 1
    DECLINE = -1


_DIGITS = {digit: n for n, digit in enumerate("〇一二三四五六七八九十")} | {"零": 0, "两": 2}
_ONE = r"(?:[〇零一二两三四五六七八九十]|\d+(?:\.\d+)?)"
_TENTHS = rf"(?P<tenths>{_ONE})成(?P<half>半|[一二三四五六七八九])?"
_TIMES = rf"(?P<to>到|至|是|为)?(?P<times>{_ONE})倍"
_DOUBLED = rf"翻(?P<times>{_ONE})?番"
_SIGNS = frozenset("成倍番")
"""One of them is in every ratio; few tables have any, and patterns are compiled for those alone."""


def _match(pattern: str, plain: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, plain, re.ASCII)


def is_ratio(plain: str) -> bool:
    """Whether the words are those of this module."""
    return not _SIGNS.isdisjoint(plain) and any(_match(form, plain) for form in (_TENTHS, _TIMES, _DOUBLED))


def in_tenths_or_times(plain: str, direction: Direction, *, worded: bool) -> Decimal | str:
    """The ratio in per cent, or the catalogue key of why it has no single meaning.

    Args:
        plain: Words of which `is_ratio` is true.
        direction: What the item tells of.
        worded: Whether 增长 or the like stood before it: 增长2倍 is 200 %, while 2倍 of a growth may be 100 %.
    """
    if match := _match(_TENTHS, plain):
        tenths, half = _number(match["tenths"]), match["half"]
        rest = Decimal(5) if half == "半" else Decimal(_DIGITS[half]) if half else Decimal(0)
        return tenths * 10 + rest
    if match := _match(_DOUBLED, plain):
        if direction is not Direction.GROWTH:
            return "reading.doubled"
        times = _number(match["times"] or "1")
        if times != int(times) or not 0 < times <= 10:
            return "value.unreadable"
        return Decimal(2 ** int(times) - 1) * 100
    match = _match(_TIMES, plain)
    assert match, "is_ratio is true"
    times = _number(match["times"]) * 100
    if match["to"]:
        return times - 100 if direction is Direction.GROWTH and worded else "reading.times"
    if direction is Direction.NONE:
        return times
    return times if worded and direction is Direction.GROWTH else "reading.times"


def _number(text: str) -> Decimal:
    if text in _DIGITS:
        return Decimal(_DIGITS[text])
    return read_number(text) or Decimal(0)
