"""Actuals: what has been reported, by whom, for which item, period and scope."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeAlias, overload

from xxtrack.model.equality import equal_without
from xxtrack.model.finding import Where
from xxtrack.model.narrative import NO_NARRATIVE, Narrative
from xxtrack.model.period import Period


class Stage(Enum):
    """How far a milestone or a duty is, where it is reported in a word."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    DONE = "done"
    DELAYED = "delayed"


STAGE_WORDS: Mapping[str, Stage] = {
    "未启动": Stage.NOT_STARTED,
    "未开始": Stage.NOT_STARTED,
    "未开工": Stage.NOT_STARTED,
    "未动工": Stage.NOT_STARTED,
    "推进中": Stage.UNDER_WAY,
    "基本完成": Stage.UNDER_WAY,
    "进行中": Stage.UNDER_WAY,
    "正常推进": Stage.UNDER_WAY,
    "已完成": Stage.DONE,
    "完成": Stage.DONE,
    "滞后": Stage.DELAYED,
    "受阻": Stage.DELAYED,
    **dict.fromkeys(("not started", "not-started", "not yet started", "not begun"), Stage.NOT_STARTED),
    **dict.fromkeys(("under way", "under-way", "underway", "in progress", "in-progress"), Stage.UNDER_WAY),
    **dict.fromkeys(("ongoing", "on-going", "started", "on track", "partly done"), Stage.UNDER_WAY),
    **dict.fromkeys(("done", "completed", "complete", "finished", "delivered"), Stage.DONE),
    **dict.fromkeys(("delayed", "on hold", "on-hold", "paused", "behind schedule", "stalled"), Stage.DELAYED),
}
"""Words that stand for a stage as offices type them, in Chinese and English; in small letters."""


class Basis(Enum):
    """What an actual covers."""

    TO_DATE = "ytd"
    """Year to date (本月止累计)."""
    PERIOD = "period"
    """The period alone (当月)."""


@equal_without("file", "column")
class Subject(NamedTuple):
    """What a row of a table speaks of: an item, a scope (empty: the whole) and a period, with the words beside it.

    Rows that say the same share one, so that a million of them need little room. ``file`` and ``column`` are where
    their values stand.
    """

    item: str
    period: Period
    scope: str = ""
    basis: Basis = Basis.TO_DATE
    source: str = ""
    note: str = ""
    file: str = ""
    column: int = 0
    narrative: Narrative = NO_NARRATIVE

    def at_column(self, column: int) -> "Subject":
        """The same in a row whose value stands elsewhere."""
        return self._replace(column=column)

    @property
    def claim(self) -> tuple[date, str, date]:
        """Subjects of one item and scope with the same claim are rivals; to date, the last day alone is the claim."""
        start = self.period.start if self.basis is Basis.PERIOD else self.period.end
        return self.period.end, self.basis.value, start


class CellValue(NamedTuple):
    """A cell that has been read: a number or a word, and how many characters it takes."""

    number: Decimal | None
    stage: Stage | None
    length: int
    node: str = ""
    """A milestone's step, in the plan's words."""


StoredRow: TypeAlias = tuple[date | None, int, CellValue | str]
"""A row as it is kept until somebody looks at it: when it was reported, its line, and the value.

Of a million revisions only the first and the last are looked at. A plain decimal and a word of `STAGE_WORDS` are kept
as the text they are.
"""


@equal_without("line", "length")
class Observation(NamedTuple):
    """One reported value.

    ``value`` is in the target's unit; for milestones and duties it is per cent done, or None where the report is a
    word. Two are equal when they say the same, wherever they stand.
    """

    subject: Subject
    value: Decimal | None = None
    stage: Stage | None = None
    reported: date | None = None
    line: int = 0
    length: int = 0
    """How many characters the value takes in its file."""
    node: str = ""
    """The step of a milestone that it reports as done, in the plan's words."""

    @property
    def item(self) -> str:
        """The item's id."""
        return self.subject.item

    @property
    def period(self) -> Period:
        """As its row names it."""
        return self.subject.period

    @property
    def scope(self) -> str:
        """Empty for the whole."""
        return self.subject.scope

    @property
    def basis(self) -> Basis:
        """What the value covers."""
        return self.subject.basis

    @property
    def source(self) -> str:
        """Who or what the value is from."""
        return self.subject.source

    @property
    def note(self) -> str:
        """A remark for readers."""
        return self.subject.note

    @property
    def narrative(self) -> Narrative:
        """What was written beside the value."""
        return self.subject.narrative

    @property
    def is_words_alone(self) -> bool:
        """Whether it has words and measures nothing: it takes nothing back."""
        return self.value is None and self.stage is None and bool(self.narrative)

    @property
    def is_withdrawal(self) -> bool:
        """Whether it takes back what was reported before."""
        return self.value is None and self.stage is None and not self.narrative

    @property
    def where(self) -> Where:
        """The place of the value."""
        return Where(self.subject.file, self.line, self.subject.column, self.length)

    def words_alone(self) -> "Observation":
        """Its words without its value."""
        return self._replace(value=None, stage=None, node="")

    def moved_to(self, file: str) -> "Observation":
        """The same as what comes from a file as a whole."""
        return self._replace(subject=self.subject._replace(file=file, column=0), line=0, length=0)


