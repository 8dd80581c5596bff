"""A change of the plan as Markdown for a comment: what softens first, with its proof, its effect and its record."""

from collections.abc import Iterator, Sequence

from xxtrack.model.assessment import count
from xxtrack.model.change import Change, Effect, Impact
from xxtrack.model.finding import Finding
from xxtrack.model.status import Status
from xxtrack.render.diff import DiffReport
from xxtrack.render.diff.words import (
    aspects,
    effect,
    field,
    label,
    proofs,
    records,
    shift,
    softest_first,
    subject,
    told_fields,
)
from xxtrack.render.findings.headline import headline
from xxtrack.render.fit import in_summary
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import markdown
from xxtrack.render.table import Column, Table
from xxtrack.wording import Lang, listing, say, term, text


def diff_markdown(report: DiffReport, lang: Lang, _width: int = 0) -> str:
    """What softens, what is harder, what has no effect folded, what else the review objects to, and today's effect.

    It ends with an empty line, so that another page may follow.
    """
    return in_summary("\n".join(_lines(report, lang)) + "\n", lang)


def _lines(report: DiffReport, lang: Lang) -> Iterator[str]:
    diff = report.diff
    yield "### " + text("change.title", lang)
    yield ""
    yield " → ".join(f"**{markdown(name)}**" for name in report.names)
    yield ""
    if partial := partial_words(report.checked.left_out, lang):
        yield from (f"**{markdown(partial)}**", "")
    if diff.changes:
        counts = [f"{markdown(label(e, lang))} **{n}**" for e, n in diff.counts.items() if n]
        yield " · ".join(counts)
    else:
        yield text("change.none", lang)
    yield ""
    changes = softest_first(diff.changes)
    soft = [change for change in changes if change.effect.softens]
    yield from _section(_softening(soft, lang), soft, report, lang)
    harder = [change for change in changes if change.effect is Effect.STRENGTHENED]
    yield from _section(label(Effect.STRENGTHENED, lang), harder, report, lang)
    yield from _folded([change for change in changes if change.effect is Effect.NEUTRAL], lang)
    told = {id(finding) for change in soft for finding in _objections(change, report)}
    yield from _others([f for f in report.checked.findings if id(f) not in told], report, lang)
    if report.impact and diff.changes:
        yield from _impact(report.impact, lang)


def _section(title: str, changes: Sequence[Change], report: DiffReport, lang: Lang) -> Iterator[str]:
    if not changes:
        return
    yield f"**{markdown(title)} ({len(changes)})**"
    yield ""
    heads = ["item", "change", "proof", "status"]
    softens = changes[0].effect.softens
    rows = []
    for change in changes:
        # Of what is harder the title says the effect.
        what = (effect(change, lang), subject(change)) if softens else subject(change)
        row: list[object] = [what, _parts(change, lang), tuple(proofs(change, lang))]
        row.append(_status(change, report.impact, lang))
        row += [tuple(_record(change, report, lang))] if softens else []
        rows.append(row)
    columns = [Column(text(f"change.head-{key}", lang)) for key in (*heads, *(["record"] if softens else []))]
    yield from Table(columns, rows).markdown()
    yield ""


def _folded(changes: Sequence[Change], lang: Lang) -> Iterator[str]:
    if not changes:
        return
    yield f"<details><summary>{label(Effect.NEUTRAL, lang)} ({len(changes)})</summary>"
    yield ""
    columns = [Column(text(f"change.head-{key}", lang)) for key in ("item", "change")]
    yield from Table(columns, [(subject(change), _parts(change, lang)) for change in changes]).markdown()
    yield ""
    yield "</details>"
    yield ""


def _softening(changes: Sequence[Change], lang: Lang) -> str:
    """What stands above the softenings: how many of them nobody has recorded comes before all else."""
    missing = sum(not change.approved for change in changes)
    title = text("change.softening", lang)
    return text("change.softening-unrecorded", lang, title=title, count=missing) if missing else title


def _parts(change: Change, lang: Lang) -> object:
    return tuple(field(part, lang) for part in told_fields(change)) or aspects(change, lang)


def _status(change: Change, impact: Impact | None, lang: Lang) -> str:
    """What the change does to the item's status today; of a rule, how many items it touches stands with the proofs."""
    if impact is None or not change.is_item:
        return ""
    if moved := impact.shift_of.get(change.subject):
        return shift(moved, lang)
    standing = impact.after.by_id.get(change.subject)
    return text("change.same-status", lang, status=standing.status) if standing else ""


def _objections(change: Change, report: DiffReport) -> list[Finding]:
    return report.objections.get(change.subject if change.is_item else change.where, [])


def _record(change: Change, report: DiffReport, lang: Lang) -> Iterator[str]:
    """Who decided it and why, and what is untrue of that; or that nobody did."""
    yield from records(change, lang)
    for finding in _objections(change, report):
        if finding.code not in _UNRECORDED:
            yield f"{finding.code} {say(finding.message, lang)}"


_UNRECORDED = ("XX611", "XX612", "XX613")
"""Findings that say no more than that there is no record."""


def _others(findings: Sequence[Finding], report: DiffReport, lang: Lang) -> Iterator[str]:
    """Objections that belong to none of the changes above: to rows, to other plans, to entries that are untrue."""
    if not findings:
        return
    title = text("change.objections", lang)
    yield f"**{title} ({len(findings)})**"
    yield ""
    for finding in findings:
        said = f"{finding.code} {headline(finding, report.checked, lang)} ({finding.where})"
        yield f"- {markdown(said)}"
    yield ""


def _impact(impact: Impact, lang: Lang) -> Iterator[str]:
    old, new = count(impact.before.standings), count(impact.after.standings)
    moved = [
        text("change.count", lang, status=term(status, lang), before=old[status], after=new[status])
        for status in Status
        if old[status] != new[status]
    ]
    yield f"**{text('change.today', lang, date=impact.after.as_of)}**"
    yield ""
    yield listing(moved, lang, "，") or text("change.no-shift", lang)
    if impact.shifts:
        yield ""
        summary = text("change.shifts", lang, count=len(impact.shifts))
        yield f"<details><summary>{summary}</summary>"
        yield ""
        for one in impact.shifts:
            yield f"- {markdown(f'{one.item} {one.name}')}: {markdown(shift(one, lang))}"
        yield ""
        yield "</details>"
    yield ""
