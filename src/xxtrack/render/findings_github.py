"""Findings as GitHub workflow commands, which annotate the lines of a pull request."""

from collections.abc import Iterator, Sequence

from xxtrack.diagnostics import Finding, Severity
from xxtrack.render.safe import workflow, workflow_property
from xxtrack.wording import Lang, say

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def findings_github(findings: Sequence[Finding], lang: Lang) -> Iterator[str]:
    """One command a line, worst first, because GitHub shows only the first ten of each kind."""
    for finding in sorted(findings, key=lambda f: f.severity.rank):
        place = [f"file={workflow_property(finding.where.file)}"]
        if finding.where.line:
            place += [f"line={finding.where.line}", f"col={finding.where.column or 1}"]
        title = workflow_property(f"{finding.code} {finding.rule.name}")
        yield f"::{_COMMANDS[finding.severity]} {','.join(place)},title={title}::{workflow(say(finding.message, lang))}"
