"""What the reader of a table is told, and where it puts what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from xxtrack.load.actuals.candidates import Candidate
from xxtrack.load.office.matching import ItemMatcher
from xxtrack.load.office.rows import OpenSheet
from xxtrack.model.actuals import Basis
from xxtrack.model.day_time import DayTime
from xxtrack.model.entry import SheetRead, Unplaced
from xxtrack.model.finding import Finding
from xxtrack.model.plan import Plan


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user says about a file that does not say it itself."""

    period: str = ""
    basis: Basis | None = None
    source: str = ""
    reported: str = ""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Names that items go by besides their own, to ids."""
    now: DayTime | None = None
    """The time that an actual gets where a row of its day is there."""


@dataclass(slots=True)
class Import:
    """What the sheets of a file gave, before it is checked against the plan."""

    candidates: list[Candidate] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    missing: int = 0
    sheets: list[SheetRead] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class SheetContext(NamedTuple):
    """What the tables of a sheet share; what they give is added to ``result``."""

    file: str
    sheet: OpenSheet
    plan: Plan
    matcher: ItemMatcher
    options: ImportOptions
    result: Import


class Titles(NamedTuple):
    """What is said above a table for all of it."""

    period: str = ""
    units: tuple[str, ...] = ()
