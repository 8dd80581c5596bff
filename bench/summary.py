"""The arithmetic: medians, ratios within a round, the growth of cost with size. Nothing here runs or prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median


@dataclass(frozen=True)
class Result:
    """What a case took in each round, in seconds and bytes; one without runs says why."""

    walls: tuple[float, ...] = ()
    cpus: tuple[float, ...] = ()
    peak: int = 0
    reason: str = ""

    @property
    def wall(self) -> float:
        """The median of the elapsed time."""
        return median(self.walls)

    @property
    def cpu(self) -> float:
        """The median of the processor time."""
        return median(self.cpus)


def ratio(one: Result | None, other: Result | None, *, processor: bool = False) -> float | None:
    """The median over the rounds of how many times longer ``one`` took than ``other`` in the same round."""
    if one is None or other is None or not one.walls or not other.walls:
        return None
    sides = (one.cpus, other.cpus) if processor else (one.walls, other.walls)
    return median(a / b for a, b in zip(*sides, strict=False))


def marginal(costs: Sequence[float | None], sizes: Sequence[int]) -> list[float | None]:
    """Seconds for each further item or row between a size and the next; what no size changes is in none of them."""
    return [
        None if earlier is None or later is None else (later - earlier) / (more - fewer)
        for (earlier, later), (fewer, more) in zip(pairwise(costs), pairwise(sizes), strict=True)
    ]


def times(values: Sequence[float | None]) -> list[float | None]:
    """Each as a multiple of the one before: of marginal costs, 1 is linear. None where one is not known or nothing."""
    return [later / earlier if earlier and later and earlier > 0 else None for earlier, later in pairwise(values)]
