"""Where the plan's chapters and points stand in the document, recognised by their numbers and titles."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from xxtrack.assess.trace.numerals import chinese_number
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import msg
from xxtrack.model.plan import Plan
from xxtrack.model.trace import CHAPTER_NUMBER, POINT_NUMBER, SourceDocument, SourceHeading, plain_form

Range = tuple[int, int]

_LINES = re.compile(rf"(?m)^(?:(?P<chapter>{CHAPTER_NUMBER})|(?P<point>{POINT_NUMBER})) ?(?P<title>[^。\n]*)")


@dataclass(frozen=True)
class Outline:
    """The headings that were found, and whose words stand where."""

    headings: tuple[SourceHeading, ...]
    suspect: tuple[Range, ...]
    """Headings that are numbered like the plan's but worded otherwise."""
    findings: tuple[Finding, ...]
    length: int

    def ranges(self, point: int) -> tuple[Range, ...]:
        """Where the words of a point stand; of point 0, what stands outside all points.

        A point whose heading is not in the document may have its words anywhere.
        """
        if point and all(heading.point != point for heading in self.headings):
            return ((0, self.length),)
        ends = [*(heading.start for heading in self.headings), self.length]
        mine = [(h.end, end) for h, end in zip(self.headings, ends[1:], strict=True) if (h.point or 0) == point]
        return tuple([(0, ends[0]), *mine] if point == 0 else mine)

    def point_at(self, offset: int) -> int:
        """The point whose words stand at an offset; 0 outside all points."""
        before = bisect_right(self._starts, offset) - 1
        return (self.headings[before].point or 0) if before >= 0 else 0

    @cached_property
    def _starts(self) -> list[int]:
        return [heading.start for heading in self.headings]


@dataclass(frozen=True, slots=True)
class _Wanted:
    number: int
    title: str
    where: Where
    heading: SourceHeading
    """With the numbers of chapter and point; the place is still to be found."""


def find_headings(document: SourceDocument, plan: Plan) -> Outline:
    """Match the document's numbered lines with the plan's chapters and points."""
    lines: dict[str, list[re.Match[str]]] = {"chapter": [], "point": []}
    for line in _LINES.finditer(document.plain):
        lines["chapter" if line["chapter"] else "point"].append(line)
    chapters, points = [], []
    for chapter in plan.chapters:
        if chapter.no:
            chapters.append(_Wanted(chapter.no, chapter.title, chapter.where, SourceHeading(0, 0, chapter.no)))
        points += [
            _Wanted(p.no, p.title, p.where, SourceHeading(0, 0, chapter.no, p.no)) for p in chapter.points if p.no
        ]
    search = _Search(document)
    search.match("chapter", chapters, lines["chapter"])
    search.match("point", points, lines["point"])
    headings = tuple(sorted(search.headings, key=lambda heading: heading.start))
    return Outline(headings, tuple(search.suspect), tuple(search.findings), len(document.plain))


class _Search:
    """Collects headings and findings over the two sorts."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self.headings: list[SourceHeading] = []
        self.suspect: list[Range] = []
        self.findings: list[Finding] = []

    def match(self, sort: str, wanted: Sequence[_Wanted], lines: Sequence[re.Match[str]]) -> None:
        """Number and title first, then the title under another number, then the number with another title."""
        by_title: dict[str, list[re.Match[str]]] = {}
        by_number: dict[int, list[re.Match[str]]] = {}
        for line in lines:
            by_title.setdefault(line["title"], []).append(line)
            by_number.setdefault(_number(line[sort]), []).append(line)
        taken: set[int] = set()
        left: list[_Wanted] = []
        for one in wanted:
            titled = [line for line in by_title.get(plain_form(one.title), ()) if line.start() not in taken]
            exact = next((line for line in titled if _number(line[sort]) == one.number), None)
            if exact is None:
                left.append(one)
            else:
                taken.add(exact.start())
                self._found(one, exact)
        for one in left:
            titled = [line for line in by_title.get(plain_form(one.title), ()) if line.start() not in taken]
            numbered = [line for line in by_number.get(one.number, ()) if line.start() not in taken]
            if titled or numbered:
                line = (titled or numbered)[0]
                taken.add(line.start())
                self._differs(sort, one, line, titled=bool(titled))
            else:
                message = msg(f"trace.no-{sort}", no=one.number, title=one.title)
                self.findings.append(Finding("XX709", message, one.where))

    def _found(self, one: _Wanted, line: re.Match[str]) -> None:
        self.headings.append(SourceHeading(line.start(), line.end(), one.heading.chapter, one.heading.point))

    def _differs(self, sort: str, one: _Wanted, line: re.Match[str], *, titled: bool) -> None:
        self._found(one, line)
        self.suspect.append(line.span(sort) if titled else line.span())
        given = line[sort] if titled else line["title"]
        start, end = line.span(sort if titled else "title")
        if titled:
            message = msg(f"trace.{sort}-number", given=given, no=one.number, title=one.title)
        else:
            message = msg(f"trace.{sort}-title", given=given, no=one.number, title=one.title)
        self.findings.append(Finding("XX709", message, self.document.where(start, max(end, start + 1))))


def _number(text: str) -> int:
    digits = text.strip("第章、. ")
    value = Fraction(int(digits)) if digits.isdecimal() and digits.isascii() else chinese_number(digits)
    return int(value) if value is not None else -1
