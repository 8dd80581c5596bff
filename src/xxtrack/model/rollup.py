"""Several plans side by side, and the same item in several plans, as data small enough to keep for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from xxtrack.model.actuals import Stage
from xxtrack.model.assessment import ExactNumber
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message
from xxtrack.model.plan import Kind
from xxtrack.model.status import Status
from xxtrack.model.tally import Tally
from xxtrack.model.target import Target


class RollupBy(Enum):
    """What is put side by side."""

    PLAN = "plan"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of one plan, as much of its standing as a comparison shows. Numbers are as in `Standing`."""

    id: str
    name: str
    kind: Kind
    status: Status
    in_unit: str = "%"
    """What its values are in."""
    target: Target | None = None
    due: date | None = None
    actual: ExactNumber | None = None
    stage: Stage | None = None
    attainment: Fraction | None = None
    pace_index: Fraction | None = None
    urgent: bool = False
    """Whether somebody has to do something: for its status, or because its report has not come."""


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """How one plan stands, without the plan."""

    label: str
    """What the plan is called among the others."""
    file: str
    title: str
    language: str
    as_of: date
    tally: Tally
    kinds: Mapping[Kind, Tally]
    """The same for each kind that occurs."""
    urgent: int
    """How many items need somebody, those in good standing that are overdue among them."""
    errors: int
    warnings: int
    refused_items: int
    refused_rows: int
    worst: ItemLine | None
    """The one that most needs a person; None where none does."""
    items: tuple[ItemLine, ...] = ()
    """Empty where items are not compared."""
    unknown: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """Filters that name nothing of this plan, each with what was given and the names there are."""

    @property
    def partial(self) -> bool:
        """Whether part of the input was left out for its faults."""
        return bool(self.refused_items or self.refused_rows)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A plan that cannot be shown beside the others, and why."""

    label: str
    file: str
    reason: Message
    code: int
    """The exit code that a command for this plan alone would leave."""
    findings: tuple[Finding, ...] = ()
    more: int = 0
    """Findings beyond those that were kept."""


PlanOutcome: TypeAlias = PlanStanding | Refusal


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The plans in the order given, and what the readable ones come to together."""

    plans: tuple[PlanOutcome, ...]
    total: Tally
    kinds: Mapping[Kind, Tally]

    @property
    def standing(self) -> tuple[PlanStanding, ...]:
        """Those that could be judged."""
        return tuple(plan for plan in self.plans if isinstance(plan, PlanStanding))

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """Those that could not."""
        return tuple(plan for plan in self.plans if isinstance(plan, Refusal))


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An item in one of the plans; ``rank`` is None where it is not judged yet."""

    plan: str
    line: ItemLine
    rank: int | None


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """The same item, by id and name, in two plans or more: best first, those without a rank last."""

    id: str
    name: str
    entries: tuple[PlanLine, ...]
    missing: tuple[str, ...]
    """Plans that do not have it."""

    @property
    def best(self) -> tuple[str, ...]:
        """The plans that share the first place."""
        return tuple(entry.plan for entry in self.entries if entry.rank == 1)

    @property
    def worst(self) -> tuple[str, ...]:
        """The plans that share the last place; nobody where all are equal."""
        last = max((entry.rank for entry in self.entries if entry.rank), default=1)
        return tuple(entry.plan for entry in self.entries if entry.rank == last) if last > 1 else ()


class Unmatched(Enum):
    """Why an item has no like in another plan."""

    OTHER_NAME = "other-name"
    """Its id is there, under another name."""
    OTHER_ID = "other-id"
    """Its name is there, under another id."""
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class LoneItem:
    """An item that is compared with nothing; ``near`` are (plan, id, name) of what it might be confused with."""

    plan: str
    line: ItemLine
    why: Unmatched
    near: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AcrossPlans:
    """Items in several plans, those first that need somebody in most of them, and the items of one plan only."""

    plans: tuple[PlanOutcome, ...]
    items: tuple[ComparedItem, ...]
    lone: tuple[LoneItem, ...]
