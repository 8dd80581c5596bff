"""How one indicator stands: by its last actual, and by what has not come since."""

from datetime import date
from typing import NamedTuple

from xxtrack.assess.computed import Computed
from xxtrack.assess.once import Once, anew
from xxtrack.assess.pace import expected_at, less_is_better, meets, owes_nothing
from xxtrack.assess.reporting import first_report_without_frequency, next_report, overdue, owed_ends, silent_since
from xxtrack.assess.verdict import Verdict, indicator_verdict, silent_verdict
from xxtrack.model.assessment import Reading, Standing, Trend
from xxtrack.model.growth import is_growth
from xxtrack.model.message import msg
from xxtrack.model.original import in_force
from xxtrack.model.plan import Item, Plan
from xxtrack.model.status import FINISHED, Status

Readings = tuple[Reading, ...]


class Judging(NamedTuple):
    """What every judgement needs: the plan's rules, and the day."""

    plan: Plan
    as_of: date
    once: Once = anew
    """Gives what follows from an item and the plan's rules alone; see `once.Kept`."""


class Conclusion(NamedTuple):
    """A verdict, and what it rests on."""

    item: Item
    verdict: Verdict
    stale: bool = False
    """Whether a report that is overdue has not come since the last one."""
    ends: tuple[date, ...] = ()
    """The dates by which something must be known."""
    last: Reading | None = None
    """What it is judged by."""
    computed: Computed | None = None
    """What can be computed of an indicator's last actual; None where there is none."""
    met_on: date | None = None
    """Since when the target has been met."""
    turn: "Conclusion | None" = None
    """Of a target that starts anew: the turn that speaks for the item."""
    is_measured: bool = True
    """Not so for a scope that only reports, and for a whole whose parts do not add up to one."""


def indicator_conclusion(
    judging: Judging, item: Item, history: Readings, ends: tuple[date, ...] | None = None
) -> Conclusion:
    """Judge one indicator; ``ends`` are the dates by which it must be known, where they are not its own."""
    plan, as_of, _ = judging
    if ends is None:
        ends = judging.once(item, "ends", lambda: owed_ends(item, plan))
    judged = _judged(item, history)
    if not judged:
        return silent_conclusion(judging, item, ends)
    last, met_on = judged[-1], _met_on(item, judged)
    computed = Computed(item, last, judged, judging.once)
    verdict = indicator_verdict(computed, met_on)
    then = in_force(item, last.on)
    if then is not item and verdict.status not in FINISHED:
        # What was expected that day is what the plan asked for then.
        earlier = Computed(then, last, judged)
        by_then = indicator_verdict(earlier, _met_on(then, judged))
        if by_then.status not in FINISHED:
            computed, verdict = earlier, by_then
    late = None if verdict.status in FINISHED else overdue(ends, plan, last.on, as_of)
    if late:
        until_now = Computed(in_force(item, late.end), last._replace(on=late.end), judged, judging.once)
        still = silent_verdict(verdict, last.on, until_now, late, as_of)
        computed = computed if still is verdict else until_now
        verdict = still
    return Conclusion(item, verdict, late is not None, ends, last, computed, met_on)


def indicator_standing(
    judging: Judging, found: Conclusion, history: Readings, scope: str, *, fully: bool = True
) -> Standing:
    """A verdict on an indicator with all that can be computed beside it, or with its pace alone."""
    plan, as_of, _ = judging
    item, last = found.item, found.last
    status, reason = found.verdict.status, found.verdict.reason
    if found.turn:
        return indicator_standing(judging, found.turn, history, scope, fully=fully)._replace(
            item=item,
            status=status,
            reason=reason,
            next_due=next_report(found.ends, plan, last.on if last else None),
            stale=found.stale,
        )
    if last is None:
        due = next_report(found.ends, plan, None) if item.frequency else None
        expected = expected_at(item, as_of)
        return Standing(item, status, reason, scope, expected=expected, next_due=due, history=history)
    standing = Standing(
        item,
        status,
        reason,
        scope,
        actual=last.value,
        observed=last.on,
        next_due=None if status in FINISHED else next_report(found.ends, plan, last.on),
        stale=found.stale,
        history=history,
    )
    assert found.computed
    paced = _with_pace(standing, found.computed)
    return _with_computed(paced, found.computed, found.met_on) if fully else paced


