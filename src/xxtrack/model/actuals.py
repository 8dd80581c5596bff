"""What has been reported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from xxtrack.diagnostics import Where
from xxtrack.model.period import Period


class Stage(Enum):
    """How far a milestone or a duty is, where it is reported in a word."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    DONE = "done"
    DELAYED = "delayed"


class Basis(Enum):
    """What a figure covers."""

    TO_DATE = "ytd"
    """Year to date (本月止累计)."""
    PERIOD = "period"
    """The period alone (当月)."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One reported value: for an item, a scope (empty: the whole) and a period.

    ``value`` is in the target's unit; for milestones and duties it is per cent done, or None where the report is a
    word.
    """

    item: str
    period: Period
    where: Where = field(compare=False)
    value: Decimal | None = None
    stage: Stage | None = None
    scope: str = ""
    basis: Basis = Basis.TO_DATE
    source: str = ""
    note: str = ""
    reported: date | None = None


@dataclass(frozen=True, slots=True)
class FileCount:
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
    """Records that are no rows of figures: blank ones, titles above the header, remarks below the rows."""


@dataclass(frozen=True, slots=True)
class Actuals:
    """All observations by item and scope, each list by period and then by report date, and what became of every row."""

    series: Mapping[tuple[str, str], tuple[Observation, ...]]
    files: tuple[FileCount, ...] = ()
    sources: tuple[str, ...] = ()
    """The distinct sources named, most used first."""


NO_ACTUALS = Actuals({})
