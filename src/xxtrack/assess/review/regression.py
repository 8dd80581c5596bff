"""What is worse and what is better than in an earlier state; the gate of ``check --base`` fails for the worse only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from xxtrack.model.assessment import Assessment
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.rules import Severity
from xxtrack.model.status import ATTENTION, STATUS_CODES, Status

_Key = tuple[object, ...]
Place: TypeAlias = tuple[str, str]
"""An item, and one of its scopes (empty: the item itself)."""


@dataclass(frozen=True, slots=True)
class State:
    """The findings that count (policy and waivers applied) and how every item and every scope of it stands."""

    findings: tuple[Finding, ...]
    statuses: Mapping[Place, Status]
    lines: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """The lines that findings point at, by file and number."""

    def key(self, finding: Finding) -> "_Key":
        """What makes two findings the same through edits of other lines: never the line's number, never the figures.

        A refused row is known by what it says, so that one is not exchanged for another.
        """
        file = "" if finding.item else finding.where.file
        refused = finding.code.startswith("XX4") and finding.severity is Severity.ERROR
        row = self.lines.get(finding.where.file, {}).get(finding.where.line or 0, "") if refused else ""
        return finding.code, file, finding.item, finding.scope, finding.message.key, row.strip()


@dataclass(frozen=True, slots=True)
class Causes:
    """What the base's plan says of other rows, so that news and a changed plan are told apart."""

    news: Mapping[Place, Status]
    """How things stand by the base's plan and rows with what was newly reported."""
    rows: Mapping[Place, Status]
    """How they stand by the base's plan with all rows of the newer state."""


@dataclass(frozen=True, slots=True)
class Regression:
    """All findings of the newer state, the worse ones marked ``new``; and a sentence for each thing that got better."""

    findings: tuple[Finding, ...]
    better: tuple[Message, ...]
    adjusted: tuple[Message, ...] = ()
    """What stands better only because the plan was changed."""
    news: tuple[Finding, ...] = ()
    """Worse for no other reason than that something was reported."""

    @property
    def worse(self) -> tuple[Finding, ...]:
        """Newly lagging, newly missing, newly invalid; not what is merely news."""
        return tuple(finding for finding in self.findings if finding.new and finding not in self.news)


def state(
    findings: Iterable[Finding],
    assessment: Assessment | None,
    lines: Mapping[str, Mapping[int, str]] | None = None,
) -> State:
    """A state to compare; without an assessment (nothing usable at that revision) only findings are compared."""
    return State(tuple(findings), places(assessment) if assessment else {}, lines or {})


def places(assessment: Assessment) -> dict[Place, Status]:
    """How every item and every scope of it stands."""
    return {
        (standing.item.id, part.scope): part.status
        for standing in assessment.standings
        for part in (standing._replace(scope=""), *standing.scopes)
    }


def compare(base: State, head: State, causes: Causes | None = None) -> Regression:
    """A finding is new where the base has fewer of its kind at the item or file, wherever its line has moved to.

    A status finding is new where the item or one of its scopes stands worse than before or is new itself: missed to
    lagging is progress, although the rule is another. A waived finding is not new, and one whose waiver has gone is.
    """
    left = Counter(base.key(finding) for finding in base.findings if not finding.waived)
    findings = []
    news = []
    for finding in head.findings:
        new = not finding.waived and _is_worse(finding, base, head, left)
        findings.append(finding._replace(new=new))
        if new and causes and _is_news(finding, base, head, causes):
            news.append(findings[-1])
    better, adjusted = _better(base, head, causes)
    return Regression(tuple(findings), (*better, *_fixed(base, head)), tuple(adjusted), tuple(news))


def _worse_places(item: str, base: State, head: State) -> list[Place]:
    """The item and those of its scopes that stand worse than they did."""
    return [
        place
        for place, status in head.statuses.items()
        if place[0] == item and place in base.statuses and is_worse(base.statuses[place], status)
    ]


def is_worse(before: Status, after: Status) -> bool:
    """Whether a status went towards what needs a person; to have no data is never better than what was there."""
    if after is Status.NO_DATA:
        return before is not Status.NO_DATA
    return after.rank < before.rank and bool(after.code)


def _is_worse(finding: Finding, base: State, head: State, left: Counter[_Key]) -> bool:
    known = (finding.item, "") in base.statuses and (finding.item, "") in head.statuses
    if finding.code in STATUS_CODES and known:
        waived_before = any(f.waived and f.item == finding.item and f.code == finding.code for f in base.findings)
        return waived_before or bool(_worse_places(finding.item, base, head))
    key = head.key(finding)
    left[key] -= 1
    return left[key] < 0


def _is_news(finding: Finding, base: State, head: State, causes: Causes) -> bool:
    """Whether what was newly reported makes everything that is worse at least as bad under the plan as it was."""
    if finding.code not in STATUS_CODES:
        return False
    worse = _worse_places(finding.item, base, head)
    return bool(worse) and all(
        place in causes.news and causes.news[place].rank <= head.statuses[place].rank for place in worse
    )


def _better(base: State, head: State, causes: Causes | None) -> tuple[list[Message], list[Message]]:
    """Items that stand better, and apart from them those that only the changed plan makes better."""
    better: list[Message] = []
    adjusted: list[Message] = []
    for (item, scope), after in head.statuses.items():
        before = base.statuses.get((item, scope))
        if scope or before is None or after is Status.NO_DATA or before not in ATTENTION or after.rank <= before.rank:
            continue
        same_plan = causes.rows.get((item, ""), after) if causes else after
        if same_plan.rank < after.rank:
            adjusted.append(msg("regression.adjusted", id=item, before=before, after=after))
        else:
            better.append(msg("regression.better", id=item, before=before, after=after))
    return better, adjusted


def _fixed(base: State, head: State) -> Iterable[Message]:
    """Faults that are gone; of an item that was deleted none is mended."""
    stays = Counter(head.key(finding) for finding in head.findings)
    for finding in base.findings:
        deleted = (finding.item, "") in base.statuses and (finding.item, "") not in head.statuses
        if finding.code in STATUS_CODES or (finding.item and deleted):
            continue
        key = base.key(finding)
        stays[key] -= 1
        if stays[key] < 0:
            yield msg("regression.fixed", code=finding.code, place=finding.item or finding.where.file)
