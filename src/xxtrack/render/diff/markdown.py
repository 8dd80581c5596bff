"""A change of the plan as Markdown for a pull-request comment: the verdict in three lines, the details folded."""

from collections.abc import Iterator

from xxtrack.model.assessment import count
from xxtrack.model.change import Change, Effect, Impact
from xxtrack.model.status import Status
from xxtrack.render.diff import DiffReport
from xxtrack.render.diff.words import aspects, change_notes, effect, field, label, shift, softest_first, subject
from xxtrack.render.safe import markdown
from xxtrack.render.table import Column, Table
from xxtrack.wording import Lang, term, text


def diff_markdown(report: DiffReport, lang: Lang, _width: int = 0) -> str:
    """A head, the table of what softens, and folded sections for the rest."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: DiffReport, lang: Lang) -> Iterator[str]:
    diff, names = report.diff, report.names
    yield "### " + text("change.title", lang)
    yield ""
    yield f"{markdown(names[0])} → {markdown(names[1])}"
    yield ""
    if not diff.changes:
        yield text("change.none", lang)
        return
    counts = [f"{markdown(label(e, lang))} **{n}**" for e, n in diff.counts.items() if n]
    yield " · ".join(counts)
    yield ""
    changes = softest_first(diff.changes)
    soft = [change for change in changes if change.effect.softens]
    if soft:
        yield from _table(soft, lang)
        yield ""
    for kind in (Effect.STRENGTHENED, Effect.NEUTRAL):
        others = [change for change in changes if change.effect is kind]
        if others:
            yield f"<details><summary>{label(kind, lang)} ({len(others)})</summary>"
            yield ""
            yield from _table(others, lang)
            yield ""
            yield "</details>"
            yield ""
    if report.impact:
        yield from _impact(report.impact, lang)


def _table(changes: list[Change], lang: Lang) -> Iterator[str]:
    columns = [Column(text(f"change.head-{key}", lang)) for key in ("effect", "item", "change", "proof")]
    rows = []
    for change in changes:
        parts = tuple(field(part, lang) for part in change.fields) or aspects(change, lang)
        rows.append((effect(change, lang), subject(change), parts, tuple(change_notes(change, lang))))
    yield from Table(columns, rows).markdown()


def _impact(impact: Impact, lang: Lang) -> Iterator[str]:
    old, new = count(impact.before.standings), count(impact.after.standings)
    moved = [
        text("change.count", lang, status=term(status, lang), before=old[status], after=new[status])
        for status in Status
        if old[status] != new[status]
    ]
    yield f"**{text('change.today', lang, date=impact.after.as_of)}**"
    yield ""
    yield ("，" if lang == "zh" else ", ").join(moved) or text("change.no-shift", lang)
    if impact.shifts:
        yield ""
        summary = text("change.shifts", lang, count=len(impact.shifts))
        yield f"<details><summary>{summary}</summary>"
        yield ""
        for one in impact.shifts:
            yield f"- {markdown(f'{one.item} {one.name}')}: {markdown(shift(one, lang))}"
        yield ""
        yield "</details>"
