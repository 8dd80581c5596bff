"""The gate: which findings make CI say no."""

from collections.abc import Iterable
from enum import Enum

from xxtrack.assess.rules.performance import STALE
from xxtrack.model.finding import Finding
from xxtrack.model.plan import GateRules
from xxtrack.model.rules import Severity
from xxtrack.model.status import ATTENTION, Status


class FailOn(Enum):
    """What fails besides errors in the plan and the data; each name adds to the ones before it in `GATES`."""

    NEVER = "never"
    ERROR = "error"
    WARNING = "warning"
    MISSED = "missed"
    LAGGING = "lagging"
    AT_RISK = "at-risk"
    NO_DATA = "no-data"
    STALE = "stale"
    WORSE = "worse"
    """Against a base, also what is worse for no other reason than that something was reported."""


CODES_OF = {FailOn(status.value): frozenset({status.code}) for status in ATTENTION} | {
    FailOn.STALE: frozenset({STALE, Status.NO_DATA.code})
}
"""What each fails; of what is overdue and stands without data there is one finding, which is that."""


def failing(findings: Iterable[Finding], fail_on: frozenset[FailOn]) -> tuple[Finding, ...]:
    """The findings that the gate objects to.

    ``error`` (the default) and ``warning`` go by severity. Naming statuses narrows performance to those; faults of the
    plan and of the data that are errors fail all the same, because a wrong input says nothing. An empty set judges no
    item by itself. What is waived never fails.
    """
    if FailOn.NEVER in fail_on:
        return ()
    if FailOn.WORSE in fail_on:
        fail_on |= {FailOn.ERROR}
    codes = {code for choice in fail_on for code in CODES_OF.get(choice, ())}

    def fails(finding: Finding) -> bool:
        if finding.waived:
            return False
        if FailOn.WARNING in fail_on and finding.severity is not Severity.INFO:
            return True
        error = finding.severity is Severity.ERROR
        if not finding.code.startswith("XX5") or FailOn.ERROR in fail_on:
            return error or finding.code in codes
        return finding.code in codes

    return tuple(finding for finding in findings if fails(finding))


def hardened(asked: frozenset[FailOn], rules: GateRules) -> frozenset[FailOn]:
    """What fails where both the plan and the command line have a say: whatever either of them objects to."""
    both = asked | {FailOn(name) for name in rules.fail_on}
    return both - {FailOn.NEVER} if rules.fail_on else both
