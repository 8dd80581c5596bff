"""What is due, in every format."""

from dataclasses import dataclass
from datetime import date

from xxtrack.model.due import Due
from xxtrack.model.plan import Plan
from xxtrack.render import Formats


@dataclass(frozen=True, slots=True)
class DueReport:
    """Everything owed up to ``within`` days after the date asked about, the most pressing first."""

    dues: tuple[Due, ...]
    plan: Plan
    as_of: date
    within: int


FORMATS: Formats[DueReport] = Formats(
    {
        "table": "due.terminal:due_text",
        "markdown": "due.markdown:due_markdown",
        "json": "due.to_json:due_json",
        "ics": "due.ics:due_ics",
    }
)
