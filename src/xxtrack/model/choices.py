"""What the keys of a plan may choose from: kinds, measures, paces, frequencies."""

from enum import Enum
from typing import Self


class Kind(Enum):
    """What an item is: a target makes an indicator, a unit alone a monitored figure, a due date a milestone."""

    INDICATOR = "indicator"
    MILESTONE = "milestone"
    DUTY = "duty"
    MONITORED = "monitored"


FIGURES = frozenset({Kind.INDICATOR, Kind.MONITORED})
"""Kinds of which figures are reported."""
JUDGED_KINDS = tuple(kind for kind in Kind if kind is not Kind.MONITORED)
"""Kinds of which something is asked."""


class Measure(Enum):
    """How an indicator's values behave."""

    FLOW = "flow"
    """Accumulates from zero through the year: counts, amounts."""
    STOCK = "stock"
    """A level at a date: coverage built, area, floors, rank."""
    RATE = "rate"
    """A growth rate or share, comparable with its target at any time."""


class Better(Enum):
    """Which side of a band is no fault: 经济增长10%左右 is met by 11.2."""

    HIGHER = "higher"
    LOWER = "lower"


class OverTime(Enum):
    """What a rate's single periods come to by now."""

    MEAN = "mean"
    LAST = "last"


class PaceKind(Enum):
    """How the expected value runs to the target."""

    LINEAR = "linear"
    HOLD = "hold"
    END = "end"
    STEPS = "steps"
    PROFILE = "profile"
    """Along `Item.profile`, last year's shape."""


class _Interval(Enum):
    """A word for a number of months."""

    months: int
    """How many lie between one and the next."""

    def __new__(cls, word: str, months: int) -> Self:
        """Make an interval of its word and its months."""
        interval = object.__new__(cls)
        interval._value_ = word
        interval.months = months
        return interval


class Frequency(_Interval):
    """How often a figure is to be reported."""

    MONTHLY = "monthly", 1
    QUARTERLY = "quarterly", 3
    HALF_YEARLY = "half-yearly", 6
    YEARLY = "yearly", 12


class Every(_Interval):
    """The period in which a repeating target starts anew."""

    MONTH = "month", 1
    QUARTER = "quarter", 3
    HALF = "half-year", 6


class RollUp(Enum):
    """How parts make the whole where no whole is reported."""

    SUM = "sum"
    MEAN = "mean"
    MAX = "max"
    LAST = "last"
    WEIGHTED = "weighted"
    """The mean, each part weighing as much as another item's figure says; written with that item's id."""


class ThresholdBy(Enum):
    """What thresholds are measured in."""

    RATIO = "ratio"
    """Of expected: 0.90 is nine tenths of what should be there."""
    POINTS = "points"
    """Percentage points of the target against straight-line time (低于序时 10 个百分点)."""
    VALUE = "value"
    """In the target's own unit, as councils set red beside a target: for what is due, and along the pace before."""
