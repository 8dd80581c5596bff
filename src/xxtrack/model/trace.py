"""What became of every word of the source document: claimed by an item, excused, suspect, or nobody's."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from xxtrack.model.finding import Finding, Where

CHAPTER_NUMBER = r"第?[零〇一二三四五六七八九十百]{1,5}[章、]"
POINT_NUMBER = r"[0-9]{1,3} ?[.、](?![0-9])"

_WIDE = {code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}
_WIDE |= {ord(wide): ord(wide) - 0xFEE0 for wide in "％＋－．～（）"}

_SPACE = re.compile(r"\s+")
_LINE = re.compile(r"\r\n|\r|\n")
_NUMBERED = re.compile(rf"{CHAPTER_NUMBER}|{POINT_NUMBER}")
_JOINED = re.compile(r"[0-9A-Za-z.]")


def narrow(text: str) -> str:
    """Full-width letters and digits, and decimal digits of any script, in ASCII: one character for one."""
    digits = {ord(c): ord(str(int(c))) for c in set(text) if c.isdecimal() and not c.isascii()}
    return text.translate(_WIDE | digits)


def plain_form(text: str) -> str:
    """Text as it is compared."""
    shown = narrow(text)
    return "".join(shown[start:end] + mark for start, end, mark in _pieces(shown))


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
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
    breaks = len(_LINE.findall(space[0]))
    if breaks > 1 or (breaks and _NUMBERED.match(text, last)):
        return "\n"
    return " " if _JOINED.match(text[first - 1]) and _JOINED.match(text[last]) else ""


@dataclass(frozen=True)
class SourceDocument:
    """A source document; offsets count characters of its plain form."""

    file: str
    text: str = field(repr=False)

    @cached_property
    def plain(self) -> str:
        """The text as it is compared."""
        return plain_form(self.text)

    def slice(self, start: int, end: int) -> str:
        """The text of the file for a part of the plain form, with the white space behind it."""
        return self.text[self._in_file(start) : self._in_file(end)]

    def where(self, start: int, end: int) -> Where:
        """The place in the file; line and column count from 1, and the length ends with the line."""
        first, last = self._in_file(start), self._in_file(max(end - 1, start)) + 1
        line = bisect_right(self._lines, first) - 1
        stop = self._lines[line + 1] - 1 if line + 1 < len(self._lines) else len(self.text)
        return Where(self.file, line + 1, first - self._lines[line] + 1, max(min(last, stop) - first, 0))

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """Where the lines of the file that have words stand in the plain form."""
        shown = narrow(self.text)
        starts: list[int] = []
        before = length = 0
        for start, end, mark in _pieces(shown):
            if end > start and (not starts or _LINE.search(shown, before, start)):
                starts.append(length)
            length += end - start + len(mark)
            before = end
        return tuple(pairwise((*starts, length)))

    def blank_before(self, offset: int) -> bool:
        """Whether an empty line parts what stands here from what stands before it."""
        last = first = self._in_file(offset)
        while first and self.text[first - 1].isspace():
            first -= 1
        return len(_LINE.findall(self.text, first, last)) > 1

    def _in_file(self, offset: int) -> int:
        plain_starts, file_starts = self._map
        piece = bisect_right(plain_starts, offset) - 1
        return file_starts[piece] + offset - plain_starts[piece]

    @cached_property
    def _map(self) -> tuple[list[int], list[int]]:
        plain_starts, file_starts, length = [], [], 0
        for start, end, mark in _pieces(narrow(self.text)):
            plain_starts.append(length)
            file_starts.append(start)
            length += end - start + len(mark)
        return plain_starts, file_starts

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in _LINE.finditer(self.text))]


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


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral, at ``start`` to ``end`` of the text it was found in."""

    start: int
    end: int
    kind: NumeralKind
    values: tuple[Fraction, ...] = ()
    """What it is worth, magnitude and all: one value, two of a range, none where it is no quantity."""
    factor: int = 1
    """The magnitude in ``values``: 10 000 for 1.5万."""


class Cover(Enum):
    """Who answers for words of the document; the order is from good to bad."""

    CLAIMED = "claimed"
    EXCUSED = "excused"
    SUSPECT = "suspect"
    """Nearly the words of an item or an excuse, but not quite: a number differs."""
    UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that an item or an excuse of the plan lays claim to."""

    start: int
    end: int
    cover: Cover
    item: str = ""
    excuse: str = ""
    """The class of the excuse: heading, name, scope, background."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the document, who claims it, and what it comes to."""

    start: int
    end: int
    cover: Cover
    items: tuple[str, ...] = ()
    excuses: tuple[str, ...] = ()
    point: int = 0
    """The point whose words these are; 0 outside all points."""


@dataclass(frozen=True, slots=True)
class SourceHeading:
    """The heading of a chapter or of a point, found in the document."""

    start: int
    end: int
    chapter: int
    point: int | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole document accounted for. Offsets are those of the document's plain form."""

    document: SourceDocument
    headings: tuple[SourceHeading, ...]
    clauses: tuple[Stretch, ...]
    """What stands between commas and full stops; a clause is as badly covered as its worst word."""
    numerals: tuple[tuple[Numeral, Stretch], ...]
    stretches: tuple[Stretch, ...]
    """The document cut wherever a claim begins or ends; together they are the whole of it."""
    findings: tuple[Finding, ...]


def count_covers(stretches: Iterable[Stretch]) -> Mapping[Cover, int]:
    """How many there are of each, all covers named."""
    counts = Counter(stretch.cover for stretch in stretches)
    return {cover: counts[cover] for cover in Cover}


def coverage(counts: Mapping[Cover, int]) -> Fraction:
    """The share that is claimed or excused; nothing to cover is covered."""
    total = sum(counts.values())
    return Fraction(counts[Cover.CLAIMED] + counts[Cover.EXCUSED], total) if total else Fraction(1)
