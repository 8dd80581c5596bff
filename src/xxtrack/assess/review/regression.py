"""What is worse and what is better than in an earlier state; the gate of ``check --base`` fails for the worse only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xxtrack.model.assessment import Assessment
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.status import ATTENTION, STATUS_CODES, Status

_Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class State:
    """The findings that count (policy and waivers applied) and how every item stands."""

    findings: tuple[Finding, ...]
    statuses: Mapping[str, Status]


@dataclass(frozen=True, slots=True)
class Regression:
    """All findings of the newer state, the worse ones marked ``new``; and a sentence for each thing that got better."""

    findings: tuple[Finding, ...]
    better: tuple[Message, ...]

    @property
    def worse(self) -> tuple[Finding, ...]:
        """Newly lagging, newly missing, newly invalid."""
        return tuple(finding for finding in self.findings if finding.new)


def state(findings: Iterable[Finding], assessment: Assessment | None) -> State:
    """A state to compare; without an assessment (nothing usable at that revision) only findings are compared."""
    standings = assessment.standings if assessment else ()
    return State(tuple(findings), {standing.item.id: standing.status for standing in standings})


def compare(base: State, head: State) -> Regression:
    """A finding is new where the base has fewer of its kind at the item or file, wherever its line has moved to.

    A status finding is new where the item stands worse than before or is new itself: missed to lagging is progress,
    although the rule is another. A waived finding is not new, and one whose waiver has gone is.
    """
    left = Counter(_key(finding) for finding in base.findings if not finding.waived)
    findings = []
    for finding in head.findings:
        new = not finding.waived and _is_worse(finding, base, head, left)
        findings.append(finding._replace(new=new))
    return Regression(tuple(findings), tuple(_better(base, head)))


def _key(finding: Finding) -> _Key:
    """What makes two findings the same through edits of other lines: never the line, never the figures."""
    file = "" if finding.item else finding.where.file
    return finding.code, file, finding.item, finding.scope, finding.message.key


def _is_worse(finding: Finding, base: State, head: State, left: Counter[_Key]) -> bool:
    if finding.code in STATUS_CODES and finding.item in base.statuses and finding.item in head.statuses:
        waived_before = any(f.waived and f.item == finding.item and f.code == finding.code for f in base.findings)
        return waived_before or head.statuses[finding.item].rank < base.statuses[finding.item].rank
    key = _key(finding)
    left[key] -= 1
    return left[key] < 0


def _better(base: State, head: State) -> Iterable[Message]:
    """Items that stand better, then faults that are gone; an item that was deleted is not better."""
    for item, after in head.statuses.items():
        before = base.statuses.get(item)
        if before and before is not after and after.rank > before.rank and before in ATTENTION:
            yield msg("regression.better", id=item, before=before, after=after)
    stays = Counter(_key(finding) for finding in head.findings)
    for finding in base.findings:
        deleted = finding.item and finding.item in base.statuses and finding.item not in head.statuses
        if finding.code in STATUS_CODES or deleted:
            continue
        key = _key(finding)
        stays[key] -= 1
        if stays[key] < 0:
            yield msg("regression.fixed", code=finding.code, place=finding.item or finding.where.file)
