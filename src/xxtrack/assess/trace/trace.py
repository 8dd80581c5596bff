"""The source document against the plan: every numeral and every clause is claimed, excused, suspect or reported.

What is compared are words. An item claims the words of its ``text`` where they stand under its own point; what the plan
excuses is excused wherever it stands, an entry at a point only there.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from xxtrack.assess.rules.stated_number import missing_number, numbers, promised
from xxtrack.assess.trace.covering import Covering
from xxtrack.assess.trace.numerals import scan
from xxtrack.assess.trace.outline import Outline, Range, find_headings
from xxtrack.assess.trace.quotation import Near, Quotations
from xxtrack.model.finding import Finding, Where, in_order
from xxtrack.model.message import Message, msg
from xxtrack.model.numeral import Numeral, plain_form
from xxtrack.model.plan import Excused, Item, Plan
from xxtrack.model.trace import Claim, Cover, SourceDocument, Stretch, Trace

NEAR_ENOUGH = 0.6
"""How alike (`difflib`'s ratio) an unclaimed clause must be to be named as what a lost text may have become."""
_MANY, _LONG = 100, 300
"""Not sought among more gaps of a point, or in longer ones: likeness takes time."""


def trace(document: SourceDocument, plan: Plan) -> Trace:
    """Account for every word of the document."""
    outline = find_headings(document, plan)
    numerals = scan(document.plain)
    claims = _Claims(document, plan, outline, numerals)
    claims.collect()
    cover = Covering(document, outline, claims.claims)
    clauses = tuple(cover.clauses())
    traced = tuple(zip(numerals, cover.of([(n.start, n.end) for n in numerals]), strict=True))
    gaps = [gap for c in clauses if c.cover is Cover.UNCLAIMED for gap in cover.open_in(c.start, c.end)]
    found = [*outline.findings, *claims.findings, *claims.lost(gaps), *_unclaimed(document, gaps, traced)]
    return Trace(
        document=document,
        headings=outline.headings,
        clauses=clauses,
        numerals=traced,
        stretches=tuple(cover.stretches()),
        findings=in_order(found),
    )


def _unclaimed(
    document: SourceDocument, gaps: Sequence[Range], traced: Sequence[tuple[Numeral, Stretch]]
) -> Iterator[Finding]:
    """Words that nobody answers for, and apart from them every numeral, because a number is a promise by itself."""
    lonely = [numeral for numeral, stretch in traced if stretch.cover is Cover.UNCLAIMED]
    for numeral in lonely:
        message = msg("trace.numeral-unclaimed", text=document.plain[numeral.start : numeral.end])
        yield Finding("XX704", message, document.where(numeral.start, numeral.end))
    starts = [numeral.start for numeral in lonely]
    for start, end in gaps:
        inside = lonely[bisect_left(starts, start) : bisect_left(starts, end)]
        if sum(numeral.end - numeral.start for numeral in inside) < end - start:
            message = msg("trace.clause-unclaimed", text=document.plain[start:end])
            yield Finding("XX703", message, document.where(start, end))


def _inside_others(ranges: set[Range]) -> set[Range]:
    """Those that lie within a longer one."""
    inside, reach = set(), 0
    # Whatever can hold a range comes before it: what begins earlier, or with it and is longer.
    for start, end in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if end <= reach:
            inside.add((start, end))
        reach = max(reach, end)
    return inside


class _Claims:
    """What the plan lays claim to, with what is wrong about it."""

    def __init__(self, document: SourceDocument, plan: Plan, outline: Outline, numerals: Sequence[Numeral]) -> None:
        self.document = document
        self.plan = plan
        self.outline = outline
        self.quotations = Quotations(document, tuple(numerals))
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []
        self._found: dict[tuple[str, int], tuple[list[Range], bool]] = {}
        self._lost: list[tuple[str, str, int | None, Where]] = []

    def collect(self) -> None:
        for heading in self.outline.headings:
            self._claim((heading.start, heading.end), Cover.EXCUSED, excuse="heading")
        for start, end in self.outline.suspect:
            self._claim((start, end), Cover.SUSPECT, excuse="heading")
        everywhere = ((0, self.outline.length),)
        for excused in self.plan.excused:
            self._excuse(excused, everywhere)
        for point in self.plan.points():
            ranges = self.outline.ranges(point.no)
            for excused in point.excused:
                self._excuse(excused, ranges, self.outline.headed_ranges(point.no))
            after = 0
            for item in point.items:
                after = self._item(item, ranges, after)
        self._drop_borrowed()

    def _drop_borrowed(self) -> None:
        """Words in the midst of another item's are that item's: whoever quotes no more than them has lost its own."""
        inner = _inside_others({(c.start, c.end) for c in self.claims if c.item and c.cover is Cover.CLAIMED})
        kept = []
        for claim in self.claims:
            own = claim.item and claim.cover is Cover.CLAIMED and (claim.start, claim.end) in inner
            if own and self._midst(claim.start):
                item = self.plan.items[claim.item]
                self._lost.append((plain_form(item.text), item.id, item.point, item.at("text")))
            else:
                kept.append(claim)
        self.claims = kept

    def lost(self, gaps: Sequence[Range]) -> Iterator[Finding]:
        """Texts that stand nowhere, each with the unclaimed words that it may have become."""
        if not self._lost:
            return
        by_point: dict[int | None, list[Range]] = defaultdict(list)
        for gap in gaps:
            for owner in (None, self.outline.point_at(gap[0])):
                if gap[1] - gap[0] < _LONG and len(by_point[owner]) < _MANY:
                    by_point[owner].append(gap)
        for words, item, point, where in self._lost:
            elsewhere = next(self.quotations.find(words, ((0, self.outline.length),)), None) if item else None
            if elsewhere:
                place = str(self.document.where(*elsewhere))
                yield Finding("XX705", msg("trace.elsewhere", text=words, where=place), where, item)
                continue
            message = msg("trace.text-gone", text=words) if item else msg("trace.excuse-gone", text=words)
            hint = self._maybe(words, by_point[point])
            yield Finding("XX705" if item else "XX708", message, where, item, hint=hint)

    def _maybe(self, words: str, gaps: Sequence[Range]) -> Message | None:
        """The most alike of the gaps."""
        shown = {self.document.plain[a:b]: (a, b) for a, b in gaps}
        close = get_close_matches(words, shown, n=1, cutoff=NEAR_ENOUGH) if len(words) < _LONG else []
        return msg("trace.maybe", text=close[0], where=str(self.document.where(*shown[close[0]]))) if close else None

    def _item(self, item: Item, ranges: Sequence[Range], after: int) -> int:
        """Claim an item's words; gives the place from which the next item's are expected."""
        if not item.text:
            self.findings.append(Finding("XX710", msg("trace.no-text"), item.where, item.id))
            return after
        self._compare_target(item)
        words = plain_form(item.text)
        places, midst = self._places(words, item.point)
        near = None if places and not midst else self.quotations.nearest(words, ranges, after)
        # 产值突破50亿元 within 服务业产值突破50亿元 is not meant where 产值突破70亿元 stands by itself.
        if places and not (near and midst and not self._midst(near.start)):
            at = bisect_left(places, (after, 0))
            place = places[at] if at < len(places) else places[0]
            self._claim(place, Cover.CLAIMED, item.id)
            return place[0]
        if near:
            self._suspect(near, item.id)
            return near.start
        self._lost.append((words, item.id, item.point, item.at("text")))
        return after

    def _places(self, words: str, point: int) -> tuple[list[Range], bool]:
        """Where words stand under a point, by themselves if they do, else in the midst of others; in order."""
        key = (words, point)
        if key not in self._found:
            places = sorted(self.quotations.find(words, self.outline.ranges(point)))
            if not places:
                places = sorted(self.quotations.find(words, self.outline.headed_ranges(point)))
            whole = [place for place in places if not self._midst(place[0])]
            self._found[key] = (whole or places, not whole)
        return self._found[key]

    def _midst(self, offset: int) -> bool:
        """Whether a text that begins here would begin in the middle of other words."""
        return self.document.plain[max(offset - 1, 0) : offset].isalnum()

    def _excuse(self, excused: Excused, ranges: Sequence[Range], headed: Sequence[Range] = ()) -> None:
        words = plain_form(excused.text)
        places = list(self.quotations.find(words, ranges)) or list(self.quotations.find(words, headed))
        for place in places:
            self._claim(place, Cover.EXCUSED, excuse=excused.kind)
        if not places:
            near = self.quotations.nearest(words, ranges, 0)
            if near:
                self._suspect(near, "", excused.kind)
            else:
                self._lost.append((words, "", None, excused.where))

    def _suspect(self, near: Near, item: str, excuse: str = "") -> None:
        self._claim((near.start, near.end), Cover.SUSPECT, item, excuse)
        for difference in near.differences:
            where = self.document.where(difference.start, difference.end)
            given, wanted = difference.given, difference.wanted
            if item:
                message = msg("trace.number-differs", given=given, wanted=wanted)
            else:
                message = msg("trace.excused-number-differs", given=given, wanted=wanted)
            self.findings.append(Finding("XX706", message, where, item))

    def _claim(self, place: Range, cover: Cover, item: str = "", excuse: str = "") -> None:
        self.claims.append(Claim(*place, cover, item, excuse))

    def _compare_target(self, item: Item) -> None:
        target = promised(item)
        if target and not target.to and missing_number(item.text, target) is not None:
            said = numbers(item.text) or msg("trace.no-numbers")
            message = msg("trace.target-differs", target=target.text, numbers=said, text=item.text)
            self.findings.append(Finding("XX707", message, item.at("target"), item.id))
