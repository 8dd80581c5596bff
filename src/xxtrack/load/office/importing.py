"""An office's table to figures for the plan: which cell is which item's figure for which period, nothing guessed.

Every cell under a header of figures, in a row that is about something, is counted: it becomes a candidate, is missing,
or is left over with the reason. Rows that are about nothing (titles, headings, footers, blanks) are passed over.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from xxtrack.load.actuals.values import is_missing
from xxtrack.load.office.candidates import Candidate, check_candidates
from xxtrack.load.office.headers import Column, Header, find_header, folded, split_unit
from xxtrack.load.office.workbook import Box, Line, Sheet, sheets
from xxtrack.load.source import Source
from xxtrack.load.suggestions import Suggestions
from xxtrack.model.actuals import Actuals, Basis
from xxtrack.model.entry import ImportReport, SheetRead, Unplaced, entries
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.number import nfkc, read_number
from xxtrack.model.period import PeriodError
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.plan import Item, Measure, Plan
from xxtrack.model.unit import is_percentage

HEAD = 40
"""Lines of a sheet in which its header must begin."""

_GROWTH_NAMES = ("增长", "增速", "同比增长", "增长率")
_LEADING = re.compile(r"^(?:其中[:：]|[一二三四五六七八九十]+、|\d+[.、](?!\d)|[(（][一二三四五六七八九十\d]+[)）])\s*")
_PERIOD_IN_TITLE = re.compile(
    r"(?:\d{4}\s*(?:年\s*)?)?(?:\d{1,2}\s*[-—–~～至]\s*\d{1,2}\s*月|\d{1,2}\s*月|上半年|前三季度|[一二三四]季度|全年)|\d{4}-\d{2}"
)
_NUMBER = re.compile(r"[+-]?[\d,.]+")


@dataclass(slots=True)
class Import:
    """What a file gave, before it is checked against the plan."""

    candidates: list[Candidate] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    missing: int = 0
    sheets: list[SheetRead] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says about a file that does not say it itself."""

    period: str = ""
    basis: Basis | None = None
    source: str = ""
    reported: str = ""


def read_import(source: Source, plan: Plan, wishes: Wishes) -> Import:
    """Read every sheet of a file."""
    result = Import()
    names = _names(plan)
    for sheet in sheets(source):
        if isinstance(sheet, Finding):
            result.findings.append(sheet)
        else:
            _SheetReader(source.name, sheet, plan, names, wishes, result).read()
    return result


def _names(plan: Plan) -> dict[str, list[Item]]:
    names: defaultdict[str, list[Item]] = defaultdict(list)
    for item in plan.items.values():
        names[folded(item.name)].append(item)
    return dict(names)


def import_report(file: str, result: Import, plan: Plan, actuals: Actuals) -> ImportReport:
    """Check the candidates as the reader of the files will, and compare them with what has been reported."""
    checked = check_candidates(result.candidates, plan)
    figures = [c.figure for c in checked if c.figure]
    refused = tuple(
        Unplaced(
            c.candidate.origin,
            c.candidate.columns["id"],
            c.candidate.columns["value"],
            c.findings[0].message,
            c.findings[0].hint,
        )
        for c in checked
        if c.figure is None and c.findings
    )
    warnings = tuple(finding for c in checked if c.figure for finding in c.findings)
    missing = result.missing + sum(c.missing for c in checked)
    report = ImportReport(file, tuple(result.sheets), (), (*result.unplaced, *refused), missing, warnings)
    return report.with_entries(entries(figures, actuals))


