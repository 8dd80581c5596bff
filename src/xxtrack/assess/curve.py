"""The expected value at each date of a history, for charts."""

from datetime import date
from fractions import Fraction

from xxtrack.assess.pace import bound, expected
from xxtrack.assess.turns import turns
from xxtrack.model.assessment import Standing
from xxtrack.model.plan import Item


def expected_curve(standing: Standing) -> list[Fraction | None]:
    """What was expected at each reading's date; None where nothing was, or where there is no target."""
    item = standing.item
    if item.target is None:
        return [None for _ in standing.history]
    return [_year_to_date(item, reading.on) for reading in standing.history]


def _year_to_date(item: Item, day: date) -> Fraction | None:
    """A target that repeats adds up: two quarters are twice the target."""
    if item.every is None:
        return expected(item, day)
    total = Fraction(0)
    for start, end in turns(item, day):
        total += bound(item) if end <= day else expected(item._replace(start=start, due=end, every=None), day) or 0
    return total
