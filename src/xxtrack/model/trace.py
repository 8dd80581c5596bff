"""What became of every word of the source document: claimed by an item, excused, suspect, or nobody's."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import Message
from xxtrack.model.numeral import (
    LINE_END,
    Numeral,
    narrow,
    pieces_of,
    plain_form,
)


@dataclass(frozen=True)
class SourceDocument:
    """A source document; offsets count characters of its plain form."""

    file: str
    text: str = field(repr=False)
    left_out: tuple[Message, ...] = ()
    """What of the file is no part of the text: headers, footnotes, comments."""

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
        for start, end, mark in pieces_of(shown):
            if end > start and (not starts or LINE_END.search(shown, before, start)):
                starts.append(length)
            length += end - start + len(mark)
            before = end
        return tuple(pairwise((*starts, length)))

    def blank_before(self, offset: int) -> bool:
        """Whether an empty line parts what stands here from what stands before it."""
        last = first = self._in_file(offset)
        while first and self.text[first - 1].isspace():
            first -= 1
        return len(LINE_END.findall(self.text, first, last)) > 1

    def _in_file(self, offset: int) -> int:
        plain_starts, file_starts = self._map
        piece = bisect_right(plain_starts, offset) - 1
        return file_starts[piece] + offset - plain_starts[piece]

    @cached_property
    def _map(self) -> tuple[list[int], list[int]]:
        plain_starts, file_starts, length = [], [], 0
        for start, end, mark in pieces_of(narrow(self.text)):
            plain_starts.append(length)
            file_starts.append(start)
            length += end - start + len(mark)
        return plain_starts, file_starts

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]


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
