"""A target that follows another item's figure: above the average, in step with the province, fewer than last year.

Two figures are compared where both are of the same date. The level is judged, whatever the measure: what is above the
average today may be below it tomorrow, so nothing is reached before the due date and no cap is broken for good.
"""

from datetime import date, timedelta
from fractions import Fraction

from xxtrack.assess.computed import Computed
from xxtrack.assess.indicator import Conclusion, Judging, Readings
from xxtrack.assess.pace import less_is_better, meets
from xxtrack.assess.reporting import (
    Overdue,
    first_report_without_frequency,
    next_report,
    overdue,
    owed_ends,
    silent_since,
)
from xxtrack.assess.verdict import Verdict, indicator_verdict
from xxtrack.model.assessment import Reading
from xxtrack.model.message import Message, Quantity, msg
from xxtrack.model.original import in_force
from xxtrack.model.plan import Item, Measure
from xxtrack.model.status import FINISHED, Status


def beside(item: Item, reading: Reading) -> Item:
    """The item as it is judged on the day of a reading: by the level, which is comparable at any time."""
    assert item.target and reading.against is not None
    target = item.target._replace(beside=Fraction(reading.against))
    return item._replace(target=target, measure=Measure.RATE, baseline=None)


def relative_conclusion(judging: Judging, item: Item, history: Readings) -> Conclusion:
    """Judge by the newest day of which both figures are known; one that has not come is waited for, then cannot say."""
    plan, as_of, _ = judging
    ends = owed_ends(item, plan)
    known = _counted(item, history)
    if not known:
        return Conclusion(item, _silent(judging, item, ends), ends=ends)
    compared = tuple(reading for reading in known if reading.against is not None)
    alone = next((r for r in known if not compared or r.on > compared[-1].on), None)
    if not compared:
        assert alone
        return Conclusion(item, _awaited(judging, item, alone), ends=ends, last=alone, is_measured=False)
    last = compared[-1]
    one, verdict, met_on = _judged(item, last, compared)
    if verdict.status in FINISHED:
        return Conclusion(item, verdict, False, ends, last, Computed(one, last, compared), met_on)
    own = overdue(ends, plan, known[-1].on, as_of)
    missing = alone is not None and alone.on + timedelta(days=plan.policy.grace) < as_of
    if (own or missing) and not (verdict.status is Status.LAGGING and item.due and as_of < item.due):
        if alone and missing:
            verdict = _awaited(judging, item, alone)
        elif own:
            verdict = Verdict(Status.NO_DATA, lambda: _overdue(item, last, own, as_of))
    return Conclusion(item, verdict, own is not None, ends, last, Computed(one, last, compared), met_on)


def _overdue(item: Item, last: Reading, late: Overdue, as_of: date) -> Message:
    actual, days = Quantity(last.value or 0, item.in_unit), (as_of - late.since).days
    return msg("reason.overdue", date=last.on, actual=actual, due=late.since, days=days)


def _silent(judging: Judging, item: Item, ends: tuple[date, ...]) -> Verdict:
    plan, as_of, _ = judging
    if late := silent_since(item, ends, plan, as_of):
        return Verdict(Status.NO_DATA, lambda: msg("reason.never-reported", date=late.since))
    due = next_report(ends, plan, None) if item.frequency else None
    return Verdict(
        Status.NOT_DUE, lambda: msg("reason.first-due", date=due or first_report_without_frequency(item, plan))
    )


def _counted(item: Item, history: Readings) -> Readings:
    """The actuals that count: a cap holds until its due date."""
    known = tuple(r for r in history if r.value is not None and r.on >= item.start)
    inside = tuple(r for r in known if item.due is None or r.on <= item.due)
    return (inside or known) if less_is_better(item) else known


def _judged(item: Item, last: Reading, compared: Readings) -> tuple[Item, Verdict, date | None]:
    """The verdict on the last comparison, by what the plan asked for that day."""
    then = in_force(item, last.on)
    follows_the_same = then.target is not None and item.target is not None and then.target.to == item.target.to
    found = _verdict(item, last, compared)
    if then is not item and follows_the_same and found[1].status not in FINISHED:
        earlier = _verdict(then, last, compared)
        found = earlier if earlier[1].status not in FINISHED else found
    return found


def _verdict(item: Item, last: Reading, compared: Readings) -> tuple[Item, Verdict, date | None]:
    met_on = None
    for reading in compared:
        assert reading.value is not None
        met_on = (met_on or reading.on) if meets(beside(item, reading), reading.value) else None
    one = beside(item, last)
    return one, indicator_verdict(Computed(one, last, compared), met_on), met_on


def _awaited(judging: Judging, item: Item, alone: Reading) -> Verdict:
    """Nothing can be said of a figure without the one that it is to be compared with."""
    until = alone.on + timedelta(days=judging.plan.policy.grace)
    late = judging.as_of > until
    key = "reason.other-missing" if late else "reason.other-awaited"

    def why() -> Message:
        actual = Quantity(alone.value or 0, item.in_unit)
        return msg(key, date=alone.on, actual=actual, other=_named(judging, item), until=until)

    return Verdict(Status.NO_DATA if late else Status.NOT_DUE, why)


def _named(judging: Judging, item: Item) -> Message:
    assert item.target
    other = judging.plan.items.get(item.target.to)
    return msg("reason.other", id=item.target.to, name=other.name if other else item.target.to)


def told_beside(judging: Judging, found: Conclusion) -> Conclusion:
    """With what the other item stood at beside the reason."""
    item, last = found.item, found.last
    if last is None or last.against is None or found.verdict.status is Status.NO_DATA:
        return found
    against = last.against

    def why() -> Message:
        other, figure = _named(judging, item), Quantity(against, item.in_unit)
        return msg("reason.compared", why=found.verdict.reason, date=last.on, other=other, figure=figure)

    return found._replace(verdict=Verdict(found.verdict.status, why))
