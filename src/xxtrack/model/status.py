"""The statuses an item can have, each with all that depends on it; a new one is a row here.

A verdict gives it (`assess.verdict`, `assess.progress`); `render` has its sign and colours, `wording` its word.
"""

from collections.abc import Iterable
from enum import Enum
from operator import attrgetter
from typing import Self


class Status(Enum):
    """The verdict, from worst to best: an item that needs a person comes before one that does not.

    A row has the word of files and of the command line, the code of the finding it makes (none where nobody has to do
    anything), and the gravity by which a change of the plan is measured: 3 for what cannot be mended, 0 for a pass.
    """

    code: str
    gravity: int
    rank: int
    """0 is the worst."""

    def __new__(cls, word: str, code: str = "", gravity: int = 0) -> Self:
        """Make a status of its row."""
        status = object.__new__(cls)
        status._value_ = word
        status.code = code
        status.gravity = gravity
        status.rank = len(cls.__members__)
        return status

    MISSED = "missed", "XX502", 3
    LAGGING = "lagging", "XX501", 2
    NO_DATA = "no-data", "XX503", 2
    AT_RISK = "at-risk", "XX505", 1
    NOT_DUE = "not-due"
    ON_TRACK = "on-track"
    AHEAD = "ahead"
    ACHIEVED = "achieved"
    MONITORED = "monitored"


ATTENTION = tuple(status for status in Status if status.code)
"""Somebody has to do something."""
JUDGED = frozenset(Status) - {Status.NOT_DUE, Status.MONITORED}
"""Something is expected by now: neither of what is not due nor of what is only monitored.

What was not reported is judged, and has not arrived.
"""
ARRIVED = JUDGED.difference(ATTENTION)
"""Where it should be, or better."""
BEHIND = (Status.MISSED, Status.LAGGING, Status.AT_RISK)
"""The data says that it falls short."""
LATE = frozenset({Status.MISSED, Status.LAGGING})
"""Falls short by more than its threshold, or for good."""
FINISHED = (Status.ACHIEVED, Status.MISSED)
"""Nothing more is waited for."""
STATUS_CODES = frozenset(status.code for status in ATTENTION)


def worst(statuses: Iterable[Status]) -> Status | None:
    """The one that most needs a person; None of none."""
    return min(statuses, key=attrgetter("rank"), default=None)
