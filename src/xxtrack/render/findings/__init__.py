"""Findings, in every format."""

from collections.abc import Sequence
from dataclasses import dataclass

from xxtrack.model.finding import Checked
from xxtrack.model.rules import Rule
from xxtrack.model.status import Status
from xxtrack.render import Formats

STYLED = ("text", "concise", "statistics")
"""For people: lines that fit a width. The other formats are for programs."""

FORMATS: Formats[Checked] = Formats(
    {
        "text": "findings.terminal:findings_text",
        "concise": "findings.terminal:findings_concise",
        "statistics": "findings.terminal:findings_statistics",
        "json": "findings.to_json:findings_json",
        "github": "findings.github:findings_github",
        "gitlab": "findings.gitlab:findings_gitlab",
        "junit": "findings.junit:findings_junit",
        "sarif": "findings.sarif:findings_sarif",
        "markdown": "findings.markdown:findings_markdown",
    }
)


@dataclass(frozen=True, slots=True)
class RulesReport:
    """Rules to be explained; ``whole`` makes a page of them, with a head and an index."""

    rules: Sequence[Rule]
    whole: bool = False
    status: Status | None = None
    """A status to be explained before the rule about it."""


RULE_FORMATS: Formats[RulesReport] = Formats(
    {
        "text": "findings.explain:explain_text",
        "markdown": "findings.explain:explain_markdown",
    }
)
