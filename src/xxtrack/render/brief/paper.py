"""The leader's page: the rate of indicators, the five furthest behind, what changed, who owes figures."""

from collections.abc import Iterator, Sequence

from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Standing, count
from xxtrack.model.bulletin import Bulletin
from xxtrack.model.plan import Kind
from xxtrack.model.status import LATE, Status
from xxtrack.model.tally import tallies, tally_of
from xxtrack.render.bulletin.covers import about, covers_bulletin
from xxtrack.render.bulletin.gap import gap
from xxtrack.render.document.blocks import Block, Paper, Paragraph, SectionHeading
from xxtrack.render.document.docx import paper_docx
from xxtrack.render.document.html import paper_html
from xxtrack.render.document.prose import long_date, short_date, target_said, tight
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import plain
from xxtrack.render.table import Column, Table
from xxtrack.render.words import actual_words, first_of, is_sample
from xxtrack.wording import Lang, listing, term, text
from xxtrack.wording.numbers import DASH, percent, signed

WORST = 5
NAMED = 5


def brief_html(bulletin: Bulletin, lang: Lang, _width: int = 0) -> str:
    """The page as HTML to print. Raises ImportError without Jinja2."""
    return paper_html(brief_paper(bulletin, lang), lang)


def brief_docx(bulletin: Bulletin, lang: Lang, _width: int = 0) -> bytes:
    """The page as a Word document. Raises ImportError without python-docx."""
    return paper_docx(brief_paper(bulletin, lang), lang)


def brief_paper(bulletin: Bulletin, lang: Lang) -> Paper:
    """The whole page."""
    now = bulletin.assessment
    unit = about(bulletin, lang)
    title = text(
        "brief.title-of" if unit else "brief.title",
        lang,
        plan=plain(now.plan.title),
        unit=plain(unit),
        sample=text("bulletin.sample", lang) if is_sample(now.plan, now.actuals.sources) else "",
    )
    return Paper(title, now.as_of, list(_blocks(bulletin, title, lang)), covers_bulletin(bulletin, lang), compact=True)


def _blocks(bulletin: Bulletin, title: str, lang: Lang) -> Iterator[Block]:
    yield SectionHeading(0, title)
    if said := covers_bulletin(bulletin, lang):
        yield Paragraph(text("bulletin.covers", lang, said=said), "subtitle")
    yield Paragraph(text("bulletin.as-of", lang, date=long_date(bulletin.assessment.as_of, lang)), "subtitle")
    if partial := partial_words(bulletin.assessment.left_out, lang):
        yield Paragraph(partial)
    yield SectionHeading(1, text("brief.rate", lang))
    yield Paragraph(_rate(bulletin, lang), "figure")
    yield SectionHeading(1, text("brief.kinds", lang))
    yield _kinds_table(bulletin, lang)
    yield SectionHeading(1, text("brief.worst", lang))
    worst = [s for status, group in bulletin.behind.items() if status in LATE for s in group][:WORST]
    yield _worst_table(bulletin, worst, lang) if worst else Paragraph(text("bulletin.none", lang))
    yield SectionHeading(1, text("brief.changes", lang))
    yield Paragraph(_changes(bulletin, lang))
    yield SectionHeading(1, text("brief.owes", lang))
    yield Paragraph(_owes(bulletin, lang))


def _rate(bulletin: Bulletin, lang: Lang) -> str:
    """指标达标率 82.6% ↓，上期 90.2%，下降 7.6 个百分点."""
    now = tally_of(count(s for s in bulletin.led if s.item.kind is Kind.INDICATOR)).share
    before = tally_of(bulletin.before_by_kind[Kind.INDICATOR]).share if bulletin.since else None
    if now is None or before is None:
        return text("brief.rate-alone", lang, share=percent(now))
    way = "up" if now > before else "down" if now < before else "even"
    return text(
        f"brief.rate-{way}",
        lang,
        share=percent(now),
        before=percent(before),
        points=signed(abs(now - before) * 100).lstrip("+"),
    )


def _kinds_table(bulletin: Bulletin, lang: Lang) -> Table:
    """Indicators, milestones and duties apart: how many stand how, which adds up to all of them."""
    kinds = tallies(bulletin.led)
    shown = [status for status in Status if any(one.counts[status] for one in kinds.values())]
    heads = [text("label.kind", lang), text("label.sum", lang), *(term(status, lang) for status in shown)]
    heads.append(text("ranking.score", lang))
    rows = [
        (term(kind, lang), *map(str, (one.total, *(one.counts[status] for status in shown))), percent(one.share))
        for kind, one in kinds.items()
    ]
    return Table([Column(head, 22 if n == 0 else 17, "right" if n else "left") for n, head in enumerate(heads)], rows)


def _worst_table(bulletin: Bulletin, worst: Sequence[Standing], lang: Lang) -> Table:
    keys = [("reminder.number", 13), ("label.item", 44), ("label.target", 26), ("label.actual", 20)]
    keys += [("brief.against", 34), ("label.lead", 26), ("label.leader", 20)]
    plan, rows = bulletin.assessment.plan, []
    for number, s in enumerate(worst, 1):
        units = listing((u for u in plan.answering.answering(s.item, s.scope) if u != NOBODY), lang)
        actual = tight(actual_words(s.item, s.actual, s.stage, lang, s.expected), lang)
        apart = gap(s, bulletin.assessment.as_of, lang)
        cells = (s.item.name, target_said(s.item, lang, plan) or DASH, actual or DASH, apart or DASH)
        rows.append((str(number), *cells, units or DASH, s.item.leader or DASH))
    return Table([Column(text(key, lang), width) for key, width in keys], rows)


def _changes(bulletin: Bulletin, lang: Lang) -> str:
    if not bulletin.since:
        return text("bulletin.first-issue", lang).strip()
    changes = bulletin.changes
    groups = (("newly", changes.achieved), ("worse-are", changes.worse), ("better-are", changes.better))
    said = "".join(
        text(
            f"bulletin.{key}",
            lang,
            count=len(moves),
            names=first_of([move.after.item.name for move in moves], lang, NAMED),
        )
        for key, moves in groups
        if moves
    )
    return said.strip() or text("brief.no-changes", lang)


def _owes(bulletin: Bulletin, lang: Lang) -> str:
    late = [line for line in bulletin.board if line.late]
    if not late:
        return text("brief.nobody-owes", lang)
    units = [
        text(
            "brief.owes-unit",
            lang,
            unit=line.unit or text("bulletin.nobody", lang),
            count=line.late,
            since=short_date(line.first_late, lang) if line.first_late else DASH,
        )
        for line in late
    ]
    return listing(units, lang, "；") + text("bulletin.full-stop", lang).rstrip()
