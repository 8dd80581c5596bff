"""The tables of a sheet: where each begins and ends, and what the lines above it say of all its figures."""

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice

from xxtrack.load.actuals.values import is_bare_number, is_missing
from xxtrack.load.office.context import SheetContext, Titles
from xxtrack.load.office.headers import LINES, Header, find_headers
from xxtrack.load.office.matching import ItemMatcher
from xxtrack.load.office.rows import SheetRow
from xxtrack.load.office.table import TableReader
from xxtrack.load.office.titles import period_in, units_in
from xxtrack.load.office.words import Vocabulary
from xxtrack.model.actuals import STAGE_WORDS
from xxtrack.model.entry import SheetRead
from xxtrack.model.finding import Finding
from xxtrack.model.plan import Plan

_LABEL = re.compile(r"[:：]")
HEAD = 40
"""Lines of a sheet in which its first header must begin."""
_TITLES = 8
"""Lines that may belong to a table below them."""
_SHOWN = 3
"""Lines that are named where there is no header among them."""


class SheetReader:
    """Reads one sheet, table by table."""

    def __init__(self, context: SheetContext) -> None:
        self.context = context
        self.sheet, self.result = context.sheet, context.result
        self.vocabulary = vocabulary_of(context.plan, context.matcher)
        self.titles = Titles(context.options.period)
        self._tables: list[TableReader] = []
        self._ahead: deque[SheetRow] = deque()
        self._is_titled = False

    def read(self) -> None:
        """Read every table; a line that may be the title of the next one waits until it is known."""
        if self.sheet.hidden:
            self.result.sheets.append(SheetRead(self.sheet.name, 0, hidden=True))
            return
        rows = self._rows()
        waiting: list[SheetRow] = []
        looked: list[SheetRow] = []
        while line := self._next(rows):
            headers = find_headers(
                waiting[-1] if waiting else None, line, tuple(self._ahead), self.sheet.merged, self.vocabulary
            )
            if headers and (self._tables or any(header.is_read for header in headers) or not self._later_header()):
                self._begin(headers, waiting)
                waiting = []
            elif self._tables and not self._may_be_title(line):
                for row in (*waiting, line):
                    self._read_row(row)
                waiting = []
            else:
                waiting.append(line)
                if self._tables and len(waiting) > _TITLES:
                    self._read_row(waiting.pop(0))
            if not self._tables:
                looked.append(line)
                if len(looked) == HEAD:
                    break
        for row in waiting if self._tables else ():
            self._read_row(row)
        self._end()
        if not self.result.sheets or self.result.sheets[-1].name != self.sheet.name:
            self.result.sheets.append(SheetRead(self.sheet.name, 0, looked=_shown(looked)))

    def _later_header(self) -> bool:
        """Whether another line soon below may be the header: this one has no column that is read."""
        lines = list(self._ahead)
        return any(
            any(
                header.is_read
                for header in find_headers(None, line, lines[i + 1 :], self.sheet.merged, self.vocabulary)
            )
            for i, line in enumerate(lines)
        )

    def _rows(self) -> Iterator[SheetRow]:
        for row in self.sheet.rows:
            if isinstance(row, Finding):
                self.result.findings.append(row)
            elif any(cell.strip() for cell in row.cells):
                yield row

    def _next(self, rows: Iterator[SheetRow]) -> SheetRow | None:
        self._ahead.extend(islice(rows, LINES + 1 - len(self._ahead)))
        return self._ahead.popleft() if self._ahead else None

    def _begin(self, headers: tuple[Header, ...], above: list[SheetRow]) -> None:
        """End the tables above; what their titles say holds on where the new ones have none of their own."""
        last = headers[0].last
        while self._ahead and self._ahead[0].number <= last:
            self._ahead.popleft()
        titles = [row for row in above if row.number < headers[0].first]
        self._end()
        texts = [cell for row in titles for cell in row.cells if cell.strip()]
        if not self.context.options.period:
            named = texts if self._is_titled else [self.sheet.name, *texts]
            self.titles = self.titles._replace(period=period_in(named, self.vocabulary.year) or self.titles.period)
        self.titles = self.titles._replace(units=units_in(texts) or self.titles.units)
        self._is_titled = True
        self._tables = [TableReader(self.context, header, self.titles) for header in headers]

    def _read_row(self, row: SheetRow) -> None:
        for table in self._tables:
            table.read_row(row)

    def _end(self) -> None:
        self.result.sheets += [table.summary() for table in self._tables]
        self._tables = []

    def _may_be_title(self, line: SheetRow) -> bool:
        """Whether a line may belong to the table below it: it has words alone, is about no item and reports nothing."""
        cells = [cell.strip() for cell in line.cells if cell.strip()]
        if any(is_missing(cell) or is_bare_number(cell) or cell.lower() in STAGE_WORDS for cell in cells):
            return False
        says_of_all = len(cells) == 1 or any(_LABEL.search(cell) for cell in cells)
        says_of_all = says_of_all or bool(period_in(cells, self.vocabulary.year))
        return says_of_all and not any(table.knows(line) for table in self._tables)


def vocabulary_of(plan: Plan, matcher: ItemMatcher) -> Vocabulary:
    """What headers may speak of in the tables of a plan."""
    scopes = {scope for group in plan.groups.values() for scope in group}
    scopes |= {scope for item in plan.items.values() for scope, _ in item.quotas}
    return Vocabulary(plan.year, {re.sub(r"\s+", "", scope): scope for scope in scopes}, matcher.names)


def _shown(lines: list[SheetRow]) -> tuple[str, ...]:
    """The first lines in short, for somebody who looks for the header among them."""
    return tuple(
        f"{line.number}: {' | '.join(cell.strip() for cell in line.cells if cell.strip())[:40]}"
        for line in lines[:_SHOWN]
    )
