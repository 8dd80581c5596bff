"""What a change does, in every format."""

from dataclasses import dataclass
from functools import cached_property

from xxtrack.model.change import Diff, Impact
from xxtrack.model.finding import Checked, Finding, Where
from xxtrack.render import Formats

_ROW = "XX616"


@dataclass(frozen=True)
class DiffReport:
    """A change of the plan, what it does today, and what the review objects to."""

    diff: Diff
    impact: Impact | None
    names: tuple[str, str]
    """What the two sides are called."""
    checked: Checked

    @cached_property
    def objections(self) -> dict[str | Where, list[Finding]]:
        """What the review holds against changes of the plan, by the item, else by the place of the rule.

        A row that reads otherwise is another matter.
        """
        found: dict[str | Where, list[Finding]] = {}
        for finding in self.checked.findings:
            if finding.code != _ROW:
                found.setdefault(finding.item or finding.where, []).append(finding)
        return found


FORMATS: Formats[DiffReport] = Formats(
    {
        "table": "diff.terminal:diff_text",
        "json": "diff.to_json:diff_json",
        "markdown": "diff.markdown:diff_markdown",
        "github": "diff.github:diff_github",
    }
)
