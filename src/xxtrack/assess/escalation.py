"""How hard each item is chased: a pure function of its rows and of when they were reported, never stored.

An item is looked at on the day after each of its deadlines, with the rows that had been reported by then. A figure
sent late therefore does not undo that it was late, and a figure sent in time ends the chase.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import takewhile

from xxtrack.assess.conclusion import ItemConclusion, item_conclusion
from xxtrack.assess.due import leaves
from xxtrack.assess.histories import Histories
from xxtrack.assess.indicator import Judging
from xxtrack.assess.reporting import period_ends
from xxtrack.model.actuals import Actuals, Reports, when_reported
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.calendar import ONE_DAY
from xxtrack.model.escalation import AT_REST, Escalation, EscalationRules, Level
from xxtrack.model.message import msg
from xxtrack.model.original import in_force
from xxtrack.model.plan import Frequency, Item, Plan
from xxtrack.model.status import FINISHED, Status, worst

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
        kept[key] = tuple(known for reports in chains if (known := _until(reports, day)))
    return Actuals({key: chains for key, chains in kept.items() if chains}, actuals.files, actuals.sources)


def _until(reports: Reports, day: date) -> Reports:
    if when_reported(reports[-1]) <= day:
        return reports
    return reports[: bisect_right(reports, day, key=when_reported)]


class _Looks:
    """How single items stood on the day after a deadline, by the rows that were known by then."""

    def __init__(self, assessment: Assessment) -> None:
        self._now = assessment
        self._histories: dict[date, Histories] = {}
        self._found: dict[tuple[date, str], ItemConclusion] = {}

    def was_chased(self, leaf: Standing, end: date) -> bool:
        """Whether it was behind or overdue on the day after the grace of the period that ends then."""
        found = self._item_at(leaf.item.id, end)
        stood = found.parts.get(leaf.scope) if leaf.scope else found.whole
        if stood is None and leaf.scope:
            return False
        every = (stood,) if stood else tuple(found.parts.values())
        status = worst(one.verdict.status for one in every) or Status.NO_DATA
        return status in _BEHIND or status is Status.NO_DATA or any(one.stale for one in every)

    def _item_at(self, id_: str, end: date) -> ItemConclusion:
        if (end, id_) not in self._found:
            plan = self._now.plan
            day = end + timedelta(days=plan.policy.grace) + ONE_DAY
            if end not in self._histories:
                self._histories[end] = Histories(plan, known_by(self._now.actuals, day - ONE_DAY), day)
            item = in_force(plan.items[id_], day)
            self._found[end, id_] = item_conclusion(Judging(plan, day), item, self._histories[end].of(item))
        return self._found[end, id_]


def _run_of(leaf: Standing, ends: tuple[date, ...], looks: _Looks) -> tuple[date, ...]:
    """The last periods in a row at whose deadline the leaf was behind or overdue."""
    run = list(takewhile(lambda end: looks.was_chased(leaf, end), reversed(ends)))
    return tuple(reversed(run))


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
