"""Plans side by side: what one comes to, and what all of them come to.

Share = items achieved, ahead or on track / items judged; an item that is not due is not judged, one that was not
reported is, and has not arrived. Each item counts one: the weights of different plans have no common scale.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from xxtrack.assess.ranking import ARRIVED
from xxtrack.model.assessment import ATTENTION, RANK, Standing, Status, count
from xxtrack.model.rollup import ItemLine, PlanOutcome, PlanStanding, SideBySide, Tally


def tally(standings: Sequence[Standing]) -> Tally:
    """Count the standings of one plan."""
    return _tally(count(standings))


def side_by_side(plans: Iterable[PlanOutcome]) -> SideBySide:
    """The plans and their total, which is made of the counts and not of the shares."""
    every = tuple(plans)
    counted = [plan.tally.counts for plan in every if isinstance(plan, PlanStanding)]
    return SideBySide(every, _tally({status: sum(counts[status] for counts in counted) for status in Status}))


def _tally(counts: dict[Status, int]) -> Tally:
    judged = sum(n for status, n in counts.items() if status is not Status.NOT_DUE)
    return Tally(counts, judged, sum(counts[status] for status in ARRIVED))


def item_line(standing: Standing) -> ItemLine:
    """What a comparison keeps of an item's standing."""
    item = standing.item
    return ItemLine(
        item.id,
        item.name,
        item.kind,
        standing.status,
        target=item.target,
        due=item.due,
        actual=standing.actual,
        stage=standing.stage,
        attainment=standing.attainment,
        pace_index=standing.pace_index,
    )


def worst_item(standings: Iterable[Standing]) -> ItemLine | None:
    """The item that most needs a person: by status, then the furthest behind, then the first of the plan."""
    urgent = [standing for standing in standings if standing.status in ATTENTION]
    found = min(urgent, key=_urgency, default=None)
    return item_line(found) if found else None


def _urgency(standing: Standing) -> tuple[int, bool, Fraction]:
    index = standing.pace_index
    return RANK[standing.status], index is None, index or Fraction(0)
