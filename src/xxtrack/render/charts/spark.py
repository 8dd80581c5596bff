"""The course of an item in a few cells, for a table."""

from fractions import Fraction

from xxtrack.model.calendar import ONE_DAY
from xxtrack.model.course import Course
from xxtrack.render.charts.braille import columns_of

SPARK = 6
"""Cells of a sparkline: half a cell for each twelfth of the time, so for each month of a year."""


def spark(course: Course | None) -> str:
    """The history in six cells, a bar of one to four dots for each twelfth of the time, up to the last actual.

    What accumulates stands on zero and reaches the top with its target; what does not is shown between its lowest and
    its highest actual. An actual fills the time since the one before it, which it covers.
    """
    if course is None:
        return " " * SPARK
    values = [value for _, value in course.reported]
    if course.from_zero:
        values += [Fraction(0), *course.bounds[:1]]
    low, high = min(values), max(values)
    begin = course.start - ONE_DAY
    days = (course.end - begin).days
    levels = []
    for twelfth in range(1, 2 * SPARK + 1):
        come = [
            value for on, value in course.reported if Fraction((on - begin).days, days) > Fraction(2 * twelfth - 1, 24)
        ]
        if come:
            levels.append(1 + round((come[0] - low) / (high - low) * 3) if high > low else 2)
    return columns_of(levels or [1]).ljust(SPARK)
