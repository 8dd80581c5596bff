"""The arithmetic: medians, ratios within a round, the growth of cost with size. Nothing here runs or prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
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


def per_unit(costs: Sequence[float | None], sizes: Sequence[int]) -> list[float | None]:
    """Seconds for each item or row."""
    return [None if cost is None else cost / size for cost, size in zip(costs, sizes, strict=True)]


def exponents(costs: Sequence[float | None], sizes: Sequence[int]) -> list[float | None]:
    """Between each size and the next: 1 is linear, 2 quadratic. None where a cost is not known or nothing."""
    return [
        log(later / earlier) / log(more / fewer) if earlier and later and earlier > 0 and later > 0 else None
        for (earlier, later), (fewer, more) in zip(pairwise(costs), pairwise(sizes), strict=True)
    ]
