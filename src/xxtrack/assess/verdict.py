"""The status of an indicator from what is computed of it: which rule applies, and the sentence that says so."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from xxtrack.assess.computed import Computed
from xxtrack.assess.pace import bound_of, is_band, less_is_better, limit_at, meets, origin, owes_nothing, surplus
from xxtrack.assess.reporting import Overdue
from xxtrack.model.message import Message, Number, Quantity, msg
from xxtrack.model.pattern import pattern
from xxtrack.model.plan import Item, Measure, PaceKind, ThresholdBy
from xxtrack.model.status import FINISHED, Status
from xxtrack.model.target import Op
from xxtrack.model.unit import is_percentage


class Verdict(NamedTuple):
    """A status and why."""

    status: Status
    why: Callable[[], Message]
    """Makes the sentence for those who ask: the label of a change takes hundreds of verdicts and not one word."""

    @property
    def reason(self) -> Message:
        """Why it has this status."""
        return self.why()


def indicator_verdict(computed: Computed, met_on: date | None) -> Verdict:
    """Judge an indicator at the date its data runs to; ``met_on`` is the first date since which the target is met."""
    item, day = computed.item, computed.reading.on
    assert item.target and item.due
    met, target = met_on is not None, item.target.text
    if _broken(item, computed):
        return Verdict(Status.MISSED, lambda: msg("reason.broken", date=day, actual=_actual(computed), target=target))
    if day >= item.due:
        return _final(computed, met_on)
    if met and item.measure is Measure.FLOW and not less_is_better(item) and not must_be_exact(item):
        return Verdict(
            Status.ACHIEVED, lambda: msg("reason.reached", date=day, actual=_actual(computed), target=target)
        )
    return _on_the_way(computed, met=met)


def silent_verdict(own: Verdict, day: date, until_now: Computed, late: Overdue, as_of: date) -> Verdict:
    """What is left of a verdict on the actual of a day when none followed; ``until_now`` has it at the end of ``late``.

    What is finished stays, and so does what owes nothing by then; a value that cannot fall is a floor; what lags goes
    on lagging until its due date. Everything else is no longer known.
    """
    item, expected = until_now.item, until_now.expected
    assert item.due
    if own.status in FINISHED or expected is None or owes_nothing(item, expected):
        return own
    if late.end < item.due and _cannot_fall(item) and until_now.actual >= expected:
        status = Status.AHEAD if _ahead(item, until_now) else Status.ON_TRACK
        return Verdict(
            status,
            lambda: msg(
                "reason.floor", date=day, actual=_actual(until_now), end=late.end, expected=_expected(until_now)
            ),
        )
    if own.status is Status.LAGGING and as_of < item.due:
        return own
    days = (as_of - late.since).days
    return Verdict(
        Status.NO_DATA, lambda: msg("reason.overdue", date=day, actual=_actual(until_now), due=late.since, days=days)
    )


def _actual(computed: Computed) -> Quantity:
    return _quantity(computed.item, computed.reading.value, computed.expected)


def _expected(computed: Computed) -> Quantity:
    return _quantity(computed.item, computed.expected, computed.actual)


def _quantity(item: Item, value: Number | None, other: Number | None = None) -> Quantity:
    """A figure of an item beside the ends of its target and the other figure that it is compared with."""
    assert item.target and value is not None
    return Quantity(value, item.target.unit, (*item.target.ends, *(() if other is None else (other,))))


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


def _final(computed: Computed, met_on: date | None) -> Verdict:
    item, day = computed.item, computed.reading.on
    assert item.target and item.due
    target, due = item.target.text, item.due
    if met_on is None:
        return Verdict(Status.MISSED, lambda: msg("reason.missed", due=due, actual=_actual(computed), target=target))
    late = (met_on - due).days
    if late > 0:
        return Verdict(
            Status.ACHIEVED,
            lambda: msg("reason.met-late", date=met_on, due=due, days=late, actual=_actual(computed), target=target),
        )
    key = "reason.kept" if less_is_better(item) else "reason.met-at-due"
    return Verdict(Status.ACHIEVED, lambda: msg(key, date=day, actual=_actual(computed), target=target))


def _on_the_way(computed: Computed, *, met: bool) -> Verdict:
    item, day = computed.item, computed.reading.on
    assert item.target and item.due and item.pace
    target, due = item.target.text, item.due
    if computed.expected is None:
        if met and (breaking := _cap_will_break(computed)):
            return breaking
        if met:
            return Verdict(
                Status.ON_TRACK,
                lambda: msg("reason.met-early", date=day, actual=_actual(computed), target=target, due=due),
            )
        if _is_exceeded_level(item):
            return _away(computed, _short_of_cap(item, computed))
        return Verdict(
            Status.NOT_DUE, lambda: msg("reason.nothing-expected", date=day, actual=_actual(computed), due=due)
        )
    if item.pace.kind is PaceKind.HOLD or is_band(item):
        return _held(computed, met=met)
    return _paced(computed)


def _is_exceeded_level(item: Item) -> bool:
    """Whether a level that is not met yet is a cap that is exceeded, and not one that comes down to its cap."""
    assert item.target and item.pace
    coming_down = item.baseline is not None and origin(item) > item.target.bound
    return less_is_better(item) and item.pace.kind is PaceKind.END and not coming_down


def _held(computed: Computed, *, met: bool) -> Verdict:
    """The whole target applies at every date: meeting it is all there is to do."""
    item, day = computed.item, computed.reading.on
    assert item.target
    target = item.target.text
    if met and (breaking := _cap_will_break(computed)):
        return breaking
    if met:
        return Verdict(Status.ON_TRACK, lambda: msg("reason.holds", date=day, actual=_actual(computed), target=target))
    if computed.actual == bound_of(item):
        return Verdict(
            Status.AT_RISK, lambda: msg("reason.equal-is-not", date=day, actual=_actual(computed), target=target)
        )
    if less_is_better(item):
        return _away(computed, _short_of_cap(item, computed))
    return _away(computed, Status.LAGGING if _beyond_threshold(item, computed) else Status.AT_RISK)


def _short_of_cap(item: Item, computed: Computed) -> Status:
    """A cap that is exceeded before it is due lags at once, unless the plan says from where on."""
    if item.thresholds.by is not ThresholdBy.VALUE or _beyond_threshold(item, computed):
        return Status.LAGGING
    return Status.AT_RISK


def _away(computed: Computed, status: Status) -> Verdict:
    """A value that does not meet what holds at every date, and how far it is away."""
    return Verdict(status, lambda: _how_far(computed))


def _how_far(computed: Computed) -> Message:
    item = computed.item
    assert item.target
    # Two percentages differ by points: 17.6% of what?
    apart = abs(surplus(item, computed.actual, bound_of(item)))
    short = msg("term.points", value=apart) if is_percentage(item.target.unit) else Quantity(apart, item.target.unit)
    day, actual = computed.reading.on, _actual(computed)
    return msg("reason.does-not-hold", date=day, actual=actual, target=item.target.text, short=short)


def _cap_will_break(computed: Computed) -> Verdict | None:
    item, day = computed.item, computed.reading.on
    assert item.target
    if not less_is_better(item) or (forecast := computed.forecast) is None or meets(item, forecast):
        return None
    target = item.target.text
    return Verdict(
        Status.AT_RISK,
        lambda: msg("reason.cap-will-break", date=day, forecast=_quantity(item, forecast), target=target),
    )


def _paced(computed: Computed) -> Verdict:
    item = computed.item
    if computed.is_behind:
        status = Status.LAGGING if _beyond_threshold(item, computed) else Status.AT_RISK
        key = "reason.over-cap-pace" if less_is_better(item) else "reason.behind"
    elif breaking := _cap_will_break(computed):
        return breaking
    else:
        status = Status.AHEAD if _ahead(item, computed) else Status.ON_TRACK
        key = "reason.under-cap-pace" if less_is_better(item) else "reason.in-front"
    return Verdict(status, lambda: _beside_pace(key, computed))


def _beside_pace(key: str, computed: Computed) -> Message:
    day, actual, better = computed.reading.on, _actual(computed), computed.surplus
    assert computed.item.target and better is not None
    if not better:
        return msg("reason.exactly", date=day, actual=actual)
    apart = Quantity(abs(better), computed.item.target.unit)
    return msg(key, date=day, expected=_expected(computed), actual=actual, apart=apart)


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
