"""The status of an indicator from what is computed of it: which rule applies, and the sentence that says so."""

from datetime import date
from typing import NamedTuple

from xxtrack.assess.computed import Computed
from xxtrack.assess.pace import is_band, meets
from xxtrack.model.assessment import Reading
from xxtrack.model.message import Message, Quantity, msg
from xxtrack.model.plan import Item, Measure, PaceKind, ThresholdBy
from xxtrack.model.status import Status
from xxtrack.model.unit import is_percentage


class Verdict(NamedTuple):
    """A status and why."""

    status: Status
    reason: Message


def indicator_verdict(
    item: Item, reading: Reading, computed: Computed, met_on: date | None, deadline_over: bool
) -> Verdict:
    """Judge an indicator at the date its data runs to.

    ``met_on`` is the first date since which the target has been met; ``deadline_over`` tells that no later actual can
    save it.
    """
    assert item.target and item.due and reading.value is not None
    actual = Quantity(reading.value, item.target.unit)
    met = met_on is not None
    if _broken(item, computed):
        return Verdict(Status.MISSED, msg("reason.broken", date=reading.on, actual=actual, target=item.target.text))
    if reading.on >= item.due:
        return _final(item, reading, met_on, actual)
    if met and item.measure is Measure.FLOW and not item.target.is_cap and not _must_be_exact(item):
        return Verdict(Status.ACHIEVED, msg("reason.reached", date=reading.on, actual=actual, target=item.target.text))
    if deadline_over and not met:
        return Verdict(
            Status.MISSED,
            msg("reason.past-due", due=item.due, date=reading.on, actual=actual, target=item.target.text),
        )
    return _on_the_way(item, reading.on, computed, met, actual)


def _broken(item: Item, computed: Computed) -> bool:
    """A flow cannot come back: once over its cap, or over an exact number, it stays over."""
    target = item.target
    assert target
    over = target.high is not None and not (
        computed.actual < target.high or (computed.actual == target.high and target.met_by(computed.actual))
    )
    return over and item.measure is Measure.FLOW and (target.is_cap or _must_be_exact(item))


def _must_be_exact(item: Item) -> bool:
    target = item.target
    return bool(target and not target.is_cap and target.low == target.high)


def _final(item: Item, reading: Reading, met_on: date | None, actual: Quantity) -> Verdict:
    assert item.target and item.due
    if met_on is None:
        return Verdict(Status.MISSED, msg("reason.missed", due=item.due, actual=actual, target=item.target.text))
    late = (met_on - item.due).days
    if late > 0:
        reason = msg("reason.met-late", date=met_on, due=item.due, days=late, actual=actual, target=item.target.text)
        return Verdict(Status.ACHIEVED, reason)
    key = "reason.kept" if item.target.is_cap else "reason.met-at-due"
    return Verdict(Status.ACHIEVED, msg(key, date=reading.on, actual=actual, target=item.target.text))


def _on_the_way(item: Item, day: date, computed: Computed, met: bool, actual: Quantity) -> Verdict:
    assert item.target and item.due and item.pace
    if computed.expected is None:
        if met:
            return Verdict(
                Status.ON_TRACK, msg("reason.met-early", date=day, actual=actual, target=item.target.text, due=item.due)
            )
        return Verdict(Status.NOT_DUE, msg("reason.nothing-expected", date=day, actual=actual, due=item.due))
    if item.pace.kind is PaceKind.HOLD or is_band(item):
        return _held(item, day, computed, met, actual)
    return _paced(item, day, computed, actual)


def _held(item: Item, day: date, computed: Computed, met: bool, actual: Quantity) -> Verdict:
    """The whole target applies at every date: meeting it is all there is to do."""
    assert item.target and computed.surplus is not None
    if met:
        return Verdict(Status.ON_TRACK, msg("reason.holds", date=day, actual=actual, target=item.target.text))
    if computed.surplus == 0:
        return Verdict(Status.AT_RISK, msg("reason.equal-is-not", date=day, actual=actual, target=item.target.text))
    # Two percentages differ by points: 17.6% of what?
    apart = abs(computed.surplus)
    short = msg("term.points", value=apart) if is_percentage(item.target.unit) else Quantity(apart, item.target.unit)
    status = Status.LAGGING if _beyond_threshold(item, computed) else Status.AT_RISK
    return Verdict(status, msg("reason.does-not-hold", date=day, actual=actual, target=item.target.text, short=short))


def _paced(item: Item, day: date, computed: Computed, actual: Quantity) -> Verdict:
    assert item.target and computed.expected is not None and computed.surplus is not None
    unit = item.target.unit
    expected, apart = Quantity(computed.expected, unit), Quantity(abs(computed.surplus), unit)
    if computed.surplus < 0:
        status = Status.LAGGING if _beyond_threshold(item, computed) else Status.AT_RISK
        key = "reason.over-cap-pace" if item.target.is_cap else "reason.behind"
        return Verdict(status, msg(key, date=day, expected=expected, actual=actual, apart=apart))
    if item.target.is_cap and computed.forecast is not None and not meets(item, computed.forecast):
        forecast = Quantity(computed.forecast, unit)
        return Verdict(
            Status.AT_RISK, msg("reason.cap-will-break", date=day, forecast=forecast, target=item.target.text)
        )
    status = Status.AHEAD if _ahead(item, computed) else Status.ON_TRACK
    if computed.surplus == 0:
        return Verdict(status, msg("reason.exactly", date=day, actual=actual))
    key = "reason.under-cap-pace" if item.target.is_cap else "reason.in-front"
    return Verdict(status, msg(key, date=day, expected=expected, actual=actual, apart=apart))


def _beyond_threshold(item: Item, computed: Computed) -> bool:
    """Whether what is short is more than the threshold allows; with nothing to take a share of, anything is."""
    limits = item.thresholds
    if limits.by is ThresholdBy.POINTS:
        return computed.gap_pp is None or computed.gap_pp < -limits.lagging
    return computed.pace_index is None or computed.pace_index < limits.lagging


def _ahead(item: Item, computed: Computed) -> bool:
    limits = item.thresholds
    if limits.by is ThresholdBy.POINTS:
        return computed.gap_pp is not None and computed.gap_pp >= limits.ahead
    return computed.pace_index is not None and computed.pace_index >= limits.ahead
