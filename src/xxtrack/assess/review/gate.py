"""The gate: which findings make CI say no."""

from collections.abc import Iterable
from enum import Enum

from xxtrack.assess.rules.performance import STALE
from xxtrack.model.finding import Finding
from xxtrack.model.rules import Severity
from xxtrack.model.status import ATTENTION


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


_CODES = {FailOn(status.value): status.code for status in ATTENTION} | {FailOn.STALE: STALE}


def failing(findings: Iterable[Finding], fail_on: frozenset[FailOn]) -> tuple[Finding, ...]:
    """The findings that the gate objects to.

    ``error`` (the default) and ``warning`` go by severity. Naming statuses narrows performance to those; faults of the
    plan and of the data that are errors fail all the same, because a wrong input says nothing. An empty set judges no
    item by itself. What is waived never fails.
    """
    if FailOn.NEVER in fail_on:
        return ()
    codes = {_CODES[choice] for choice in fail_on if choice in _CODES}

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
