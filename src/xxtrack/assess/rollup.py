"""Plans side by side: what one comes to, and what all of them come to.

Share = items achieved, ahead or on track / items judged; an item that is not due is not judged, one that was not
reported is, and has not arrived. Each item counts one: the weights of different plans have no common scale.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from xxtrack.model.assessment import Standing, Trend
from xxtrack.model.plan import Kind
from xxtrack.model.rollup import (
    AcrossPlans,
    ComparedItem,
    ItemLine,
    LoneItem,
    PlanLine,
    PlanOutcome,
    PlanStanding,
    SideBySide,
    Unmatched,
)
from xxtrack.model.status import JUDGED, Status
from xxtrack.model.tally import Tally, tally_of


def side_by_side(plans: Iterable[PlanOutcome]) -> SideBySide:
    """The plans and their total, which is made of the counts and not of the shares."""
    every = tuple(plans)
    standing = [plan for plan in every if isinstance(plan, PlanStanding)]
    apart = {kind: [plan.kinds[kind] for plan in standing if kind in plan.kinds] for kind in Kind}
    kinds = {kind: _summed(known) for kind, known in apart.items() if known}
    return SideBySide(every, _summed([plan.tally for plan in standing]), kinds)


def _summed(known: Sequence[Tally]) -> Tally:
    return tally_of({status: sum(one.counts[status] for one in known) for status in Status})


def item_line(standing: Standing) -> ItemLine:
    """What a comparison keeps of an item's standing."""
    item = standing.item
    return ItemLine(
        item.id,
        item.name,
        item.kind,
        standing.status,
        in_unit=item.in_unit,
        target=item.target,
        due=item.due,
        actual=standing.actual,
        stage=standing.stage,
        attainment=standing.attainment,
        pace_index=standing.pace_index,
        urgent=standing.needs_attention,
    )


def worst_item(standings: Iterable[Standing]) -> ItemLine | None:
    """The item that most needs a person: by status, not catching up, the furthest behind, the first of the plan."""
    urgent = [standing for standing in standings if standing.needs_attention]
    found = min(urgent, key=_urgency, default=None)
    return item_line(found) if found else None


def _urgency(standing: Standing) -> tuple[int, bool, bool, Fraction]:
    index = standing.pace_index
    return standing.status.rank, standing.trend is Trend.CATCHING_UP, index is None, index or Fraction(0)


_Held: TypeAlias = tuple[str, ItemLine]
"""A plan's label and an item of it."""


def across_plans(plans: Iterable[PlanOutcome]) -> AcrossPlans:
    """Match the items of all plans that could be judged."""
    every = tuple(plans)
    labels = [plan.label for plan in every if isinstance(plan, PlanStanding)]
    held = [(plan.label, line) for plan in every if isinstance(plan, PlanStanding) for line in plan.items]
    same: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    for label, line in held:
        same[line.id, line.name].append((label, line))
    items = [_compared(found, labels) for found in same.values() if len(found) > 1]
    items.sort(key=lambda item: (-_urgent(item), item.id, item.name))
    return AcrossPlans(every, tuple(items), tuple(_lone(held, same)))


def _compared(found: Sequence[_Held], labels: Sequence[str]) -> ComparedItem:
    keys = {label: _place(line) for label, line in found}
    ranked = sorted(key for key in keys.values() if key is not None)
    entries = [PlanLine(label, line, None if (key := keys[label]) is None else ranked.index(key) + 1)
               for label, line in found]  # fmt: skip
    entries.sort(key=lambda entry: (entry.rank is None, entry.rank or 0))
    first = found[0][1]
    return ComparedItem(first.id, first.name, tuple(entries), tuple(label for label in labels if label not in keys))


def _place(line: ItemLine) -> tuple[int, bool, Fraction] | None:
    """Smaller is better; None where there is nothing to be measured by yet."""
    if line.status not in JUDGED:
        return None
    order = 1 if line.status is Status.NO_DATA else -line.status.rank
    return order, line.pace_index is None, -(line.pace_index or Fraction(0))


def _urgent(item: ComparedItem) -> int:
    return sum(entry.line.urgent for entry in item.entries)


def _lone(held: Sequence[_Held], same: Mapping[tuple[str, str], Sequence[_Held]]) -> Iterator[LoneItem]:
    """Items of one plan only, in the order of the plans; with what has the same id or the same name elsewhere."""
    by_id: dict[str, list[_Held]] = defaultdict(list)
    by_name: dict[str, list[_Held]] = defaultdict(list)
    for label, line in held:
        by_id[line.id].append((label, line))
        by_name[line.name].append((label, line))
    for label, line in held:
        if len(same[line.id, line.name]) > 1:
            continue
        why = Unmatched.ALONE
        near = _elsewhere(by_id[line.id], label)
        if near:
            why = Unmatched.OTHER_NAME
        elif near := _elsewhere(by_name[line.name], label):
            why = Unmatched.OTHER_ID
        yield LoneItem(label, line, why, near)


def _elsewhere(found: Iterable[_Held], label: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((other, line.id, line.name) for other, line in found if other != label)
