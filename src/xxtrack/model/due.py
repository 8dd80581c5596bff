"""What somebody owes: an actual for a period, or a milestone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from xxtrack.model.assessment import Reading, Standing
from xxtrack.model.plan import Item, Plan


class DueKind(Enum):
    """What somebody owes."""

    ACTUAL = "figure"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing owed: an actual with the period it runs to, or a milestone."""

    kind: DueKind
    standing: Standing
    on: date
    """The last day in time: the period's end and the days of grace, or the milestone's date."""
    period_end: date | None
    late_by: int
    """Days past ``on``; 0 while there is time."""

    @property
    def item(self) -> Item:
        """What it is about."""
        return self.standing.item

    @property
    def by(self) -> str:
        """Who owes it: the scope's own unit, else the lead; empty where the plan names nobody."""
        return self.standing.scope or self.item.lead


def by_unit(dues: Iterable[Due]) -> dict[str, tuple[int, int]]:
    """For each unit how much it owes and how much of that is late, most first."""
    counts: dict[str, tuple[int, int]] = {}
    for one in dues:
        total, late = counts.get(one.by, (0, 0))
        counts[one.by] = total + 1, late + bool(one.late_by)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1][1], -pair[1][0], pair[0])))


@dataclass(frozen=True, slots=True)
class FormRow:
    """One actual asked for, with the one before it."""

    item: Item
    scope: str
    last: Reading | None
    """The latest actual up to the period asked for."""
    due: bool
    """Whether an actual for just this period is to be reported."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form for a unit, a chapter or everything."""

    plan: Plan
    who: str
    """The unit or the chapter, empty for everything."""
    period_end: date
    rows: tuple[FormRow, ...]
