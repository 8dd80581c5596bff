"""The trace of the source document, in every format."""

from dataclasses import dataclass

from xxtrack.model.assessment import Assessment
from xxtrack.model.finding import Checked
from xxtrack.model.trace import Trace
from xxtrack.render import Formats, findings


@dataclass(frozen=True, slots=True)
class TraceReport:
    """A document's words with the items that claim them, and how those items stand."""

    trace: Trace
    checked: Checked
    assessment: Assessment
    limit: int = 0
    """How many findings a terminal shows; 0 for all."""


FORMATS: Formats[TraceReport] = Formats(
    {
        "table": "trace.terminal:trace_text",
        "json": "trace.to_json:trace_json",
        "html": "trace.html:trace_html",
    }
)

REPORTS: Formats[Checked] = Formats({name: findings.FORMATS[name] for name in ("github", "gitlab", "junit", "sarif")})
"""The findings alone, as `check` gives them: they can be given for a document that cannot be read, too."""
