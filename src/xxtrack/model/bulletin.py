"""What a bulletin (通报) has to say about a plan or a part of it, before it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from xxtrack.model.assessment import Assessment, Move, Standing
from xxtrack.model.due import BoardLine, Due
from xxtrack.model.escalation import Escalation
from xxtrack.model.plan import Chapter, Kind
from xxtrack.model.ranking import Ranking
from xxtrack.model.status import Status


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date ahead on which an item must have reached its target, or the ``step`` of its curve."""

    on: date
    standing: Standing
    step: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Every item whose status is not what it was, in exactly one of four groups."""

    achieved: tuple[Move, ...]
    worse: tuple[Move, ...]
    """Fell, and needs attention now."""
    better: tuple[Move, ...]
    """Needed attention, and rose."""
    other: tuple[Move, ...]


@dataclass(frozen=True)
class Bulletin:
    """The sections of one issue. Standings are those of the unit as lead, worst first where order tells something."""

    assessment: Assessment
    unit: str | None
    """None for no unit in particular, `NOBODY` for the items without a lead."""
    led: tuple[Standing, ...]
    supported: tuple[Standing, ...]
    since: date | None
    """The date of the last issue; None where there was none."""
    before_by_kind: Mapping[Kind, Mapping[Status, int]]
    """How many of each kind had which status at the last issue."""
    ahead: tuple[Standing, ...]
    behind: Mapping[Status, tuple[Standing, ...]]
    """Missed, lagging and at risk, each with the furthest behind first."""
    changes: Changes
    deadlines: tuple[Deadline, ...]
    due_at_end: int
    """Open items due on the plan's last day, which the deadlines do not list."""
    reports: tuple[tuple[date, int], ...]
    """How many actuals are to be reported by which date."""
    ranking: Ranking
    dues: tuple[Due, ...] = ()
    """What the bulletin's units owe and will owe."""
    board: tuple[BoardLine, ...] = ()
    levels: Mapping[tuple[str, str], Escalation] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    """The chapters it is about; none of them for all."""
    inline: bool = False
    """Whether the annex is part of the document, and not a workbook beside it."""
