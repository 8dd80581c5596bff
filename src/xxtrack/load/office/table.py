"""One table of a sheet to candidates: which cell is which item's actual for which period, nothing guessed.

Every cell under a header of values, in a row that is about something, is counted: it becomes a candidate, is missing,
or is left over with the reason. Rows that are about nothing (titles, headings, footers, blanks) are passed over.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from xxtrack.load.actuals.candidates import Candidate
from xxtrack.load.actuals.values import has_two_readings, is_bare_number, is_missing, read_for, with_decimal_point
from xxtrack.load.office.beside import bearer_of, doubtful_words, is_signature, stage_word, words_beside
from xxtrack.load.office.context import SheetContext, Titles
from xxtrack.load.office.headers import Header, ValueColumn
from xxtrack.load.office.matching import Match
from xxtrack.load.office.months import Sums, is_month_alone, parts_of, sums_of
from xxtrack.load.office.rows import Box, SheetRow, cell_of, column_letters
from xxtrack.load.office.titles import unit_for, units_in
from xxtrack.load.office.totals import SUM, RowMatcher
from xxtrack.load.office.words import split_unit
from xxtrack.model.actuals import Basis
from xxtrack.model.calendar import ONE_DAY, month_after
from xxtrack.model.entry import SheetRead, Unplaced
from xxtrack.model.growth import is_growth
from xxtrack.model.message import Message, msg
from xxtrack.model.narrative import COLUMNS as NARRATIVE_COLUMNS
from xxtrack.model.number import read_number
from xxtrack.model.period import Period, PeriodError
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.plan import Item, Measure
from xxtrack.model.unit import is_percentage


class TableReader:
    """Reads the rows of one table."""

    def __init__(self, context: SheetContext, header: Header, titles: Titles) -> None:
        self.file, self.sheet, self.plan, self.matcher, self.options, self.result = context
        plan, options = self.plan, self.options
        named = "period" in header.roles or (header.values and all(column.period_text for column in header.values))
        self.titles = titles._replace(period="" if named and not options.period else titles.period)
        rates = [item for item in plan.items.values() if is_growth(item)]
        unused = frozenset(
            column
            for column in header.values
            if column.growth and column.basis is Basis.PERIOD and not any(item.every for item in rates)
        )
        # The growth of a month says nothing of the year to date; a bulletin has it beside every figure.
        self.unread = (*header.unread, *(column.title for column in header.values if column in unused))
        self.header = replace(header, values=tuple(column for column in header.values if column not in unused))
        self.parts = (
            None
            if options.basis
            else parts_of(self.header.values, plan.year.start.replace(day=1), self._end_of(self.titles.period))
        )
        self.passed_over = 0
        self._held: dict[int, str] = {}
        self.rows = RowMatcher(plan, self.matcher)

    def summary(self) -> SheetRead:
        """How the table was understood."""
        header = self.header
        unsaid = self.options.basis is None and self.parts is None
        return SheetRead(
            self.sheet.name,
            header.first,
            (*(column.title for column in header.values), *header.words.values()),
            self.unread,
            self.titles.period,
            self.passed_over,
            month_columns=unsaid and any(is_month_alone(column) for column in header.values),
            unknown=header.unknown,
            units=self.titles.units,
            formats_known=self.sheet.formats_known,
        )

    def knows(self, row: SheetRow) -> bool:
        """Whether a row is about an item."""
        return self.matcher.knows({role: cell_of(row, index) for role, index in self.header.roles.items()})

    def read_row(self, row: SheetRow) -> None:
        """Place every cell of a row that stands under a header of values."""
        row = _filled(row, self.sheet.merged, self._held, self.header)
        words: Mapping[str, str] = {role: cell_of(row, index) for role, index in self.header.roles.items()}
        across = bool(self.header.values) and all(column.item for column in self.header.values)
        if across and self._read_period(words.get("name", "")):
            words = {**words, "period": words.get("period") or words["name"], "name": ""}
        label = words.get("id") or words.get("name") or ""
        cells = [(column, self._value(row, column.index)) for column in self.header.values]
        told = words_beside(row, self.header)
        is_empty = not told and not any(text for _, text in cells)
        is_empty = is_empty or (is_signature(row) and not any(is_bare_number(text) for _, text in cells))
        if is_empty and not label:
            self.passed_over += 1
            return
        words, match = self.rows.match(words, cells, across=across)
        if match.item is None and is_empty:
            self.passed_over += 1
            return
        for index, why in doubtful_words(row, self.header):
            self.result.unplaced.append(Unplaced(self._origin(row.number, index), label, cell_of(row, index), why))
        sums = self._sums(cells, match.item)
        bearer = self._bearer(cells, words, match) if told else None
        if bearer and not any(column is bearer for column, _ in cells):
            word = stage_word(match.item, told)
            cells.append((bearer, word))
            told = {part: text for part, text in told.items() if not (word and part == "progress")}
        for column, text in cells:
            words = {**words, **dict.fromkeys(NARRATIVE_COLUMNS, ""), **(told if column is bearer else {})}
            if is_missing(text) and column is not bearer:
                self.result.missing += 1
                continue
            of_column = {**words, "id": "", "name": column.item} if column.item else words
            found = self.matcher.match(of_column) if column.item and match is not SUM else match
            self._place(row, column, text, of_column, found, sums)

    def _place(
        self, row: SheetRow, column: ValueColumn, text: str, words: Mapping[str, str], match: Match, sums: Sums | None
    ) -> None:
        origin = self._origin(row.number, column.index)
        label = words.get("id") or words.get("name") or ""
        item, reason, hint = self._match_for(column, words, match)
        if item is not None and not reason:
            reason = self._doubt(row, column.index) or self._objection(item, column, words, text, sums)
        if reason is not None or item is None:
            shown = text or next((words[part] for part in NARRATIVE_COLUMNS if words[part]), "")
            self.result.unplaced.append(Unplaced(origin, label, shown, reason or msg("import.no-label"), hint))
        else:
            self.result.candidates.append(Candidate(self._columns(item, column, words, text, origin, sums), origin))

    def _value(self, row: SheetRow, index: int) -> str:
        """A cell with a decimal point, whatever the plan's files have; the numbers of a workbook have one anyway."""
        text = cell_of(row, index)
        return with_decimal_point(text) if self.plan.decimal == "comma" and not row.typed else text

    def _bearer(self, cells: list[tuple[ValueColumn, str]], words: Mapping[str, str], match: Match) -> ValueColumn:
        own = [
            (column, text)
            for column, text in cells
            if match.item is None or self._match_for(column, words, match).item is match.item
        ]
        return bearer_of(own, self.header)

    def _doubt(self, row: SheetRow, index: int) -> Message | None:
        """Why the figure of a cell is not certain, whatever it is for."""
        text = cell_of(row, index)
        if row.commas and has_two_readings(text, self.plan.decimal):
            return msg("value.two-readings", text=text)
        return row.problems.get(index)

    def _match_for(self, column: ValueColumn, words: Mapping[str, str], match: Match) -> Match:
        """The item of a cell: the row's, unless the column or the item is about growth and the other is not."""
        if column.growth:
            return self.matcher.match_growth(words, match.item)
        has_growth = any(other.growth for other in self.header.values)
        if match.item is not None and has_growth and is_growth(match.item):
            return Match(None, msg("import.level-of-growth", name=match.item.name))
        return match

    def _origin(self, number: int, index: int) -> str:
        return "!".join(part for part in (self.file, self.sheet.name, f"{column_letters(index)}{number}") if part)

    def _sums(self, cells: list[tuple[ValueColumn, str]], item: Item | None) -> Sums | None:
        """What the numbers of a row of a flow show of its months; None where there is nothing to ask."""
        if self.parts is None or item is None or item.measure is not Measure.FLOW:
            return None
        return sums_of(self.parts, {column.index: read_for(item, text).value for column, text in cells})

    def _objection(
        self, item: Item, column: ValueColumn, words: Mapping[str, str], text: str, sums: Sums | None
    ) -> Message | None:
        """Why a cell of a known item cannot be its actual."""
        period = self._period(column, words)
        if not period:
            return msg("import.no-period")
        if is_missing(text):
            return None
        if column.basis is Basis.PERIOD and item.measure is not Measure.FLOW and not (item.every or item.over_time):
            return msg("import.alone-not-flow")
        if column.months and not self._last_months(column, period):
            return msg("import.not-its-end", period=period, title=column.title)
        if sums is Sums.UNCLEAR and self._is_part(column):
            return msg("import.months-unclear")
        if self.sheet.formats_known or not item.has_figures or not is_percentage(item.in_unit):
            return None
        number = read_number(text)
        unsure = number is not None and 0 < abs(number) <= 1
        return msg("import.fraction", text=text) if unsure else None

    def _columns(
        self,
        item: Item,
        column: ValueColumn,
        words: Mapping[str, str],
        text: str,
        origin: str,
        sums: Sums | None,
    ) -> dict[str, str]:
        """The cell as a row of a table of actuals."""
        period = self._period(column, words)
        if column.months:
            period = self._last_months(column, period) or period
        return {
            "id": item.id,
            "period": period,
            "value": f"{text}{self._unit(item, column, words)}" if is_bare_number(text) and item.has_figures else text,
            "scope": column.scope or words.get("scope", ""),
            "basis": self._basis(item, column, words, period, sums),
            "source": " ".join(part for part in (self.options.source or words.get("source", ""), origin) if part),
            "note": words.get("note", ""),
            "reported": words.get("reported") or self.options.reported,
            **{part: words[part] for part in NARRATIVE_COLUMNS},
        }

    def _unit(self, item: Item, column: ValueColumn, words: Mapping[str, str]) -> str:
        """The unit of a bare number: its column's, row's, name's, table's, or what a remark says, in this order."""
        if column.growth:
            return column.unit or "%"
        of_name = split_unit(words.get("name", ""))[1]
        return (
            column.unit
            or words.get("unit", "")
            or of_name
            or unit_for(item, self.titles.units)
            or unit_for(item, units_in([words.get("note", "")]))
        )

    def _period(self, column: ValueColumn, words: Mapping[str, str]) -> str:
        if text := column.period_text or words.get("period") or self.titles.period:
            return text
        totals = {total.index: count for total, count in self.parts.totals} if self.parts else {}
        if self.parts and (count := totals.get(column.index)):
            last = self.parts.columns[count - 1].period
            return f"{last.end:%Y-%m}" if last else ""
        return ""

    def _last_months(self, column: ValueColumn, text: str) -> str:
        """本月 of 1-6月 is June, and 本季 its quarter; empty where the period does not end with a whole one."""
        period = self._read_period(text)
        if period is None:
            return text
        after = period.end + ONE_DAY
        if after.day != 1 or (column.months == 3 and (after.month - self.plan.year.start.month) % 3):
            return ""
        start = month_after(after, -column.months)
        return f"{start:%Y-%m}" if column.months == 1 else f"{start}/{period.end}"

    def _is_part(self, column: ValueColumn) -> bool:
        return self.parts is not None and any(part.index == column.index for part in self.parts.columns)

    def _basis(self, item: Item, column: ValueColumn, words: Mapping[str, str], period: str, sums: Sums | None) -> str:
        if item.measure is not Measure.FLOW:
            return ""
        if words.get("basis"):
            return words["basis"]
        read = self._read_period(period)
        basis = column.basis or (Basis.PERIOD if read and read.alone else self.options.basis)
        if column.basis is None and sums is Sums.ALONE and self.parts:
            is_total = any(total.index == column.index for total, _ in self.parts.totals)
            basis = basis if is_total else Basis.PERIOD
        return "period" if basis is Basis.PERIOD else ""

    def _read_period(self, text: str) -> Period | None:
        try:
            return parse_period(text, self.plan.year)
        except PeriodError:
            return None

    def _end_of(self, text: str) -> date | None:
        period = self._read_period(text)
        return period.end if period else None


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
