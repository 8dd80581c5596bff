"""A bulletin in words: its sections in the order of a 通报, as blocks that Markdown and Word are made from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Move, Standing, count
from xxtrack.model.bulletin import Bulletin
from xxtrack.model.message import Value
from xxtrack.model.ranking import By
from xxtrack.model.status import ATTENTION, Status
from xxtrack.render.bulletin.blocks import Block, Paragraph, SectionHeading, Sideways
from xxtrack.render.bulletin.tables import (
    GOOD_FIRST,
    chapter_kinds_table,
    chapters_table,
    counts_table,
    deadlines_table,
    gaps_table,
    items_table,
    moves_table,
    ranking_table,
    silent_table,
)
from xxtrack.render.ranking.terminal import ranking_notes
from xxtrack.render.safe import plain
from xxtrack.render.words import by_chapter, chapter_name, elapsed, kinds_in_full
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import percent

FURTHEST_AHEAD = 10
"""How many items the section on good news lists; the annex has them all."""
NAMED_AT_MOST = 20
"""How many newly achieved items are named in a sentence."""


def bulletin_blocks(bulletin: Bulletin, lang: Lang) -> list[Block]:
    """The whole document."""
    return list(_Issue(bulletin, lang).blocks())


def long_date(day: date, lang: Lang) -> str:
    """2023年6月30日, or as ISO writes it."""
    return text("bulletin.day", lang, year=day.year, month=day.month, day=day.day) if lang == "zh" else day.isoformat()


def unit_name(unit: str, lang: Lang) -> str:
    """A unit's name, or the words for the items that name none."""
    return text("bulletin.nobody", lang) if unit == NOBODY else unit


