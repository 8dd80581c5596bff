"""One sheet of an office's table to candidates: which cell is which item's actual for which period, nothing guessed.

Every cell under a header of values, in a row that is about something, is counted: it becomes a candidate, is missing,
or is left over with the reason. Rows that are about nothing (titles, headings, footers, blanks) are passed over.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from xxtrack.load.actuals.candidates import Candidate
from xxtrack.load.actuals.values import is_missing
from xxtrack.load.office.headers import Header, ValueColumn, find_header, split_unit
from xxtrack.load.office.matching import ItemMatcher, Match, is_growth
from xxtrack.load.office.workbook import Box, OpenSheet, SheetRow
from xxtrack.model.actuals import Basis
from xxtrack.model.entry import SheetRead, Unplaced
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.number import nfkc, read_number
from xxtrack.model.period import PeriodError
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.plan import Item, Measure, Plan
from xxtrack.model.unit import is_percentage

HEAD = 40
"""Rows of a sheet in which its header must begin."""

_PERIOD_IN_TITLE = re.compile(
    r"(?:\d{4}\s*(?:年\s*)?)?(?:\d{1,2}\s*[-—–~～至]\s*\d{1,2}\s*月|\d{1,2}\s*月|上半年|前三季度|[一二三四]季度|全年)|\d{4}-\d{2}"
)
_NUMBER = re.compile(r"[+-]?[\d,.]+")


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user says about a file that does not say it itself."""

    period: str = ""
    basis: Basis | None = None
    source: str = ""
    reported: str = ""


