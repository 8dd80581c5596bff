"""The reader of a single row, which says at its place whatever is wrong with it."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from xxtrack.load.actuals.columns import Columns, place
from xxtrack.load.actuals.memory import Memory
from xxtrack.load.actuals.subjects import (
    Problem,
    period_end,
    read_basis,
    read_item,
    read_period,
    read_reported,
    unknown_scope,
    wrong_name,
)
from xxtrack.load.actuals.table import Row
from xxtrack.load.actuals.value_words import WITHDRAWN
from xxtrack.load.actuals.values import has_two_readings, is_missing, read_for, with_decimal_point
from xxtrack.load.suggestions import Suggestions
from xxtrack.model.actuals import CellValue, Observation, StoredRow, Subject, observed
from xxtrack.model.day_time import day_alone
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import msg
from xxtrack.model.narrative import COLUMNS as NARRATIVE_COLUMNS
from xxtrack.model.narrative import NO_NARRATIVE, Narrative, narrative_text
from xxtrack.model.period import Period
from xxtrack.model.plan import Item, Plan

SUBJECT_COLUMNS = ("id", "name", "period", "scope", "basis", "source", "note", *NARRATIVE_COLUMNS)
"""The columns that tell what a row speaks of."""

SubjectCells: TypeAlias = Sequence[str]
"""The cells of those columns, without the space around them; empty where a file does not have the column."""


class RowReader:
    """The rows of one file; what becomes of them is counted."""

    def __init__(self, plan: Plan, file: str, columns: Columns, known_at: date | None) -> None:
        self.plan = plan
        self.file = file
        self.columns = columns
        self.known_at = known_at
        self.findings: list[Finding] = []
        self.suggestions = Suggestions()
        self._periods: Memory[str, Period | Problem] = Memory(lambda text: read_period(text, plan))
        self.rows = self.used = self.missing = 0
        self.words_alone: list[Observation] = []
        """Rows with words and no value."""

    def read(self, row: Row) -> tuple[Subject, StoredRow] | None:
        """The row's subject and value; None where the value is missing or not yet known, or the row is refused."""
        if self.known_at is not None and not self._known(row, self.known_at):
            return None
        self.rows += 1
        if len(row.cells) != self.columns.width and any(cell.strip() for cell in row.cells[self.columns.width :]):
            message = msg("table.row-width", given=len(row.cells), wanted=self.columns.width)
            self.findings.append(Finding("XX412", message, Where(self.file, row.line, 1)))
            return None
        item, subject, problems = self.subject_of(
            [self.columns.cell(row, name) for name in SUBJECT_COLUMNS], self.suggestions
        )
        if item is None:
            self._report(row, "", problems)
            return None
        value, reported = self.columns.cell(row, "value"), read_reported(self.columns.cell(row, "reported"))
        if isinstance(reported, Problem):
            problems.append(reported)
        if value.lower() in WITHDRAWN:
            problems += self._unfit_withdrawal(row, value, subject)
        if value.lower() in WITHDRAWN or is_missing(value):
            self._report(row, item.id, problems)
            if subject is None or problems or isinstance(reported, Problem):
                return None
            return self._without_value(row, subject, reported)
        read = read_for(item, with_decimal_point(value) if self.plan.decimal == "comma" else value)
        if row.commas and has_two_readings(value, self.plan.decimal):
            problems.append(Problem("value", "XX405", msg("value.two-readings", text=value), msg("hint.decimal")))
        elif read.problem:
            problems.append(Problem("value", read.code, read.problem))
        self._report(row, item.id, problems)
        if subject is None or isinstance(reported, Problem) or problems:
            return None
        if read.remark:
            self._report(row, item.id, [Problem("value", read.code or "XX421", read.remark)])
        self.used += 1
        where = place(row, self.columns.at["value"], self.file)
        cell = CellValue(read.value, read.stage, where.length, read.node)
        return subject.at_column(where.column), (reported, where.line, cell)

    def _unfit_withdrawal(self, row: Row, value: str, subject: Subject | None) -> Iterator[Problem]:
        """Why a figure cannot be taken back so: date and reason are needed, and words would have no figure."""
        if not (self.columns.cell(row, "reported") and self.columns.cell(row, "note")):
            yield Problem("value", "XX405", msg("row.withdrawal-unsaid", text=value))
        if subject and subject.narrative:
            yield Problem("value", "XX405", msg("row.withdrawal-with-words", text=value))

    def _without_value(self, row: Row, subject: Subject, reported: date | None) -> tuple[Subject, StoredRow] | None:
        """A blank; with date and note it takes back what was reported before, where anything was; with words never."""
        where = place(row, self.columns.at["value"], self.file)
        stored = reported, where.line, CellValue(None, None, where.length)
        if subject.narrative:
            self.words_alone.append(observed(subject.at_column(where.column), stored))
        if subject.narrative or not (reported and subject.note):
            self.missing += 1
            return None
        self.used += 1
        return subject.at_column(where.column), stored

    def subject_of(
        self, cells: SubjectCells, suggestions: Suggestions, column: int = 0
    ) -> tuple[Item | None, Subject | None, list[Problem]]:
        """What a row with these cells speaks of, its value standing at ``column``; else everything that is wrong."""
        id_, name, period_text, scope, basis_text, source, note, *words = cells
        item = read_item(id_, self.plan, suggestions)
        if isinstance(item, Problem):
            return None, None, [item]
        period = self._periods[period_text]
        basis = read_basis(item, basis_text, period if isinstance(period, Period) else None)
        problems = [*wrong_name(item, name), *unknown_scope(item, scope, self.plan, suggestions)]
        if problems or isinstance(period, Problem) or isinstance(basis, Problem):
            problems += [found for found in (period, basis) if isinstance(found, Problem)]
            return item, None, problems
        # The same few words stand on many rows.
        scope, source, note = map(sys.intern, (scope, source, note))
        narrative = Narrative(*map(narrative_text, words)) if any(words) else NO_NARRATIVE
        return item, Subject(item.id, period, scope, basis, source, note, self.file, column, narrative), []

    def _report(self, row: Row, item: str, problems: list[Problem]) -> None:
        for problem in problems:
            where = place(row, self.columns.at[problem.column], self.file)
            self.findings.append(Finding(problem.code, problem.message, where, item, hint=problem.hint))

    def _known(self, row: Row, day: date) -> bool:
        """Whether the row had been reported by a day; one whose dates cannot be read stays, to be refused."""
        if text := self.columns.cell(row, "reported"):
            reported = read_reported(text)
            return not isinstance(reported, date) or day_alone(reported) <= day
        end = period_end(self.columns.cell(row, "period"), self.plan)
        return end is None or end <= day
