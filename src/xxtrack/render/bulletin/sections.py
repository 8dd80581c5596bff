"""A bulletin in words: its sections in the order of a 通报, as blocks that Markdown and Word are made from."""

from collections.abc import Iterator, Sequence

from xxtrack.model.assessment import Standing
from xxtrack.model.bulletin import Bulletin
from xxtrack.model.message import Value
from xxtrack.model.plan import Office
from xxtrack.model.status import LATE, Status
from xxtrack.render.bulletin.annex import annexes
from xxtrack.render.bulletin.arrears import arrears
from xxtrack.render.bulletin.covers import about, covers_bulletin
from xxtrack.render.bulletin.gaps import Gaps
from xxtrack.render.bulletin.overall import overall
from xxtrack.render.bulletin.requests import requests
from xxtrack.render.document.blocks import Block, Paper, Paragraph, SectionHeading
from xxtrack.render.document.prose import long_date
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import plain
from xxtrack.render.words import first_of, is_sample
from xxtrack.wording import Lang, listing, text
from xxtrack.wording.numbers import numeral

FURTHEST_AHEAD = 3
"""How many items the section on good news names; the annex has them all."""

NAMED = 6
"""How many items a list names before it says how many more there are."""
WATCHED = 4
"""How many of those only at risk it names."""


def bulletin_paper(bulletin: Bulletin, lang: Lang) -> Paper:
    """The whole document."""
    issue = _Issue(bulletin, lang)
    return Paper(issue.title, bulletin.assessment.as_of, list(issue.blocks()), head=covers_bulletin(bulletin, lang))


class _Issue:
    """One bulletin in one language, which every section needs."""

    def __init__(self, bulletin: Bulletin, lang: Lang) -> None:
        self.b = bulletin
        self.lang = lang
        self.gaps = Gaps(bulletin, lang)
        self.office = bulletin.assessment.plan.office or Office()
        self.sections = 0

    def words(self, key: str, /, **args: Value) -> str:
        return text(key, self.lang, **args)

    @property
    def title(self) -> str:
        """Who issues it, whom or what it is about, what it is, and that its figures are made up."""
        plan = self.b.assessment.plan
        of = about(self.b, self.lang)
        sample = is_sample(plan, self.b.assessment.actuals.sources)
        return self.words(
            "bulletin.title-of" if of else "bulletin.title",
            plan=plain(plan.title),
            unit=plain(of),
            office=plain(self.office.name),
            sample=self.words("bulletin.sample") if sample else "",
        ).strip()

    def section(self, key: str) -> SectionHeading:
        self.sections += 1
        mark = numeral(self.sections, self.lang)
        return SectionHeading(1, self.words("bulletin.section", numeral=mark, title=self.words(key)))

    def subsection(self, number: int, key: str, **args: Value) -> SectionHeading:
        mark = numeral(number, self.lang)
        return SectionHeading(2, self.words("bulletin.subsection", numeral=mark, title=self.words(key, **args)))

    def blocks(self) -> Iterator[Block]:
        b, lang = self.b, self.lang
        yield SectionHeading(0, self.title)
        if self.office.number:
            yield Paragraph(self.office.number, "subtitle")
        if said := covers_bulletin(b, lang):
            yield Paragraph(self.words("bulletin.covers", said=said), "subtitle")
        if said := partial_words(b.assessment.left_out, lang):
            yield Paragraph(said)
        # What is about one unit is for that unit.
        if to := b.unit or self.office.to.rstrip("：:"):
            yield Paragraph(self.words("bulletin.to", to=to), "salutation")
        yield self.section("bulletin.overall")
        yield Paragraph(overall(b, lang) + self.figures_to())
        if b.led:
            yield self.section("bulletin.ahead")
            yield Paragraph(self.ahead())
            yield self.section("bulletin.behind")
            yield from self.behind()
        yield self.section("bulletin.silent")
        yield from (Paragraph(said) for said in arrears(b, lang))
        yield self.section("bulletin.requests")
        yield from (Paragraph(said) for said in requests(b, lang))
        yield from self.end()
        if b.inline:
            yield from annexes(b, lang)

    def figures_to(self) -> str:
        """The day most figures run to, where it is not the day judged at."""
        mostly = self.gaps.mostly
        if mostly is None or mostly == self.b.assessment.as_of:
            return ""
        return self.words("bulletin.mostly-to", date=long_date(mostly, self.lang))

    def ahead(self) -> str:
        b = self.b
        achieved = [s for s in b.led if s.status is Status.ACHIEVED]
        counted = ((Status.ACHIEVED, len(achieved)), (Status.AHEAD, len(b.ahead)))
        counts = [self.words("bulletin.n-of", what=status, count=n) for status, n in counted if n]
        said = self.words("bulletin.ahead-counts", counts=listing(counts, self.lang, "，"))
        if not counts:
            said = self.words("bulletin.none-ahead")
        new = [move.after.item.name for move in b.changes.achieved]
        if new:
            said += self.words("bulletin.newly", count=len(new), names=self.named(new))
        if b.ahead:
            shown = self.gaps.each(b.ahead[:FURTHEST_AHEAD])
            said += self.words("bulletin.ahead-most", items=listing(shown, self.lang, "；"))
        if b.changes.better:
            better = [move.after.item.name for move in b.changes.better]
            said += self.words("bulletin.better-are", count=len(better), names=self.named(better))
        return said.strip()

    def named(self, names: Sequence[str], most: int = NAMED) -> str:
        return first_of(names, self.lang, most)

    def behind(self) -> Iterator[Block]:
        b = self.b
        number = 0
        if not any(b.behind.values()):
            yield Paragraph(self.words("bulletin.none"))
        for status, standings in b.behind.items():
            if standings:
                number += 1
                yield self.subsection(number, "bulletin.status-count", status=status, count=len(standings))
                yield from self.shortfalls(status, standings)
        if worse := [move.after.item.name for move in b.changes.worse]:
            yield Paragraph(self.words("bulletin.worse-are", count=len(worse), names=self.named(worse)))

    def shortfalls(self, status: Status, standings: Sequence[Standing]) -> Iterator[Block]:
        if status not in LATE:
            # What is only at risk is named apart, and not told as if it were behind.
            yield Paragraph(self.words("bulletin.watched", names=self.named([s.item.name for s in standings], WATCHED)))
            return
        yield from (Paragraph(said) for said in self.gaps.by_unit(standings))

    def end(self) -> Iterator[Block]:
        b, office = self.b, self.office
        if not b.inline:
            yield Paragraph(self.words("bulletin.annex-by-reference"))
        if signed := office.signed or office.name:
            yield Paragraph(signed, "signature")
        yield Paragraph(long_date(b.assessment.as_of, self.lang), "signature")
        if office.copy:
            yield Paragraph(self.words("bulletin.copy", copy=office.copy), "copy")
        named = listing(b.assessment.actuals.sources, self.lang) or self.words("label.source-unnamed")
        note = self.words("bulletin.sources", sources=named)
        yield Paragraph(note + (self.words("bulletin.judged-alike") if b.since else ""), "note")
