"""The expected value at each date of a history, for charts."""

from fractions import Fraction

from xxtrack.assess.pace import expected
from xxtrack.model.assessment import Standing


def expected_curve(standing: Standing) -> list[Fraction | None]:
    """What was expected at each reading's date; None where nothing was, or where there is no target."""
    item = standing.item
    if item.target is None:
        return [None for _ in standing.history]
    return [expected(item, reading.on) for reading in standing.history]
