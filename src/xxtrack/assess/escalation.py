"""How hard each item is chased: a pure function of its rows and of when they were reported, never stored.

An item is looked at on the day after each of its deadlines, with the rows that had been reported by then. A figure
sent late therefore does not undo that it was late, and a figure sent in time ends the chase.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta

from xxtrack.assess.due import leaves
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.reporting import period_ends
from xxtrack.model.actuals import Actuals, when_reported
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.calendar import ONE_DAY
from xxtrack.model.escalation import AT_REST, Escalation, EscalationRules, Level
from xxtrack.model.message import msg
from xxtrack.model.plan import Frequency, Item, Plan
from xxtrack.model.status import FINISHED, Status

Escalations = Mapping[tuple[str, str], Escalation]
"""By item and scope; under the empty scope the hardest of an item's."""

_BEHIND = frozenset({Status.LAGGING, Status.MISSED})


def escalations(assessment: Assessment) -> Escalations:
    """The level of every item and of every scope that reports for itself, by the thresholds of the plan's policy."""
    plan, as_of, rules = assessment.plan, assessment.as_of, assessment.plan.policy.escalation
    found: dict[tuple[str, str], Escalation] = {}
    looked_at = _Looks(assessment)
    for standing in assessment.standings:
        own = {}
        for leaf in leaves(standing, assessment):
            deadlines = _past_ends(leaf.item, plan, as_of)[-rules.red :] if _is_late(leaf) or _is_behind(leaf) else ()
            run = _run_of(leaf, deadlines, looked_at)
            own[leaf.item.id, leaf.scope] = _level(leaf, run, assessment, rules)
        found |= own
        found[standing.item.id, ""] = max(own.values(), key=lambda one: one.level.rank)
    return found


def known_by(actuals: Actuals, day: date) -> Actuals:
    """What had been reported by a day; a row that does not say when it was reported counts as in time."""
    kept = {}
    for key, chains in actuals.reports.items():
        counts = [(reports, bisect_right(reports, day, key=when_reported)) for reports in chains]
        kept[key] = tuple(reports[:count] for reports, count in counts if count)
    return Actuals({key: chains for key, chains in kept.items() if chains}, actuals.files, actuals.sources)


class _Looks:
    """How everything stood on the day after a deadline, computed once for each."""

    def __init__(self, assessment: Assessment) -> None:
        self._now = assessment
        self._made: dict[date, Mapping[tuple[str, str], Standing]] = {}

    def at(self, end: date) -> Mapping[tuple[str, str], Standing]:
        """The standings of items and scopes the day after the grace of the period that ends then."""
        if end not in self._made:
            day = end + timedelta(days=self._now.plan.policy.grace) + ONE_DAY
            then = evaluate(self._now.plan, known_by(self._now.actuals, day - ONE_DAY), day)
            self._made[end] = {(s.item.id, s.scope): s for whole in then.standings for s in (whole, *whole.scopes)}
        return self._made[end]


def _run_of(leaf: Standing, ends: tuple[date, ...], looks: _Looks) -> tuple[date, ...]:
    """The last periods in a row at whose deadline the leaf was behind or overdue."""
    run: list[date] = []
    for end in reversed(ends):
        then = looks.at(end).get((leaf.item.id, leaf.scope))
        if then is None or not (_is_behind(then) or _is_late(then)):
            break
        run.insert(0, end)
    return tuple(run)


def _is_behind(standing: Standing) -> bool:
    return standing.status in _BEHIND


def _is_late(standing: Standing) -> bool:
    return standing.status is Status.NO_DATA or standing.stale


def _past_ends(item: Item, plan: Plan, as_of: date) -> tuple[date, ...]:
    """The ends of the periods whose deadline is over; what declares no frequency is looked at every quarter."""
    paced = item._replace(due=item.due or plan.end, frequency=item.frequency or Frequency.QUARTERLY)
    return tuple(end for end in period_ends(paced, plan) if end + timedelta(days=plan.policy.grace) < as_of)


def _level(leaf: Standing, run: tuple[date, ...], assessment: Assessment, rules: EscalationRules) -> Escalation:
    plan, as_of = assessment.plan, assessment.as_of
    late, behind = _is_late(leaf), _is_behind(leaf)
    if not (late or behind):
        return _reminder(leaf, as_of, rules)
    if leaf.status is Status.MISSED:
        due = leaf.item.due or plan.end
        return Escalation(Level.RED, msg("escalation.missed", due=due), run, due)
    first_deadline = run[0] + timedelta(days=plan.policy.grace) if run else leaf.next_due if late else leaf.observed
    since = min(first_deadline or as_of, as_of)
    days, times = (as_of - since).days, max(len(run), 1)
    level = Level.RED if times >= rules.red else Level.BLUE
    if level is Level.BLUE and (times >= rules.yellow or days >= rules.days):
        level = Level.YELLOW
    said = msg("escalation.late" if late else "escalation.behind")
    if times > 1:
        return Escalation(level, msg("escalation.in-a-row", what=said, times=times, ends=run), run, since)
    return Escalation(level, msg("escalation.once", what=said, since=since, days=days), run, since)


def _reminder(leaf: Standing, as_of: date, rules: EscalationRules) -> Escalation:
    if leaf.status in FINISHED:
        return AT_REST
    deadlines = [(leaf.next_due, "escalation.report-soon"), (leaf.item.due, "escalation.due-soon")]
    soon = [(day, key) for day, key in deadlines if day and as_of <= day <= as_of + timedelta(days=rules.remind)]
    if not soon:
        return AT_REST
    day, key = min(soon)
    return Escalation(Level.REMINDER, msg(key, date=day, days=(day - as_of).days), (), day)
