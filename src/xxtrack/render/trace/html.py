"""The document as a page in which every clause has the colour and the sign of its item's status; nothing here is HTML.

One file without outside resources, whose script only keeps what is chosen in the address.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from xxtrack.model.assessment import Standing, count
from xxtrack.model.plan import Item
from xxtrack.model.status import Status
from xxtrack.model.trace import Cover, SourceHeading, Stretch, Trace, count_covers, coverage
from xxtrack.render.findings.headline import headline
from xxtrack.render.html import filled_page
from xxtrack.render.partial import partial_words
from xxtrack.render.signs import SIGNS
from xxtrack.render.trace import TraceReport
from xxtrack.render.words import numbered_title, numbers_of, sentence, shown_statuses, status_word
from xxtrack.wording import Lang, term, text
from xxtrack.wording.numbers import DASH, percent

COVER_SIGNS = {Cover.SUSPECT: "≠", Cover.UNCLAIMED: "∅"}
_BREAK = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
MAX_FAULTS = 200
"""Findings listed at the top; all of them are marked in the text."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """An entry of the legend, which is also a choice: what is not chosen fades."""

    name: str
    sign: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class _Bar:
    """A chapter's items by status; ``place`` is the number by which its heading in the document is found."""

    name: str
    place: int | None
    total: int
    counts: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one colour, numerals apart; ``title`` is what is said of them, line by line."""

    runs: Sequence[tuple[str, bool]]
    """Words, and whether they are a numeral."""
    name: str = ""
    """Of the colour."""
    sign: str = ""
    title: Sequence[str] = ()
    item: str = ""
    """The item that claims them."""
    anchor: str = ""
    """The item of whose words these are the first."""


@dataclass(frozen=True, slots=True)
class _Row:
    """An item; ``anchored`` is whether words above are its."""

    standing: Standing
    numbers: Sequence[str]
    sentence: str
    anchored: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of the document, and before it the items of the point that ends there."""

    items: Sequence[_Row] = ()
    counts: Mapping[Status, int] | None = None
    heading: SourceHeading | None = None
    pieces: Sequence[_Piece] | None = None
    """None where only items are left."""


def trace_html(report: TraceReport, lang: Lang, _width: int = 0) -> str:
    """The whole page. Jinja2 is an extra: it raises `ImportError` where it is not installed."""
    trace, checked, assessment = report.trace, report.checked, report.assessment
    findings = checked.findings
    values: dict[str, object] = {
        "plan": assessment.plan,
        "about": _about(report, lang),
        "partial": partial_words(checked.left_out, lang),
        "total": len(assessment.standings),
        "choices": _choices(report, lang),
        "faults": [(str(f.where), f.code, headline(f, checked, lang)) for f in findings[:MAX_FAULTS]],
        "findings": len(findings),
        "bars": _bars(report),
        "blocks": list(_Document(trace, {s.item.id: s for s in assessment.standings}, lang).blocks(report)),
        "words": {status: term(status, lang) for status in Status},
        "status_words": {status: status_word(status, lang) for status in Status},
    }
    return "".join(filled_page("trace", "trace", lang, values, themed=True, script=True))


def _about(report: TraceReport, lang: Lang) -> str:
    numerals = count_covers(stretch for _, stretch in report.trace.numerals)
    return text(
        "trace.about",
        lang,
        date=report.assessment.as_of,
        items=len(report.assessment.standings),
        clauses=percent(coverage(count_covers(report.trace.clauses))),
        numerals=percent(coverage(numerals)),
        file=report.trace.document.file,
    )


def _choices(report: TraceReport, lang: Lang) -> list[_Choice]:
    counts, stretches = count(report.assessment.standings), count_covers(report.trace.stretches)
    choices = [_Choice(s.value, SIGNS[s], term(s, lang), counts[s]) for s in shown_statuses(counts)]
    choices += [
        _Choice(cover.value, sign, term(cover, lang), stretches[cover])
        for cover, sign in COVER_SIGNS.items()
        if stretches[cover]
    ]
    return choices


def _bars(report: TraceReport) -> list[_Bar]:
    bars = []
    found = {0, *(heading.chapter for heading in report.trace.headings if heading.point is None)}
    for chapter in report.assessment.plan.chapters:
        standings = [report.assessment.by_id[item.id] for item in chapter.items]
        counts = {status: n for status, n in count(standings).items() if n}
        place = chapter.no if chapter.no in found else None
        bars.append(_Bar(numbered_title(chapter), place, len(standings), counts))
    return bars


