"""The assessment as Markdown, for a bulletin or a pull request."""

from collections.abc import Iterator

from xxtrack.model.assessment import Standing, count
from xxtrack.model.status import Status
from xxtrack.render.safe import markdown
from xxtrack.render.signs import SIGNS
from xxtrack.render.status import StatusReport
from xxtrack.render.status.summary import attention, by_chapter, elapsed, waivers_in_force
from xxtrack.render.status.terminal import figures_of, sentence
from xxtrack.wording import Lang, term, text
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
    statuses = [f"{SIGNS[status]} {term(status, lang)}" for status in Status]
    yield from _table([text("label.sum", lang), *statuses], [[len(chosen), *count(chosen).values()]], first_left=False)
    yield ""
    rows = [[f"{row.chapter.no or ''} {markdown(row.chapter.title)}".strip(), row.total, *row.counts.values()]
            for row in by_chapter(assessment, chosen)]  # fmt: skip
    yield from _table([text("label.chapter", lang), text("label.sum", lang), *statuses], rows)
    yield ""
    listed = list(chosen) if every else attention(chosen)
    if waivers := waivers_in_force(assessment):
        yield text("waiver.in-force", lang, count=waivers)
        yield ""
    yield f"## {text('label.all-items' if every else 'label.attention', lang, count=len(listed))}"
    yield ""
    labels = ("status", "id", "item", "target", "actual", "expected", "attainment", "index", "forecast", "reason")
    yield from _table([text(f"label.{label}", lang) for label in labels], [_row(s, lang) for s in listed])
    yield ""
    used, rows_read = (sum(getattr(f, name) for f in assessment.actuals.files) for name in ("used", "rows"))
    sources = "、".join(assessment.actuals.sources) or text("label.source-unnamed", lang)
    yield text("label.sources-short", lang, sources=markdown(sources), used=used, rows=rows_read)


def _row(standing: Standing, lang: Lang) -> list[object]:
    item = standing.item
    name = item.name + (f"（{standing.scope}）" if standing.scope else "")
    figures = [markdown(shown) for shown in figures_of(standing, lang)]
    status = f"{SIGNS[standing.status]} {term(standing.status, lang)}"
    return [status, item.id, markdown(name), *figures, markdown(sentence(standing, lang))]


def _table(heads: list[str], rows: list[list[object]], *, first_left: bool = True) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "|".join(" --- " if first_left and i == 0 else " ---: " for i in range(len(heads))) + "|"
    for row in rows:
        yield "| " + " | ".join(str(cell) for cell in row) + " |"
