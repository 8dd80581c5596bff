"""The value at the due date with an 80 % range, by the method that did best on the item's own past."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from xxtrack.assess.pace import less_is_better, meets, origin, shape_share
from xxtrack.model.assessment import Reading, Standing
from xxtrack.model.calendar import months_between
from xxtrack.model.forecast import Backtest, Forecast, Foreseen, Method, NoForecast, Outlook
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Item, Measure, PaceKind


class Mark(NamedTuple):
    """A value that stood when ``months`` had gone by since the start."""

    months: Fraction
    value: Fraction


Course: TypeAlias = Sequence[Mark]
Carry: TypeAlias = Callable[[Course, Fraction], Fraction | None]
"""A course and the months at which its value is asked for; None where the method has nothing to go by."""


class Miss(NamedTuple):
    """One forecast of the past: made after ``gone`` months for ``ahead`` months later, and by how much it missed."""

    gone: Fraction
    ahead: Fraction
    error: Fraction
    next: bool
    """Whether it was for the actual that came next."""


def misses(carry: Carry, course: Course) -> tuple[Miss, ...]:
    """Every rolling origin of two or more marks against every later mark, but for those the method cannot use."""
    found = []
    for known_until in range(2, len(course)):
        known = course[:known_until]
        for later in range(known_until, len(course)):
            foreseen = carry(known, course[later].months)
            if foreseen is not None:
                gone = known[-1].months - course[0].months
                ahead = course[later].months - known[-1].months
                found.append(Miss(gone, ahead, course[later].value - foreseen, later == known_until))
    return tuple(found)


def mean_error(found: Sequence[Miss]) -> Fraction:
    """The mean size of the error per month looked ahead, so that near and far forecasts weigh alike."""
    return sum((abs(miss.error) / miss.ahead for miss in found), Fraction(0)) / len(found)


def backtests(methods: Mapping[Method, Carry], course: Course) -> tuple[Backtest, ...]:
    """Each method's errors, in the methods' order.

    A method that cannot be used from every origin (a profile that starts at zero) is compared with the others all the
    same: the errors are means.
    """
    tried = ((method, misses(carry, course)) for method, carry in methods.items())
    return tuple(Backtest(method, mean_error(found), len(found)) for method, found in tried if found)


_EXACT = Context(prec=40)


def half_width(found: Sequence[Miss], gone: Fraction, ahead: Fraction, *, finest: Fraction, lasting: bool) -> Fraction:
    """Half the width of the 80 % range of a forecast made after ``gone`` months for ``ahead`` months later.

    The errors of the forecasts of a next actual are put on one scale and averaged as squares; none counts for less than
    ``finest``, the error that rounded actuals hide, and Student's t allows for how few there are. An error of the
    speed grows with the months ahead, by ``1 + ahead / gone`` in the square because the
    speed itself is known only from the months gone by. ``lasting`` errors (this year's level against last year's
    shape) grow in proportion to the time ahead; the others partly cancel out and grow with its power 3/4, half-way
    between errors that last and errors that are independent of each other (1/2). How often the range holds what comes
    is measured on public series in tests/unit/assess/test_forecast_coverage.py.
    """
    steps = [miss for miss in found if miss.next]
    scaled = [max(abs(miss.error), finest) / _growth(miss.gone, miss.ahead, lasting=lasting) for miss in steps]
    mean_square = sum((error * error for error in scaled), Fraction(0)) / len(scaled)
    return student_t90(len(steps)) * _root(mean_square) * _growth(gone, ahead, lasting=lasting)


def _growth(gone: Fraction, ahead: Fraction, *, lasting: bool) -> Fraction:
    time = ahead if lasting else _root(ahead * _root(ahead))
    return time * _root(1 + ahead / gone)


def _root(value: Fraction) -> Fraction:
    return Fraction(_EXACT.sqrt(_EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))))


# The 0.90 quantile of Student's t for 1, 2, 3 … degrees of freedom (any table of the distribution), so that 80 % lie
# between minus and plus; from the end on the normal distribution's.
_T90 = (3078, 1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372, 1363, 1356, 1350, 1345, 1341)
_NORMAL90 = Fraction(1282, 1000)


def student_t90(errors: int) -> Fraction:
    """How many standard errors make an 80 % range where the spread is known from so few errors."""
    return Fraction(_T90[errors - 1], 1000) if errors <= len(_T90) else _NORMAL90


MARKS_NEEDED = 4
"""Two marks make a speed; two more are needed to see twice how far it was off. The start counts where it is known."""


def forecasts(standings: Iterable[Standing], as_of: date) -> Iterator[Foreseen]:
    """What is foreseen for each; an item that applies to each of a group is foreseen scope by scope."""
    for standing in standings:
        for one in standing.scopes if standing.item.each and standing.scopes else (standing,):
            yield forecast(one, as_of)


def forecast(standing: Standing, as_of: date) -> Foreseen:
    """The forecast of one standing, or why there is none."""
    item = standing.item
    readings = _monthly(item, standing.history)
    reason = _why_not(item, readings, as_of)
    if reason:
        return NoForecast(standing, reason)
    assert item.due
    course = _course(item, readings)
    methods = _methods(item)
    tried = backtests(methods, course)
    # One number for the year everywhere: the status goes on along the shape, or at the speed until now.
    tried_methods = {trial.method for trial in tried}
    method = Method.PROFILE if Method.PROFILE in tried_methods else Method.RUN_RATE
    carry = methods[method]
    end = months_between(item.start, item.due)
    value = carry(course, end)
    assert value is not None, "what could be tried can be used"
    last = readings[-1]
    assert last.value is not None
    gone, ahead = course[-1].months - course[0].months, end - course[-1].months
    unit = _unit(readings)
    half = half_width(misses(carry, course), gone, ahead, finest=unit / 2, lasting=method is Method.PROFILE)
    low, high = _outward(value - half, value + half, unit)
    if item.measure is Measure.FLOW and all(a.value <= b.value for a, b in pairwise(course)):
        # A count that has never fallen does not end below where it is.
        low = max(low, course[-1].value)
    outlook = _outlook(item, low, high)
    return Forecast(standing, last.on, item.due, last.value, value, low, high, method, outlook, tried)


def _unit(readings: tuple[Reading, ...]) -> Fraction:
    """The last place of the actuals: 1 for counts, 0.01 for 7.25 and for what is computed, which is shown so."""
    places = [r.value.as_tuple().exponent if isinstance(r.value, Decimal) else -2 for r in readings]
    return Fraction(10) ** min(0, *(place for place in places if isinstance(place, int)))


def _outward(low: Fraction, high: Fraction, unit: Fraction) -> tuple[Fraction, Fraction]:
    """The range between actuals that can be reported: nobody counts 541.6 companies."""
    return low // unit * unit, -(-high // unit) * unit


def _why_not(item: Item, readings: tuple[Reading, ...], as_of: date) -> Message | None:
    """The first reason against a forecast."""
    if item.target is None or item.due is None:
        return msg("forecast.no-target")
    if item.target.to:
        return msg("forecast.follows", id=item.target.to)
    if not readings:
        return msg("forecast.no-data")
    if readings[-1].on >= item.due:
        return msg("forecast.final", date=readings[-1].on)
    if as_of >= item.due:
        return msg("forecast.overdue", due=item.due, date=readings[-1].on)
    if item.measure is Measure.RATE:
        return msg("forecast.rate")
    if item.pace and item.pace.kind is PaceKind.HOLD:
        return msg("forecast.held")
    if item.every:
        return msg("forecast.repeats")
    needed = MARKS_NEEDED - _starts(item)
    if len(readings) < needed:
        return msg("forecast.too-few", count=len(readings), needed=needed)
    return None


def _starts(item: Item) -> bool:
    """Whether the course has a known start: zero for a flow, the baseline for a level."""
    return item.measure is Measure.FLOW or item.baseline is not None


def _monthly(item: Item, history: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The last actual of each month, so that weekly reports neither weigh more nor cost more."""
    by_month: dict[tuple[int, int], Reading] = {}
    for reading in history:
        if reading.value is not None and reading.on >= item.start:
            by_month[reading.on.year, reading.on.month] = reading
    return tuple(by_month.values())


