"""What is foreseen for an item's due date: a value with a range, or the reason why there is none."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from xxtrack.model.assessment import ExactNumber, Standing
from xxtrack.model.message import Message


class Method(Enum):
    """How a course is carried on; in the order in which equals are preferred."""

    RUN_RATE = "run-rate"
    """At the average speed since the start."""
    PROFILE = "profile"
    """Along last year's shape, given in the plan."""
    TREND = "trend"
    """At the median speed between any two actuals (Theil and Sen), which single odd months do not bend."""


class Outlook(Enum):
    """Where the target lies against the range."""

    LIKELY = "likely"
    """The whole range meets the target."""
    OPEN = "open"
    """A part of it does."""
    UNLIKELY = "unlikely"
    """None of it does."""


@dataclass(frozen=True, slots=True)
class Backtest:
    """How one method would have done on the item's own past."""

    method: Method
    error: Fraction
    """Mean size of the error per month looked ahead, in the target's unit, over all rolling origins."""
    forecasts: int
    """How many forecasts were compared with what came."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value at the due date, in the target's unit, with the range that is made to hold it in 80 of 100 cases."""

    standing: Standing
    observed: date
    due: date
    actual: ExactNumber
    value: Fraction
    low: Fraction
    high: Fraction
    method: Method
    outlook: Outlook
    backtests: tuple[Backtest, ...]
    """Every method that could be tried, the chosen one among them."""


@dataclass(frozen=True, slots=True)
class NoForecast:
    """Why nothing is foreseen."""

    standing: Standing
    reason: Message


Foreseen: TypeAlias = Forecast | NoForecast
