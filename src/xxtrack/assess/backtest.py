"""Trying a forecasting method on a course's own past: from every earlier origin to every later figure.

A `Course` is what has been reached after so many months, exactly. A method carries a course on to a later month.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from xxtrack.model.forecast import Method, Trial


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
    """Whether it was for the figure that came next."""


def misses(carry: Carry, course: Course) -> tuple[Miss, ...]:
    """Every rolling origin of two or more marks against every later mark, but for those the method cannot use."""
    found = []
    for origin in range(2, len(course)):
        known = course[:origin]
        for later in range(origin, len(course)):
            foreseen = carry(known, course[later].months)
            if foreseen is not None:
                gone = known[-1].months - course[0].months
                ahead = course[later].months - known[-1].months
                found.append(Miss(gone, ahead, course[later].value - foreseen, later == origin))
    return tuple(found)


def mean_error(found: Sequence[Miss]) -> Fraction:
    """The mean size of the error per month looked ahead, so that near and far forecasts weigh alike."""
    return sum((abs(miss.error) / miss.ahead for miss in found), Fraction(0)) / len(found)


def trials(methods: Mapping[Method, Carry], course: Course) -> tuple[Trial, ...]:
    """Each method's errors, in the methods' order.

    A method that cannot be used from every origin (a profile that starts at zero) is compared with the others all the
    same: the errors are means.
    """
    tried = ((method, misses(carry, course)) for method, carry in methods.items())
    return tuple(Trial(method, mean_error(found), len(found)) for method, found in tried if found)


_EXACT = Context(prec=40)


def spread(found: Sequence[Miss], gone: Fraction, ahead: Fraction, *, finest: Fraction, lasting: bool) -> Fraction:
    """Half the width of the 80 % range of a forecast made after ``gone`` months for ``ahead`` months later.

    The errors of the next-figure forecasts are put on one scale and averaged as squares; none counts for less than
    ``finest``, the error that rounded figures hide, and Student's t allows for how few there are. An error of the
    speed grows with the months ahead, by ``1 + ahead / gone`` in the square because the
    speed itself is known only from the months gone by. ``lasting`` errors (this year's level against last year's
    shape) grow in proportion to the time ahead; the others partly cancel out and grow with its power 3/4, half-way
    between errors that last and errors that are independent of each other (1/2). How often the range holds what comes
    is measured on public series in tests/test_forecast_coverage.py.
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
