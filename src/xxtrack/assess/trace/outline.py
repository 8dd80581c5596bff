"""Where the plan's chapters and points stand in the document, recognised by their numbers and titles."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from xxtrack.assess.trace.markers import MARKER
from xxtrack.assess.trace.numerals import chinese_number
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import msg
from xxtrack.model.plan import Plan
from xxtrack.model.trace import CHAPTER_NUMBER, POINT_NUMBER, SourceDocument, SourceHeading, plain_form

Range = tuple[int, int]

_SENTENCE_END = re.compile("[。；：！!:;]|[.](?=[A-Z(])")
_BARE = re.compile(r"[\s、.()#*]")

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

    def headed_ranges(self, point: int) -> tuple[Range, ...]:
        """As `ranges`, with the point's own heading: a numbered line may itself be what is promised."""
        starts = {heading.end: heading.start for heading in self.headings if heading.point == point}
        return tuple((starts.get(start, start), end) for start, end in self.ranges(point)) if point else ()

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
    label: str | None = None
    """The number as the document prints it, where the plan says so: then ``number`` is the plan's alone."""


def find_headings(document: SourceDocument, plan: Plan) -> Outline:
    """Match the document's numbered lines with the plan's chapters and points."""
    lines: dict[str, list[re.Match[str]]] = {"chapter": [], "point": []}
    for line in _LINES.finditer(document.plain):
        lines["chapter" if line["chapter"] else "point"].append(line)
    chapters, points = [], []
    for chapter in plan.chapters:
        if chapter.no:
            chapters.append(
                _Wanted(chapter.no, chapter.title, chapter.where, SourceHeading(0, 0, chapter.no), chapter.label)
            )
        points += [
            _Wanted(p.no, p.title, p.where, SourceHeading(0, 0, chapter.no, p.no), p.label)
            for p in chapter.points
            if p.no
        ]
    search = _Search(document)
    search.match("chapter", chapters, lines["chapter"])
    search.match("point", points, lines["point"])
    # A chapter's own words may be a point with its title: the point then stands behind the chapter.
    headings = tuple(sorted(search.headings, key=lambda heading: (heading.start, heading.point is not None)))
    return Outline(headings, tuple(search.suspect), tuple(search.findings), len(document.plain))


class _Search:
    """Collects headings and findings over the two sorts."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self.headings: list[SourceHeading] = []
        self.suspect: list[Range] = []
        self.findings: list[Finding] = []

    def match(self, sort: str, wanted: Sequence[_Wanted], lines: Sequence[re.Match[str]]) -> None:
        """Number and title first, then the title under another number, then the number with another title.

        What has a label in the plan, (一) or 一是 or none at all, is known by that and its title.
        """
        by_title: dict[str, list[re.Match[str]]] = {}
        by_number: dict[int, list[re.Match[str]]] = {}
        for line in lines:
            by_title.setdefault(line["title"], []).append(line)
            by_number.setdefault(_number(line[sort]), []).append(line)
        places: dict[int, int] = {}
        left: list[int] = []
        for i, one in enumerate(wanted):
            titled = [line for line in by_title.get(plain_form(one.title), ()) if line.start() not in places.values()]
            exact = next((line for line in titled if _number(line[sort]) == one.number), None)
            if exact is None or one.label is not None:
                left.append(i)
            else:
                places[i] = exact.start()
                self._found(one, exact.span())
        for i in left:
            self._match_rest(sort, wanted[i], i, places, by_title, by_number)

    def _match_rest(
        self,
        sort: str,
        one: _Wanted,
        i: int,
        places: dict[int, int],
        by_title: dict[str, list[re.Match[str]]],
        by_number: dict[int, list[re.Match[str]]],
    ) -> None:
        taken = set(places.values())
        titled = [line for line in by_title.get(plain_form(one.title), ()) if line.start() not in taken]
        elsewhere = None
        if one.label is not None:
            after = max((start for before, start in places.items() if before < i), default=0)
            elsewhere = self._titled_elsewhere(one, taken, after)
        numbered = [line for line in by_number.get(one.number, ()) if line.start() not in taken]
        if elsewhere:
            places[i] = elsewhere[0]
            self._found(one, elsewhere)
        elif (titled or numbered) and one.label is None:
            line = (titled or numbered)[0]
            places[i] = line.start()
            self._differs(sort, one, line, titled=bool(titled))
        else:
            message = msg(f"trace.no-{sort}", no=one.number, title=one.title)
            self.findings.append(Finding("XX709", message, one.where))

    def _titled_elsewhere(self, one: _Wanted, taken: set[int], after: int) -> Range | None:
        """Where a line or sentence begins with the label and the title, in the plan's order if it can be."""
        title = plain_form(one.title)
        found = [place for place in self._by_beginning.get(title[:1], ()) if place[0] not in taken]
        found = [place for place in found if self.document.plain.startswith(title, place[1])]
        found = [place for place in found if _labelled(place[2], one.label or "")]
        best = min(found, key=lambda place: (place[0] < after, place[0]), default=None)
        return (best[0], best[1] + len(title)) if best and title else None

    @cached_property
    def _by_beginning(self) -> dict[str, list[tuple[int, int, str]]]:
        """Where lines and sentences begin, where their words do, and the number between, by the first letter."""
        plain = self.document.plain
        starts = {start for start, _ in self.document.lines} | {match.end() for match in _SENTENCE_END.finditer(plain)}
        found: dict[str, list[tuple[int, int, str]]] = {}
        for start in sorted(starts):
            body, label = start, ""
            found.setdefault(plain[body : body + 1], []).append((start, body, label))
            # A line of Markdown may have two: "## 一、".
            while marker := MARKER.match(plain, body):
                body, label = _after_space(plain, marker.end()), marker[0].strip()
                found.setdefault(plain[body : body + 1], []).append((start, body, label))
                if not marker[0].startswith("#"):
                    break
        return found

    def _found(self, one: _Wanted, place: Range) -> None:
        self.headings.append(SourceHeading(*place, one.heading.chapter, one.heading.point))

    def _differs(self, sort: str, one: _Wanted, line: re.Match[str], *, titled: bool) -> None:
        self._found(one, line.span())
        self.suspect.append(line.span(sort) if titled else line.span())
        given = line[sort] if titled else line["title"]
        start, end = line.span(sort if titled else "title")
        if titled:
            message = msg(f"trace.{sort}-number", given=given, no=one.number, title=one.title)
        else:
            message = msg(f"trace.{sort}-title", given=given, no=one.number, title=one.title)
        self.findings.append(Finding("XX709", message, self.document.where(start, max(end, start + 1))))


def _labelled(marker: str, label: str) -> bool:
    """Whether a number in the document is the last part of the plan's label: 4. of 二（三）4."""
    bare, wanted = _BARE.sub("", plain_form(marker)), _BARE.sub("", plain_form(label))
    return wanted.endswith(bare) if bare and wanted else bare == wanted


def _after_space(plain: str, at: int) -> int:
    while plain[at : at + 1].isspace():
        at += 1
    return at


def _number(text: str) -> int:
    digits = text.strip("第章、. ")
    value = Fraction(int(digits)) if digits.isdecimal() and digits.isascii() else chinese_number(digits)
    return int(value) if value is not None else -1
