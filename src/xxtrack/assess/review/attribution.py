"""Why statuses changed: the way from then to now is replayed one cause at a time.

The order is time, new figures, revised figures, plan, policy, waivers. Each step is an assessment; what changes in a
step is that step's doing. The steps join: the first begins with what was and the last ends with what is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.outcome import NOT_ASKED, outcome
from xxtrack.assess.review.rule_changes import under
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment
from xxtrack.model.change import Cause, Outcome, StatusHistory, Step
from xxtrack.model.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A plan with its figures and a date."""

    plan: Plan
    actuals: Actuals
    as_of: date


def attribute(before: Snapshot, after: Snapshot, now_by_old_plan: Actuals) -> tuple[StatusHistory, ...]:
    """The story of every item whose status is not what it was.

    ``now_by_old_plan`` are today's rows read against the old plan, so that figures and plan are told apart.
    """
    stages = list(_stages(before, after, now_by_old_plan))
    by_stage = [(cause, _outcomes(assessment), assessment) for cause, assessment in stages]
    start = _outcomes(_assess(before.plan, before.actuals, before.as_of))
    end = by_stage[-1][1]
    status_changes = []
    for item in dict.fromkeys([*end, *start]):
        old, new = start.get(item, NOT_ASKED), end.get(item, NOT_ASKED)
        if _seen(old) == _seen(new):
            continue
        steps, last = [], old
        for cause, found, assessment in by_stage:
            here = found.get(item, NOT_ASKED)
            if _seen(here) != _seen(last):
                standing = assessment.by_id.get(item)
                steps.append(Step(cause, last, here, standing.reason if standing else ""))
            last = here
        status_changes.append(StatusHistory(item, _name(item, before.plan, after.plan), old, new, tuple(steps)))
    return tuple(status_changes)


def _stages(before: Snapshot, after: Snapshot, now: Actuals) -> Iterator[tuple[Cause, Assessment]]:
    old, new = before.plan, after.plan
    items_only = _under_policy(new, rules_of=old)
    yield Cause.TIME, _assess(old, before.actuals, after.as_of)
    yield Cause.NEW_DATA, _assess(old, with_new(before.actuals, now), after.as_of)
    yield Cause.REVISED_DATA, _assess(old, now, after.as_of)
    yield Cause.PLAN, _assess(_with_waivers(items_only, old), after.actuals, after.as_of)
    yield Cause.POLICY, _assess(_with_waivers(new, old), after.actuals, after.as_of)
    yield Cause.WAIVER, _assess(new, after.actuals, after.as_of)


def with_new(before: Actuals, now: Actuals) -> Actuals:
    """The old figures with those that came for periods about which nothing had been said."""
    known = {(key, o.period.end, o.basis) for key, series in before.series.items() for o in series}
    fresh = (o for key, series in now.series.items() for o in series if (key, o.period.end, o.basis) not in known)
    return Actuals.of((*chain.from_iterable(before.series.values()), *fresh))


def with_added(before: Actuals, now: Actuals) -> Actuals:
    """The old rows with all that were added to them, revisions among them; a row that was overwritten is none."""
    known = {(key, o.subject.claim, o.reported) for key, series in before.series.items() for o in series}
    fresh = (o for key, rows in now.series.items() for o in rows if (key, o.subject.claim, o.reported) not in known)
    return Actuals.of((*chain.from_iterable(before.series.values()), *fresh))


def _assess(plan: Plan, actuals: Actuals, as_of: date) -> Assessment:
    return evaluate(plan, actuals, max(as_of, plan.start))


def _outcomes(assessment: Assessment) -> dict[str, Outcome]:
    return {standing.item.id: outcome(assessment.plan, standing, assessment.as_of) for standing in assessment.standings}


def _seen(found: Outcome) -> tuple[object, bool]:
    return found.status, found.excused


def _each_item(plan: Plan, change: Callable[[Item], Item]) -> Plan:
    chapters = []
    for chapter in plan.chapters:
        points = tuple(point._replace(items=tuple(map(change, point.items))) for point in chapter.points)
        chapters.append(chapter._replace(points=points))
    return replace(plan, chapters=tuple(chapters))


def _under_policy(plan: Plan, rules_of: Plan) -> Plan:
    """The plan as it would read if only its items had changed and not its policy."""
    other = replace(plan, policy=rules_of.policy)
    return _each_item(other, lambda item: under(item, plan, other))


def _with_waivers(plan: Plan, source: Plan) -> Plan:
    """The plan with the waivers of another, its items' own among them."""
    other = replace(plan, policy=plan.policy._replace(waivers=source.policy.waivers))
    waivers = {item.id: item.waiver for item in source.items.values()}
    return _each_item(other, lambda item: item._replace(waiver=waivers.get(item.id)))


def _name(item: str, before: Plan, after: Plan) -> str:
    return (after.items.get(item) or before.items[item]).name
