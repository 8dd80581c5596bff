"""The course of an item, to be drawn."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

Mark: TypeAlias = tuple[date, Fraction]
"""A value at the end of a day."""


@dataclass(frozen=True, slots=True)
class Course:
    """Values in the target's unit (per cent done where there is no target); pieces of a curve are lines of marks."""

    start: date
    end: date
    unit: str
    reported: tuple[Mark, ...]
    expected: tuple[tuple[Mark, ...], ...] = ()
    """A target that starts anew each quarter has a piece for each."""
    bounds: tuple[Fraction, ...] = ()
    """The target's lower and upper value, as far as there are any."""
    forecast: Mark | None = None
    from_zero: bool = True
    """Whether zero is where the values come from: so for what accumulates, not for a rate."""
