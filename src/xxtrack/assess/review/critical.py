"""The figures at which a verdict may change, and the days at which one may."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from itertools import pairwise

from xxtrack.assess.pace import bound_of, exact, expected_at, is_band, less_is_better, limit_at, origin, repeat_periods
from xxtrack.assess.reporting import first_report_without_frequency, last_day_of_waiting, period_ends
from xxtrack.model.calendar import ONE_DAY, month_end, share_of_time
from xxtrack.model.plan import Item, PaceKind, Plan, ThresholdBy
from xxtrack.model.unit import is_percentage

FINER = 6
"""Decimal places beyond those written in which a figure may miss a bound."""
SHARED = 4
"""How many of the critical dates that both versions have are tried."""
FEW = 12


@dataclass(frozen=True, slots=True)
class Side:
    """One version of an item in its plan (made by `outcome.plan_with_only`)."""

    plan: Plan
    item: Item


def span(sides: Sequence[Side]) -> tuple[date, date]:
    """The first and the last day of either plan."""
    return min(side.plan.start for side in sides), max(side.plan.end for side in sides)


def _chosen(by_side: Sequence[Collection[date]], most: int) -> tuple[set[date], set[date]]:
    """The days that not all versions have; and at most so many others, the first and the last among them."""
    everywhere = sorted(set.intersection(*(set(days) for days in by_side)))
    some = {everywhere[i * (len(everywhere) - 1) // (most - 1)] for i in range(most)} if everywhere else set()
    return set().union(*by_side) - set(everywhere), some


def _shared(sides: Sequence[Side]) -> int:
    """How many of the dates that both have are tried: a limit or an origin acts at each of them in its own way."""
    return SHARED if len({(side.item.thresholds, side.item.baseline) for side in sides}) == 1 else FEW


def report_days(sides: Sequence[Side]) -> list[date]:
    """Days at which what is expected takes a turn and one between each two, latest first: an end says more."""
    start, end = span(sides)
    differing, some = _chosen([_structural_days(side) for side in sides], _shared(sides))
    marks = sorted({min(max(day, start), end) for day in (*differing, *some, start, end)})
    gaps = list(pairwise(marks))
    if not gaps:
        return marks
    between = gaps if len(marks) <= FEW else [*gaps[:3], *gaps[-1:]]
    # Late in a stretch the limits of a threshold are farthest apart: in the longest, and before what is due.
    first, last = max(gaps, key=lambda gap: gap[1] - gap[0])
    late = {_middle(_middle(first, last), last), *(eve for side in sides if (eve := _eve(side.item)) >= start)}
    return sorted({*marks, *late, *(_middle(first, last) for first, last in between)}, reverse=True)


def _eve(item: Item) -> date:
    """The last day on which an item is not due; no day where it never is."""
    return item.due - ONE_DAY if item.due else date.min


def _middle(first: date, last: date) -> date:
    """A day between two, at a month's end where there is one."""
    middle = first + (last - first) // 2
    end = month_end(middle.year, middle.month)
    return end if end < last else middle


def _structural_days(side: Side) -> list[date]:
    item = side.item
    # Until the first figure is due, silence is no fault, and a bad figure is one.
    waiting = first_report_without_frequency(item, side.plan)
    days = [
        item.start,
        month_end(item.start.year, item.start.month),
        waiting,
        *([item.due] if item.due else []),
        *(entry.on for entry in item.amended),
    ]
    days += [on for on, _ in item.pace.steps] if item.pace else []
    return days + ([end for _, end in repeat_periods(item, item.due)] if item.every and item.due else [])


def judging_days(sides: Sequence[Side]) -> list[date]:
    """Days on which silence, a warning before the due date or a waiver begins or ends to count, and their morrows."""
    start, end = span(sides)
    waits = {last_day_of_waiting(side.plan) for side in sides}
    waited = max(waits)
    near = {start, end, end - ONE_DAY, *waits}
    for days in ([_marks(side) for side in sides], [_structural_days(side) for side in sides]):
        differing, some = _chosen(days, _shared(sides))
        near |= {day + shift for day in differing for shift in (-ONE_DAY, timedelta(0), ONE_DAY)}
        near |= {day + shift for day in some for shift in (timedelta(0), ONE_DAY)}
    return sorted((day for day in near if start <= day <= waited), reverse=True)


def _marks(side: Side) -> list[date]:
    item, plan = side.item, side.plan
    grace = timedelta(days=plan.policy.grace)
    scheduled = item._replace(due=item.due or plan.end)
    days = [first_report_without_frequency(item, plan), *(day + grace for day in period_ends(scheduled, plan))]
    waivers = plan.policy.waivers + ((item.waiver,) if item.waiver else ())
    days += [waiver.until for waiver in waivers]
    if item.due:
        days += [item.due + grace, item.due - timedelta(days=item.thresholds.soon)]
    return days


def values_on(sides: Sequence[Side], on: date) -> list[Decimal]:
    """Critical values of a day, and one between each two: a witness on a bound reads better than one beside it."""
    asked = [side for side in sides if side.item.target]
    divided = any(side.plan.scopes_of(side.item) or side.item.every for side in asked)
    return _between(sides, [value for side in asked for value in critical_values(side.item, on, divided=divided)])


