"""What is due, in every format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xxtrack.model.due import BoardLine, Due
from xxtrack.model.escalation import AT_REST, Escalation
from xxtrack.model.finding import LeftOut
from xxtrack.model.plan import Plan
from xxtrack.render import Formats


@dataclass(frozen=True, slots=True)
class DueReport:
    """Everything owed up to ``within`` days after the date asked about, the most pressing first."""

    dues: tuple[Due, ...]
    plan: Plan
    as_of: date
    within: int
    board: tuple[BoardLine, ...] = ()
    """One line for each unit."""
    levels: Mapping[tuple[str, str], Escalation] = field(default_factory=dict)
    """How hard each is chased, by item and scope."""
    left_out: LeftOut | None = None

    def level_of(self, one: Due) -> Escalation:
        """How hard one thing owed is chased."""
        return self.levels.get((one.item.id, one.standing.scope), AT_REST)


FORMATS: Formats[DueReport] = Formats(
    {
        "table": "due.terminal:due_text",
        "markdown": "due.markdown:due_markdown",
        "json": "due.to_json:due_json",
        "xlsx": "due.xlsx:due_xlsx",
        "ics": "due.ics:due_ics",
    }
)
