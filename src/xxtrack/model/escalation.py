"""How hard a report or a figure is chased: from a reminder to blue, yellow and red (蓝牌、黄牌、红牌)."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from xxtrack.model.message import Message


class Level(Enum):
    """The steps of a chase, the mildest first."""

    NONE = "none"
    REMINDER = "reminder"
    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"

    @property
    def rank(self) -> int:
        """The higher the harder."""
        return list(Level).index(self)


class EscalationRules(NamedTuple):
    """Where each level begins."""

    remind: int = 10
    """Days before a deadline from which it is called to mind."""
    yellow: int = 2
    """Periods in a row behind or overdue."""
    days: int = 30
    """Days behind or overdue that are yellow, whatever the number of periods."""
    red: int = 3
    """Periods in a row."""


class Escalation(NamedTuple):
    """How hard one item, or one scope of it, is chased, and why."""

    level: Level = Level.NONE
    reason: Message | None = None
    """None where there is nothing to chase."""
    periods: tuple[date, ...] = ()
    """The ends of the periods in a row, up to now, at which it was behind or overdue."""
    since: date | None = None


AT_REST = Escalation()
