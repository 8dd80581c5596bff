"""Milestones and duties: things that are done or not, reported as per cent or in a word."""

from datetime import date, timedelta

from xxtrack.assess.verdict import Verdict
from xxtrack.model.actuals import Stage
from xxtrack.model.assessment import Reading
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


def milestone_verdict(item: Item, history: tuple[Reading, ...], as_of: date, *, unreported: bool) -> Verdict:
    """Judge a milestone at ``as_of``: a date comes whether anybody reports or not."""
    assert item.due
    last = history[-1] if history else None
    if is_done(last):
        when = done_on(history)
        assert when
        late = (when - item.due).days
        if late > 0:
            return Verdict(Status.ACHIEVED, msg("reason.done-late", date=when, due=item.due, days=late))
        return Verdict(Status.ACHIEVED, msg("reason.done", date=when, due=item.due))
    if as_of >= item.due:
        return Verdict(Status.MISSED, msg("reason.not-done", due=item.due, said=_said(last)))
    if unreported:
        return Verdict(Status.NO_DATA, msg("reason.unreported"))
    if step := _step_missed(item, last, as_of):
        return Verdict(Status.LAGGING, step)
    if last is not None and last.stage is Stage.DELAYED:
        return Verdict(Status.LAGGING, msg("reason.reported-delayed", date=last.on))
    days = (item.due - as_of).days
    if item.due - as_of <= timedelta(days=item.thresholds.soon):
        return Verdict(Status.AT_RISK, msg("reason.due-soon", due=item.due, days=days, said=_said(last)))
    if last is None or _not_started(last):
        return Verdict(Status.NOT_DUE, msg("reason.not-yet", due=item.due, days=days, said=_said(last)))
    return Verdict(Status.ON_TRACK, msg("reason.under-way", due=item.due, days=days, said=_said(last)))


def duty_verdict(history: tuple[Reading, ...], as_of: date, end: date, *, unreported: bool) -> Verdict:
    """A duty stands as it was last reported; one never started by the plan's end was not done."""
    last = history[-1] if history else None
    if is_done(last):
        assert last
        return Verdict(Status.ACHIEVED, msg("reason.duty-done", date=last.on))
    if unreported:
        return Verdict(Status.NO_DATA, msg("reason.unreported"))
    if last is None:
        return Verdict(Status.NOT_DUE, msg("reason.duty-silent"))
    if last.stage is Stage.DELAYED:
        return Verdict(Status.LAGGING, msg("reason.reported-delayed", date=last.on))
    if _not_started(last):
        status = Status.MISSED if as_of >= end else Status.NOT_DUE
        return Verdict(status, msg("reason.duty-not-started", date=last.on))
    return Verdict(Status.ON_TRACK, msg("reason.duty-under-way", said=_said(last)))


def _not_started(reading: Reading) -> bool:
    return reading.stage is Stage.NOT_STARTED or reading.value == 0


def _step_missed(item: Item, last: Reading | None, as_of: date) -> Message | None:
    """The first step of the milestone's own curve that has passed without being reached."""
    if item.pace is None or item.pace.kind is not PaceKind.STEPS:
        return None
    done = last.value if last is not None and last.value is not None else 0
    for on, value in item.pace.steps:
        if on <= as_of and done < value:
            return msg("reason.step-missed", date=on, expected=Quantity(value, "%"), actual=Quantity(done, "%"))
    return None


def _said(reading: Reading | None) -> Message:
    if reading is None:
        return msg("said.nothing")
    if reading.value is not None:
        return msg("said.per-cent", date=reading.on, value=Quantity(reading.value, "%"))
    assert reading.stage
    return msg("said.stage", date=reading.on, stage=reading.stage)