@dataclass(slots=True)
class Import:
    """What the sheets of a file gave, before it is checked against the plan."""

    candidates: list[Candidate] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    missing: int = 0
    sheets: list[SheetRead] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class SheetReader:
    """Reads one sheet; what it gives is added to ``result``."""

    def __init__(
        self, file: str, sheet: OpenSheet, plan: Plan, matcher: ItemMatcher, options: ImportOptions, result: Import
    ) -> None:
        self.file = file.rpartition("/")[2]
        self.sheet = sheet
        self.plan = plan
        self.matcher = matcher
        self.options = options
        self.result = result
        self.period = options.period
        self.passed_over = 0

    def read(self) -> None:
        """Find the header, then read the rows below it."""
        if self.sheet.hidden:
            self.result.sheets.append(SheetRead(self.sheet.name, 0, hidden=True))
            return
        rows = self._rows()
        head = list(islice(rows, HEAD))
        scopes = frozenset(scope for group in self.plan.groups.values() for scope in group)
        scopes |= {scope for item in self.plan.items.values() for scope, _ in item.quotas}
        header = find_header(head, self.sheet.merged, self.plan.year, scopes)
        if header is None or not header.values:
            self.result.sheets.append(SheetRead(self.sheet.name, header.first if header else 0))
            return
        named = "period" in header.roles or all(column.period_text for column in header.values)
        if not self.period and not named:
            self.period = self._period_of_sheet([row for row in head if row.number < header.first])
        held: dict[int, str] = {}
        for row in chain((row for row in head if row.number > header.last), rows):
            self._read_row(_filled(row, self.sheet.merged, held, header), header)
        self.result.sheets.append(
            SheetRead(
                self.sheet.name,
                header.first,
                tuple(column.title for column in header.values),
                header.unread,
                self.period,
                self.passed_over,
                month_columns=self.options.basis is None and any(_month_alone(column) for column in header.values),
            )
        )

    def _rows(self) -> Iterator[SheetRow]:
        for row in self.sheet.rows:
            if isinstance(row, Finding):
                self.result.findings.append(row)
            elif any(cell.strip() for cell in row.cells):
                yield row

    def _period_of_sheet(self, above: list[SheetRow]) -> str:
        """The one period that the sheet's name or the rows above its header speak of; empty where there are two."""
        found: dict[object, str] = {}
        for text in [self.sheet.name, *(cell for row in above for cell in row.cells)]:
            for match in _PERIOD_IN_TITLE.finditer(nfkc(text)):
                try:
                    period = parse_period(match[0], self.plan.year)
                except PeriodError:
                    continue
                found.setdefault(period.end, match[0])
        return next(iter(found.values())) if len(found) == 1 else ""

    def _read_row(self, row: SheetRow, header: Header) -> None:
        def cell(index: int | None) -> str:
            return row.cells[index].strip() if index is not None and index < len(row.cells) else ""

        words = {role: cell(index) for role, index in header.roles.items()}
        label = words.get("id") or words.get("name") or ""
        cells = [(column, cell(column.index)) for column in header.values]
        is_empty = not any(text for _, text in cells)
        if not label and is_empty:
            self.passed_over += 1
            return
        match = self.matcher.match(words)
        if match.item is None and is_empty:
            self.passed_over += 1
            return
        has_growth = any(column.growth for column in header.values)
        for column, text in cells:
            if is_missing(text):
                self.result.missing += 1
                continue
            origin = self._origin(row.number, column.index)
            item, reason, hint = self._match_for(column, words, match, has_growth=has_growth)
            if item is not None and not reason:
                reason = self._objection(item, column, words, text)
            if reason is not None or item is None:
                self.result.unplaced.append(Unplaced(origin, label, text, reason or msg("import.no-label"), hint))
            else:
                self.result.candidates.append(Candidate(self._columns(item, column, words, text, origin), origin))

    def _match_for(self, column: ValueColumn, words: Mapping[str, str], match: Match, *, has_growth: bool) -> Match:
        """The item of a cell: the row's, unless the column or the item is about growth and the other is not."""
        if column.growth:
            return self.matcher.match_growth(words, match.item)
        if match.item is not None and has_growth and is_growth(match.item):
            return Match(None, msg("import.level-of-growth", name=match.item.name))
        return match

    def _origin(self, number: int, index: int) -> str:
        return "!".join(part for part in (self.file, self.sheet.name, f"{_letters(index)}{number}") if part)

    def _objection(self, item: Item, column: ValueColumn, words: Mapping[str, str], text: str) -> Message | None:
        """Why a cell of a known item cannot be its actual."""
        if not (column.period_text or words.get("period") or self.period):
            return msg("import.no-period")
        if column.basis is Basis.PERIOD and item.measure is not Measure.FLOW:
            return msg("import.alone-not-flow")
        if self.sheet.formats_known or item.target is None or not is_percentage(item.target.unit):
            return None
        number = read_number(text)
        unsure = number is not None and 0 < abs(number) <= 1 and not column.unit
        return msg("import.fraction", text=text) if unsure and words.get("unit") != "%" else None

    def _columns(
        self, item: Item, column: ValueColumn, words: Mapping[str, str], text: str, origin: str
    ) -> dict[str, str]:
        """The cell as a row of a table of actuals."""
        unit = column.unit or words.get("unit", "") or split_unit(words.get("name", ""))[1]
        if column.growth and not column.unit:
            unit = "%"
        bare = bool(_NUMBER.fullmatch(nfkc(text)))
        period = column.period_text or words.get("period") or self.period
        return {
            "id": item.id,
            "period": period,
            "value": f"{text}{unit}" if bare and item.target else text,
            "scope": column.scope or words.get("scope", ""),
            "basis": self._basis(item, column, words, period),
            "source": " ".join(part for part in (self.options.source or words.get("source", ""), origin) if part),
            "note": words.get("note", ""),
            "reported": words.get("reported") or self.options.reported,
        }

    def _basis(self, item: Item, column: ValueColumn, words: Mapping[str, str], period: str) -> str:
        if item.measure is not Measure.FLOW:
            return ""
        if words.get("basis"):
            return words["basis"]
        try:
            alone = parse_period(period, self.plan.year).alone
        except PeriodError:
            alone = False
        basis = column.basis or (Basis.PERIOD if alone else self.options.basis)
        return "period" if basis is Basis.PERIOD else ""


def _filled(row: SheetRow, merged: tuple[Box, ...], held: dict[int, str], header: Header) -> SheetRow:
    """A row with the words of cells merged downwards into it: one name for the rows of several scopes."""
    keys = set(header.roles.values())
    cells = list(row.cells)
    for top, left, bottom, _ in merged:
        if left - 1 in keys and top <= row.number <= bottom:
            cells += [""] * (left - len(cells))
            if row.number == top:
                held[left - 1] = cells[left - 1]
            else:
                cells[left - 1] = held.get(left - 1, "")
    return replace(row, cells=cells)


def _month_alone(column: ValueColumn) -> bool:
    """Whether a column is headed by one later month and nothing says what its values cover."""
    period = column.period
    single = period is not None and period.end.month > 1 and not any(dash in column.period_text for dash in "-—–~至到")
    return single and column.basis is None and not column.growth and "月" in column.period_text


def _letters(index: int) -> str:
    """Column letters of a spreadsheet: 0 is A, 26 is AA."""
    letters = ""
    rest = index + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters
