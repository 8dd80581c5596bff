"""What an assessment has to say to the gate: one finding for each item that needs somebody."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from xxtrack.assess.due import leaves
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Kind
from xxtrack.model.status import ARRIVED, JUDGED, LATE, Status

STALE = "XX504"
UNPROVED = "XX506"


def performance_findings(assessment: Assessment) -> Iterator[Finding]:
    """Findings in the plan's order, each at the item's line."""
    for standing in assessment.standings:
        if standing.item.each and not standing.scopes and not standing.scope:
            continue  # A group without members is the plan's fault, and is found there.
        if code := standing.status.code:
            yield _finding(code, standing, standing.reason)
        # Without data an item says itself since when it is overdue.
        if standing.stale and standing.status is not Status.NO_DATA and standing.next_due:
            last, due = standing.observed, standing.next_due
            message = msg("reason.stale", date=last, due=due) if last else msg("reason.owed", due=due)
            yield _finding(STALE, standing, message)
        if assessment.plan.policy.evidence:
            yield from _unproved(standing, assessment)


def _unproved(standing: Standing, assessment: Assessment) -> Iterator[Finding]:
    """What is achieved, by an item or by those who report parts of it, without a paper that shows it."""
    found = [s for s in leaves(standing, assessment) if s.status is Status.ACHIEVED and not s.narrative.evidence]
    scopes = tuple(leaf.scope for leaf in found if leaf is not standing)
    if found:
        yield _finding(UNPROVED, standing, msg("paper.lacking-of", scopes=scopes) if scopes else msg("paper.lacking"))


def _finding(code: str, standing: Standing, why: Message) -> Finding:
    item = standing.item
    return Finding(
        code, why, item.at("target" if item.target else "unit" if item.unit else "due"), item.id, standing.scope
    )


class Limits(NamedTuple):
    """``max_lagging`` items may be lagging or missed; ``min_attainment`` is in per cent of the items that are judged.

    Judged are indicators and milestones from which something is expected by now: all but not-due ones. An item
    without data is judged and is not on time. Every item counts as one. Waived items are left out of both.
    """

    max_lagging: int | None = None
    min_attainment: Decimal | None = None

    @property
    def given(self) -> bool:
        """Whether there is any."""
        return self.max_lagging is not None or self.min_attainment is not None

    def messages(self) -> tuple[Message, ...]:
        """The limits for the policy line."""
        parts = []
        if self.max_lagging is not None:
            parts.append(msg("limit.max-lagging", limit=self.max_lagging))
        if self.min_attainment is not None:
            parts.append(msg("limit.min-attainment", limit=self.min_attainment))
        return tuple(parts)


def share_on_time(standings: Iterable[Standing]) -> Fraction | None:
    """The share of judged items that are on track or better; None where nothing is judged yet."""
    judged = [s for s in standings if s.item.kind is not Kind.DUTY and s.status in JUDGED]
    return Fraction(sum(s.status in ARRIVED for s in judged), len(judged)) if judged else None


def breaches(standings: Iterable[Standing], waived: frozenset[str], limits: Limits) -> tuple[Message, ...]:
    """What goes beyond the limits, a sentence each."""
    counted = [standing for standing in standings if standing.item.id not in waived]
    found = []
    behind = sum(standing.status in LATE for standing in counted)
    if limits.max_lagging is not None and behind > limits.max_lagging:
        found.append(msg("limit.too-many", count=behind, limit=limits.max_lagging))
    share = share_on_time(counted)
    if limits.min_attainment is not None and share is not None and share * 100 < limits.min_attainment:
        found.append(msg("limit.too-few", share=share * 100, limit=limits.min_attainment))
    return tuple(found)
