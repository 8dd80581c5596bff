"""What should have been reached at a date (序时目标), and at which date a value should have been there."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from xxtrack.model.calendar import ONE_DAY, day_reached, month_end, months_between, share_of_time
from xxtrack.model.choices import Better
from xxtrack.model.message import Number
from xxtrack.model.plan import Item, Measure, PaceKind
from xxtrack.model.target import Op


@lru_cache(maxsize=4096)
def exact(value: Decimal) -> Fraction:
    """A decimal as a fraction; the same few are asked for at every reading of every item."""
    return Fraction(value)


_ZERO, _ONE = Fraction(0), Fraction(1)
_TWO_SIDED = (Op.RANGE, Op.ABOUT)


def origin(item: Item) -> Fraction:
    """Where progress starts: the baseline, else zero."""
    return exact(item.baseline) if item.baseline else _ZERO


def way(item: Item, value: Fraction) -> Fraction:
    """How far a value is from where progress starts; nearly everything starts at zero."""
    return value - exact(item.baseline) if item.baseline else value


def bound_of(item: Item) -> Fraction:
    """The number progress is measured to."""
    own = exact(_bound(item))
    return own if item.target is None or item.target.beside is None else own + item.target.beside


def _bound(item: Item) -> Decimal:
    assert item.target, "only indicators have a bound"
    if item.target.high is not None and item.better is Better.LOWER:
        return item.target.high
    return item.target.bound


def less_is_better(item: Item) -> bool:
    """Whether less is no fault: of a cap, and of a band that says so."""
    target = item.target
    assert target
    return target.low is None or (target.high is not None and item.better is Better.LOWER)


def is_band(item: Item) -> bool:
    """Whether too much is as wrong as too little.

    So for levels and rates that do not say which side is better; a count that has gone through its range (2-3家) has
    reached it and cannot come back.
    """
    target = item.target
    two_sided = target is not None and target.low is not None and target.high is not None
    return two_sided and item.better is None and item.measure is not Measure.FLOW


def meets(item: Item, value: Fraction | Decimal) -> bool:
    """Whether a value is what the target asks for; a count need only enter its range."""
    target = item.target
    assert target
    if target.op in _TWO_SIDED and not is_band(item):
        return value <= bound_of(item) if less_is_better(item) else value >= bound_of(item)
    return target.met_by(value)


def _high_of(item: Item) -> Fraction | None:
    assert item.target
    high = item.target.high
    return None if high is None else exact(high) + (item.target.beside or 0)


def surplus(item: Item, actual: Fraction, expected: Fraction) -> Fraction:
    """How much better than expected an actual is; negative is worse."""
    more, less = better_first(item, actual, expected)
    return more - less


def better_first(item: Item, actual: Fraction, expected: Fraction) -> tuple[Fraction, Fraction]:
    """Two values of which the first is the greater where an actual is better than expected: by that is the surplus.

    Nothing else knows directions.
    """
    if less_is_better(item):
        return expected, actual
    if is_band(item) and (high := _high_of(item)) is not None and actual > high:
        return high, actual
    return actual, expected


def expected_at(item: Item, day: date) -> Fraction | None:
    """The expected value at the end of ``day``, in the target's unit; None where nothing is expected yet.

    Nor is it known where the target follows a figure that is not at hand.
    """
    assert item.target and item.pace and item.due
    if item.target.is_open:
        return None
    if day >= item.due or item.pace.kind is PaceKind.HOLD:
        return bound_of(item)
    if day < item.start:
        return None
    if item.pace.kind is PaceKind.LINEAR and item.target.beside is None:
        return _on_the_line(item.baseline, _bound(item), item.start, item.due, day)
    if item.pace.kind is PaceKind.END:
        return None
    if item.pace.kind is PaceKind.STEPS:
        passed = [value for on, value in item.pace.steps if on <= day]
        return Fraction(passed[-1]) if passed else None
    if item.pace.kind is PaceKind.PROFILE:
        gone, bound, start = months_between(item.start, day), bound_of(item), origin(item)
        return start + (bound - start) * shape_share(item.profile, gone, months_between(item.start, item.due))
    bound, start = bound_of(item), origin(item)
    return start + (bound - start) * share_of_time(item.start, item.due, day)


# A review asks for the same day of the same item a dozen times.
@lru_cache(maxsize=1024)
def _on_the_line(baseline: Decimal | None, bound: Decimal, first: date, due: date, day: date) -> Fraction:
    share = share_of_time(first, due, day)
    if not baseline:
        return exact(bound) * share
    begin = exact(baseline)
    return begin + (exact(bound) - begin) * share


def limit_at(item: Item, limit: Decimal, expected: Fraction) -> Fraction:
    """Where a limit set beside the target stands when so much is expected: it runs along with the pace."""
    start, bound = origin(item), bound_of(item)
    if bound == start:
        return exact(limit)
    return start + (expected - start) * (exact(limit) - start) / (bound - start)


def shape_share(profile: Sequence[Number], months: Fraction, end: Fraction) -> Fraction:
    """What share of the whole a shape has reached after so many of its months, straight between its parts."""
    position = months / end * len(profile)
    whole = min(int(position), len(profile) - 1)
    before = Fraction(profile[whole - 1]) if whole else _ZERO
    return (before + (Fraction(profile[whole]) - before) * (position - whole)) / 100


def owes_nothing(item: Item, expected: Fraction | None) -> bool:
    """Whether nothing is owed yet: nothing is expected, or no more than what there was at the start."""
    return expected is None or expected == origin(item) != bound_of(item)


def lag_days(item: Item, day: date, actual: Fraction) -> int | None:
    """Days behind (positive) or ahead (negative) of the expected curve; None where it has no slope."""
    assert item.target and item.pace and item.due
    if item.pace.kind is PaceKind.STEPS:
        unmet = [on for on, value in item.pace.steps if on <= day and surplus(item, actual, Fraction(value)) < 0]
        return (day - unmet[0]).days if unmet else 0
    whole = way(item, bound_of(item))
    if item.pace.kind is not PaceKind.LINEAR or not whole:
        return None
    share = min(max(way(item, actual) / whole, _ZERO), _ONE)
    when = day_reached(item.start, share * months_between(item.start, item.due))
    days = (min(day, item.due) - when).days
    # Under a cap, to be where one should be later is to be ahead.
    return -days if less_is_better(item) and item.baseline is None else days


def turn_of(item: Item, start: date, end: date) -> Item:
    """The item as it is in one turn, with what that turn asks for."""
    assert item.target
    asked = dict(item.targets).get(end)
    target = item.target if asked is None else item.target.with_bound(asked)
    return item._replace(start=start, due=end, every=None, target=target, targets=())


def repeat_periods(item: Item, day: date) -> Iterator[tuple[date, date]]:
    """First and last days of the turns that have begun by ``day``."""
    assert item.every and item.due
    start = item.start
    while start <= min(item.due, day):
        last = start.month - 1 + item.every.months
        end = min(month_end(start.year + (last - 1) // 12, (last - 1) % 12 + 1), item.due)
        yield start, end
        start = end + ONE_DAY
