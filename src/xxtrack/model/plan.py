"""A plan as the program thinks of it: every default filled in, every value typed, every place remembered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from xxtrack.model.answering import Answering
from xxtrack.model.choices import (
    Better,
    Every,
    Frequency,
    Kind,
    Measure,
    OverTime,
    PaceKind,
    RollUp,
    ThresholdBy,
)
from xxtrack.model.equality import equal_without
from xxtrack.model.finding import Where
from xxtrack.model.period import PlanYear
from xxtrack.model.policy import Amendment, GateRules, Policy, Thresholds, Waiver
from xxtrack.model.share import MOST_LINKS, share_links
from xxtrack.model.target import Target

__all__ = [
    "NOWHERE",
    "Amendment",
    "Better",
    "Chapter",
    "Every",
    "Excused",
    "Frequency",
    "GateRules",
    "Item",
    "Kind",
    "Measure",
    "Office",
    "OverTime",
    "Pace",
    "PaceKind",
    "Plan",
    "PlanSource",
    "Point",
    "Policy",
    "RollUp",
    "ShareOf",
    "ThresholdBy",
    "Thresholds",
    "Waiver",
    "WeightedMean",
]

NOWHERE = Where("")
UNDECIDED = frozenset({"待核", "to-check"})
"""Tags of items that were drafted with a doubt which nobody has decided."""
_NOTHING: Mapping[Any, Any] = {}


class Pace(NamedTuple):
    """The curve of expected values; ``steps`` are values in the target's unit, by date."""

    kind: PaceKind
    steps: tuple[tuple[date, Decimal], ...] = ()


class ShareOf(NamedTuple):
    """A share computed from two other items: ``part`` in ``whole``."""

    part: str
    whole: str


class WeightedMean(NamedTuple):
    """The mean of scopes, each weighing as much as another item's figure for it says."""

    by: str


@equal_without("where", "places")
class Item(NamedTuple):
    """Anything tracked. Dates and curves are resolved; ``places`` tells where each key's value stands in the file."""

    id: str
    name: str
    point: int
    start: date
    target: Target | None = None
    unit: str = ""
    """Of a figure that is only monitored; a target has its own."""
    measure: Measure | None = None
    better: Better | None = None
    over_time: OverTime | None = None
    baseline: Decimal | None = None
    due: date | None = None
    nodes: tuple[tuple[date, str], ...] = ()
    """A milestone's steps in words, by the day each is to be done, in order."""
    pace: Pace | None = None
    profile: tuple[Decimal, ...] = ()
    """Last year's shape: per cent of the year's whole that was reached after each equal part of the time."""
    every: Every | None = None
    targets: tuple[tuple[date, Decimal], ...] = ()
    """What is asked for by the ends of periods; with ``every`` what each of these turns asks for by itself."""
    each: str = ""
    quotas: tuple[tuple[str, Decimal], ...] = ()
    roll_up: RollUp | WeightedMean | None = None
    share_of: ShareOf | None = None
    part_of: str = ""
    lead: tuple[str, ...] = ()
    """The units that answer for it, the first one leading; as written, so that one may be a group (`answering`)."""
    support: tuple[str, ...] = ()
    leader: str = ""
    """分管领导: the official it belongs to."""
    weight: Decimal = Decimal(1)
    frequency: Frequency | None = None
    binding: bool = False
    thresholds: Thresholds = Thresholds()
    severity: Mapping[str, str] = _NOTHING
    """As in `Policy`, for this item alone."""
    waiver: Waiver | None = None
    amended: tuple[Amendment, ...] = ()
    internal: bool = False
    aliases: tuple[str, ...] = ()
    """Other names under which offices report it."""
    tags: tuple[str, ...] = ()
    text: str = ""
    note: str = ""
    where: Where = NOWHERE
    places: Mapping[str, Where] = _NOTHING

    @property
    def kind(self) -> Kind:
        """What sort of item this is."""
        if self.target:
            return Kind.INDICATOR
        if self.unit:
            return Kind.MONITORED
        return Kind.MILESTONE if self.due else Kind.DUTY

    @property
    def has_figures(self) -> bool:
        """Whether figures are reported for it, and not how much of it is done."""
        return self.target is not None or bool(self.unit)

    @property
    def in_unit(self) -> str:
        """What its values are in: per cent where it is work to be done."""
        return self.target.unit if self.target else self.unit or "%"

    @property
    def follows(self) -> tuple[str, ...]:
        """The items whose figures have a say in this one's, or in how it is judged."""
        target = (self.target.to,) if self.target and self.target.to else ()
        weights = (self.roll_up.by,) if isinstance(self.roll_up, WeightedMean) else ()
        return (*(self.share_of or ()), *target, *weights)

    def at(self, key: str) -> Where:
        """Where a key's value stands, or the item where the key is not written."""
        return self.places.get(key, self.where)


