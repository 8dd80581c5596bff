"""The verdict on one imagined series under one item of a plan, by the same code that judges real figures."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.rules.waivers import granted_to
from xxtrack.model.actuals import Actuals, Observation, Subject
from xxtrack.model.assessment import Standing
from xxtrack.model.change import Outcome, Report
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message
from xxtrack.model.period import Period
from xxtrack.model.plan import Chapter, Item, Plan, Point
from xxtrack.model.status import Status
from xxtrack.model.unit import convert

NOT_ASKED = Outcome()
"""What a plan says about an item that it does not have."""

_UNSAID = Message("")


def gravity(outcome: Outcome) -> int:
    """How badly a series fails: 3 missed, 2 lagging or unreported, 1 at risk, 0 passes or is excused."""
    if outcome.status is None or outcome.excused:
        return 0
    return outcome.status.gravity


def plan_with_only(plan: Plan, item: Item, scopes: frozenset[str] | None = None) -> Plan:
    """The plan with all its rules and this one item, and of its scopes only some where they are named.

    The item is as it is now: a record of a change neither softens nor hardens.
    """
    groups = plan.groups
    if scopes is not None:
        item = item._replace(quotas=tuple(quota for quota in item.quotas if quota[0] in scopes))
        members = tuple(one for one in groups.get(item.each, ()) if one in scopes)
        groups = {**groups, item.each: members} if item.each else groups
    point = Point(item.point, "", (item._replace(amended=()),))
    return replace(plan, groups=groups, chapters=(Chapter(0, "", (point,)),))


def outcomes(plan: Plan, item: Item | None, reports: Iterable[Report], as_of: date) -> dict[str, Outcome]:
    """The verdict on the item (key ``""``) and on each of its scopes.

    ``plan`` is one made by `plan_with_only`. Values are bare, so they are in the unit of the item that reads them.
    """
    if item is None:
        return {"": NOT_ASKED}
    actuals = Actuals.of(_observation(plan, item, report) for report in reports)
    day = max(as_of, plan.start)
    standing = evaluate(plan, actuals, day).standings[0]
    found = {part.scope: outcome(plan, part, day) for part in standing.scopes}
    # Whether a member of a group is waited for is the member's own verdict.
    whole = standing._replace(stale=False) if item.each and standing.scopes else standing
    return {"": outcome(plan, whole, day), **found}


def outcome(plan: Plan, standing: Standing, day: date) -> Outcome:
    """A standing's status with whether a waiver holds for it that day."""
    return Outcome(standing.status, standing.stale, is_excused(plan, standing.item, standing.status, day))


def is_excused(plan: Plan, item: Item, status: Status, day: date) -> bool:
    """Whether the item's waiver, or one of the policy's, covers this status on this day."""
    if not status.code:
        return False
    finding = Finding(status.code, _UNSAID, item.where, item.id)
    return any(grant.holds(day) and grant.covers(finding) for grant in granted_to(plan, item))


def same_kind(before: Item, after: Item) -> bool:
    """Whether one series can be read by both: both with targets in convertible units, or both without."""
    if before.target is None or after.target is None:
        return before.target is after.target
    return convert(1, before.target.unit, after.target.unit) is not None


def _observation(plan: Plan, item: Item, report: Report) -> Observation:
    period = Period(min(plan.start, report.on), report.on)
    value = report.value
    # Only a computed figure, which is never imagined, is no decimal.
    assert not isinstance(value, Fraction)
    return Observation(Subject(item.id, period, report.scope), value, report.stage)
