"""What one unit is asked for: a row for each figure it is to give for a period."""

from dataclasses import dataclass
from datetime import date

from xxtrack.model.assessment import Reading
from xxtrack.model.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class FormRow:
    """One figure asked for, with the one before it."""

    item: Item
    scope: str
    last: Reading | None
    """The latest figure up to the period asked for."""
    due: bool
    """Whether a figure for just this period is to be reported."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form for a unit, a chapter or everything."""

    plan: Plan
    who: str
    """The unit or the chapter, empty for everything."""
    period_end: date
    rows: tuple[FormRow, ...]
