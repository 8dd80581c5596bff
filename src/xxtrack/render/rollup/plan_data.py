"""Plans side by side as JSON, CSV and Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

from xxtrack.model.choices import JUDGED_KINDS, Kind
from xxtrack.model.finding import Checked, Finding
from xxtrack.model.rollup import ItemLine, PlanOutcome, PlanStanding, Refusal, SideBySide
from xxtrack.model.status import Status
from xxtrack.model.tally import Tally
from xxtrack.render.findings.to_json import finding_record
from xxtrack.render.record import tally_record
from xxtrack.render.rollup.plan_terminal import problem, rollup_heading, rollup_notes, unknown_filters
from xxtrack.render.safe import as_json, markdown
from xxtrack.render.signs import SIGNS
from xxtrack.render.table import Column, Table
from xxtrack.render.words import kind_cell, shown_statuses, status_word
from xxtrack.wording import Lang, listing, say, term, text
from xxtrack.wording.numbers import percent

FORMAT = 1
"""Raised when a key changes its meaning or goes away. 1: the first."""
_COLUMNS = (
    *("plan", "file", "title", "as_of", "total", "judged", "arrived", "share"),
    *(status.value for status in Status),
    *(f"{kind.value}_{key}" for kind in JUDGED_KINDS for key in ("arrived", "judged")),
    *(
        "urgent",
        "errors",
        "warnings",
        "refused_items",
        "refused_rows",
        "unknown_filters",
        "worst_id",
        "worst_name",
        "worst_status",
        "problem",
    ),
)


def rollup_json(beside: SideBySide, lang: Lang, _width: int = 0) -> str:
    """The plans, their total, and the method in words."""
    content = {
        "format": FORMAT,
        "by": "plan",
        "method": " ".join(rollup_notes(beside, lang)),
        "plans": [plan_record(plan, lang) for plan in beside.plans],
        "total": {"plans": len(beside.standing), "refused": len(beside.refused)}
        | tally_record(beside.total)
        | {"urgent": sum(plan.urgent for plan in beside.standing), "kinds": _kinds(beside.kinds)},
    }
    return as_json(content)


def plan_record(plan: PlanOutcome, lang: Lang) -> dict[str, Any]:
    """One plan; the same keys always, null where it could not be judged."""
    here = plan if isinstance(plan, PlanStanding) else None
    findings = plan.findings if isinstance(plan, Refusal) else ()
    empty = dict.fromkeys(("total", "judged", "arrived", "share", "counts"))
    return {
        "plan": plan.label,
        "file": plan.file,
        "title": here and here.title,
        "as_of": here and here.as_of.isoformat(),
        **(tally_record(here.tally) if here else empty),
        "urgent": here and here.urgent,
        "kinds": here and _kinds(here.kinds),
        "errors": here and here.errors,
        "warnings": here and here.warnings,
        "refused_items": here and here.refused_items,
        "refused_rows": here and here.refused_rows,
        "unknown_filters": unknown_filters(plan),
        "worst": here and _worst(here.worst),
        "problem": None if isinstance(plan, PlanStanding) else say(plan.reason, lang),
        "findings": [_finding(finding, lang) for finding in findings],
        "findings_not_listed": 0 if isinstance(plan, PlanStanding) else plan.more,
    }


def _kinds(kinds: Mapping[Kind, Tally]) -> dict[str, Any]:
    return {kind.value: tally_record(one) for kind, one in kinds.items()}


def _worst(line: ItemLine | None) -> dict[str, Any] | None:
    return {"id": line.id, "name": line.name, "status": line.status.value} if line else None


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    return finding_record(finding, Checked((finding,)), lang)


def rollup_csv(beside: SideBySide, lang: Lang, _width: int = 0) -> str:
    """One row for each plan, without the total: a table to reckon with."""
    rows = ([*map(_flat(plan, lang).get, _COLUMNS)] for plan in beside.plans)
    return Table([*map(Column, _COLUMNS)], rows).csv()


def _flat(plan: PlanOutcome, lang: Lang) -> dict[str, Any]:
    record = plan_record(plan, lang)
    worst = record["worst"] or {}
    record |= record["counts"] or {}
    kinds = record["kinds"] or {}
    record |= {f"{name}_{key}": one[key] for name, one in kinds.items() for key in ("arrived", "judged")}
    record |= {f"worst_{key}": worst.get(key) for key in ("id", "name", "status")}
    record["unknown_filters"] = listing(record["unknown_filters"], lang)
    if isinstance(plan, Refusal):
        record["problem"] = problem(plan, lang)
    return record


def rollup_markdown(beside: SideBySide, lang: Lang, _width: int = 0) -> str:
    """The table with its total, and the notes."""
    return "\n".join(_markdown(beside, lang)) + "\n"


def _markdown(beside: SideBySide, lang: Lang) -> Iterator[str]:
    yield f"# {rollup_heading(beside.plans, lang)}"
    yield ""
    columns = [Column(text("rollup.plan", lang)), Column(text("rollup.as-of", lang))]
    shown = shown_statuses(beside.total.counts)
    numbers = [text("label.sum", lang), *(status_word(status, lang) for status in shown)]
    numbers += [text(f"rollup.{key}", lang) for key in ("share", "errors", "warnings")]
    columns += [Column(head, align="right") for head in numbers]
    columns += [Column(term(kind, lang), align="right") for kind in JUDGED_KINDS]
    columns.append(Column(text("rollup.worst-head", lang)))
    total: list[object] = [text("rollup.total", lang, count=len(beside.standing)), None, *_numbers(beside.total, shown)]
    total += [sum(getattr(plan, name) for plan in beside.standing) for name in ("errors", "warnings")]
    total += [kind_cell(beside.kinds.get(kind), lang) for kind in JUDGED_KINDS]
    rows = [*(_cells(plan, shown, lang) for plan in beside.plans), [*total, None]]
    yield from Table(columns, rows).markdown()
    yield ""
    for note in rollup_notes(beside, lang):
        yield f"- {markdown(note)}"


def _cells(plan: PlanOutcome, shown: tuple[Status, ...], lang: Lang) -> list[object]:
    if isinstance(plan, Refusal):
        return [plan.label, *[None] * (5 + len(shown) + len(JUDGED_KINDS)), f"✗ {problem(plan, lang)}"]
    worst = f"{SIGNS[plan.worst.status]} {plan.worst.id} {plan.worst.name}" if plan.worst else ""
    name = f"{plan.label} {plan.title}"
    apart = [kind_cell(plan.kinds.get(kind), lang) for kind in JUDGED_KINDS]
    return [name, plan.as_of.isoformat(), *_numbers(plan.tally, shown), plan.errors, plan.warnings, *apart, worst]


def _numbers(tally: Tally, shown: tuple[Status, ...]) -> list[object]:
    return [tally.total, *(tally.counts[status] for status in shown), percent(tally.share)]
