"""A figure about to be written, and what it does to the figures that are there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum

from xxtrack.model.actuals import Actuals, Basis, Observation, Stage
from xxtrack.model.calendar import month_end
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.period import write_period


class Change(Enum):
    """What writing a figure would do."""

    NEW = "new"
    REVISION = "revision"
    SAME = "same"
    NOT_LATER = "not-later"
    """Another figure, but not reported after the one that stands: nothing would tell which of the two counts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure, the one that stands for the same item, scope, period and basis, and what becomes of the two."""

    figure: Observation
    change: Change
    before: Observation | None = None

    @property
    def adds(self) -> bool:
        """Whether writing it would add a row."""
        return self.change in {Change.NEW, Change.REVISION}


def entries(figures: Iterable[Observation], actuals: Actuals) -> list[Entry]:
    """Compare figures with what has been reported."""
    return [compare(figure, actuals.series.get((figure.item, figure.scope), ())) for figure in figures]


def compare(figure: Observation, chain: Iterable[Observation]) -> Entry:
    """What a figure does to the observations of its item and scope."""
    rivals = [o for o in chain if o.subject.claim == figure.subject.claim]
    if not rivals:
        return Entry(figure, Change.NEW)
    before = max(rivals, key=_reported)
    known = [o for o in rivals if (_content(o), o.reported) == (_content(figure), figure.reported)]
    if known:
        # A report that was revised since is there all the same: a ledger has both.
        return Entry(figure, Change.SAME, known[0])
    if _content(before) == _content(figure):
        return Entry(figure, Change.SAME, before)
    later = _reported(figure) > _reported(before)
    return Entry(figure, Change.REVISION if later else Change.NOT_LATER, before)


def _reported(observation: Observation) -> date:
    return observation.reported or date.min


def _content(observation: Observation) -> tuple[Decimal | None, Stage | None]:
    return observation.value, observation.stage


def period_of(observation: Observation) -> str:
    """The period of an actual, in words that say whether it is for the period alone."""
    return write_period(observation.period, alone=observation.basis is Basis.PERIOD)


def period_name(end: date) -> str:
    """``2023-06`` for a month's end, else the day."""
    return f"{end:%Y-%m}" if end == month_end(end.year, end.month) else end.isoformat()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A cell that could not be used, with the reason and, where there is one, a suggestion that was not followed."""

    origin: str
    row: str
    text: str
    reason: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class SheetRead:
    """How one sheet was understood."""

    name: str
    header: int
    """The line of the header, 0 where there is none."""
    columns: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    period: str = ""
    """The period of the whole sheet, where its rows and columns name none."""
    passed_over: int = 0
    hidden: bool = False
    month_columns: bool = False
    """Whether columns are months without saying if they are to date or alone; they are read as to date."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """``new + revised + same + missing + unplaced == figures``."""

    file: str
    sheets: tuple[SheetRead, ...]
    entries: tuple[Entry, ...]
    unplaced: tuple[Unplaced, ...]
    missing: int
    warnings: tuple[Finding, ...]
    written: bool = False
    files: tuple[str, ...] = ()
    """Where it was written."""

    @property
    def figures(self) -> int:
        """Cells under headers of figures, in rows that are about something."""
        return len(self.entries) + len(self.unplaced) + self.missing

    def count(self, change: Change) -> int:
        """How many figures are new, revised or the same."""
        return sum(entry.change is change for entry in self.entries)

    def with_entries(self, entries: Sequence[Entry]) -> "ImportReport":
        """The report with its entries as they turned out; a change that is not later is unplaced."""
        late = [entry for entry in entries if entry.change is Change.NOT_LATER]
        left = tuple(_not_later(entry) for entry in late)
        kept = tuple(entry for entry in entries if entry.change is not Change.NOT_LATER)
        return replace(self, entries=kept, unplaced=self.unplaced + left)


def _not_later(entry: Entry) -> Unplaced:
    before = entry.before
    assert before
    reason = msg("entry.not-later", before=before.reported or "—", where=str(before.where))
    value = f"{entry.figure.value:f}" if entry.figure.value is not None else entry.figure.stage or ""
    return Unplaced(entry.figure.where.file, entry.figure.item, str(value), reason)
