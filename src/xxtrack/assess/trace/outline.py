"""Where the plan's chapters and points stand in the document, recognised by their numbers and titles."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from xxtrack.assess.trace.markers import MARKER
from xxtrack.assess.trace.numerals import chinese_number
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import msg
from xxtrack.model.numeral import CHAPTER_NUMBER, POINT_NUMBER, plain_form
from xxtrack.model.plan import Plan
from xxtrack.model.trace import SourceDocument, SourceHeading

Range = tuple[int, int]

_SENTENCE_END = re.compile("[。；：！!:;]|[.](?=[A-Z(])")
_MARKS = re.compile(r"[\s、.()#*：:，,]")
_KNOWN_BY = 6
"""Letters of a title by which its places are looked up."""

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
        mine = self._by_point.get(point)
        if mine is None:
            return ((0, self.length),) if point else ((0, self._starts[0] if self._starts else self.length),)
        return tuple((end, following) for _, end, following in mine)

    def headed_ranges(self, point: int) -> tuple[Range, ...]:
        """As `ranges`, with the point's own heading: a numbered line may itself be what is promised."""
        mine = self._by_point.get(point)
        if not point or mine is None:
            return self.ranges(point) if point else ()
        return tuple((start, following) for start, _, following in mine)

    @cached_property
    def _by_point(self) -> dict[int, list[tuple[int, int, int]]]:
        """Where a point's headings begin and end, and where the next heading begins."""
        ends = [*self._starts, self.length]
        found: dict[int, list[tuple[int, int, int]]] = {}
        for heading, following in zip(self.headings, ends[1:], strict=True):
            found.setdefault(heading.point or 0, []).append((heading.start, heading.end, following))
        if 0 in found:
            found[0].insert(0, (0, 0, ends[0]))
        return found

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
        self._by_title: dict[str, dict[str, _Places]] = {}
        self._by_length: dict[int, dict[str, list[tuple[int, int, str]]]] = {}

    def match(self, sort: str, wanted: Sequence[_Wanted], lines: Sequence[re.Match[str]]) -> None:
        """Number and title first, then the title under another number, then the number with another title.

        What has a label in the plan, (一) or 一是 or none at all, is known by that and its title.
        """
        free = _FreeLines(sort, lines)
        places: dict[int, int] = {}
        for i, one in enumerate(wanted):
            exact = free.take(one.number, plain_form(one.title)) if one.label is None else None
            if exact:
                places[i] = exact.start()
                self._found(one, exact.span())
        after = 0
        for i, one in enumerate(wanted):
            place = places[i] if i in places else self._match_rest(sort, one, free, after)
            after = max(after, place)

    def _match_rest(self, sort: str, one: _Wanted, free: "_FreeLines", after: int) -> int:
        """Where it was found; 0 where it was not."""
        title = plain_form(one.title)
        if one.label is not None:
            if elsewhere := self._titled_elsewhere(title, one.label, free.taken, after):
                free.taken.add(elsewhere[0])
                self._found(one, elsewhere)
                return elsewhere[0]
        else:
            titled = free.take(None, title)
            if line := titled or free.take(one.number, None):
                self._differs(sort, one, line, titled=titled is not None)
                return line.start()
        message = msg(f"trace.no-{sort}", no=one.number, title=one.title)
        self.findings.append(Finding("XX709", message, one.where))
        return 0

    def _titled_elsewhere(self, title: str, label: str, taken: set[int], after: int) -> Range | None:
        """Where a line or sentence begins with the label and the title, in the plan's order if it can be."""
        wanted = _bare(label)
        # The number in the document is the last part of the plan's label: 4. of 二（三）4.
        lasts = {wanted[at:] for at in range(len(wanted))} or {""}
        found = (place for last in lasts if (place := self._titled(title, last).first(after, taken)))
        best = min(found, key=lambda place: (place[0] < after, place[0]), default=None)
        return (best[0], best[1] + len(title)) if best and title else None

    def _titled(self, title: str, label: str) -> "_Places":
        """The lines and sentences that have a title behind a number."""
        if title not in self._by_title:
            by_label: dict[str, list[Range]] = {}
            for start, body, marker in self._beginning_with(title[:_KNOWN_BY]):
                if self.document.plain.startswith(title, body):
                    by_label.setdefault(_bare(marker), []).append((start, body))
            self._by_title[title] = {marker: _Places(places) for marker, places in by_label.items()}
        return self._by_title[title].get(label, _NOWHERE)

    def _beginning_with(self, words: str) -> list[tuple[int, int, str]]:
        if len(words) not in self._by_length:
            index: dict[str, list[tuple[int, int, str]]] = {}
            for place in self._beginnings:
                index.setdefault(self.document.plain[place[1] : place[1] + len(words)], []).append(place)
            self._by_length[len(words)] = index
        return self._by_length[len(words)].get(words, [])

    @cached_property
    def _beginnings(self) -> list[tuple[int, int, str]]:
        """Where lines and sentences begin, where their words do, and the number between."""
        plain = self.document.plain
        starts = {start for start, _ in self.document.lines} | {match.end() for match in _SENTENCE_END.finditer(plain)}
        found = []
        for start in sorted(starts):
            body = start
            found.append((start, body, ""))
            # A line of Markdown may have two: "## 一、".
            while marker := MARKER.match(plain, body):
                body = _after_space(plain, marker.end())
                found.append((start, body, marker[0].strip()))
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


class _FreeLines:
    """Numbered lines that nobody has yet, by number and title."""

    def __init__(self, sort: str, lines: Sequence[re.Match[str]]) -> None:
        self.taken: set[int] = set()
        self._lines: dict[tuple[int | None, str | None], deque[re.Match[str]]] = defaultdict(deque)
        for line in lines:
            number, title = _number(line[sort]), line["title"]
            for key in ((number, title), (None, title), (number, None)):
                self._lines[key].append(line)

    def take(self, number: int | None, title: str | None) -> re.Match[str] | None:
        """The first that fits, which then is taken."""
        lines = self._lines.get((number, title), deque())
        while lines and lines[0].start() in self.taken:
            lines.popleft()
        if not lines:
            return None
        self.taken.add(lines[0].start())
        return lines.popleft()


class _Places:
    """Places of the same words in order, the first of which are taken as time goes on."""

    def __init__(self, places: Sequence[Range]) -> None:
        self._places = places
        self._free = 0

    def first(self, after: int, taken: set[int]) -> Range | None:
        """The first that is free from a place on, else the first of all."""
        places = self._places
        while self._free < len(places) and places[self._free][0] in taken:
            self._free += 1
        at = max(bisect_left(places, (after, 0)), self._free)
        while at < len(places) and places[at][0] in taken:
            at += 1
        if at < len(places):
            return places[at]
        return places[self._free] if self._free < len(places) else None


_NOWHERE = _Places(())


def _bare(label: str) -> str:
    """A number without the marks around it."""
    return _MARKS.sub("", plain_form(label))


def _after_space(plain: str, at: int) -> int:
    while plain[at : at + 1].isspace():
        at += 1
    return at


def _number(text: str) -> int:
    digits = text.strip("第章、. ")
    value = Fraction(int(digits)) if digits.isdecimal() and digits.isascii() else chinese_number(digits)
    return int(value) if value is not None else -1
