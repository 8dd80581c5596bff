"""The rows of both sides as witnesses: the same reported figures, judged by the plan before and by the plan after.

Imagined series show what a change could do; rows in hand show what it does. An item that stands better with the same
rows is weakened, whatever the imagined series say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from xxtrack.assess.evaluate import paces
from xxtrack.assess.review.keys import is_neutral
from xxtrack.assess.review.outcome import outcome
from xxtrack.assess.review.rule_changes import same_rules
from xxtrack.assess.review.strength import summed
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Standing
from xxtrack.model.change import Effect, Judgement, Outcome, Report, Witness
from xxtrack.model.plan import Item, Plan
from xxtrack.model.status import Status

MOST_STANDINGS = 40_000
"""So many standings are looked at; of more days the newest come first."""


class Rows(NamedTuple):
    """The rows of one side or the other, each as the plan before and as the plan after reads them."""

    sets: tuple[tuple[Actuals, Actuals], ...]
    as_of: date


def judge_rows(before: Plan, after: Plan, rows: Rows) -> Iterator[tuple[str, Judgement]]:
    """What the change does to every item that it can touch, where rows show it."""
    all_are = not same_rules(before, after)
    ids = [id_ for id_, old in before.items.items() if id_ in after.items and (all_are or _touched(old, before, after))]
    if not ids:
        return
    plans = [_only(plan, ids) for plan in (before, after)]
    found: dict[str, dict[bool, Witness]] = {}
    for sides in rows.sets:
        days = _days(plans, sides, rows.as_of)
        by_day = (_standings(plan, ids, actuals, days) for plan, actuals in zip(plans, sides, strict=True))
        for day, old, new in zip(days, *by_day, strict=True):
            for id_, first, second in zip(ids, old, new, strict=True):
                for better, witness in _differences(first, second, day, plans):
                    known = found.setdefault(id_, {})
                    known[better] = _clearer(known.get(better), witness)
    for id_, ways in found.items():
        effects = [Effect.WEAKENED if better else Effect.STRENGTHENED for better in ways]
        yield id_, Judgement(summed(effects), ways.get(True), ways.get(False))


def _touched(old: Item, before: Plan, after: Plan) -> bool:
    """Whether it is another item than it was, or follows one that is."""
    new = after.items[old.id]
    if any(before.items.get(id_) != after.items.get(id_) for id_ in old.follows):
        return True
    keys = (key for key in Item._fields if key not in {"where", "places"} and not is_neutral(key))
    return old != new and any(getattr(old, key) != getattr(new, key) for key in keys)


def _only(plan: Plan, ids: list[str]) -> Plan:
    """The plan with these items and those whose figures they follow."""
    kept, todo = set(ids), list(ids)
    while todo:
        one = plan.items.get(todo.pop())
        for id_ in one.follows if one else ():
            if id_ not in kept:
                kept.add(id_)
                todo.append(id_)
    chapters = []
    for chapter in plan.chapters:
        points = (p._replace(items=tuple(i for i in p.items if i.id in kept)) for p in chapter.points)
        chapters.append(chapter._replace(points=tuple(point for point in points if point.items)))
    return replace(plan, chapters=tuple(chapters))


def _standings(plan: Plan, ids: list[str], actuals: Actuals, days: Sequence[date]) -> Iterator[tuple[Standing, ...]]:
    inside = [max(min(day, plan.end), plan.start) for day in days]
    return paces(plan, [plan.items[id_] for id_ in ids], actuals, inside)


def _days(plans: list[Plan], sides: tuple[Actuals, Actuals], as_of: date) -> list[date]:
    """Reported periods' ends, the ends of their grace, and due dates up to ``as_of``: the newest there is room for."""
    days = {as_of}
    standings = 1
    for plan, actuals in zip(plans, sides, strict=True):
        for item in plan.items.values():
            days |= {item.due} if item.due else set()
            standings += 1 + len(plan.scopes_of(item))
        known = (reports for (id_, _), reports in actuals.reports.items() if id_ in plan.items)
        ends = {one[0].subject.period.end for reports in known for one in reports}
        # Until its grace is over what belongs to a figure may still come.
        days |= ends | {end + timedelta(days=plan.policy.grace + 1) for end in ends}
    start = max(plan.start for plan in plans)
    inside = sorted((day for day in days if start <= day <= as_of), reverse=True)
    return inside[: max(MOST_STANDINGS // standings, 2)]


def _differences(old: Standing, new: Standing, day: date, plans: list[Plan]) -> Iterator[tuple[bool, Witness]]:
    """The item and every scope of it that stands otherwise, with whether it is better."""
    sides = [{"": one, **{part.scope: part for part in one.scopes}} for one in (old, new)]
    for scope in sides[0]:
        if scope not in sides[1]:
            continue
        first, second = sides[0][scope], sides[1][scope]
        outcomes = (outcome(plans[0], first, day), outcome(plans[1], second, day))
        if difference := _softness(first, second, *outcomes):
            yield difference > 0, _witness(first, second, outcomes, day, scope)


def _softness(first: Standing, second: Standing, before: Outcome, after: Outcome) -> int:
    """By rank, then by pace index. Of two that fail the one that is excused stands better.

    No data is never better than what was there.
    """
    if before.excused != after.excused and all(found.status and found.status.code for found in (before, after)):
        return after.excused - before.excused
    if difference := second.status.rank - first.status.rank:
        return 0 if second.status is Status.NO_DATA and difference > 0 else difference
    if first.pace_index is None or second.pace_index is None:
        return 0
    return (second.pace_index > first.pace_index) - (second.pace_index < first.pace_index)


def _witness(first: Standing, second: Standing, outcomes: tuple[Outcome, Outcome], day: date, scope: str) -> Witness:
    reports: tuple[Report, ...] = ()
    if first.observed and (first.stage or first.actual is not None):
        value = None if first.stage or first.actual is None else first.actual
        reports = (Report(first.observed, value, first.stage, scope),)
    paces = None
    if first.status is second.status and first.pace_index is not None and second.pace_index is not None:
        paces = (first.pace_index, second.pace_index)
    unit = "/".join(dict.fromkeys(s.item.in_unit for s in (first, second) if s.item.has_figures))
    return Witness(reports, day, unit, *outcomes, scope, first.item.id, paces=paces, reported=True)


def _clearer(known: Witness | None, other: Witness) -> Witness:
    """A status that changed says more than a pace, and the newest day more than an older one."""
    return other if known is None or (known.paces and not other.paces) else known
