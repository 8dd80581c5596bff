"""How the plan stands, in every format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.course import Course
from xxtrack.render import Formats

Courses: TypeAlias = Mapping[tuple[str, str], Course | None]
"""By item and scope."""


@dataclass(frozen=True, slots=True)
class StatusReport:
    """The items asked for. ``every`` lists all of them in the plan's order, else only those that need attention."""

    assessment: Assessment
    chosen: tuple[Standing, ...]
    every: bool = False
    limit: int = 0
    """How many items that need attention a terminal shows; 0 for all."""
    short: bool = False
    """Whether a terminal shows one screen: the items in two lines each, and what to ask next."""
    chapters: bool = True
    """Whether a terminal shows the table by chapter."""
    courses: Courses | None = None
    """They add a column with the history in small, where there is room for it."""


FORMATS: Formats[StatusReport] = Formats(
    {
        "table": "status.terminal:status_text",
        "json": "status.to_json:status_json",
        "csv": "status.to_csv:status_csv",
        "markdown": "status.markdown:status_markdown",
    }
)
