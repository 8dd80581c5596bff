"""Everything the page is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from xxtrack.model.assessment import Assessment, Move, Standing
from xxtrack.model.course import Course
from xxtrack.model.escalation import Escalation
from xxtrack.model.message import Message


@dataclass(frozen=True, slots=True)
class PageInput:
    """Everything the page is made from."""

    assessment: Assessment
    chosen: tuple[Standing, ...]
    courses: Mapping[tuple[str, str], Course]
    """By item and scope (empty: the whole), where there is one."""
    curves: Mapping[str, Sequence[Fraction | None]]
    """The expected value at each date of an item's history."""
    before: Assessment | None
    """The same plan at the end of the period before; None in the first."""
    moves: tuple[Move, ...]
    partial: Message | None
    """What was left out, where the input had errors."""
    levels: Mapping[tuple[str, str], Escalation] = field(default_factory=dict)
    """How hard each is chased, by item and scope."""
    units: tuple[str, ...] = ()
    """The units it was asked for, where it is not for all."""
    chapters_asked: tuple[str, ...] = ()
    past: tuple[Assessment, ...] = ()
    """The same plan at the end of each month so far, and now."""
    withheld: int = 0
    """Items that the public does not see."""
