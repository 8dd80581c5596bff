"""The status of an indicator from what is computed of it: which rule applies, and the sentence that says so."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from xxtrack.assess.computed import Computed
from xxtrack.assess.pace import bound_of, is_band, less_is_better, limit_at, meets, origin, owes_nothing, surplus
from xxtrack.assess.reporting import Overdue
from xxtrack.model.assessment import Reading
from xxtrack.model.message import Message, Number, Quantity, msg
from xxtrack.model.pattern import pattern
from xxtrack.model.plan import Item, Measure, PaceKind, ThresholdBy
from xxtrack.model.status import FINISHED, Status
from xxtrack.model.target import Op
from xxtrack.model.unit import is_percentage


class Verdict(NamedTuple):
    """A status and why."""

    status: Status
    reason: Message


def indicator_verdict(item: Item, reading: Reading, computed: Computed, met_on: date | None) -> Verdict:
    """Judge an indicator at the date its data runs to; ``met_on`` is the first date since which the target is met."""
    assert item.target and item.due and reading.value is not None
    actual = Quantity(reading.value, item.target.unit, _beside(item, computed.expected))
    met = met_on is not None
    if _broken(item, computed):
        return Verdict(Status.MISSED, msg("reason.broken", date=reading.on, actual=actual, target=item.target.text))
    if reading.on >= item.due:
        return _final(item, reading, met_on, actual)
    if met and item.measure is Measure.FLOW and not less_is_better(item) and not must_be_exact(item):
        return Verdict(Status.ACHIEVED, msg("reason.reached", date=reading.on, actual=actual, target=item.target.text))
    return _on_the_way(item, reading.on, computed, met, actual)


def silent_verdict(own: Verdict, last: Reading, until_now: Computed, late: Overdue, as_of: date) -> Verdict:
    """What is left of a verdict when no figure followed; ``until_now`` has the last value at the end of ``late``.

    What is finished stays, and so does what owes nothing by then; a value that cannot fall is a floor; what lags goes
    on lagging until its due date. Everything else is no longer known.
    """
    item = until_now.item
    assert item.target and item.due and last.value is not None
    if own.status in FINISHED or until_now.expected is None or owes_nothing(item, until_now.expected):
        return own
    actual = Quantity(last.value, item.target.unit, _beside(item, until_now.expected))
    expected = Quantity(until_now.expected, item.target.unit, _beside(item, last.value))
    if late.end < item.due and _cannot_fall(item) and until_now.actual >= until_now.expected:
        status = Status.AHEAD if _ahead(item, until_now) else Status.ON_TRACK
        return Verdict(status, msg("reason.floor", date=last.on, actual=actual, end=late.end, expected=expected))
    if own.status is Status.LAGGING and as_of < item.due:
        return own
    days = (as_of - late.since).days
    return Verdict(Status.NO_DATA, msg("reason.overdue", date=last.on, actual=actual, due=late.since, days=days))


def _beside(item: Item, other: Number | None = None) -> tuple[Number, ...]:
    """What a figure of an item is compared with: the ends of its target, and the other figure of the comparison."""
    assert item.target
    return (*item.target.ends, *(() if other is None else (other,)))


_NET = pattern(r"净增|净流入|\bnet\b", re.IGNORECASE)


def _cannot_fall(item: Item) -> bool:
    """Whether a last value is a floor: of a count that only grows, and of which too much is no fault."""
    assert item.target
    capped = less_is_better(item) or must_be_exact(item)
    return item.measure is Measure.FLOW and not capped and not is_net(item)


def is_net(item: Item) -> bool:
    """Whether its words say that a count may fall again (净增)."""
    return bool(_NET.search(f"{item.name} {item.text}"))


def _broken(item: Item, computed: Computed) -> bool:
    """A flow cannot come back: once over its cap, or over an exact number, it stays over."""
    target = item.target
    assert target
    over = target.high is not None and (
        computed.actual > target.high or (computed.actual == target.high and not target.met_by(computed.actual))
    )
    return over and item.measure is Measure.FLOW and (less_is_better(item) or must_be_exact(item))


def must_be_exact(item: Item) -> bool:
    """Whether more of a count is as wrong as less; of a part of a range it is not, though that has one number."""
    target = item.target
    return bool(target and target.op is Op.EXACTLY and not target.is_cap)


def _final(item: Item, reading: Reading, met_on: date | None, actual: Quantity) -> Verdict:
    assert item.target and item.due
    if met_on is None:
        return Verdict(Status.MISSED, msg("reason.missed", due=item.due, actual=actual, target=item.target.text))
    late = (met_on - item.due).days
    if late > 0:
        reason = msg("reason.met-late", date=met_on, due=item.due, days=late, actual=actual, target=item.target.text)
        return Verdict(Status.ACHIEVED, reason)
    key = "reason.kept" if less_is_better(item) else "reason.met-at-due"
    return Verdict(Status.ACHIEVED, msg(key, date=reading.on, actual=actual, target=item.target.text))


def _on_the_way(item: Item, day: date, computed: Computed, met: bool, actual: Quantity) -> Verdict:
    assert item.target and item.due and item.pace
    if computed.expected is None:
        if met and (breaking := _cap_will_break(item, day, computed)):
            return breaking
        if met:
            return Verdict(
                Status.ON_TRACK, msg("reason.met-early", date=day, actual=actual, target=item.target.text, due=item.due)
            )
        if _is_exceeded_level(item):
            return _away(item, day, computed, actual, _short_of_cap(item, computed))
        return Verdict(Status.NOT_DUE, msg("reason.nothing-expected", date=day, actual=actual, due=item.due))
    if item.pace.kind is PaceKind.HOLD or is_band(item):
        return _held(item, day, computed, met, actual)
    return _paced(item, day, computed, actual)


def _is_exceeded_level(item: Item) -> bool:
    """Whether a level that is not met yet is a cap that is exceeded, and not one that comes down to its cap."""
    assert item.target and item.pace
    coming_down = item.baseline is not None and origin(item) > item.target.bound
    return less_is_better(item) and item.pace.kind is PaceKind.END and not coming_down


def _held(item: Item, day: date, computed: Computed, met: bool, actual: Quantity) -> Verdict:
    """The whole target applies at every date: meeting it is all there is to do."""
    assert item.target and computed.surplus is not None
    if met and (breaking := _cap_will_break(item, day, computed)):
        return breaking
    if met:
        return Verdict(Status.ON_TRACK, msg("reason.holds", date=day, actual=actual, target=item.target.text))
    if computed.actual == bound_of(item):
        return Verdict(Status.AT_RISK, msg("reason.equal-is-not", date=day, actual=actual, target=item.target.text))
    if less_is_better(item):
        return _away(item, day, computed, actual, _short_of_cap(item, computed))
    status = Status.LAGGING if _beyond_threshold(item, computed) else Status.AT_RISK
    return _away(item, day, computed, actual, status)


def _short_of_cap(item: Item, computed: Computed) -> Status:
    """A cap that is exceeded before it is due lags at once, unless the plan says from where on."""
    if item.thresholds.by is not ThresholdBy.VALUE or _beyond_threshold(item, computed):
        return Status.LAGGING
    return Status.AT_RISK


def _away(item: Item, day: date, computed: Computed, actual: Quantity, status: Status) -> Verdict:
    """A value that does not meet what holds at every date, and how far it is away."""
    assert item.target
    # Two percentages differ by points: 17.6% of what?
    apart = abs(surplus(item, computed.actual, bound_of(item)))
    short = msg("term.points", value=apart) if is_percentage(item.target.unit) else Quantity(apart, item.target.unit)
    return Verdict(status, msg("reason.does-not-hold", date=day, actual=actual, target=item.target.text, short=short))


def _cap_will_break(item: Item, day: date, computed: Computed) -> Verdict | None:
    assert item.target
    if not less_is_better(item) or computed.forecast is None or meets(item, computed.forecast):
        return None
    forecast = Quantity(computed.forecast, item.target.unit, _beside(item))
    return Verdict(Status.AT_RISK, msg("reason.cap-will-break", date=day, forecast=forecast, target=item.target.text))


def _paced(item: Item, day: date, computed: Computed, actual: Quantity) -> Verdict:
    assert item.target and computed.expected is not None and computed.surplus is not None
    unit = item.target.unit
    expected = Quantity(computed.expected, unit, _beside(item, computed.actual))
    if computed.surplus < 0:
        apart = Quantity(-computed.surplus, unit)
        status = Status.LAGGING if _beyond_threshold(item, computed) else Status.AT_RISK
        key = "reason.over-cap-pace" if less_is_better(item) else "reason.behind"
        return Verdict(status, msg(key, date=day, expected=expected, actual=actual, apart=apart))
    if breaking := _cap_will_break(item, day, computed):
        return breaking
    status = Status.AHEAD if _ahead(item, computed) else Status.ON_TRACK
    if computed.surplus == 0:
        return Verdict(status, msg("reason.exactly", date=day, actual=actual))
    apart = Quantity(computed.surplus, unit)
    key = "reason.under-cap-pace" if less_is_better(item) else "reason.in-front"
    return Verdict(status, msg(key, date=day, expected=expected, actual=actual, apart=apart))


def _beyond_threshold(item: Item, computed: Computed) -> bool:
    """Whether what is short is more than the threshold allows; with nothing to take a share of, anything is."""
    limits = item.thresholds
    if limits.by is ThresholdBy.POINTS:
        return computed.gap_pp is None or computed.gap_pp < -limits.lagging
    if limits.by is ThresholdBy.VALUE:
        return _over(item, computed, limits.lagging) < 0
    return not computed.reaches(limits.lagging)


def _over(item: Item, computed: Computed, limit: Decimal) -> Fraction:
    """How much better than a limit in the target's unit; where nothing is expected yet the limit stands as it is."""
    expected = bound_of(item) if computed.expected is None else computed.expected
    return surplus(item, computed.actual, limit_at(item, limit, expected))


def _ahead(item: Item, computed: Computed) -> bool:
    limits = item.thresholds
    if limits.ahead is None:
        return False
    if limits.by is ThresholdBy.VALUE:
        return _over(item, computed, limits.ahead) >= 0
    if limits.by is ThresholdBy.POINTS:
        return computed.gap_pp is not None and computed.gap_pp >= limits.ahead
    return bool(computed.reaches(limits.ahead))
