"""What is not measured by a target: milestones and duties, in per cent or a word, and figures only collected."""

from datetime import date, timedelta
from typing import NamedTuple

from xxtrack.assess.reporting import Overdue
from xxtrack.assess.verdict import Verdict
from xxtrack.model.actuals import Stage
from xxtrack.model.assessment import Reading, nodes_done
from xxtrack.model.message import Message, Quantity, msg
from xxtrack.model.plan import Item, PaceKind
from xxtrack.model.status import Status


def is_done(reading: Reading | None) -> bool:
    """Whether the report says that it is finished."""
    return reading is not None and (reading.stage is Stage.DONE or reading.value == 100)


def done_on(history: tuple[Reading, ...]) -> date | None:
    """Since when it has been reported as finished; a report taken back counts no more."""
    when = None
    for reading in history:
        when = (when or reading.on) if is_done(reading) else None
    return when


class Waiting(NamedTuple):
    """How long a report is waited for, and what has not come by now."""

    as_of: date
    grace: timedelta
    """How long after a day its report is still in time."""
    late: Overdue | None


def milestone_verdict(item: Item, history: tuple[Reading, ...], waiting: Waiting) -> Verdict:
    """Judge a milestone at a day: it comes whether anybody reports or not."""
    due = item.due
    assert due
    last = history[-1] if history else None
    if is_done(last):
        when = done_on(history)
        assert when
        late = (when - due).days
        if late > 0:
            return Verdict(Status.ACHIEVED, lambda: msg("reason.done-late", date=when, due=due, days=late))
        return Verdict(Status.ACHIEVED, lambda: msg("reason.done", date=when, due=due))
    if _is_over(due, last, waiting):
        return Verdict(Status.MISSED, lambda: msg("reason.not-done", due=due, said=_said(last)))
    return _unless_silent(_under_way(item, history, waiting), last, due, waiting)


def _under_way(item: Item, history: tuple[Reading, ...], waiting: Waiting) -> Verdict:
    due = item.due
    assert due
    last = history[-1] if history else None
    if step := _step_missed(item, last, waiting.as_of) or _node_missed(item, history, waiting.as_of):
        return Verdict(Status.LAGGING, lambda: step)
    if last is not None and last.stage is Stage.DELAYED:
        return Verdict(Status.LAGGING, lambda: msg("reason.reported-delayed", date=last.on))
    days = (due - waiting.as_of).days
    if days < 0:
        until = due + waiting.grace
        return Verdict(Status.AT_RISK, lambda: msg("reason.waited-for", due=due, until=until, said=_said(last)))
    if days <= item.thresholds.soon:
        return Verdict(Status.AT_RISK, lambda: msg("reason.due-soon", due=due, days=days, said=_said(last)))
    if last is None or _not_started(last):
        return Verdict(Status.NOT_DUE, lambda: msg("reason.not-yet", due=due, days=days, said=_said(last)))
    return Verdict(Status.ON_TRACK, lambda: msg("reason.under-way", due=due, days=days, said=_said(last)))


def duty_verdict(history: tuple[Reading, ...], end: date, waiting: Waiting) -> Verdict:
    """A duty stands as it was last reported; one never started by the plan's ``end`` was not done."""
    last = history[-1] if history else None
    if is_done(last):
        assert last
        return Verdict(Status.ACHIEVED, lambda: msg("reason.duty-done", date=last.on))
    if last is not None and _not_started(last) and _is_over(end, last, waiting):
        return Verdict(Status.MISSED, lambda: msg("reason.duty-not-started", date=last.on))
    return _unless_silent(_standing_work(last), last, end, waiting)


def monitored_verdict(item: Item, history: tuple[Reading, ...]) -> Verdict:
    """What is only collected is told and never judged."""
    found = next(((one.on, one.value) for one in reversed(history) if one.value is not None), None)
    if found is None:
        return Verdict(Status.MONITORED, lambda: msg("reason.monitored-silent"))
    day, value = found
    return Verdict(Status.MONITORED, lambda: msg("reason.monitored", date=day, actual=Quantity(value, item.unit)))


def _standing_work(last: Reading | None) -> Verdict:
    if last is None:
        return Verdict(Status.NOT_DUE, lambda: msg("reason.duty-silent"))
    if last.stage is Stage.DELAYED:
        return Verdict(Status.LAGGING, lambda: msg("reason.reported-delayed", date=last.on))
    if _not_started(last):
        return Verdict(Status.NOT_DUE, lambda: msg("reason.duty-not-started", date=last.on))
    return Verdict(Status.ON_TRACK, lambda: msg("reason.duty-under-way", said=_said(last)))


def _is_over(due: date, last: Reading | None, waiting: Waiting) -> bool:
    """Whether what is not done by now is missed: on the day itself nothing is, and then its report is waited for."""
    reported = last is not None and last.on >= due
    return waiting.as_of > due and (reported or waiting.as_of > due + waiting.grace)


def _unless_silent(own: Verdict, last: Reading | None, due: date, waiting: Waiting) -> Verdict:
    """The verdict, unless reports have stopped; what lags goes on lagging until it is due."""
    if waiting.late is None or (last and own.status is Status.LAGGING and waiting.as_of < due):
        return own
    if last is None:
        return Verdict(Status.NO_DATA, lambda: msg("reason.unreported"))
    since = waiting.late.since
    days = (waiting.as_of - since).days
    return Verdict(Status.NO_DATA, lambda: msg("reason.report-overdue", said=_said(last), due=since, days=days))


def _not_started(reading: Reading) -> bool:
    return reading.stage is Stage.NOT_STARTED or reading.value == 0


def _step_missed(item: Item, last: Reading | None, as_of: date) -> Message | None:
    """The first step of the milestone's own curve that has passed without being reached."""
    if item.pace is None or item.pace.kind is not PaceKind.STEPS:
        return None
    done = last.value if last is not None and last.value is not None else 0
    for on, value in item.pace.steps:
        over = on < as_of or (on == as_of and last is not None and last.on >= on)
        if over and done < value:
            return msg("reason.step-missed", date=on, expected=Quantity(value, "%"), said=_said(last))
    return None


def _node_missed(item: Item, history: tuple[Reading, ...], as_of: date) -> Message | None:
    """The first step in words that is past and that nobody has reported as done; a later one says that it is."""
    reached = max((reading.on for reading in history), default=date.min)
    for on, words in item.nodes[nodes_done(item, history) :]:
        if on < as_of or on == as_of == reached:
            return msg("reason.node-missed", date=on, words=words, said=_said(history[-1] if history else None))
    return None


def _said(reading: Reading | None) -> Message:
    if reading is None:
        return msg("said.nothing")
    if reading.value is not None:
        return msg("said.per-cent", date=reading.on, value=Quantity(reading.value, "%"))
    if reading.node:
        return msg("said.node", date=reading.on, words=reading.node)
    assert reading.stage
    return msg("said.stage", date=reading.on, stage=reading.stage)
