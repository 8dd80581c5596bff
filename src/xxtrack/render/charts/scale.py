"""From dates and values to places in a chart."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, cached_property

from xxtrack.model.calendar import ONE_DAY
from xxtrack.model.course import Course, Mark


@dataclass(frozen=True)
class Scale:
    """A rectangle of the chart: dates run along ``across``, values along ``up`` (its first end is the bottom)."""

    start: date
    end: date
    low: Fraction
    high: Fraction
    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, day: date) -> float:
        """Where the evening of a day lies."""
        share = (day - self.start).days / max((self.end - self.start).days, 1)
        return self.across[0] + share * (self.across[1] - self.across[0])

    def y(self, value: Fraction) -> float:
        """Where a value lies."""
        n, d = value.as_integer_ratio()
        low, span, parts = self._in_whole_numbers
        share = (n * parts - d * low) / (d * span)
        return self.up[0] + share * (self.up[1] - self.up[0])

    @cached_property
    def _in_whole_numbers(self) -> tuple[int, int, int]:
        """The lowest value and what lies between it and the highest, in so many parts of one."""
        low, below = self.low.as_integer_ratio()
        high, above = self.high.as_integer_ratio()
        return low * above, high * below - low * above, below * above

    def at(self, mark: Mark) -> tuple[float, float]:
        """Where a value at a date lies."""
        return self.x(mark[0]), self.y(mark[1])


def fitted(course: Course, across: tuple[float, float], up: tuple[float, float]) -> Scale:
    """A scale in which all of a course can be seen, with some air."""
    values = [value for _, value in course.reported]
    values += [value for piece in course.expected for _, value in piece]
    values += course.bounds
    if course.forecast:
        values.append(course.forecast[1])
    if course.from_zero:
        values.append(_ZERO)
    # By their floats: two that a float cannot tell apart lie on the same dot.
    sizes = [float(value) for value in values]
    low, high = values[sizes.index(min(sizes))], values[sizes.index(max(sizes))]
    air = (high - low or abs(high) or Fraction(1)) / 10
    floor = low if low == 0 and course.from_zero else low - air
    first = min(course.start, course.reported[0][0]) - ONE_DAY
    return Scale(first, course.end, floor, high + air, across, up)


_ZERO = Fraction(0)


@cache
def _steps(power: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(10) ** power * factor for factor in (1, 2, Fraction(5, 2), 5, 10))


def ticks(low: Fraction, high: Fraction, about: int = 4) -> list[Fraction]:
    """Round values between two, about so many."""
    rough = (high - low) / about
    # A number of a digits over one of b lies between the powers of a - b - 1 and of a - b + 1.
    power = len(str(rough.numerator)) - len(str(rough.denominator))
    step = next(step for step in (*_steps(power - 1), *_steps(power)) if step >= rough)
    first = -(-low // step)
    return [step * n for n in range(first, high // step + 1)]
