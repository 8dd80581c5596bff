"""A ranking of scopes, leads or chapters, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from xxtrack.model.plan import Kind
from xxtrack.model.status import Status

FEWEST = 5
"""Judged indicators and milestones that a place takes: with one item a unit would be first at 100 %."""


class By(Enum):
    """What is ranked."""

    SCOPE = "scope"
    LEAD = "lead"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class Place:
    """One line of a ranking by indicators and milestones, or of the ranking of one kind of items.

    ``share`` is None where nothing is judged yet, ``rank`` also where too little is or nobody is named.
    """

    name: str
    rank: int | None
    share: Fraction | None
    arrived: Decimal
    judged: Decimal
    """Weights: the number of items where no item has a weight of its own."""
    counts: Mapping[Status, int]
    """Of all kinds."""
    together: Fraction | None
    """The share of all kinds together; nobody is ranked by it."""
    kinds: Mapping[Kind, "Place"] = field(default_factory=dict)
    """The place among each kind of which there are items: a duty's word is not an indicator's figure."""

    @property
    def total(self) -> int:
        """How many standings it is made from."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places, best first, and how many of the items asked for have no place in any.

    ``too_few`` counts the names that have no place because too little of theirs is judged.
    """

    by: By
    places: tuple[Place, ...]
    outside: int
    too_few: int