def silent_status(judging: Judging, item: Item) -> Status:
    """How an indicator stands of which nothing is known that counts."""
    return _silent(judging, item, owed_ends(item, judging.plan)).status


def what_time_tells(judging: Judging, item: Item, last: date) -> object:
    """All that a day has to say about an indicator of which an actual of the day ``last`` counts.

    That is what is overdue, and whether it is due. Two days that say the same, and the same of silence, are the same
    for every series that ends there. Not for a target that starts anew.
    """
    plan, as_of, _ = judging
    return overdue(owed_ends(item, plan), plan, last, as_of), bool(item.due and as_of < item.due)


def may_look_back(item: Item) -> bool:
    """Whether an earlier actual has a say beside the newest: the speed under a cap, and what a turn began with."""
    return bool(item.every) or less_is_better(item)


def silent_conclusion(judging: Judging, item: Item, ends: tuple[date, ...]) -> Conclusion:
    """Judge an indicator of which nothing is known that counts."""
    return judging.once(
        item, ("silent", judging.as_of), lambda: Conclusion(item, _silent(judging, item, ends), ends=ends)
    )


def _silent(judging: Judging, item: Item, ends: tuple[date, ...]) -> Verdict:
    """An indicator without an actual: not due while nothing is expected, else unreported; never a pass."""
    due = item.due
    assert due
    plan, as_of, _ = judging
    late = silent_since(item, ends, plan, as_of)
    asked = None if late is None else expected_at(item, late.end)
    if late is not None and not owes_nothing(item, asked):
        return Verdict(Status.NO_DATA, lambda: msg("reason.never-reported", date=late.since))
    # What has not begun may have an expected value from its first day on.
    if expected_at(item, max(as_of, item.start)) is None:
        return Verdict(Status.NOT_DUE, lambda: msg("reason.nothing-expected-yet", due=due))
    reported = next_report(ends, plan, None) if item.frequency else None
    first = reported or first_report_without_frequency(item, plan)
    return Verdict(Status.NOT_DUE, lambda: msg("reason.first-due", date=first))


def _judged(item: Item, history: Readings) -> Readings:
    """The actuals that count: a cap holds until its due date; what is used later is not measured by it."""
    assert item.target and item.due
    known = tuple([reading for reading in history if reading.value is not None and reading.on >= item.start])
    if not less_is_better(item):
        return known
    return tuple([reading for reading in known if reading.on <= item.due]) or known


def _with_pace(standing: Standing, computed: Computed) -> Standing:
    """How far from what is expected, where that is known; a growth has no ratio: −2 % is no share of 12 %."""
    if standing.status is Status.NO_DATA:
        return standing
    index = None if is_growth(standing.item) else computed.pace_index
    return standing._replace(pace_index=index, gap_pp=computed.gap_pp)


def _with_computed(standing: Standing, computed: Computed, met_on: date | None) -> Standing:
    """With all that can be computed; of what is no longer known only what was reached and what is asked."""
    # What follows another figure is not on its way to it.
    follows = bool(standing.item.target and standing.item.target.to)
    attainment = None if follows or is_growth(standing.item) else computed.attainment
    if standing.status is Status.NO_DATA:
        return standing._replace(expected=computed.expected, attainment=attainment)
    due, finished = standing.item.due, standing.status in FINISHED
    late = (met_on - due).days if finished and due and met_on else 0
    return standing._replace(
        expected=computed.expected,
        attainment=attainment,
        variance=None if computed.expected is None else computed.actual - computed.expected,
        lag_days=late if late > 0 else computed.lag_days,
        forecast=None if follows else computed.forecast,
        needed=None if finished else computed.needed,
        reached=computed.reached,
        trend=_trend(standing.status, computed),
    )


def _trend(status: Status, computed: Computed) -> Trend | None:
    """What the speed says beside a status that is not the last word."""
    if status in {Status.LAGGING, Status.AT_RISK}:
        return Trend.CATCHING_UP if computed.fast_enough else None
    if status in {Status.ON_TRACK, Status.AHEAD}:
        return Trend.SLOWING if computed.fast_enough is False else None
    return None


def _met_on(item: Item, known: Readings) -> date | None:
    """Since when the target has been met by every actual; None where the last one does not meet it."""
    when = None
    for reading in known:
        assert reading.value is not None
        when = (when or reading.on) if meets(item, reading.value) else None
    return when
