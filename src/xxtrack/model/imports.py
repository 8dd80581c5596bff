"""What became of an office's table: every figure is new, a revision, the same, missing or unplaced."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from xxtrack.diagnostics import Finding
from xxtrack.model.entry import Change, Entry
from xxtrack.model.message import Message, msg


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
