"""Series of figures that could tell two versions of an item apart.

A verdict on one figure changes only where the figure passes a *critical value* (a bound, the expected value of the
day, the expected value less what the threshold allows) and only where time passes a *critical date* (start, due,
steps, ends of turns, reports falling due, waivers running out). Between two of them it stays. So it is enough to try
each critical value of either version and its two neighbours, at each critical date, its morrow and a day between.
Items with turns or scopes get patterns in which one turn or one scope stands out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from itertools import combinations, pairwise, product

from xxtrack.assess.pace import bound_of, expected_at, origin, repeat_periods
from xxtrack.assess.reporting import first_report_without_frequency, period_ends
from xxtrack.model.actuals import Stage
from xxtrack.model.calendar import ONE_DAY, month_end, share_of_time
from xxtrack.model.change import Report
from xxtrack.model.plan import Item, Kind, PaceKind, Plan, ThresholdBy
from xxtrack.model.unit import convert, is_percentage

FINER = 6
"""Decimal places beyond those written in which a figure may miss a bound."""


@dataclass(frozen=True, slots=True)
class Side:
    """One version of an item in its plan (made by `outcome.plan_with_only`)."""

    plan: Plan
    item: Item


@dataclass(frozen=True, slots=True)
class Trial:
    """A series and the day it is judged at."""

    reports: tuple[Report, ...]
    as_of: date


def trials(sides: tuple[Side, ...], unit: str) -> Iterator[Trial]:
    """Every series worth trying, the plainest first."""
    seen: set[Trial] = set()
    kinds = {side.item.kind for side in sides}
    found = _indicator_trials(sides, unit) if Kind.INDICATOR in kinds else _work_trials(sides)
    for trial in found:
        if trial not in seen:
            seen.add(trial)
            yield trial


def _between(days: Iterable[date], start: date, end: date) -> list[date]:
    """Critical days, with one between each two, latest first: an end says more than a beginning."""
    marks = sorted({min(max(day, start), end) for day in (*days, start, end)})
    middles = [_middle(first, last) for first, last in pairwise(marks)]
    return sorted({*marks, *middles}, reverse=True)


def _middle(first: date, last: date) -> date:
    """A day between two, at a month's end where there is one."""
    middle = first + (last - first) // 2
    end = month_end(middle.year, middle.month)
    return end if end < last else middle


def _span(sides: tuple[Side, ...]) -> tuple[date, date]:
    return min(side.plan.start for side in sides), max(side.plan.end for side in sides)


def _structural_days(sides: tuple[Side, ...]) -> list[date]:
    """Days at which what is expected takes a turn."""
    days: list[date] = []
    for side in sides:
        item = side.item
        days.append(item.start)
        days += [item.due] if item.due else []
        days += [on for on, _ in item.pace.steps] if item.pace else []
        if item.every and item.due:
            days += [end for _, end in repeat_periods(item, item.due)]
    return days


def _judging_days(sides: tuple[Side, ...]) -> list[date]:
    """Days on which silence, a warning before the due date or a waiver begins or ends to count."""
    start, end = _span(sides)
    days: list[date] = []
    for side in sides:
        item, plan = side.item, side.plan
        grace = timedelta(days=plan.policy.grace)
        days.append(first_report_without_frequency(item, plan))
        scheduled = item._replace(due=item.due or plan.end)
        days += [day + grace for day in period_ends(scheduled, plan)]
        waivers = plan.policy.waivers + ((item.waiver,) if item.waiver else ())
        days += [waiver.until for waiver in waivers]
        if item.due:
            days += [item.due, item.due + grace, item.due - timedelta(days=item.thresholds.soon)]
    near = {near for day in (*days, *_structural_days(sides)) for near in (day - ONE_DAY, day, day + ONE_DAY)}
    return sorted((day for day in {*near, start, end} if start <= day <= end), reverse=True)


# Milestones and duties


def _work_trials(sides: tuple[Side, ...]) -> Iterator[Trial]:
    start, end = _span(sides)
    days = sorted({*_judging_days(sides), *_between(_structural_days(sides), start, end)}, reverse=True)
    shares = {Decimal(0), Decimal(50)}
    for side in sides:
        if side.item.pace:
            shares |= {near for _, value in side.item.pace.steps for near in (value - 1, value, value + 1)}
    for day in days:
        yield Trial((), day)
    for day in days:
        for on in dict.fromkeys((day, start)):
            for stage in (Stage.DONE, Stage.UNDER_WAY, Stage.NOT_STARTED, Stage.DELAYED):
                yield Trial((Report(on, stage=stage),), day)
            for share in sorted(shares):
                if 0 <= share <= 100:
                    yield Trial((Report(on, share),), day)


# Indicators


def _indicator_trials(sides: tuple[Side, ...], unit: str) -> Iterator[Trial]:
    start, end = _span(sides)
    days = _between(_structural_days(sides), start, end)
    judging = _judging_days(sides)
    layouts = _layouts(sides)
    yield from _uneven_turns(sides, unit)
    for on in days:
        for value, scopes in product(_values(sides, on, unit), layouts):
            yield Trial(tuple(Report(on, value, scope=scope) for scope in scopes), on)
    for day in judging:
        yield Trial((), day)
    few = _few_values(sides, unit)
    for on in days:
        for value, scopes, day in product(few, layouts, judging):
            if day > on:
                yield Trial(tuple(Report(on, value, scope=scope) for scope in scopes), day)
    for (later, earlier), (first, last) in product(combinations(days, 2), product(few, repeat=2)):
        for scopes in layouts[:1]:
            reports = (*((earlier, scope, first) for scope in scopes), *((later, scope, last) for scope in scopes))
            yield Trial(tuple(Report(on, value, scope=scope) for on, scope, value in reports), later)
    yield from _uneven_scopes(sides, unit, days)


def _values(sides: tuple[Side, ...], on: date, unit: str) -> list[Decimal]:
    """Critical values of a day and their neighbours."""
    return _neighbours(sides, unit, [_critical(side.item, on) for side in sides])


def _few_values(sides: tuple[Side, ...], unit: str) -> list[Decimal]:
    """The bounds themselves and their neighbours."""
    return _neighbours(sides, unit, [_bounds(side.item) for side in sides])


