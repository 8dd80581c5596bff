"""What an assessment has to say to the gate: one finding for each item that needs somebody."""

from collections.abc import Iterator, Mapping

from xxtrack.diagnostics import Finding
from xxtrack.model.assessment import Assessment, Standing, Status
from xxtrack.model.message import Message, msg

CODES: Mapping[Status, str] = {
    Status.LAGGING: "XX501",
    Status.MISSED: "XX502",
    Status.NO_DATA: "XX503",
    Status.AT_RISK: "XX505",
}
STALE = "XX504"


def performance_findings(assessment: Assessment) -> Iterator[Finding]:
    """Findings in the plan's order, each at the item's line."""
    for standing in assessment.standings:
        if standing.item.each and not standing.scopes:
            continue  # A group without members is the plan's fault, and is found there.
        if code := CODES.get(standing.status):
            yield _finding(code, standing, standing.reason)
        if standing.stale and standing.observed and standing.next_due:
            message = msg("reason.stale", date=standing.observed, due=standing.next_due)
            yield _finding(STALE, standing, message)


def _finding(code: str, standing: Standing, why: Message) -> Finding:
    item = standing.item
    return Finding(code, why, item.at("target" if item.target else "due"), item.id, standing.scope)
