"""What is computed beside a status, each by a small exact formula.

One sign convention serves all: *surplus* is how much better than expected, so a cap mirrors a floor and a falling
target needs no case of its own. ``pace index = 1 + surplus / |expected - origin|``, which is actual / expected for a
plain flow.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import pairwise

from xxtrack.assess.once import Once, anew
from xxtrack.assess.pace import (
    better_first,
    bound_of,
    exact,
    expected_at,
    lag_days,
    less_is_better,
    origin,
    shape_share,
    surplus,
    way,
)
from xxtrack.model.assessment import Reading
from xxtrack.model.calendar import months_at_end_of, months_between, share_of_time
from xxtrack.model.plan import Item, Measure, PaceKind
from xxtrack.model.unit import is_percentage


class Computed:
    """Everything that can be computed from one value at one date; see `Standing` for the meanings.

    Most is computed when it is asked for: a verdict needs little of it, and the label of a change takes hundreds.
    """

    def __init__(self, item: Item, reading: Reading, before: tuple[Reading, ...], once: Once = anew) -> None:
        """``before`` are the readings up to and including the one; ``once`` as in `indicator.Judging`."""
        assert reading.value is not None and item.due
        self.item = item
        self.reading = reading
        self.before = before
        self._day = day = min(reading.on, item.due)
        self.actual = exact(reading.value) if isinstance(reading.value, Decimal) else reading.value
        """The value itself, exact."""
        self.expected = once(item, day, lambda: expected_at(item, day))
        """What should be there that day; None where nothing is expected yet."""

    @cached_property
    def surplus(self) -> Fraction | None:
        """How much better than expected it is; negative is worse."""
        return None if self.expected is None else surplus(self.item, self.actual, self.expected)

    @property
    def is_behind(self) -> bool:
        """Whether it is worse than expected, found without a difference."""
        if self.expected is None:
            return False
        more, less = better_first(self.item, self.actual, self.expected)
        return more < less

    @property
    def attainment(self) -> Fraction | None:
        """The share of the way from the origin to the target; None where there is no way."""
        whole = way(self.item, bound_of(self.item))
        return way(self.item, self.actual) / whole if whole else None

    @cached_property
    def pace_index(self) -> Fraction | None:
        """Actual against expected; None where there is nothing to take a share of."""
        asked = self._asked()
        return 1 + self.surplus / abs(asked) if self.surplus is not None and asked else None

    def reaches(self, index: Decimal) -> bool | None:
        """Whether the pace index is that or more, found without a quotient; None where there is no pace index."""
        asked = self._asked()
        if self.expected is None or not asked:
            return None
        # (more - less) / asked ≥ index - 1, in whole numbers.
        more, less = better_first(self.item, self.actual, self.expected)
        (a, b), (c, d), (e, f) = more.as_integer_ratio(), less.as_integer_ratio(), asked.as_integer_ratio()
        g, h = _above_one(index)
        return (a * d - c * b) * f * h >= g * abs(e) * b * d

    def _asked(self) -> Fraction | None:
        """How far it is from the origin to what is expected, and in which direction; None where nothing is."""
        return None if self.expected is None else way(self.item, self.expected)

    @cached_property
    def gap_pp(self) -> Fraction | None:
        """The same gap in percentage points."""
        return _gap(self.item, self.actual, self._day, self.expected, self.surplus)

    @property
    def lag_days(self) -> int | None:
        """The same gap in days."""
        return lag_days(self.item, self._day, self.actual)

    @cached_property
    def forecast(self) -> Fraction | None:
        """The value at the due date if things go on as they do."""
        return _forecast(self.item, self.actual, *self._months, self.before)

    @property
    def needed(self) -> Fraction | None:
        """Per month from now to the due date, to reach the target."""
        left = self._months[1]
        if left <= 0 or self.item.measure is Measure.RATE:
            return None
        return (bound_of(self.item) - self.actual) / left

    @property
    def reached(self) -> Fraction | None:
        """Per month from the start until now."""
        elapsed = self._months[0]
        return way(self.item, self.actual) / elapsed if elapsed > 0 and _accumulates(self.item) else None

    @cached_property
    def fast_enough(self) -> bool | None:
        """Whether each of the latest two periods brought what was needed from its beginning on.

        False where neither did; None where they differ, where there are no two, and off the straight line.
        """
        item = self.item
        if item.pace is None or item.pace.kind is not PaceKind.LINEAR or not _accumulates(item) or item.due is None:
            return None
        if less_is_better(item) and item.measure is Measure.FLOW:
            return None
        latest = [r for r in self.before if r.value is not None][-3:]
        marks = [(Fraction(0), origin(item))] if len(latest) < 3 else []
        marks += [(months_between(item.start, r.on), exact(r.value)) for r in latest]
        enough = {_was_enough(item, *pair) for pair in pairwise(marks)}
        return enough.pop() if len(marks) > 2 and len(enough) == 1 else None

    @cached_property
    def _months(self) -> tuple[Fraction, Fraction]:
        return _months(self.item, self._day)


@lru_cache(maxsize=64)
def _above_one(index: Decimal) -> tuple[int, int]:
    return (Fraction(index) - 1).as_integer_ratio()


def _gap(
    item: Item, actual: Fraction, day: date, expected: Fraction | None, better: Fraction | None
) -> Fraction | None:
    """Percentage points of the target against straight-line time; for a rate held in per cent, points of the rate."""
    assert item.target and item.pace and item.due
    bound = bound_of(item)
    if item.pace.kind is PaceKind.HOLD:
        held = surplus(item, actual, bound)
        if is_percentage(item.target.unit):
            return held
        return held / abs(bound) * 100 if bound else None
    whole = way(item, bound)
    if not whole:
        return None
    if item.pace.kind is not PaceKind.LINEAR or expected is None or better is None:
        straight = origin(item) + whole * share_of_time(item.start, item.due, day)
        better = surplus(item, actual, straight)
    return better * 100 / abs(whole)


def _was_enough(item: Item, begin: tuple[Fraction, Fraction], end: tuple[Fraction, Fraction]) -> bool | None:
    """Whether a period was as fast as was needed when it began; None where nothing was left to do or no time."""
    assert item.due
    left = months_between(item.start, item.due) - begin[0]
    if end[0] <= begin[0] or left <= 0:
        return None
    needed, speed = (bound_of(item) - begin[1]) / left, (end[1] - begin[1]) / (end[0] - begin[0])
    return speed <= needed if less_is_better(item) else speed >= needed


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
    baseline goes on at its speed between the first and the last actual, which needs two. Where last year's shape is
    known, it goes on along it.
    """
    if left == 0 or item.measure is Measure.RATE:
        return actual
    if _accumulates(item):
        share = shape_share(item.profile, gone, gone + left) if item.profile else None
        if share:
            return origin(item) + way(item, actual) / share
        return actual + way(item, actual) * left / gone if gone > 0 else None
    known = [r for r in before if r.value is not None]
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    assert first.value is not None and last.value is not None
    months = months_at_end_of(last.on) - months_at_end_of(first.on)
    return actual + (Fraction(last.value) - Fraction(first.value)) / months * left if months > 0 else None