def _neighbours(sides: tuple[Side, ...], unit: str, critical: list[list[Fraction]]) -> list[Decimal]:
    step = Decimal(1).scaleb(-(_places(sides, unit) + FINER))
    floors: dict[Decimal, None] = {}
    for side, values in zip(sides, critical, strict=True):
        assert side.item.target
        for value in values:
            exact = convert(value, side.item.target.unit, unit)
            assert exact is not None
            floors[(Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(step, ROUND_FLOOR)] = None
    # The values themselves first: a witness on a bound reads better than one beside it.
    return list(dict.fromkeys((*floors, *(near for floor in floors for near in (floor + step, floor - step)))))


def _places(sides: tuple[Side, ...], unit: str) -> int:
    places = 0
    for side in sides:
        assert side.item.target
        factor = convert(1, side.item.target.unit, unit)
        assert factor
        shift = len(str(int(1 / factor))) - 1 if factor < 1 else 0
        for value in (side.item.target.low, side.item.target.high):
            if value is not None:
                places = max(places, -int(value.as_tuple().exponent) + shift)
    return places


def _bounds(item: Item) -> list[Fraction]:
    assert item.target
    return [Fraction(value) for value in (item.target.low, item.target.high) if value is not None]


def _critical(item: Item, on: date) -> list[Fraction]:
    """Where the verdict on a figure of this day may change."""
    assert item.due and item.pace
    values = _bounds(item)
    bound, start = bound_of(item), origin(item)
    expected = expected_at(item, min(on, item.due))
    straight = start + (bound - start) * share_of_time(item.start, item.due, min(on, item.due))
    limits = item.thresholds
    if limits.by is ThresholdBy.RATIO:
        allowed = (1 - Fraction(limits.lagging)) * abs((bound if expected is None else expected) - start)
    elif item.pace.kind is PaceKind.HOLD:
        assert item.target
        allowed = Fraction(limits.lagging) * (1 if is_percentage(item.target.unit) else abs(bound) / 100)
    else:
        allowed = Fraction(limits.lagging) / 100 * abs(bound - start)
    anchors = [*values, straight, *([expected] if expected is not None else [])]
    values += [near for anchor in anchors for near in (anchor, anchor - allowed, anchor + allowed)]
    values += [start, *(Fraction(quota) for _, quota in item.quotas)]
    values += [Fraction(q) * (w / bound) for _, q in item.quotas for w in [expected] if w is not None and bound]
    return values


def _layouts(sides: tuple[Side, ...]) -> list[tuple[str, ...]]:
    """Who reports: the whole, and every scope alike where the plans know scopes."""
    scopes = _scopes(sides)
    # A figure for the whole says nothing about an item for each of a group.
    layouts: list[tuple[str, ...]] = [] if scopes and any(side.item.each for side in sides) else [("",)]
    return [*layouts, scopes] if scopes else layouts


def _scopes(sides: tuple[Side, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(scope for side in sides for scope in side.plan.scopes_of(side.item)))


def _uneven_turns(sides: tuple[Side, ...], unit: str) -> Iterator[Trial]:
    """For targets that repeat: even turns, turns in which all comes at once, and one turn that stands out."""
    ends = [sorted(end for _, end in repeat_periods(s.item, s.item.due)) for s in sides if s.item.every and s.item.due]
    if not ends:
        return
    finest = max(ends, key=len)
    differ = len({(side.item.every, side.item.start, side.item.due) for side in sides}) > 1
    end = _span(sides)[1]
    nothing, values = Decimal(0), _few_values(sides, unit)
    for value in values:
        shares = {value, *((value / len(finest)).quantize(v, ROUND_FLOOR) for v in (Decimal(1), Decimal("0.000001")))}
        for share in sorted(shares):
            even = [share] * len(finest)
            yield from _cumulated(even, finest, end, _layouts(sides))
            # Where both versions have the same turns, each turn is judged by itself and even ones tell all.
            for i in range(len(finest) if differ else 0):
                yield from _cumulated([*even[:i], nothing, *even[i + 1 :]], finest, end, _layouts(sides))
                yield from _cumulated([*even[:i], share * len(finest), *even[i + 1 :]], finest, end, _layouts(sides))
                lump = [nothing] * len(finest)
                lump[i] = share * len(finest)
                yield from _cumulated(lump, finest, end, _layouts(sides))
    for side in sides:
        if side.item.every and side.item.due:
            yield from _inside_turns(side, sides, unit)


def _cumulated(amounts: list[Decimal], ends: list[date], end: date, layouts: list[tuple[str, ...]]) -> Iterator[Trial]:
    for scopes in layouts:
        total, reports = Decimal(0), []
        for amount, on in zip(amounts, ends, strict=True):
            total += amount
            reports += [Report(on, total, scope=scope) for scope in scopes]
        yield Trial(tuple(reports), end)
        for day in ends[:-1]:
            yield Trial(tuple(report for report in reports if report.on <= day), day)


def _inside_turns(side: Side, sides: tuple[Side, ...], unit: str) -> Iterator[Trial]:
    """Earlier turns met by what either version asks, and a figure in the middle of the next."""
    assert side.item.due
    before: list[Report] = []
    enough = max(_few_values(sides, unit))
    for first, last in repeat_periods(side.item, side.item.due):
        middle = first + (last - first) // 2
        done = enough * len(before)
        one = side.item._replace(start=first, due=last, every=None)
        other = [s.item._replace(start=first, due=last, every=None) for s in sides]
        rows = [Side(side.plan, one), *(Side(s.plan, o) for s, o in zip(sides, other, strict=True))]
        for value in _values(tuple(rows), middle, unit):
            yield Trial((*before, Report(middle, done + value)), middle)
        before.append(Report(last, done + enough))


def _uneven_scopes(sides: tuple[Side, ...], unit: str, days: list[date]) -> Iterator[Trial]:
    """For items with scopes: one stands out, one is silent, and one carries the whole."""
    # Where both versions divide the work alike, each scope is judged by itself and even figures tell all.
    if len({(bool(side.item.each), side.plan.scopes_of(side.item), side.item.roll_up) for side in sides}) == 1:
        return
    scopes = _scopes(sides) or ("1", "2")
    few = _few_values(sides, unit)
    sums = {(value / len(scopes)).quantize(Decimal("0.000001"), ROUND_FLOOR) for value in few}
    for on in days[:3]:
        for value, odd in product([*few, *sums], scopes):
            for other in (Decimal(0), value * 2, value * len(scopes)):
                yield Trial(tuple(Report(on, other if scope == odd else value, scope=scope) for scope in scopes), on)
                lone = tuple(Report(on, other if scope == odd else Decimal(0), scope=scope) for scope in scopes)
                yield Trial(lone, on)
            yield Trial(tuple(Report(on, value, scope=scope) for scope in scopes if scope != odd), on)
