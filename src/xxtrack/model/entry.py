"""An actual about to be written, what it does to those that are there, and what an import came to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import reduce
from typing import NamedTuple

from xxtrack.model.actuals import Actuals, Basis, Observation, Stage
from xxtrack.model.day_time import DayTime, day_alone
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.narrative import NO_NARRATIVE
from xxtrack.model.period import write_period


class EntryKind(Enum):
    """What writing an actual would do."""

    NEW = "new"
    REVISION = "revision"
    SAME = "same"
    WORDS = "words"
    """The figure is there already, or there is none: only what is written beside it is new."""
    NOT_LATER = "not-later"
    """Another value, but not reported after the one that stands: nothing would tell which of the two counts."""
    HELD = "held"
    """What it says, or does to what is there, looks wrong: it is written only where it is named."""


@dataclass(frozen=True, slots=True)
class ActualEntry:
    """An actual, the one that stands for the same item, scope, period and basis, and what becomes of the two."""

    actual: Observation
    kind: EntryKind
    before: Observation | None = None

    @property
    def adds(self) -> bool:
        """Whether writing it would add a row."""
        return self.adds_figure or self.kind is EntryKind.WORDS

    @property
    def adds_figure(self) -> bool:
        """Whether writing it would add a row with a figure."""
        return self.kind in {EntryKind.NEW, EntryKind.REVISION}


def entries_for(new: Iterable[Observation], actuals: Actuals, now: DayTime | None = None) -> list[ActualEntry]:
    """Compare new actuals with what has been reported.

    What is reported today gets the time ``now`` where a row of today is there, so that it is the later one.
    """
    asked = [((one.item, one.scope), one) for one in new]
    known = {key: actuals.series_of(key) for key in dict.fromkeys(key for key, _ in asked)}
    entries = [entry_for(one, known[key], actuals.worded.get(key, ())) for key, one in asked]
    return [_timed(entry, now) if now else entry for entry in entries]


def _timed(entry: ActualEntry, now: DayTime) -> ActualEntry:
    reported, before = entry.actual.reported, entry.before
    if entry.kind is not EntryKind.NOT_LATER or before is None or before.reported is None:
        return entry
    is_today = reported == now.day_alone == day_alone(before.reported)
    if not is_today or before.reported >= now:
        return entry
    return ActualEntry(entry.actual._replace(reported=now), EntryKind.REVISION, before)


def entry_for(actual: Observation, reported: Iterable[Observation], worded: Iterable[Observation] = ()) -> ActualEntry:
    """What an actual does to those ``reported`` for its item and scope, of which ``worded`` have words.

    Other words beside the same figure are no revision: they are a row of their own, without the figure.
    """
    told = [o for o in worded if o.subject.claim == actual.subject.claim]
    if actual.is_words_alone:
        kind = EntryKind.SAME if _is_told(actual, told) else EntryKind.WORDS
        return ActualEntry(actual, kind, told[-1] if told else None)
    entry = _figure_entry(actual, reported)
    if entry.kind is EntryKind.SAME and not _is_told(actual, told):
        return ActualEntry(actual.words_alone(), EntryKind.WORDS, entry.before)
    return entry


def _is_told(actual: Observation, told: Sequence[Observation]) -> bool:
    """Whether its words were told on its very day, or are the last that were told of its period."""
    if any((one.narrative, one.reported) == (actual.narrative, actual.reported) for one in told):
        return True
    last = reduce(lambda earlier, one: one.narrative.over(earlier), told, NO_NARRATIVE)
    return actual.narrative.over(last) == last


def _figure_entry(actual: Observation, reported: Iterable[Observation]) -> ActualEntry:
    rivals = [o for o in reported if o.subject.claim == actual.subject.claim]
    if not rivals:
        return ActualEntry(actual, EntryKind.NEW)
    before = max(rivals, key=_reported)
    known = [o for o in rivals if (_content(o), o.reported) == (_content(actual), actual.reported)]
    if known:
        # A report that was revised since is there all the same: a ledger has both.
        return ActualEntry(actual, EntryKind.SAME, known[0])
    if _content(before) == _content(actual):
        return ActualEntry(actual, EntryKind.SAME, before)
    later = _reported(actual) > _reported(before)
    return ActualEntry(actual, EntryKind.REVISION if later else EntryKind.NOT_LATER, before)


def _reported(observation: Observation) -> date:
    return observation.reported or date.min


def _content(observation: Observation) -> tuple[Decimal | None, Stage | None]:
    return observation.value, observation.stage


def period_of(observation: Observation) -> str:
    """The period of an actual, in words that say whether it is for the period alone."""
    return write_period(observation.period, alone=observation.basis is Basis.PERIOD)


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
    unknown: tuple[str, ...] = ()
    """Words of the header that are not understood, for which columns are not read."""
    units: tuple[str, ...] = ()
    """Units that are given for the whole table."""
    formats_known: bool = True
    """Whether number formats, lines through cells and hidden rows are seen: not in .xls, .xlsb and .ods."""
    looked: tuple[str, ...] = ()
    """Where there is no header: the first lines, in short."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: ``new + revised + words + same + held + missing + unplaced == cells``."""

    file: str
    sheets: tuple[SheetRead, ...]
    entries: tuple[ActualEntry, ...]
    unplaced: tuple[Unplaced, ...]
    missing: int
    warnings: tuple[Finding, ...]
    written: bool = False
    files: tuple[str, ...] = ()
    """Where it was written."""
    failure: Message | None = None
    """Why nothing of the file could be read."""
    breaks: tuple[Finding, ...] = ()
    """Where reading had to stop before the end."""

    @property
    def is_complete(self) -> bool:
        """Whether every figure of the file has found its place and is free to be written."""
        held = self.count(EntryKind.HELD)
        return not (self.failure or self.breaks or self.unplaced or held)

    @property
    def cells(self) -> int:
        """How many cells there are under headers of values, in rows that are about something."""
        return len(self.entries) + len(self.unplaced) + self.missing

    def count(self, kind: EntryKind) -> int:
        """How many entries are of this kind."""
        return sum(entry.kind is kind for entry in self.entries)

    def with_entries(self, entries: Sequence[ActualEntry]) -> "ImportReport":
        """The report with its entries as they turned out; a change that is not later becomes unplaced."""
        late = [entry for entry in entries if entry.kind is EntryKind.NOT_LATER]
        left = tuple(_not_later(entry) for entry in late)
        kept = tuple(entry for entry in entries if entry.kind is not EntryKind.NOT_LATER)
        return replace(self, entries=kept, unplaced=self.unplaced + left)