class _Document:
    """The document's words, read from top to bottom."""

    def __init__(self, trace: Trace, standings: Mapping[str, Standing], lang: Lang) -> None:
        self.trace = trace
        self.standings = standings
        self.lang = lang
        self._numerals = [(numeral.start, numeral.end) for numeral, _ in trace.numerals]
        self._anchored: set[str] = set()

    def blocks(self, report: TraceReport) -> Iterator[_Block]:
        """Paragraph by paragraph; the items of a point follow its last one."""
        headings = {heading.start: heading for heading in self.trace.headings}
        stretches, first, start = self.trace.stretches, 0, 0
        point: int | None = 0
        points = {point.no: point.items for point in report.assessment.plan.points()}
        for line in self.trace.document.plain.split("\n"):
            end = start + len(line)
            heading = headings.get(start)
            ended: Sequence[Item] = ()
            if heading:
                ended = points.pop(point, ()) if point is not None else ()
                point = heading.point
            rows = self._rows(ended)
            while stretches[first].end <= start:
                first += 1
            pieces = []
            for stretch in islice(stretches, first, None):
                if stretch.start >= end:
                    break
                pieces.append(self._piece(stretch, max(start, stretch.start), min(end, stretch.end), heading))
            yield _block(rows, heading, pieces)
            start = end + 1
        # Points whose headings are not in the document come last, so that every link leads somewhere.
        yield _block(self._rows(points.pop(point, ()) if point is not None else ()))
        yield _block(self._rows([item for items in points.values() for item in items]))

    def _piece(self, stretch: Stretch, start: int, end: int, heading: SourceHeading | None) -> _Piece:
        """Part of a stretch in its colours."""
        runs = self._runs(start, end)
        if stretch.items:
            return self._claimed(stretch, runs)
        if stretch.cover in COVER_SIGNS:
            place = f"{term(stretch.cover, self.lang)} {self.trace.document.where(start, end)}"
            return _Piece(runs, f"s {stretch.cover.value}", COVER_SIGNS[stretch.cover], (place,))
        if heading and stretch.start < heading.end:
            return _Piece(runs, "title")
        if stretch.excuses:
            about = [text(f"excuse.{excuse}", self.lang) for excuse in stretch.excuses]
            return _Piece(runs, "x", title=(" ".join([term(stretch.cover, self.lang), *about]),))
        return _Piece(runs)

    def _claimed(self, stretch: Stretch, runs: Sequence[tuple[str, bool]]) -> _Piece:
        standings = [self.standings[item] for item in stretch.items]
        first = min(standings, key=attrgetter("status.rank"))
        title = [self._brief(standing) for standing in standings]
        sign, name = SIGNS[first.status], first.status.value
        if stretch.cover in COVER_SIGNS:
            sign, name = COVER_SIGNS[stretch.cover], stretch.cover.value
            title.insert(0, term(stretch.cover, self.lang))
        anchor = next((item for item in stretch.items if item not in self._anchored), "")
        self._anchored |= set(stretch.items)
        return _Piece(runs, f"s {name}", sign, title, first.item.id, anchor)

    def _brief(self, standing: Standing) -> str:
        item = standing.item
        target, actual, *_ = numbers_of(standing, self.lang)
        numbers = f"{actual} / {target}" if target != DASH else actual
        status = term(standing.status, self.lang)
        return f"{item.id} {item.name} [{status}] {numbers if numbers != DASH else ''}".rstrip()

    def _runs(self, start: int, end: int) -> list[tuple[str, bool]]:
        """Words of the file as a browser should see them: a break within Chinese is no blank."""
        document, runs, at = self.trace.document, [], start
        for i in range(bisect_left(self._numerals, (start, 0)), len(self._numerals)):
            first, last = self._numerals[i]
            if last > end:
                break
            runs += [(document.slice(at, first), False), (document.slice(first, last), True)]
            at = last
        runs.append((document.slice(at, end), False))
        return [(_BREAK.sub("", words), numeral) for words, numeral in runs]

    def _rows(self, items: Sequence[Item]) -> list[_Row]:
        standings = [self.standings[item.id] for item in items]
        return [
            _Row(s, numbers_of(s, self.lang)[:3], sentence(s, self.lang), s.item.id in self._anchored)
            for s in standings
        ]


def _block(
    rows: Sequence[_Row], heading: SourceHeading | None = None, pieces: Sequence[_Piece] | None = None
) -> _Block:
    counts = {status: n for status, n in count(row.standing for row in rows).items() if n}
    return _Block(rows, counts, heading, pieces)
