"""What happened to items over time, in every format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xxtrack.model.change import StatusHistory
from xxtrack.model.finding import LeftOut
from xxtrack.model.history import Entry
from xxtrack.render import Formats


@dataclass(frozen=True, slots=True)
class LogReport:
    """The history of one item, oldest first."""

    item: str
    entries: Sequence[Entry]
    left_out: LeftOut | None = None


LOG_FORMATS: Formats[LogReport] = Formats(
    {
        "table": "history.log:log_text",
        "json": "history.log:log_json",
    }
)


@dataclass(frozen=True, slots=True)
class ChangesReport:
    """Why statuses are not what they were: an item's way from one to the other, cause by cause."""

    status_changes: Sequence[StatusHistory]
    since: str
    """The revision compared with, as it was asked for."""
    then: date
    now: date
    left_out: LeftOut | None = None


CHANGE_FORMATS: Formats[ChangesReport] = Formats(
    {
        "table": "history.status_changes:changes_text",
        "json": "history.status_changes:changes_json",
        "markdown": "history.status_changes:changes_markdown",
    }
)