def few_values(sides: Sequence[Side]) -> list[Decimal]:
    """The bounds themselves, and what lies a little below and above all of them."""
    bounds = [value for side in sides if side.item.target for value in _bounds(side.item)]
    step = _step(sides)
    floors = list(dict.fromkeys(_decimal(value, step) for value in bounds))
    return list(dict.fromkeys((*floors, min(floors) - 1, max(floors) + 1)))


def turn_totals(sides: Sequence[Side]) -> list[Decimal]:
    """What all turns of a version ask for together, and a little more."""
    few = few_values(sides)
    counts = [len(list(repeat_periods(s.item, s.item.due))) for s in sides if s.item.every and s.item.due]
    return [one * count for count in counts for one in (few[0], max(few))]


def enough_values(sides: Sequence[Side], on: date) -> list[Decimal]:
    """What is just enough on a day, and is not once reports have stopped: where the sides ask for reports apart."""
    if len({(side.item.frequency, side.plan.policy.grace) for side in sides}) < 2:
        return []
    enough = [expected_at(side.item, on) for side in sides if side.item.target]
    return list(dict.fromkeys(_decimal(value, _step(sides)) for value in enough if value is not None))


def _between(sides: Sequence[Side], critical: Iterable[Fraction]) -> list[Decimal]:
    step = _step(sides)
    floors = list(dict.fromkeys(_decimal(value, step) for value in critical))
    ranked = sorted(floors)
    middles = [((low + high) / 2).quantize(step, ROUND_FLOOR) for low, high in pairwise(ranked)]
    fine = (ranked[0] - step, ranked[-1] + step)
    return list(dict.fromkeys((*floors, *middles, ranked[0] - 1, ranked[-1] + 1, *fine)))


def _decimal(value: Fraction, step: Decimal) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(step, ROUND_FLOOR)


def _step(sides: Sequence[Side]) -> Decimal:
    targets = [side.item.target for side in sides if side.item.target]
    values = [value for target in targets for value in (target.low, target.high) if value is not None]
    places = max((-int(value.as_tuple().exponent) for value in values), default=0)
    return Decimal(1).scaleb(-min(places + FINER, 18))


def _bounds(item: Item) -> list[Fraction]:
    assert item.target
    beside = item.target.beside or 0
    own = [exact(value) + beside for value in (item.target.low, item.target.high) if value is not None]
    return own + [exact(value) for _, value in item.targets]


def _turning_points(item: Item, expected: Fraction | None, straight: Fraction, allowed: Fraction) -> Iterator[Fraction]:
    """Where the verdict on a whole that is reported itself may change, besides its bounds."""
    assert item.target and item.pace
    less = less_is_better(item)
    if less:
        # Beyond the straight line a cap will not be kept to the end.
        yield straight
    if expected is None:
        if less and item.thresholds.by is ThresholdBy.VALUE:
            yield bound_of(item) + allowed
        return
    yield expected
    by_line = item.thresholds.by is ThresholdBy.POINTS and item.pace.kind is not PaceKind.HOLD
    from_here = straight if by_line else expected
    yield from_here + allowed if less else from_here - allowed
    if is_band(item) and item.target.high is not None:
        yield Fraction(item.target.high) + (item.target.beside or 0) + allowed


def critical_values(item: Item, on: date, *, divided: bool) -> list[Fraction]:
    """Where the verdict on a figure of this day may change; of a whole that is made of parts, on a part's too."""
    assert item.due and item.pace
    values = _bounds(item)
    bound, start = bound_of(item), origin(item)
    expected = expected_at(item, min(on, item.due))
    straight = start + (bound - start) * share_of_time(item.start, item.due, min(on, item.due))
    limits, asked = item.thresholds, bound if expected is None else expected
    if limits.by is ThresholdBy.RATIO:
        allowed = (1 - exact(limits.lagging)) * abs(asked - start)
    elif limits.by is ThresholdBy.VALUE:
        allowed = abs(limit_at(item, limits.lagging, asked) - asked)
    elif item.pace.kind is PaceKind.HOLD:
        assert item.target
        allowed = Fraction(limits.lagging) * (1 if is_percentage(item.target.unit) else abs(bound) / 100)
    else:
        allowed = Fraction(limits.lagging) / 100 * abs(bound - start)
    if not divided:
        return [*values, *_turning_points(item, expected, straight, allowed), start]
    anchors = [*values, straight, *([expected] if expected is not None else [])]
    values += [near for anchor in anchors for near in (anchor, anchor - allowed, anchor + allowed)]
    quotas = sorted({quota for _, quota in item.quotas})
    shown = [Fraction(quota) for quota in quotas[:FEW]]
    values += [start, *shown, *(sum(values[:1], Fraction(0)) / n for n in (len(item.quotas),) if n)]
    cut = Fraction(limits.lagging) if limits.by is ThresholdBy.RATIO else Fraction(9, 10)
    for quota in shown:
        # A part begins at its share and is asked for its share.
        begin, due = (quota * one / bound if bound else one for one in (start, asked))
        values += [due, due - (1 - cut) * abs(due - begin)]
    return values
