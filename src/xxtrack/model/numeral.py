"""Text of a document as it is compared, and the numerals in it."""

import re
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from xxtrack.model.pattern import pattern

CHAPTER_NUMBER = r"第?[零〇一二三四五六七八九十百]{1,5}[章、]"
POINT_NUMBER = r"[0-9]{1,3} ?[.、](?![0-9])"

_WIDE = {code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}
_WIDE |= {ord(wide): ord(wide) - 0xFEE0 for wide in "％＋－．～（）"}

_SPACE = pattern(r"\s+")
LINE_END = pattern(r"\r\n|\r|\n")
_NUMBERED = pattern(rf"{CHAPTER_NUMBER}|{POINT_NUMBER}")
_JOINED = pattern(r"[0-9A-Za-z.]")


def narrow(text: str) -> str:
    """Full-width letters and digits, and decimal digits of any script, in ASCII: one character for one."""
    digits = {ord(c): ord(str(int(c))) for c in set(text) if c.isdecimal() and not c.isascii()}
    return text.translate(_WIDE | digits)


def plain_form(text: str) -> str:
    """Text as it is compared."""
    shown = narrow(text)
    return "".join(shown[start:end] + mark for start, end, mark in pieces_of(shown))


def pieces_of(text: str) -> Iterator[tuple[int, int, str]]:
    """The text without its layout: (start, end) of what stays, and what stands for the white space behind it.

    An empty line, and a break before a numbered heading, stay breaks. Between two letters or digits a blank stays, so
    that 10 20 never becomes 1020. All other white space goes.
    """
    start = 0
    for space in _SPACE.finditer(text):
        yield start, space.start(), _mark(text, space)
        start = space.end()
    yield start, len(text), ""


def _mark(text: str, space: re.Match[str]) -> str:
    first, last = space.span()
    if first == 0 or last == len(text):
        return ""
    breaks = len(LINE_END.findall(space[0]))
    if breaks > 1 or (breaks and _NUMBERED.match(text, last)):
        return "\n"
    return " " if _JOINED.match(text[first - 1]) and _JOINED.match(text[last]) else ""


class NumeralKind(Enum):
    """What a numeral does in the sentence."""

    AMOUNT = "amount"
    """A count or an amount: 650, 1.5万, 三大."""
    SHARE = "share"
    """A share or growth, in per cent: 20%, 两成, 五个百分点, 翻一番."""
    RANGE = "range"
    """Two ends: 2-3, 10-50亿."""
    DATE = "date"
    """2023年, 2月中旬, 一季度, 上半年, 年底."""
    ORDINAL = "ordinal"
    """A place in a row: 第四, 前三, 二级, the number of a heading."""
    NAME = "name"
    """Part of a name: 5G, 16号线, 12345, 二十大."""


class Numeral(NamedTuple):
    """A numeral, at ``start`` to ``end`` of the text it was found in."""

    start: int
    end: int
    kind: NumeralKind
    values: tuple[Fraction, ...] = ()
    """What it is worth, magnitude and all: one value, two of a range, none where it is no quantity."""
    factor: int = 1
    """The magnitude in ``values``: 10 000 for 1.5万."""
