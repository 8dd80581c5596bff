"""Finding the plan's words in the document: as they stand, or with other numbers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from xxtrack.assess.trace.outline import Range
from xxtrack.model.numeral import Numeral
from xxtrack.model.trace import SourceDocument

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[零〇一二两三四五六七八九十百千万亿]+")
_MASK = "\0"


@dataclass(frozen=True, slots=True)
class Difference:
    """A number of the document where the plan's words have another."""

    start: int
    end: int
    given: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Near:
    """A place whose words are those looked for, but for numbers."""

    start: int
    end: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Quotations:
    """The document made ready for being searched."""

    document: SourceDocument
    numerals: tuple[Numeral, ...]

    def find(self, words: str, ranges: Iterable[Range]) -> Iterator[Range]:
        """Every place where the words stand and no numeral is cut in two: 5个 is not found in 15个."""
        plain, inside = self.document.plain, self._inside
        for first, last in ranges:
            start = plain.find(words, first, last)
            while start >= 0:
                end = start + len(words)
                if not (inside[start] or inside[end]):
                    yield start, end
                    start = plain.find(words, end, last)
                else:
                    start = plain.find(words, start + 1, last)

    def nearest(self, words: str, ranges: Iterable[Range], after: int) -> Near | None:
        """The place that has the words but for the fewest numbers; among equals the first from ``after`` on."""
        return min(
            (near for near in self._near(words, ranges) if near.differences),
            key=lambda near: (len(near.differences), near.start < after, near.start),
            default=None,
        )

    def _near(self, words: str, ranges: Iterable[Range]) -> Iterator[Near]:
        masked, starts, numbers = self._masked
        sought = [match[0] for match in _NUMBER.finditer(words)]
        pattern = _NUMBER.sub(_MASK, words)
        if not sought or len(pattern) == len(sought):
            return
        for first, last in ranges:
            low, high = self._to_masked(first), self._to_masked(last)
            at = masked.find(pattern, low, high)
            while at >= 0:
                k = bisect_left(starts, at)
                mine = numbers[k : k + len(sought)]
                differences = tuple(
                    Difference(a, b, self.document.plain[a:b], wanted)
                    for (a, b), wanted in zip(mine, sought, strict=True)
                    if self.document.plain[a:b] != wanted
                )
                yield Near(self._from_masked(at), self._from_masked(at + len(pattern)), differences)
                at = masked.find(pattern, at + 1, high)

    @cached_property
    def _inside(self) -> bytearray:
        """1 where a cut would part a numeral."""
        inside = bytearray(len(self.document.plain) + 1)
        for numeral in self.numerals:
            inside[numeral.start + 1 : numeral.end] = b"\1" * (numeral.end - numeral.start - 1)
        return inside

    @cached_property
    def _masked(self) -> tuple[str, list[int], list[Range]]:
        """The text with one mark for every number; where the marks stand; and the numbers' own places."""
        numbers = [match.span() for match in _NUMBER.finditer(self.document.plain)]
        starts, shrunk = [], 0
        for start, end in numbers:
            starts.append(start - shrunk)
            shrunk += end - start - 1
        return _NUMBER.sub(_MASK, self.document.plain), starts, numbers

    def _to_masked(self, offset: int) -> int:
        _, starts, numbers = self._masked
        k = bisect_right(numbers, (offset, -1)) - 1
        if k < 0:
            return offset
        return starts[k] + max(offset - numbers[k][1], -1) + 1

    def _from_masked(self, offset: int) -> int:
        _, starts, numbers = self._masked
        k = bisect_left(starts, offset) - 1
        return offset if k < 0 else numbers[k][1] + offset - starts[k] - 1
