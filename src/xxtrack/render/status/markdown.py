"""The assessment as Markdown, for a bulletin or a pull request."""

from collections.abc import Iterator

from xxtrack.model.assessment import Standing, count
from xxtrack.model.choices import JUDGED_KINDS
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import markdown
from xxtrack.render.status import StatusReport
from xxtrack.render.table import Column, Table
from xxtrack.render.urgency import attention
from xxtrack.render.words import (
    NUMBERS,
    by_chapter,
    elapsed,
    kind_cell,
    kinds_in_full,
    numbered_title,
    numbers_of,
    scoped_name,
    sentence,
    shown_statuses,
    status_word,
    waivers_in_force,
)
from xxtrack.wording import Lang, listing, text
from xxtrack.wording.numbers import percent


def status_markdown(report: StatusReport, lang: Lang, _width: int = 0) -> str:
    """Head, counts, chapters, and the items that need attention (or all)."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: StatusReport, lang: Lang) -> Iterator[str]:
    assessment, chosen, every = report.assessment, report.chosen, report.every
    yield f"# {markdown(assessment.plan.title)}"
    yield ""
    share = text("label.elapsed", lang, share=percent(elapsed(assessment)))
    yield f"{text('label.as-of', lang, date=assessment.as_of)} · {share}"
    yield ""
    if said := partial_words(assessment.left_out, lang):
        yield from (f"**{said}**", "")
    total = Column(text("label.sum", lang), align="right")
    counts = count(chosen)
    shown = shown_statuses(counts)
    statuses = [Column(status_word(status, lang), align="right") for status in shown]
    yield from Table([total, *statuses], [[len(chosen), *(counts[status] for status in shown)]]).markdown()
    yield ""
    yield from (f"- {markdown(said)}" for said in kinds_in_full(chosen, lang))
    yield ""
    kinds = [Column(text("kind.head", lang, kind=kind), align="right") for kind in JUDGED_KINDS]
    rows = [
        [
            numbered_title(row.chapter),
            row.total,
            *(row.counts[s] for s in shown),
            *(kind_cell(row.kinds.get(k), lang) for k in JUDGED_KINDS),
        ]
        for row in by_chapter(assessment, chosen)
    ]
    yield from Table([Column(text("label.chapter", lang)), total, *statuses, *kinds], rows).markdown()
    yield ""
    listed = list(chosen) if every else attention(chosen)
    if waivers := waivers_in_force(assessment):
        yield text("waiver.in-force", lang, count=waivers)
        yield ""
    yield f"## {text('label.all-items' if every else 'label.attention', lang, count=len(listed))}"
    yield ""
    heads = [text(f"label.{key}", lang) for key in ("id", "item", *NUMBERS, "reason")]
    columns = [Column(text("label.status", lang), ours=True), *(Column(head, align="right") for head in heads)]
    yield from Table(columns, [_row(one, lang) for one in listed]).markdown()
    yield ""
    used, rows_read = (sum(getattr(f, name) for f in assessment.actuals.files) for name in ("used", "rows"))
    sources = listing(assessment.actuals.sources, lang) or text("label.source-unnamed", lang)
    yield text("label.sources-short", lang, sources=markdown(sources), used=used, rows=rows_read)


def _row(one: Standing, lang: Lang) -> list[str]:
    return [status_word(one.status, lang), one.item.id, scoped_name(one), *numbers_of(one, lang), sentence(one, lang)]
