"""What a change to a plan does: the parts that differ, the label, and a series of figures that proves the label."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from xxtrack.model.actuals import Stage
from xxtrack.model.assessment import Assessment
from xxtrack.model.finding import Where
from xxtrack.model.message import Value
from xxtrack.model.plan import Amendment, Plan
from xxtrack.model.status import Status


class Effect(Enum):
    """What a change does to the verdicts, whichever field it touches."""

    WEAKENED = "weakened"
    """Some series of figures failed before and passes now, or fails less badly; none the other way."""
    STRENGTHENED = "strengthened"
    MIXED = "mixed"
    """Both: some series gains and another loses."""
    NEUTRAL = "neutral"

    @property
    def softens(self) -> bool:
        """Whether something that failed now passes: what nobody may do unnoticed."""
        return self in {Effect.WEAKENED, Effect.MIXED}

    @property
    def mirrored(self) -> "Effect":
        """The label of the change that undoes this one."""
        pair = {Effect.WEAKENED: Effect.STRENGTHENED, Effect.STRENGTHENED: Effect.WEAKENED}
        return pair.get(self, self)


class Aspect(Enum):
    """Which side of an item a change touches, for readers; it says nothing about the effect."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    RETARGETED = "retargeted"
    REDATED = "re-dated"
    RESCOPED = "re-scoped"
    REOWNED = "re-owned"
    REWORDED = "reworded"
    RULES = "rules"
    WAIVER = "waiver"
    AMENDED = "amended"
    OTHER = "other"


class Report(NamedTuple):
    """One figure of an imagined series: what would be reported for a scope (empty: the whole) at a date."""

    on: date
    value: Decimal | Fraction | None = None
    stage: Stage | None = None
    scope: str = ""


class Outcome(NamedTuple):
    """How a series stands under one plan. ``status`` is None where the plan does not ask for it."""

    status: Status | None = None
    stale: bool = False
    excused: bool = False
    """A waiver holds on that day."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A series that the two plans judge differently."""

    reports: tuple[Report, ...]
    as_of: date
    unit: str
    before: Outcome
    after: Outcome
    scope: str = ""
    """The scope whose own verdict differs; empty where the item's does."""
    item: str = ""
    """The item that shows it, where a rule for many items was changed."""
    paces: tuple[Fraction, Fraction] | None = None
    """The pace index before and after, where the status is the same and only that differs."""
    reported: bool = False
    """Whether it rests on rows in hand and not on imagined ones."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A label with its proofs; there is one for each direction the label claims, where one could be found."""

    effect: Effect
    weaker: Witness | None = None
    stronger: Witness | None = None
    untried: bool = False
    """Whether there was more to try than was tried; what is not shown to be harmless counts as mixed."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One key that differs, each side as a person would write it; None where the key is not there."""

    key: str
    before: Value | None
    after: Value | None
    judgement: Judgement | None = None
    """What this key does by itself, where several keys that matter were changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that differs about one item, or about one of the plan's rules."""

    subject: str
    """An item's id, else the path of the rule: ``policy.thresholds``, ``groups.新城``, ``plan``."""
    name: str
    aspects: tuple[Aspect, ...]
    fields: tuple[FieldChange, ...]
    judgement: Judgement
    before_at: Where | None = None
    after_at: Where | None = None
    affected: int = 0
    """How many items a changed rule is judged on."""
    approved: bool = False
    """A softening for which the plan carries a true ``amended`` entry, or a waiver with its own reason."""
    is_item: bool = True
    records: tuple[Amendment, ...] = ()
    """The new entries that tell of it."""

    @property
    def effect(self) -> Effect:
        """The label."""
        return self.judgement.effect

    @property
    def where(self) -> Where:
        """The line to look at: in the new plan, or in the old one for what is gone."""
        return self.after_at or self.before_at or Where("")


@dataclass(frozen=True)
class Diff:
    """All changes from one plan to another, items in the new plan's order, rules after them."""

    before: Plan
    after: Plan
    changes: tuple[Change, ...]

    @cached_property
    def counts(self) -> dict[Effect, int]:
        """How many changes have each label."""
        return {effect: sum(change.effect is effect for change in self.changes) for effect in Effect}


@dataclass(frozen=True, slots=True)
class Shift:
    """An item whose status differs between two assessments; None where it is not in the plan."""

    item: str
    name: str
    before: Status | None
    after: Status | None
    scope: str = ""


@dataclass(frozen=True)
class Impact:
    """What a change of the plan does to today's standings, by status and pace, with the same figures on both sides."""

    before: Assessment
    after: Assessment
    shifts: Sequence[Shift]

    @cached_property
    def shift_of(self) -> dict[str, Shift]:
        """The items whose own status differs, by id."""
        return {shift.item: shift for shift in self.shifts if not shift.scope}


class Cause(Enum):
    """Why a status is not what it was, in the order in which the causes are replayed."""

    TIME = "time"
    NEW_DATA = "new-data"
    REVISED_DATA = "revised-data"
    PLAN = "plan"
    POLICY = "policy"
    WAIVER = "waiver"


@dataclass(frozen=True, slots=True)
class Step:
    """One cause's part in an item's way from one status to another."""

    cause: Cause
    before: Outcome
    after: Outcome
    reason: Value = ""


@dataclass(frozen=True, slots=True)
class StatusHistory:
    """How an item's status came from what it was to what it is, cause by cause."""

    item: str
    name: str
    before: Outcome
    after: Outcome
    steps: tuple[Step, ...]
