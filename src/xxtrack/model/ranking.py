"""A ranking of scopes, leads or chapters, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from xxtrack.model.status import Status


class By(Enum):
    """What is ranked."""

    SCOPE = "scope"
    LEAD = "lead"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class Place:
    """One line of a ranking. ``rank`` and ``score`` are None where nothing is judged yet, or nobody is named."""

    name: str
    rank: int | None
    score: Fraction | None
    arrived: Decimal
    judged: Decimal
    """Weights: the number of items where no item has a weight of its own."""
    counts: Mapping[Status, int]

    @property
    def total(self) -> int:
        """How many standings it is made from."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places, best first, and how many of the items asked for have no place in any."""

    by: By
    places: tuple[Place, ...]
    outside: int
