"""The figures beside a status, each a small exact formula.

One sign convention serves all: *surplus* is how much better than expected, so a cap mirrors a floor and a falling
target needs no case of its own. ``pace index = 1 + surplus / |expected - origin|``, which is actual / expected for a
plain flow.
"""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from xxtrack.assess.pace import bound, expected, lag_days, origin, surplus
from xxtrack.model.assessment import Reading
from xxtrack.model.calendar import months_at_end_of, months_between, share_of_time
from xxtrack.model.plan import Item, Measure, PaceKind
from xxtrack.model.unit import is_percentage


class Figures(NamedTuple):
    """Everything that can be computed from one value at one date; see `Standing` for the meanings."""

    actual: Fraction
    expected: Fraction | None
    surplus: Fraction | None
    attainment: Fraction | None
    pace_index: Fraction | None
    gap_pp: Fraction | None
    lag_days: int | None
    forecast: Fraction | None
    needed: Fraction | None
    reached: Fraction | None


def figures(item: Item, reading: Reading, before: tuple[Reading, ...]) -> Figures:
    """All figures of an indicator at a reading; ``before`` are the readings up to and including it."""
    assert item.target and item.due and reading.value is not None
    actual, day = Fraction(reading.value), min(reading.on, item.due)
    goal, start = bound(item), origin(item)
    way, gone = goal - start, actual - start
    want = expected(item, day)
    better = None if want is None else surplus(item, actual, want)
    span = None if want is None else abs(want - start)
    elapsed, left = _months(item, day)
    return Figures(
        actual=actual,
        expected=want,
        surplus=better,
        attainment=gone / way if way else None,
        pace_index=1 + better / span if better is not None and span else None,
        gap_pp=_gap(item, actual, day, want, better),
        lag_days=lag_days(item, day, actual),
        forecast=_forecast(item, actual, elapsed, left, before),
        needed=(goal - actual) / left if left > 0 and item.measure is not Measure.RATE else None,
        reached=gone / elapsed if elapsed > 0 and _accumulates(item) else None,
    )


def _gap(item: Item, actual: Fraction, day: date, want: Fraction | None, better: Fraction | None) -> Fraction | None:
    """Percentage points of the target against straight-line time; for a rate held in per cent, points of the rate."""
    assert item.target and item.pace and item.due
    goal, start = bound(item), origin(item)
    if item.pace.kind is PaceKind.HOLD:
        held = surplus(item, actual, goal)
        if is_percentage(item.target.unit):
            return held
        return held / abs(goal) * 100 if goal else None
    if goal == start:
        return None
    if item.pace.kind is not PaceKind.LINEAR or want is None or better is None:
        straight = start + (goal - start) * share_of_time(item.start, item.due, day)
        better = surplus(item, actual, straight)
    return better / abs(goal - start) * 100


def _accumulates(item: Item) -> bool:
    return item.measure is Measure.FLOW or item.baseline is not None


def _months(item: Item, day: date) -> tuple[Fraction, Fraction]:
    """Months gone by and months left."""
    assert item.due
    gone = months_between(item.start, day)
    return gone, months_between(item.start, item.due) - gone


def _forecast(
    item: Item, actual: Fraction, gone: Fraction, left: Fraction, before: tuple[Reading, ...]
) -> Fraction | None:
    """The value at the due date if things go on as they do.

    A flow, or a level with a baseline, goes on at its average speed since the start; a rate stays; a level without a
    baseline goes on at its speed between the first and the last figure, which needs two.
    """
    if left == 0 or item.measure is Measure.RATE or item.pace is None or item.pace.kind is PaceKind.HOLD:
        return actual
    if _accumulates(item):
        start = origin(item)
        return actual + (actual - start) * left / gone if gone > 0 else None
    known = [r for r in before if r.value is not None]
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    assert first.value is not None and last.value is not None
    months = months_at_end_of(last.on) - months_at_end_of(first.on)
    return actual + (Fraction(last.value) - Fraction(first.value)) / months * left if months > 0 else None