def default_pace(item: Item) -> Pace:
    """How an indicator's expected value runs where the plan does not say."""
    assert item.target
    if item.targets and not item.every:
        return Pace(PaceKind.STEPS, item.targets)
    if item.measure is Measure.RATE or item.target.to:
        return Pace(PaceKind.HOLD)
    if item.measure is Measure.STOCK and item.baseline is None:
        return Pace(PaceKind.END)
    return Pace(PaceKind.LINEAR)


@equal_without("where")
class Excused(NamedTuple):
    """Words of the source document that bind nobody, with the class of reason."""

    kind: str
    text: str
    where: Where


@equal_without("where")
class Point(NamedTuple):
    """A numbered work point; 0 is the headline targets. ``label`` is its number as the document prints it."""

    no: int
    title: str
    items: tuple[Item, ...]
    excused: tuple[Excused, ...] = ()
    refused: int = 0
    """Items left out for their faults."""
    where: Where = NOWHERE
    label: str | None = None


@equal_without("where")
class Chapter(NamedTuple):
    """A part of the document; chapter 0 holds the headline targets."""

    no: int
    title: str
    points: tuple[Point, ...]
    where: Where = NOWHERE
    label: str | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all its points, in file order."""
        return tuple(item for point in self.points for item in point.items)


class Office(NamedTuple):
    """Who issues the bulletin, so that a 通报 needs no retyping."""

    name: str = ""
    number: str = ""
    """文号."""
    to: str = ""
    """主送."""
    copy: str = ""
    """抄送."""
    signed: str = ""
    address: str = ""
    """Where forms and answers are sent back to."""
    requests: tuple[str, ...] = ()
    """What it asks for in every bulletin, each a sentence."""


class PlanSource(NamedTuple):
    """The document that a plan was drawn from, and the sha256 of its bytes then."""

    file: str
    sha256: str = ""


@dataclass(frozen=True)
class Plan:
    """The annual work plan."""

    id: str
    title: str
    start: date
    end: date
    language: str
    chapters: tuple[Chapter, ...]
    groups: Mapping[str, tuple[str, ...]]
    policy: Policy
    excused: tuple[Excused, ...] = ()
    dates: str = ""
    """``day-first`` or ``month-first``: how 03/04/2023 is meant; empty where nobody has said."""
    decimal: str = ""
    """``comma`` where 3,5 is three and a half."""
    source: PlanSource | None = None
    office: Office | None = None
    refused: int = 0
    """Items left out for their faults."""
    where: Where = field(default=NOWHERE, compare=False)
    places: Mapping[str, Where] = field(default_factory=dict, compare=False, repr=False)
    """Where the keys outside the chapters stand, by their dotted path."""

    @cached_property
    def year(self) -> PlanYear:
        """The year by which periods that name none are read."""
        return PlanYear(self.start, self.end, self.dates)

    def at(self, *paths: str) -> Where:
        """Where the first of these paths that is written stands, else the plan's head."""
        return next((self.places[path] for path in paths if path in self.places), self.where)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item by id, in file order."""
        return {item.id: item for chapter in self.chapters for item in chapter.items}

    @cached_property
    def shares(self) -> Mapping[str, tuple[str, ...]]:
        """The items that each is a share of; none for an item that is no share."""
        return {item.id: tuple(item.share_of or ()) for item in self.items.values()}

    @cached_property
    def followed(self) -> frozenset[str]:
        """The items whose figures have a say in another one."""
        return frozenset(chain.from_iterable(item.follows for item in self.items.values()))

    @cached_property
    def computable_shares(self) -> frozenset[str]:
        """The items whose share can be computed: in no circle, and of no more than `MOST_LINKS` shares."""
        return frozenset(id_ for id_, links in share_links(self.shares).items() if 0 < links <= MOST_LINKS)

    @cached_property
    def answering(self) -> Answering:
        """Who answers for what."""
        return Answering(self.items.values(), self.groups)

    @cached_property
    def chapter_of(self) -> Mapping[int, Chapter]:
        """The chapter of each point, by the point's number."""
        return {point.no: chapter for chapter in self.chapters for point in chapter.points}

    def points(self) -> Iterator[Point]:
        """All points in file order."""
        for chapter in self.chapters:
            yield from chapter.points

    def scopes_of(self, item: Item) -> tuple[str, ...]:
        """The scopes an item is judged by, as far as the plan declares them."""
        if item.each:
            return self.groups.get(item.each, ())
        return tuple(scope for scope, _ in item.quotas)

    @cached_property
    def declared_scopes(self) -> Mapping[str, frozenset[str]]:
        """`scopes_of` of each item that has any, for asking of many rows whether theirs is one."""
        groups = {name: frozenset(members) for name, members in self.groups.items()}
        items = (item for item in self.items.values() if item.each or item.quotas)
        return {
            item.id: groups.get(item.each, frozenset()) if item.each else frozenset(scope for scope, _ in item.quotas)
            for item in items
        }
