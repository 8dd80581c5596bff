"""The same item in several plans as JSON, CSV and Markdown."""

from collections.abc import Iterator
from typing import Any

from xxtrack.model.choices import FIGURES
from xxtrack.model.rollup import AcrossPlans, ComparedItem, ItemLine, LoneItem, PlanLine
from xxtrack.render.record import json_number
from xxtrack.render.rollup import AcrossReport
from xxtrack.render.rollup.item_terminal import (
    LABELS,
    across_heading,
    across_notes,
    entry_numbers,
    lone_heading,
    lone_words,
)
from xxtrack.render.rollup.plan_data import FORMAT, plan_record
from xxtrack.render.rollup.plan_terminal import partial_notes
from xxtrack.render.safe import as_json, markdown
from xxtrack.render.table import Column, Table
from xxtrack.render.words import status_word
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import DASH

_COLUMNS = (
    *("id", "name", "kind", "plan", "rank", "status", "actual", "stage", "target", "unit", "due"),
    *("attainment", "pace_index", "unmatched", "partial"),
)


def across_json(report: AcrossReport, lang: Lang, _width: int = 0) -> str:
    """The plans, the items compared, and every item that has no like."""
    across = report.across
    content = {
        "format": FORMAT,
        "by": "item",
        "method": " ".join(across_notes(across, lang)),
        "plans": [plan_record(plan, lang) for plan in across.plans],
        "items": [_item(item) for item in across.items],
        "unmatched": [_lone(item) for item in across.lone],
    }
    return as_json(content)


def _item(item: ComparedItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "name": item.name,
        "best": list(item.best),
        "worst": list(item.worst),
        "missing": list(item.missing),
        "plans": [{"plan": entry.plan, "rank": entry.rank} | _line(entry.line) for entry in item.entries],
    }


def _line(line: ItemLine) -> dict[str, Any]:
    return {
        "kind": line.kind.value,
        "status": line.status.value,
        "actual": json_number(line.actual),
        "stage": line.stage.value if line.stage else None,
        "target": line.target.text if line.target else None,
        "unit": line.in_unit if line.kind in FIGURES else None,
        "due": line.due.isoformat() if line.due else None,
        "attainment": json_number(line.attainment),
        "pace_index": json_number(line.pace_index),
    }


def _lone(item: LoneItem) -> dict[str, Any]:
    near = [{"plan": plan, "id": id_, "name": name} for plan, id_, name in item.near]
    head = {"plan": item.plan, "id": item.line.id, "name": item.line.name, "why": item.why.value, "near": near}
    return head | _line(item.line)


def across_csv(report: AcrossReport, lang: Lang, _width: int = 0) -> str:
    """One row for each item of each plan: those compared, then those without a like, with why."""
    partial = partial_notes(report.across.plans, lang)
    entries = (entry for item in report.across.items for entry in item.entries)
    records = [_flat(entry.plan, entry.line) | {"rank": entry.rank} for entry in entries]
    records += [_flat(lone.plan, lone.line) | {"unmatched": lone.why.value} for lone in report.across.lone]
    told = (record | {"partial": partial.get(record["plan"])} for record in records)
    return Table([*map(Column, _COLUMNS)], ([*map(record.get, _COLUMNS)] for record in told)).csv()


def _flat(plan: str, line: ItemLine) -> dict[str, Any]:
    return {"id": line.id, "name": line.name, "plan": plan} | _line(line)


def across_markdown(report: AcrossReport, lang: Lang, _width: int = 0) -> str:
    """One table of all items, the items without a like as a list, and the notes."""
    return "\n".join(_markdown(report.across, lang)) + "\n"


def _markdown(across: AcrossPlans, lang: Lang) -> Iterator[str]:
    yield f"# {across_heading(across, lang)}"
    yield ""
    columns = [Column(text("label.item", lang)), Column(text("ranking.rank", lang), align="right")]
    columns += [Column(text("rollup.plan", lang)), Column(text("label.status", lang), ours=True)]
    columns += [Column(text(f"label.{label}", lang), align="right") for label in LABELS]
    rows = [_cells(item, entry, lang) for item in across.items for entry in item.entries]
    yield from Table(columns, rows).markdown()
    yield ""
    if across.lone:
        yield f"## {lone_heading(across.lone, lang)}"
        yield ""
        yield from (f"- {markdown(lone_words(item, lang))}" for item in across.lone)
        yield ""
    yield from (f"- {markdown(note)}" for note in across_notes(across, lang))


def _cells(item: ComparedItem, entry: PlanLine, lang: Lang) -> list[object]:
    named = [f"{item.id} {item.name}", entry.rank or DASH, entry.plan, status_word(entry.line.status, lang)]
    return [*named, *entry_numbers(entry, lang)]
