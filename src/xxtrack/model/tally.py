"""How many items stand how, together and apart by their kind: a duty's word is not an indicator's figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from xxtrack.model.assessment import Standing, count
from xxtrack.model.plan import Kind
from xxtrack.model.status import ARRIVED, JUDGED, Status


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items stand how. Judged are all but those not due; arrived are those achieved, ahead or on track."""

    counts: Mapping[Status, int]
    judged: int
    arrived: int

    @property
    def total(self) -> int:
        """All items."""
        return sum(self.counts.values())

    @property
    def share(self) -> Fraction | None:
        """Arrived of judged; None where nothing is judged."""
        return Fraction(self.arrived, self.judged) if self.judged else None


def tally_of(counts: Mapping[Status, int]) -> Tally:
    """The tally of some counts."""
    judged, arrived = (sum(counts[status] for status in which) for which in (JUDGED, ARRIVED))
    return Tally(counts, judged, arrived)


def tally(standings: Iterable[Standing]) -> Tally:
    """The tally of some standings."""
    return tally_of(count(standings))


def tallies(standings: Iterable[Standing]) -> dict[Kind, Tally]:
    """A tally for each kind that occurs: their totals add up to the number of standings."""
    apart: dict[Kind, list[Standing]] = {kind: [] for kind in Kind}
    for standing in standings:
        apart[standing.item.kind].append(standing)
    return {kind: tally(found) for kind, found in apart.items() if found}
