"""A plan as it is drafted from a document, before it is a file: every part with its place and its doubts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from xxtrack.model.message import Message
from xxtrack.model.period import PlanYear
from xxtrack.model.plan import Better, Every, Frequency, Kind, Measure
from xxtrack.model.target import Op, Target

Range = tuple[int, int]
"""Offsets of the document's plain form."""


_NOTHING: Mapping[str, Decimal] = {}
_NO_GROUPS: Mapping[str, tuple[str, ...]] = {}


def with_bounds(op: Op, number: Decimal, unit: str) -> Target:
    """A target of one number; a band whose tolerance is not known has none."""
    low = None if op in {Op.AT_MOST, Op.BELOW} else number
    high = None if op in {Op.AT_LEAST, Op.ABOVE} else number
    return Target(op, low, high, unit, "")


class DraftTerms(NamedTuple):
    """What is known of a plan before its document is read."""

    period: PlanYear | None = None
    """None where the document is to say it."""
    tolerance: Mapping[str, Decimal] = _NOTHING
    """What 左右 allows either way, by unit."""
    groups: Mapping[str, tuple[str, ...]] = _NO_GROUPS
    """The scopes that 各新城 and the like may mean."""

    @property
    def end(self) -> date:
        """The plan's last day."""
        assert self.period
        return self.period.end


UNTOLD = DraftTerms()


class AnsweringUnits(NamedTuple):
    """Who answers for items, and by when, as brackets, lines and columns say it."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    leader: str = ""
    due: date | None = None


@dataclass(frozen=True)
class DraftItem:
    """An item; ``place`` is where its words stand, and is what ``text`` quotes."""

    name: str
    place: Range
    target: Target | None = None
    stated: bool = True
    """Whether a word of the document says which way the number is meant."""
    due: date | None = None
    measure: Measure | None = None
    better: Better | None = None
    baseline: Decimal | None = None
    every: Every | None = None
    each: str = ""
    """The group whose members each have the target."""
    steps: tuple[tuple[date, Decimal], ...] = ()
    nodes: tuple[tuple[date, str], ...] = ()
    aliases: tuple[str, ...] = ()
    part: bool = False
    """其中: part of the item before it that is none."""
    answering: AnsweringUnits = field(default_factory=AnsweringUnits)
    weight: Decimal | None = None
    frequency: Frequency | None = None
    doubts: tuple[Message, ...] = ()

    @property
    def kind(self) -> Kind:
        """What sort of item this is."""
        if self.target:
            return Kind.INDICATOR
        return Kind.MILESTONE if self.due or self.nodes else Kind.DUTY


@dataclass(frozen=True)
class DraftExcuse:
    """Words that bind nobody, with the class of reason."""

    kind: str
    place: Range


@dataclass(frozen=True)
class DraftPoint:
    """A work point; ``label`` is its number as the document prints it, perhaps none, where ``no`` is ours."""

    no: int
    title: str
    label: str | None = None
    items: tuple[DraftItem, ...] = ()
    excused: tuple[DraftExcuse, ...] = ()


@dataclass(frozen=True)
class DraftChapter:
    """A part of the document that has items; chapter 0 holds the headline figures."""

    title: str
    points: tuple[DraftPoint, ...]
    label: str | None = None


@dataclass(frozen=True)
class Draft:
    """The whole of it."""

    id: str
    title: str
    start: date
    end: date
    language: str
    chapters: tuple[DraftChapter, ...]
    excused: tuple[DraftExcuse, ...] = ()
    results_only: bool = False
    """Whether the document tells of what was done and promises nothing."""
    terms: DraftTerms = UNTOLD
    doubts: tuple[Message, ...] = ()
    """About the plan as a whole."""

    @property
    def items(self) -> tuple[DraftItem, ...]:
        """Every item in the order of the document."""
        return tuple(item for chapter in self.chapters for point in chapter.points for item in point.items)
