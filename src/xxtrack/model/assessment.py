"""How the plan stands at a date: the verdict on each item with all that led to it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, TypeAlias

from xxtrack.model.actuals import Actuals, Stage
from xxtrack.model.answering import NOBODY
from xxtrack.model.finding import LeftOut
from xxtrack.model.message import Message, Quantity, msg
from xxtrack.model.narrative import NO_NARRATIVE, Narrative, Told
from xxtrack.model.plan import Item, Plan, RollUp
from xxtrack.model.status import ATTENTION, Status

ExactNumber: TypeAlias = Decimal | Fraction
"""A number as it was reported, or computed from reported ones; never rounded."""


class Reading(NamedTuple):
    """A value that stood at a date: the latest revision, accumulated from the start of the year."""

    on: date
    value: ExactNumber | None
    stage: Stage | None = None
    first: Decimal | None = None
    """What was first reported, where a later report revised it."""
    reported: date | None = None
    source: str = ""
    note: str = ""
    first_reported: date | None = None
    """When ``first`` was."""
    computed: Message | None = None
    """How the value came about, where nobody reported it."""
    node: str = ""
    """The step of a milestone that was reported as done, in the plan's words."""
    against: ExactNumber | None = None
    """The figure of the same date that the target follows, in its unit."""
    weight: ExactNumber | None = None
    """How much a scope's figure weighs in the mean of all, where another item's figures say so."""


def nodes_done(item: Item, history: Sequence[Reading]) -> int:
    """How many of a milestone's nodes are reported as done; a later one says that it is of those before it."""
    order = [words for _, words in item.nodes]
    return max((order.index(reading.node) + 1 for reading in history if reading.node in order), default=0)


class Trend(Enum):
    """What the latest two periods say beside the status, which stays what it is."""

    CATCHING_UP = "catching-up"
    """Behind, but as fast as is needed from now on, or faster."""
    SLOWING = "slowing"
    """On track, but slower than is needed from now on."""


class PartsDifference(NamedTuple):
    """A reported whole beside what its parts come to; the two are never forced together."""

    on: date
    whole: ExactNumber
    parts: ExactNumber
    how: RollUp

    @property
    def apart(self) -> Fraction:
        """The whole less the parts."""
        return Fraction(self.whole) - Fraction(self.parts)

    def said(self, unit: str) -> Message:
        """The difference as a sentence."""
        return msg(
            "lint.parts",
            date=self.on,
            how=msg(f"lint.how-{self.how.value}"),
            parts=Quantity(self.parts, unit),
            whole=Quantity(self.whole, unit),
            apart=Quantity(abs(self.apart), unit),
        )


class Standing(NamedTuple):
    """How one item, or one scope of it, stands.

    Numbers are exact and in the target's unit; a ratio of 1 is 100 %. None means that there is none for
    this item at this date: the ``reason`` sentence says why the status is what it is.
    """

    item: Item
    status: Status
    reason: Message
    scope: str = ""
    actual: ExactNumber | None = None
    stage: Stage | None = None
    observed: date | None = None
    """The date the data runs to, which is the date the item is judged at."""
    expected: Fraction | None = None
    attainment: Fraction | None = None
    pace_index: Fraction | None = None
    gap_pp: Fraction | None = None
    variance: Fraction | None = None
    lag_days: int | None = None
    forecast: Fraction | None = None
    needed: Fraction | None = None
    """Per month from now to the due date, to reach the target."""
    reached: Fraction | None = None
    """Per month from the start until now."""
    trend: Trend | None = None
    next_due: date | None = None
    """When the next actual is to be reported, where a frequency is set."""
    stale: bool = False
    late_days: int = 0
    """Days since ``next_due``, where it is ``stale``; of scopes the most."""
    history: tuple[Reading, ...] = ()
    scopes: tuple["Standing", ...] = ()
    parts: PartsDifference | None = None
    """Where the whole is reported and its parts come to something else."""
    told: Told | None = None
    """What was written beside the figures."""

    def own(self, unit: str) -> "Standing":
        """What of it is a unit's own: its part where that has a target of its own, else all of it."""
        for part in self.scopes:
            if part.scope == unit and not part.is_report_only:
                return part
        return self

    @property
    def narrative(self) -> Narrative:
        """What was written last beside the figures."""
        return self.told.narrative if self.told else NO_NARRATIVE

    @property
    def needs_attention(self) -> bool:
        """Whether somebody has to do something: for its status, or because its report has not come."""
        return self.status in ATTENTION or self.stale

    @property
    def is_report_only(self) -> bool:
        """Whether this is a scope that only reports: the target is for the whole, and no part of it is its own."""
        return bool(self.scope) and not self.item.each and self.scope not in dict(self.item.quotas)


@dataclass(frozen=True)
class Assessment:
    """The plan's standing at ``as_of``: one `Standing` for every item, in the plan's order."""

    plan: Plan
    actuals: Actuals
    as_of: date
    standings: tuple[Standing, ...]
    left_out: LeftOut | None = None
    """None where all of the input was used."""

    @cached_property
    def by_id(self) -> Mapping[str, Standing]:
        """Each item's standing by the item's id."""
        return {standing.item.id: standing for standing in self.standings}


def units_of(plan: Plan, standings: Iterable[Standing], asked: Collection[str] = ()) -> tuple[str, ...]:
    """The units that answer for any of these, in the order in which they first do; without `NOBODY`.

    Where units are ``asked`` for it is those alone: of the others these standings are but a part.
    """
    answering = plan.answering
    named = dict.fromkeys(unit for s in standings for unit in answering.answering(s.item, s.scope))
    return tuple(unit for unit in named if unit != NOBODY and (not asked or unit in asked))


def led_by(unit: str, plan: Plan, standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """What a unit leads or holds a part of, each as far as it is its own; of `NOBODY` what nobody answers for."""
    answering = plan.answering
    return tuple(s.own(unit) for s in standings if unit in answering.answering(s.item, s.scope))


def led_by_each(plan: Plan, standings: Iterable[Standing]) -> Mapping[str, Sequence[Standing]]:
    """What `led_by` finds of every unit, and of `NOBODY`, in one go."""
    found: dict[str, list[Standing]] = {}
    for standing in standings:
        for unit in plan.answering.answering(standing.item, standing.scope):
            found.setdefault(unit, []).append(standing.own(unit))
    return found


def supported_by(unit: str, plan: Plan, standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """What a unit helps with and does not answer for."""
    answering = plan.answering
    return tuple(
        s for s in standings if unit in answering.supports(s.item) and unit not in answering.answering(s.item, s.scope)
    )


def count(standings: Iterable[Standing]) -> dict[Status, int]:
    """How many standings have each status, worst first; the values add up to the number of standings."""
    counts = Counter(standing.status for standing in standings)
    return {status: counts[status] for status in Status}


@dataclass(frozen=True, slots=True)
class Move:
    """The same item at two dates."""

    before: Standing
    after: Standing

    @property
    def worse(self) -> bool:
        """Whether it went towards what needs a person."""
        return self.after.status.rank < self.before.status.rank