class _Issue:
    """One bulletin in one language, which every section needs."""

    def __init__(self, bulletin: Bulletin, lang: Lang) -> None:
        self.b = bulletin
        self.lang = lang
        self.as_of = bulletin.assessment.as_of
        self.leads = bulletin.unit is None
        self.sections = 0
        self.subsections = 0

    def words(self, key: str, /, **args: Value) -> str:
        spoken = {name: long_date(v, self.lang) if isinstance(v, date) else v for name, v in args.items()}
        return text(key, self.lang, **spoken)

    def listed(self, parts: Sequence[str]) -> str:
        return text("bulletin.list-mark", self.lang).join(parts)

    def section(self, title: str) -> SectionHeading:
        self.sections, self.subsections = self.sections + 1, 0
        return SectionHeading(
            1, self.words("bulletin.section", numeral=_numeral(self.sections, self.lang), title=title)
        )

    def subsection(self, title: str) -> SectionHeading:
        self.subsections += 1
        numeral = _numeral(self.subsections, self.lang)
        return SectionHeading(2, self.words("bulletin.subsection", numeral=numeral, title=title))

    def blocks(self) -> Iterator[Block]:
        b = self.b
        yield SectionHeading(0, self.words("bulletin.title", plan=plain(b.assessment.plan.title)))
        if b.unit is not None:
            yield Paragraph(self.words("bulletin.unit", unit=unit_name(b.unit, self.lang)), "subtitle")
        yield Paragraph(self.words("bulletin.as-of", date=self.as_of), "subtitle")
        yield from self.overall()
        if b.led:
            yield from self.ahead()
            yield from self.behind()
            yield from self.silent()
            if b.since:
                yield from self.changes()
            yield from self.dates()
        yield from self.ranking()
        yield from self.sources()
        yield from self.annexes()

    def overall(self) -> Iterator[Block]:
        b = self.b
        yield self.section(self.words("bulletin.overall"))
        said = self.words("bulletin.time", date=self.as_of, share=percent(elapsed(b.assessment)))
        now = count(b.led)
        urgent = _urgent(b.led)
        if b.led:
            of = {None: "bulletin.all-of", NOBODY: "bulletin.nobody-of"}.get(b.unit, "bulletin.led-of")
            names = {"unit": b.unit} if b.unit else {}
            said += self.words(of, count=len(b.led), **names)
            parts = [self.words("bulletin.n-of-status", status=s, count=now[s]) for s in GOOD_FIRST if now[s]]
            said += self.listed(parts) + self.words("bulletin.urgent", count=urgent)
            if b.since:
                before = sum(b.counts_before[status] for status in ATTENTION)
                said += self.words("bulletin.than-before", date=b.since, before=before, now=urgent)
            else:
                said += self.words("bulletin.first-issue")
        else:
            said += self.words("bulletin.leads-nothing", unit=b.unit or "")
        if b.supported:
            said += self.words("bulletin.supports", count=len(b.supported), urgent=_urgent(b.supported))
        yield Paragraph(said.strip())
        if b.led:
            yield counts_table(b, self.lang)
            for apart in kinds_in_full(b.led, self.lang):
                yield Paragraph(apart)
        if len(by_chapter(b.assessment, b.led)) > 1:
            yield chapters_table(b, self.lang)
            yield Paragraph(self.words("kind.chapters"))
            yield chapter_kinds_table(b, self.lang)

    def ahead(self) -> Iterator[Block]:
        b = self.b
        achieved = count(b.led)[Status.ACHIEVED]
        yield self.section(self.words("bulletin.ahead"))
        said = self.words("bulletin.ahead-counts", achieved=achieved, ahead=len(b.ahead))
        new = [move.after.item.name for move in b.changes.achieved]
        if len(new) > NAMED_AT_MOST:
            said += self.words("bulletin.newly-many", count=len(new))
        elif new:
            said += self.words("bulletin.newly", count=len(new), names=self.listed(new))
        yield Paragraph(said.strip())
        if b.ahead:
            shown = b.ahead[:FURTHEST_AHEAD]
            yield Paragraph(self.words("bulletin.ahead-most", count=len(shown)))
            yield gaps_table(shown, self.as_of, self.lang, leads=self.leads)

    def behind(self) -> Iterator[Block]:
        yield self.section(self.words("bulletin.behind"))
        if not any(self.b.behind.values()):
            yield Paragraph(self.words("bulletin.none"))
        for status, standings in self.b.behind.items():
            if standings:
                yield self.subsection(self.words("bulletin.status-count", status=status, count=len(standings)))
                yield gaps_table(standings, self.as_of, self.lang, leads=self.leads)

    def silent(self) -> Iterator[Block]:
        yield self.section(self.words("bulletin.silent"))
        standings = self.b.silent
        silent = sum(s.status is Status.NO_DATA for s in standings)
        if not standings:
            yield Paragraph(self.words("bulletin.none"))
            return
        yield Paragraph(self.words("bulletin.silent-counts", silent=silent, stale=len(standings) - silent).strip())
        yield silent_table(standings, self.lang, leads=self.leads)

    def changes(self) -> Iterator[Block]:
        changes = self.b.changes
        groups = (("worse", changes.worse), ("better", changes.better), ("achieved", changes.achieved))
        moved = sum(len(moves) for _, moves in groups) + len(changes.other)
        yield self.section(self.words("bulletin.changes"))
        said = self.words("bulletin.changes-counts", updated=self.b.updated, moved=moved)
        if changes.other:
            said += self.words("bulletin.other", moves=self.listed(self.tallied(changes.other)))
        yield Paragraph(said.strip())
        for key, moves in groups:
            if moves:
                yield self.subsection(
                    self.words("bulletin.status-count", status=self.words(f"bulletin.{key}"), count=len(moves))
                )
                yield moves_table(moves, self.as_of, self.lang)
        yield Paragraph(self.words("bulletin.judged-alike"), "note")

    def tallied(self, moves: Sequence[Move]) -> list[str]:
        pairs = Counter((move.before.status, move.after.status) for move in moves)
        return [
            self.words("bulletin.move", before=before, after=after, count=n)
            for (before, after), n in pairs.most_common()
        ]

    def dates(self) -> Iterator[Block]:
        b = self.b
        yield self.section(self.words("bulletin.dates"))
        if b.deadlines:
            yield Paragraph(self.words("bulletin.deadlines", count=len(b.deadlines)))
            yield deadlines_table(b.deadlines, self.lang, leads=self.leads)
            said = ""
        else:
            said = self.words("bulletin.no-deadlines")
        if b.due_at_end:
            said += self.words("bulletin.at-end", count=b.due_at_end, date=b.assessment.plan.end)
        if b.reports:
            dates = [self.words("bulletin.report-by", date=on, count=n) for on, n in b.reports]
            said += self.words("bulletin.reports", dates=self.listed(dates))
        if said:
            yield Paragraph(said.strip())

    def ranking(self) -> Iterator[Block]:
        ranking = self.b.ranking
        by_lead = ranking.by is By.LEAD
        yield self.section(self.words("bulletin.ranking-lead" if by_lead else "bulletin.ranking-chapter"))
        yield ranking_table(self.b, self.lang)
        unranked = sum(place.total for place in ranking.places if not place.name)
        said = "" if by_lead else self.words("bulletin.why-chapter")
        said += self.words("bulletin.unranked", count=unranked) if unranked else ""
        yield Paragraph(said + (" " if self.lang == "en" else "").join(ranking_notes(ranking, self.lang)), "note")

    def sources(self) -> Iterator[Block]:
        actuals = self.b.assessment.actuals
        used, rows = (sum(getattr(file, name) for file in actuals.files) for name in ("used", "rows"))
        named = self.listed(actuals.sources) or self.words("label.source-unnamed")
        yield Paragraph(self.words("label.sources-short", sources=named, used=used, rows=rows), "note")

    def annexes(self) -> Iterator[Block]:
        """Every item once: as lead, then as support."""
        kinds = [("bulletin.annex-led", self.b.led), ("bulletin.annex-supported", self.b.supported)]
        filled = [(key, standings) for key, standings in kinds if standings]
        if filled:
            yield Sideways()
        for no, (key, standings) in enumerate(filled, 1):
            mark = self.words("bulletin.annex") + (f" {no}" if len(filled) > 1 else "")
            yield SectionHeading(1, f"{mark}  {self.words(key, count=len(standings))}")
            for row in by_chapter(self.b.assessment, standings):
                mine = [s for s in standings if self.b.assessment.plan.chapter_of[s.item.point] is row.chapter]
                yield SectionHeading(2, chapter_name(row.chapter))
                yield items_table(mine, self.lang)


def _urgent(standings: Sequence[Standing]) -> int:
    return sum(s.status in ATTENTION for s in standings)


def _numeral(number: int, lang: Lang) -> str:
    """一 to 九, as official documents number their parts; there are never ten."""
    return "一二三四五六七八九"[number - 1] if lang == "zh" else str(number)