def _not_later(entry: ActualEntry) -> Unplaced:
    before = entry.before
    assert before
    reason = msg("entry.not-later", before=before.reported or "—", where=str(before.where))
    value = f"{entry.actual.value:f}" if entry.actual.value is not None else entry.actual.stage or ""
    return Unplaced(entry.actual.where.file, entry.actual.item, str(value), reason)


class Accepted(NamedTuple):
    """Items whose figures are written although they look wrong."""

    ids: frozenset[str] = frozenset()
    all: bool = False

    def hold(self, entries: Sequence[ActualEntry], warnings: Sequence[Finding]) -> list[ActualEntry]:
        """The entries with those held back that bring a warning and are not accepted."""
        told = {finding.where for finding in warnings}
        new = {entry.actual.where for entry in entries}
        # A total that a figure makes fall is told at the later one, which may be there already.
        elsewhere = {(finding.item, finding.scope) for finding in warnings if finding.where not in new}

        def is_doubtful(one: Observation) -> bool:
            return one.where in told or bool({(one.item, one.scope), (one.item, "")} & elsewhere)

        def is_free(entry: ActualEntry) -> bool:
            accepted = self.all or entry.actual.item in self.ids
            return accepted or not entry.adds_figure or not is_doubtful(entry.actual)

        return [entry if is_free(entry) else replace(entry, kind=EntryKind.HELD) for entry in entries]
