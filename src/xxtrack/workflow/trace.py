"""A source document held against the plan: every number and clause accounted for."""

from pathlib import Path
from typing import NamedTuple

from xxtrack.assess.review.gate import FailOn, failing
from xxtrack.assess.rules.policy import apply_policy
from xxtrack.assess.trace.trace import trace
from xxtrack.errors import StopError
from xxtrack.load.document.read import load_document
from xxtrack.load.find import shown
from xxtrack.load.source import read_file
from xxtrack.model.finding import Checked, Finding, in_order
from xxtrack.model.message import msg
from xxtrack.model.trace import SourceDocument, Trace
from xxtrack.workflow.case import Case


class UnusableDocumentError(StopError):
    """There is no document to trace; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding for printing."""
        super().__init__(msg("trace.unusable", file=finding.where.file))
        self.findings = (finding,)


class TracedCase(NamedTuple):
    """What of a document the plan claims, and the findings about it."""

    trace: Trace
    checked: Checked


def read_document(path: Path, base: Path) -> SourceDocument:
    """The document; raises `UnusableDocumentError`."""
    source = read_file(path, shown(path, base), "XX701")
    document = source if isinstance(source, Finding) else load_document(source)
    if isinstance(document, Finding):
        raise UnusableDocumentError(document)
    return document


def trace_case(document: SourceDocument, case: Case) -> TracedCase:
    """Compare the plan with its source; words that are unclaimed or no longer stand fail."""
    traced = trace(document, case.plan)
    findings = in_order(apply_policy(traced.findings, case.plan))
    names = {item.id: item.name for item in case.plan.items.values()}
    failed = failing(findings, frozenset({FailOn.ERROR}))
    return TracedCase(traced, Checked(findings, failed, as_of=case.as_of, left_out=case.left_out, names=names))
