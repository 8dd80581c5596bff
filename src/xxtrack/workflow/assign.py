"""Who leads what, from a table into the plan."""

from pathlib import Path
from typing import NamedTuple

from xxtrack.errors import StopError
from xxtrack.load.find import shown
from xxtrack.load.office.assigning import Assigned, Unassigned, read_assignments
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source, read_file
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Plan
from xxtrack.workflow.case import whole_plan
from xxtrack.write.plan_edit import Value, with_item_keys

KEYS = ("lead", "support", "leader")


class KeyChange(NamedTuple):
    """A key of an item as it is and as the table has it."""

    item: str
    name: str
    key: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class AssignedPlan(NamedTuple):
    """What a table changes, what of it fits nothing, and the plan's new text."""

    plan: Plan
    changes: tuple[KeyChange, ...]
    unassigned: tuple[Unassigned, ...]
    same: int
    """Rows that say what the plan says already."""
    without_lead: int
    """Items that have no lead afterwards."""
    text: str


def assigned_plan(table: Path, plan_path: Path, base: Path) -> AssignedPlan:
    """Read, match and compare; raises `StopError` where the table or the plan cannot be used."""
    source, plan = whole_plan(plan_path, base)
    content = read_file(table, shown(table, base), "XX401")
    if isinstance(content, Finding):
        raise StopError(msg("import.unusable", file=content.where.file, reason=content.message))
    found = read_assignments(content, plan)
    if found.findings and not found.understood:
        raise StopError(msg("import.unusable", file=content.name, reason=found.findings[0].message))
    if not found.understood:
        raise StopError(msg("assign.no-columns", file=content.name))
    changes = [change for row in found.assigned for change in _changes(row)]
    edits: dict[str, dict[str, Value]] = {}
    for change in changes:
        edits.setdefault(change.item, {})[change.key] = (
            change.after if change.key != "leader" else "".join(change.after)
        )
    text = source.data.decode("utf-8-sig")
    new = with_item_keys(text, edits) if edits else text
    after = load_plan(Source(source.name, new.encode()))
    assert after.whole, "what is written can be read"
    return AssignedPlan(
        plan,
        tuple(changes),
        found.unassigned,
        sum(not any(True for _ in _changes(row)) for row in found.assigned),
        sum(not item.lead for item in after.whole.items.values()),
        new,
    )


def _changes(row: Assigned) -> list[KeyChange]:
    """What a row says otherwise than the plan; an empty cell says nothing."""
    given = {"lead": row.lead, "support": row.support, "leader": (row.leader,) if row.leader else None}
    changes = []
    for key, after in given.items():
        before = _units(row.item, key)
        if after and after != before:
            changes.append(KeyChange(row.item.id, row.item.name, key, before, after))
    return changes


def _units(item: Item, key: str) -> tuple[str, ...]:
    value = getattr(item, key)
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()
