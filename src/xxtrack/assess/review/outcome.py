"""The verdict on one imagined series under one item of a plan, by the same code that judges real figures."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from operator import attrgetter

from xxtrack.assess.conclusion import item_conclusion
from xxtrack.assess.histories import ItemHistory, item_history
from xxtrack.assess.indicator import Judging
from xxtrack.assess.once import Kept
from xxtrack.assess.rules.waivers import Granted, granted_to
from xxtrack.model.assessment import Reading, Standing
from xxtrack.model.change import Outcome, Report
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message
from xxtrack.model.plan import Chapter, Item, Measure, Plan, Point, RollUp, WeightedMean
from xxtrack.model.status import Status, worst
from xxtrack.model.unit import convert

NOT_ASKED = Outcome()
"""What a plan says about an item that it does not have."""

_UNSAID = Message("")
_on = attrgetter("on")


def gravity(outcome: Outcome) -> int:
    """How badly a series fails: 3 missed, 2 lagging or unreported, 1 at risk, 0 passes or is excused."""
    if outcome.status is None or outcome.excused:
        return 0
    return outcome.status.gravity


FOLLOWED = Fraction(100)
"""What the figure that an item follows is imagined to be: how far from it a figure may be tells two versions apart."""


def alone(item: Item) -> Item:
    """The item without the others of its plan: what it follows stands still, and all its parts weigh alike."""
    if isinstance(item.roll_up, WeightedMean):
        item = item._replace(roll_up=RollUp.MEAN)
    if item.target is None or not item.target.is_open:
        return item
    target = item.target._replace(to="", beside=FOLLOWED)
    return item._replace(target=target, measure=Measure.RATE, baseline=None, every=None, quotas=())


def plan_with_only(plan: Plan, item: Item, scopes: frozenset[str] | None = None) -> Plan:
    """The plan with all its rules and this one item, and of its scopes only some where they are named.

    The item is as it is now: a record of a change neither softens nor hardens.
    """
    groups = plan.groups
    if scopes is not None:
        item = item._replace(quotas=tuple(quota for quota in item.quotas if quota[0] in scopes))
        members = tuple(one for one in groups.get(item.each, ()) if one in scopes)
        groups = {**groups, item.each: members} if item.each else groups
    point = Point(item.point, "", (alone(item)._replace(amended=()),))
    return replace(plan, groups=groups, chapters=(Chapter(0, "", (point,)),))


class ItemJudge:
    """Gives the verdicts of one item, alone in its plan, on series of figures: what no series changes is read once."""

    def __init__(self, plan: Plan, item: Item) -> None:
        """``plan`` is one made by `plan_with_only`, and ``item`` the one that it has."""
        self._plan = plan
        self._item = item
        self._scopes = plan.scopes_of(item)
        self._grants = tuple(granted_to(plan, item))
        self._once = Kept().once

    def outcomes(self, reports: Iterable[Report], as_of: date) -> dict[str, Outcome]:
        """The verdict on the item (key ``""``) and on each of its scopes.

        Values are bare, so they are in the unit of the item that reads them.
        """
        day = max(as_of, self._plan.start)
        whole, parts = item_conclusion(Judging(self._plan, day, self._once), self._item, self._history(reports, day))
        if whole is None:
            # Whether a member of a group is waited for is the member's own verdict.
            status, stale = worst(part.verdict.status for part in parts.values()) or Status.NO_DATA, False
        else:
            status, stale = whole.verdict.status, whole.stale
        verdicts = {"": self._outcome(status, day, stale=stale)}
        for scope, part in parts.items():
            verdicts[scope] = self._outcome(part.verdict.status, day, stale=part.stale)
        return verdicts

    def _history(self, reports: Iterable[Report], day: date) -> ItemHistory:
        """The reports as what stood: each is to date, and nobody revises it."""
        known: dict[str, tuple[Reading, ...]] = {}
        for on, value, stage, scope in sorted(reports, key=_on):
            if on <= day:
                known[scope] = (*known.get(scope, ()), Reading(on, value, stage))
        whole = known.pop("", ())
        parts = {scope: known.get(scope, ()) for scope in self._scopes or sorted(known)}
        return item_history(self._item, whole, parts)

    def _outcome(self, status: Status, day: date, *, stale: bool) -> Outcome:
        excused = bool(self._grants and status.code) and _is_covered(self._grants, self._item, status, day)
        return Outcome(status, stale, excused)


def outcome(plan: Plan, standing: Standing, day: date) -> Outcome:
    """A standing's status with whether a waiver holds for it that day."""
    return Outcome(standing.status, standing.stale, is_excused(plan, standing.item, standing.status, day))


def is_excused(plan: Plan, item: Item, status: Status, day: date) -> bool:
    """Whether the item's waiver, or one of the policy's, covers this status on this day."""
    return bool(status.code) and _is_covered(granted_to(plan, item), item, status, day)


def _is_covered(grants: Iterable[Granted], item: Item, status: Status, day: date) -> bool:
    finding = Finding(status.code, _UNSAID, item.where, item.id)
    return any(grant.holds(day) and grant.covers(finding) for grant in grants)


def same_kind(before: Item, after: Item) -> bool:
    """Whether one series can be read by both: figures in convertible units, or both how much is done."""
    return before.has_figures is after.has_figures and convert(1, before.in_unit, after.in_unit) is not None
