"""One item through the commits: what its entry and its figures were at each, and what each commit did to them."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from xxtrack.model.actuals import Observation
from xxtrack.model.change import Change
from xxtrack.model.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Version:
    """An item as a commit left it; ``commit`` is empty for what is not committed yet."""

    commit: str
    when: date | None
    author: str
    subject: str
    plan: Plan | None
    item: Item | None
    figures: tuple[Observation, ...]
    cut: bool = False
    """Whether the history before it is not here: what the commit did cannot be told."""
    refused: bool = False
    """Whether the item stands in the plan's file and cannot be read there: it is not removed."""


class FigureKind(Enum):
    """What happened to a figure."""

    NEW = "new"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    """A later row takes it back."""
    GONE = "gone"
    """No row that can be read has it any more."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that came, changed or went; the sides are None where it was not there."""

    kind: FigureKind
    before: Observation | None
    after: Observation | None

    @property
    def named(self) -> Observation:
        """The side that there is."""
        one = self.after or self.before
        assert one
        return one


@dataclass(frozen=True, slots=True)
class Entry:
    """What one commit did to an item."""

    version: Version
    came: Item | None = None
    """The item, where it enters the plan, or where the history that is here begins with it."""
    gone: bool = False
    change: Change | None = None
    figures: tuple[FigureChange, ...] = ()