def _course(item: Item, readings: tuple[Reading, ...]) -> Course:
    marks = [Mark(months_between(item.start, r.on), Fraction(r.value)) for r in readings if r.value is not None]
    return [Mark(Fraction(0), origin(item)), *marks] if _starts(item) else marks


def _methods(item: Item) -> Mapping[Method, Carry]:
    """What can be tried on the item; a shape needs a start to unfold from."""
    methods: dict[Method, Carry] = {Method.RUN_RATE: run_rate}
    if item.profile and item.due and _starts(item):
        methods[Method.PROFILE] = along(
            tuple(Fraction(share) for share in item.profile), months_between(item.start, item.due)
        )
    methods[Method.TREND] = trend
    return methods


def run_rate(course: Course, months: Fraction) -> Fraction:
    """On at the average speed from the first mark to the last."""
    first, last = course[0], course[-1]
    return last.value + (last.value - first.value) / (last.months - first.months) * (months - last.months)


def trend(course: Course, months: Fraction) -> Fraction:
    """On from the last mark at the median of the speeds between any two marks (Theil 1950, Sen 1968)."""
    speeds = [
        (late.value - early.value) / (late.months - early.months)
        for i, early in enumerate(course)
        for late in course[i + 1 :]
    ]
    return course[-1].value + median(speeds) * (months - course[-1].months)


def along(shares: tuple[Fraction, ...], end: Fraction) -> Carry:
    """Along a shape: what share of the whole is reached after each equal part of the time, straight in between."""

    def carry(course: Course, months: Fraction) -> Fraction | None:
        first, last = course[0], course[-1]
        done = shape_share(shares, last.months, end)
        shown = shape_share(shares, months, end)
        return first.value + (last.value - first.value) * shown / done if done else None

    return carry


def _outlook(item: Item, low: Fraction, high: Fraction) -> Outlook:
    """A target is an interval: the best end of the range tells whether it can be met, both ends whether it will be."""
    assert item.target
    if meets(item, low) and meets(item, high):
        return Outlook.LIKELY
    best = low if less_is_better(item) else high
    if item.target.low is not None and item.target.high is not None:
        best = min(max(Fraction(item.target.low), low), high)
    return Outlook.OPEN if meets(item, best) else Outlook.UNLIKELY