def observed(subject: Subject, row: StoredRow) -> Observation:
    """What a row says."""
    reported, line, value = row
    if isinstance(value, str):
        stage = STAGE_WORDS.get(value)
        return Observation(subject, None if stage else Decimal(value), stage, reported, line, len(value))
    return Observation(subject, value.number, value.stage, reported, line, value.length, value.node)


def when_reported(observation: Observation) -> date:
    """Reports without a date count as the first."""
    return observation.reported or date.min


class Bulk(Sequence[Observation]):
    """Many rows of one subject, each made into an observation when it is asked for."""

    __slots__ = ("rows", "subject")

    def __init__(self, subject: Subject, rows: Sequence[StoredRow]) -> None:
        self.subject = subject
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Observation: ...
    @overload
    def __getitem__(self, index: slice) -> "Bulk": ...
    def __getitem__(self, index: int | slice) -> "Observation | Bulk":
        if isinstance(index, slice):
            return Bulk(self.subject, self.rows[index])
        return observed(self.subject, self.rows[index])


Reports: TypeAlias = Sequence[Observation]
"""Every report of one actual, from the first to the one that stands."""


def end_of(reports: Reports) -> date:
    """The last day of the period that all reports of an actual are for."""
    subject = reports.subject if isinstance(reports, Bulk) else reports[0].subject
    return subject.period.end


class FileCount(NamedTuple):
    """What became of the rows of one file: ``used + missing + refused == rows``.

    With the header and what was ``skipped``, every record of the file is accounted for.
    """

    file: str
    rows: int
    used: int
    missing: int
    """Rows whose value is blank or a mark for "not available"."""
    refused: int
    skipped: int = 0
    """Records that are no rows of actuals: blank ones, titles above the header, remarks below the rows."""


@dataclass(frozen=True)
class Actuals:
    """All that has been reported by item and scope, and what became of every row."""

    reports: Mapping[tuple[str, str], tuple[Reports, ...]]
    """The reports of each actual, by item and scope; in order of their claims, which is the order of time."""
    files: tuple[FileCount, ...] = ()
    sources: tuple[str, ...] = ()
    """The distinct sources named, most used first."""
    worded: Mapping[tuple[str, str], tuple[Observation, ...]] = field(default_factory=dict)
    """The rows of each item and scope that have words, with a value or without; in order of time."""

    @cached_property
    def series(self) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
        """All observations, each list by period and then by report date."""
        return {key: self.series_of(key) for key in self.reports}

    def series_of(self, key: tuple[str, str]) -> tuple[Observation, ...]:
        """The same of one item and scope, where few are asked about."""
        return tuple(sorted(chain.from_iterable(self.reports.get(key, ())), key=_when))

    def differing(self, other: "Actuals") -> set[tuple[str, str]]:
        """The items and scopes of which the other has other rows."""
        found: set[tuple[str, str]] = set()
        if self is other:
            return found
        for mine, others in ((self.reports, other.reports), (self.worded, other.worded)):
            found |= {key for key in {**mine, **others} if mine.get(key) != others.get(key)}
        return found

    def with_more(self, new: Sequence[Observation]) -> "Actuals":
        """With observations besides, which nobody disputes."""
        keys = dict.fromkeys((one.item, one.scope) for one in new)
        changed = Actuals.of((*chain.from_iterable(map(self.series_of, keys)), *new))
        return replace(self, reports={**self.reports, **changed.reports})

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> "Actuals":
        """Observations that nobody disputes, in any order."""
        claims: dict[tuple[str, str], dict[tuple[date, str, date], list[Observation]]] = {}
        rows = tuple(observations)
        for one in rows:
            if one.is_words_alone:
                continue
            claims.setdefault((one.item, one.scope), {}).setdefault(one.subject.claim, []).append(one)
        return cls(
            {
                key: tuple(tuple(sorted(known[claim], key=when_reported)) for claim in sorted(known))
                for key, known in claims.items()
            },
            worded=in_order_of_time(one for one in rows if one.narrative),
        )


def in_order_of_time(rows: Iterable[Observation]) -> dict[tuple[str, str], tuple[Observation, ...]]:
    """Rows by item and scope, each list by period and then by report date."""
    found: dict[tuple[str, str], list[Observation]] = {}
    for one in rows:
        found.setdefault((one.item, one.scope), []).append(one)
    return {key: tuple(sorted(known, key=_when)) for key, known in found.items()}


def _when(observation: Observation) -> tuple[date, date]:
    return observation.period.end, when_reported(observation)


NO_ACTUALS = Actuals({})
