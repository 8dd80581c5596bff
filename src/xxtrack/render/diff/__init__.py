"""What a change does, in every format."""

from dataclasses import dataclass

from xxtrack.model.change import Diff, Impact
from xxtrack.model.finding import Checked
from xxtrack.render import Formats


@dataclass(frozen=True, slots=True)
class DiffReport:
    """A change of the plan, what it does today, and what the review objects to."""

    diff: Diff
    impact: Impact | None
    names: tuple[str, str]
    """What the two sides are called."""
    checked: Checked


FORMATS: Formats[DiffReport] = Formats(
    {
        "table": "diff.terminal:diff_text",
        "json": "diff.to_json:diff_json",
        "markdown": "diff.markdown:diff_markdown",
        "github": "diff.github:diff_github",
    }
)