class _SheetReader:
    """One sheet to candidates."""

    def __init__(
        self, file: str, sheet: Sheet, plan: Plan, names: dict[str, list[Item]], wishes: Wishes, result: Import
    ) -> None:
        self.file = file.rpartition("/")[2]
        self.sheet = sheet
        self.plan = plan
        self.names = names
        self.wishes = wishes
        self.result = result
        self.period = wishes.period
        self.suggestions = Suggestions()
        self.passed_over = 0

    def read(self) -> None:
        if self.sheet.hidden:
            self.result.sheets.append(SheetRead(self.sheet.name, 0, hidden=True))
            return
        lines = self._lines()
        head = list(islice(lines, HEAD))
        scopes = frozenset(scope for group in self.plan.groups.values() for scope in group)
        scopes |= {scope for item in self.plan.items.values() for scope, _ in item.quotas}
        header = find_header(head, self.sheet.merged, self.plan.year, scopes)
        if header is None or not header.values:
            self.result.sheets.append(SheetRead(self.sheet.name, header.first if header else 0))
            return
        named = "period" in header.roles or all(column.period_text for column in header.values)
        if not self.period and not named:
            self.period = self._period_of_sheet([line for line in head if line.number < header.first])
        above = self.sheet.merged
        held: dict[int, str] = {}
        for line in chain((line for line in head if line.number > header.last), lines):
            self._row(_filled(line, above, held, header), header)
        self.result.sheets.append(
            SheetRead(
                self.sheet.name,
                header.first,
                tuple(column.title for column in header.values),
                header.unread,
                self.period,
                self.passed_over,
                month_columns=self.wishes.basis is None and any(_month_alone(column) for column in header.values),
            )
        )

    def _lines(self) -> Iterator[Line]:
        for row in self.sheet.rows:
            if isinstance(row, Finding):
                self.result.findings.append(row)
            elif any(cell.strip() for cell in row.cells):
                yield row

    def _period_of_sheet(self, above: list[Line]) -> str:
        """The one period that the sheet's name or the lines above its header speak of."""
        found: dict[object, str] = {}
        for text in [self.sheet.name, *(cell for line in above for cell in line.cells)]:
            for match in _PERIOD_IN_TITLE.finditer(nfkc(text)):
                try:
                    period = parse_period(match[0], self.plan.year)
                except PeriodError:
                    continue
                found.setdefault(period.end, match[0])
        return next(iter(found.values())) if len(found) == 1 else ""

    def _row(self, line: Line, header: Header) -> None:
        def cell(index: int | None) -> str:
            return line.cells[index].strip() if index is not None and index < len(line.cells) else ""

        row = {role: cell(index) for role, index in header.roles.items()}
        label = row.get("id") or row.get("name") or ""
        cells = [(column, cell(column.index)) for column in header.values]
        if not label and not any(text for _, text in cells):
            self.passed_over += 1
            return
        item, reason, hint = self._item(row)
        if item is None and not any(text for _, text in cells):
            self.passed_over += 1
            return
        has_growth = any(column.growth for column in header.values)
        for column, text in cells:
            origin = self._origin(line.number, column.index)
            if is_missing(text):
                self.result.missing += 1
                continue
            target, why, near = (item, reason, hint)
            if column.growth:
                target, why, near = self._growth_item(row, item)
            elif item is not None and has_growth and _is_growth(item):
                target, why, near = None, msg("import.level-of-growth", name=item.name), None
            if target is not None and not why:
                why = self._objection(target, column, row, text)
            if why is not None or target is None:
                self.result.unplaced.append(Unplaced(origin, label, text, why or msg("import.no-label"), near))
            else:
                self.result.candidates.append(Candidate(self._columns(target, column, row, text, origin), origin))

    def _origin(self, number: int, index: int) -> str:
        return "!".join(part for part in (self.file, self.sheet.name, f"{_letters(index)}{number}") if part)

    def _item(self, row: dict[str, str]) -> tuple[Item | None, Message | None, Message | None]:
        """The item a row is about, else the reason and the nearest."""
        if given := row.get("id"):
            item = self.plan.items.get(given.strip().upper())
            if item is None:
                return None, msg("row.unknown-item", id=given), None
            name = row.get("name", "")
            if name and item not in self._named(name):
                return None, msg("row.name", given=name, wanted=item.name), None
            return item, None, None
        if not (name := row.get("name", "")):
            return None, msg("import.no-label"), None
        found = self._named(name)
        if len(found) == 1:
            return found[0], None, None
        if found:
            ids = "、".join(item.id for item in found)
            return None, msg("import.ambiguous", name=name, ids=ids), None
        near = self.suggestions.for_word(folded(name), self.names)
        close = self.names[near][0] if near else None
        hint = msg("hint.did-you-mean-item", id=close.id, name=close.name) if close else None
        return None, msg("import.unknown-name", name=name), hint

    def _named(self, name: str) -> list[Item]:
        """Items with exactly this name, else with the name without its numbering and its unit."""
        plain = name.lstrip("'")
        bare, _ = split_unit(_LEADING.sub("", plain))
        return self.names.get(folded(plain)) or self.names.get(folded(bare)) or []

    def _growth_item(
        self, row: dict[str, str], item: Item | None
    ) -> tuple[Item | None, Message | None, Message | None]:
        """A growth column is about the item of the growth: 固定资产投资 under 同比 is 固定资产投资增长."""
        if item is not None and _is_growth(item):
            return item, None, None
        bare, _ = split_unit(_LEADING.sub("", row.get("name", "")))
        found = {i.id: i for word in _GROWTH_NAMES for i in self._named(bare + word)} if bare else {}
        if len(found) == 1:
            return next(iter(found.values())), None, None
        return None, msg("import.no-growth-item", name=bare or row.get("id", "")), None

    def _objection(self, item: Item, column: Column, row: dict[str, str], text: str) -> Message | None:
        """Why a cell of a known item cannot be its figure."""
        if not (column.period_text or row.get("period") or self.period):
            return msg("import.no-period")
        if column.basis is Basis.PERIOD and item.measure is not Measure.FLOW:
            return msg("import.alone-not-flow")
        if self.sheet.formats_known or item.target is None or not is_percentage(item.target.unit):
            return None
        number = read_number(text)
        unsure = number is not None and 0 < abs(number) <= 1 and not column.unit
        return msg("import.fraction", text=text) if unsure and row.get("unit") != "%" else None

    def _columns(self, item: Item, column: Column, row: dict[str, str], text: str, origin: str) -> dict[str, str]:
        unit = column.unit or row.get("unit", "") or split_unit(row.get("name", ""))[1]
        if column.growth and not column.unit:
            unit = "%"
        bare = bool(_NUMBER.fullmatch(nfkc(text)))
        period = column.period_text or row.get("period") or self.period
        return {
            "id": item.id,
            "period": period,
            "value": f"{text}{unit}" if bare and item.target else text,
            "scope": column.scope or row.get("scope", ""),
            "basis": self._basis(item, column, row, period),
            "source": " ".join(part for part in (self.wishes.source or row.get("source", ""), origin) if part),
            "note": row.get("note", ""),
            "reported": row.get("reported") or self.wishes.reported,
        }

    def _basis(self, item: Item, column: Column, row: dict[str, str], period: str) -> str:
        if item.measure is not Measure.FLOW:
            return ""
        if row.get("basis"):
            return row["basis"]
        try:
            alone = parse_period(period, self.plan.year).alone
        except PeriodError:
            alone = False
        basis = column.basis or (Basis.PERIOD if alone else self.wishes.basis)
        return "period" if basis is Basis.PERIOD else ""


def _filled(line: Line, merged: tuple[Box, ...], held: dict[int, str], header: Header) -> Line:
    """A row with the words of cells merged downwards into it: one name for the rows of several scopes."""
    keys = set(header.roles.values())
    cells = list(line.cells)
    for top, left, bottom, _ in merged:
        if left - 1 in keys and top <= line.number <= bottom:
            cells += [""] * (left - len(cells))
            if line.number == top:
                held[left - 1] = cells[left - 1]
            else:
                cells[left - 1] = held.get(left - 1, "")
    return replace(line, cells=cells)


def _month_alone(column: Column) -> bool:
    """Whether a column is headed by one later month and nothing says what its figures cover."""
    period = column.period
    single = period is not None and period.end.month > 1 and not any(dash in column.period_text for dash in "-—–~至到")
    return single and column.basis is None and not column.growth and "月" in column.period_text


def _is_growth(item: Item) -> bool:
    rate = item.target is not None and is_percentage(item.target.unit)
    return rate and item.name.endswith(_GROWTH_NAMES)


def _letters(index: int) -> str:
    """Column letters of a spreadsheet: 0 is A, 26 is AA."""
    letters = ""
    rest = index + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters
