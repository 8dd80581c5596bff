"""What somebody owes: an actual for a period, or a milestone."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from xxtrack.model.assessment import Reading, Standing
from xxtrack.model.escalation import Escalation, Level
from xxtrack.model.finding import LeftOut
from xxtrack.model.plan import Item, Plan
from xxtrack.model.punctuation import names_listed


class DueKind(Enum):
    """What somebody owes."""

    ACTUAL = "figure"
    MILESTONE = "milestone"


class Due(NamedTuple):
    """One thing owed: an actual with the period it runs to, or a milestone."""

    kind: DueKind
    standing: Standing
    units: tuple[str, ...]
    """Who owes it: the scope, else each unit that leads."""
    on: date
    """The last day in time: the period's end and the days of grace, or the milestone's date."""
    period_end: date | None
    late_by: int
    """Days past ``on``; 0 while there is time."""
    first_end: date | None = None
    """The period that ``on`` is the deadline of, where an earlier one than the newest is missing."""

    @property
    def item(self) -> Item:
        """What it is about."""
        return self.standing.item

    @property
    def by(self) -> str:
        """Who owes it, as the plan names them; empty where it names nobody."""
        return self.standing.scope or names_listed(self.item.lead)


class BoardLine(NamedTuple):
    """Who owes what, in one line for a unit: ``asked`` is never less than ``reported`` and ``late`` together."""

    unit: str
    """Empty where the plan names nobody."""
    asked: int
    """Actuals for the newest period that is over."""
    reported: int
    late: int
    """Not reported, and the days of grace are over."""
    first_late: date | None
    """The earliest of the deadlines that were missed."""
    milestones: int
    """Milestones that are past their date."""
    level: Level
    """The hardest chase for any of the unit's items."""


class FormRow(NamedTuple):
    """One actual asked for, with the one before it."""

    item: Item
    scope: str
    last: Reading | None
    """The latest actual up to the period asked for."""
    due: bool
    """Whether an actual for just this period is to be reported."""
    expected: Fraction | None = None
    """What should be reached at the period's end."""


class Form(NamedTuple):
    """A form for a unit, a chapter or everything."""

    plan: Plan
    who: str
    """The unit or the chapter, empty for everything."""
    period_end: date
    rows: tuple[FormRow, ...]
    """What is due for the period first."""
    left_out: LeftOut | None = None


class Reminder(NamedTuple):
    """What one unit owes and what is asked of it."""

    plan: Plan
    as_of: date
    unit: str
    """Empty for what the plan gives to nobody."""
    late: tuple[Due, ...]
    coming: tuple[Due, ...]
    levels: Mapping[tuple[str, str], Escalation]
    answer_by: date
    sources: tuple[str, ...] = ()
    """Of the actuals: they may say that they are made up."""
    left_out: LeftOut | None = None
