"""The only reader of spreadsheets: workbooks and CSV files as sheets of text cells, row by row.

Numbers become the text a person sees as far as it carries meaning: a cell formatted as a percentage is ``15.3%`` and
not 0.153, a date shown as year and month is a month and not its first day.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeVar
from xml.etree import ElementTree as ET

from xxtrack.errors import StopError
from xxtrack.load.actuals.table import Row, decode_table, read_rows
from xxtrack.load.office.marks import RAISED, is_scaled, rich_mark, scaled, unit_in_format, without_mark
from xxtrack.load.office.markup import html_sheets, is_html, is_spreadsheet_xml, xml_sheets
from xxtrack.load.office.rows import Box, OpenSheet, SheetRow
from xxtrack.load.office.unpacked import (
    MAX_CELLS,
    MAX_MERGED,
    MAX_ROWS,
    RefusedError,
    check_extent,
    check_old_extent,
    check_size,
    too_many_cells,
)
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import Message, msg

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_TRUE = frozenset({"1", "true"})
_WIDEST = 16_384
"""Columns of a sheet in Excel."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def sheets(source: Source) -> Iterator[OpenSheet | Finding]:
    """The sheets of a workbook, or the one table of a CSV file."""
    if reader := _reader(source.data):
        for sheet in _guarded(source, reader(source)):
            yield sheet if isinstance(sheet, Finding) else replace(sheet, rows=_guarded(source, sheet.rows))
    else:
        text = decode_table(source)
        if isinstance(text, Finding):
            yield text
        else:
            rows = read_rows(text, source.name)
            yield OpenSheet("", (row if isinstance(row, Finding) else _of_text(row) for row in rows))


def _reader(data: bytes) -> Callable[[Source], Iterator[OpenSheet | Finding]] | None:
    """What reads a workbook of this kind; None for text."""
    if data.startswith((_ZIP, _OLE)):
        return _sheets
    if is_spreadsheet_xml(data):
        return xml_sheets
    return html_sheets if is_html(data) else None


def _of_text(row: Row) -> SheetRow:
    return SheetRow(row.line, row.cells, commas=row.commas, typed=False)


def _sheets(source: Source) -> Iterator[OpenSheet]:
    if source.data.startswith(_ZIP):
        names = check_size(source.data)
        if any(name.lower().startswith("xl/") for name in names):
            yield from _modern(source)
            return
        check_extent(source.data)
    else:
        _check_old(source)
    yield from _other(source)


def _check_old(source: Source) -> None:
    try:
        check_old_extent(source.data)
    except ImportError:
        raise StopError(msg("import.no-excel", file=source.name)) from None


_Read = TypeVar("_Read")


def _guarded(source: Source, found: Iterator[_Read]) -> Iterator[_Read | Finding]:
    """Turn whatever a library raises for a user's file into a finding."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from found
    except StopError:
        raise
    except RefusedError as error:
        yield Finding("XX401", error.message, Where(source.name))
    except BaseException as error:
        # The libraries raise anything, from KeyError to a panic of calamine's, which is none of Exception's kind.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        message = msg("import.broken", problem=str(error) or type(error).__name__)
        yield Finding("XX401", message, Where(source.name))


def _modern(source: Source) -> Iterator[OpenSheet]:
    """The sheets of an xlsx, streamed by openpyxl, which knows number formats; calamine would allocate every cell."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise StopError(msg("import.no-excel", file=source.name)) from None
    values = load_workbook(BytesIO(source.data), read_only=True, data_only=True, rich_text=True)
    formulas = load_workbook(BytesIO(source.data), read_only=True)
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            yield OpenSheet(sheet.title, iter(()), hidden=True)
            continue
        twin = formulas[sheet.title]
        sheet.reset_dimensions()
        twin.reset_dimensions()
        layout = _layout_of(sheet)
        yield OpenSheet(sheet.title, _modern_rows(sheet, twin, layout), tuple(layout.merged))


def _modern_rows(values: Any, formulas: Any, layout: "_Layout") -> Iterator[SheetRow]:
    room = MAX_CELLS
    for number, (row, twins) in enumerate(zip(values.iter_rows(), formulas.iter_rows(), strict=False), 1):
        room -= len(row)
        if room < 0 or number > MAX_ROWS:
            raise RefusedError(too_many_cells())
        shown = SheetRow(number, [])
        for index, (cell, twin) in enumerate(zip(row, twins, strict=False)):
            text, problem = _modern_text(cell, twin, layout)
            if text and (number in layout.hidden_rows or index in layout.hidden_columns):
                problem = msg("import.hidden-cell")
            shown.cells.append(text)
            if problem:
                shown.problems[index] = problem
        if any(shown.cells):
            yield shown


def _modern_text(cell: Any, formula: Any, layout: "_Layout") -> tuple[str, Message | None]:
    """What a cell shows, and why its figure is not certain."""
    if cell.value is None:
        # A formula that no program has computed: shown as it is, so that it is refused and not taken for a blank.
        return (formula.value if isinstance(formula.value, str) and formula.value.startswith("=") else ""), None
    number_format = cell.number_format or ""
    shape = _QUOTED.sub("", number_format)
    text = _text(cell.value, percent="%" in shape, day="d" in shape.lower())
    if cell.font is not None and cell.font.strike:
        return text, msg("import.struck-out")
    if mark := rich_mark(cell.value) or layout.marks.get(cell.coordinate):
        return without_mark(text, mark)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        if is_scaled(number_format):
            return text, scaled(text)
        text += unit_in_format(number_format)
    return text, None


class _Layout:
    """What a sheet says of its cells besides their values, taken from its elements one by one."""

    def __init__(self) -> None:
        self.merged: list[Box] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        """Indices, from 0."""
        self.marks: dict[str, str] = {}
        """The raised ends of texts that stand in the sheet itself, by cell."""
        self._row = 0
        self._is_raised = False
        self._text = self._mark = ""

    def add(self, kind: str, element: Any) -> None:
        """Take in an element that has ended."""
        if kind == "mergeCell":
            self._merge(element.get("ref", ""))
        elif kind == "row":
            number = element.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            if element.get("hidden") in _TRUE:
                self.hidden_rows.add(self._row)
        elif kind == "col" and element.get("hidden") in _TRUE:
            first, last = (element.get(name, "1") for name in ("min", "max"))
            if first.isdecimal() and last.isdecimal():
                self.hidden_columns |= set(range(int(first) - 1, min(int(last), _WIDEST)))
        else:
            self._take_text(kind, element)

    def _merge(self, ref: str) -> None:
        from openpyxl.utils import range_boundaries

        left, top, right, bottom = range_boundaries(ref)
        if left and top and right and bottom:
            self.merged.append((top, left, bottom, right))
        if len(self.merged) > MAX_MERGED:
            raise RefusedError(msg("import.too-many-merged", limit=MAX_MERGED))

    def _take_text(self, kind: str, element: Any) -> None:
        if kind == "vertAlign":
            self._is_raised = element.get("val") in RAISED
        elif kind == "t":
            self._text = element.text or ""
        elif kind == "r":
            self._mark = self._text.strip() if self._is_raised else ""
            self._is_raised = False
        elif kind == "c" and self._mark:
            self.marks[element.get("r", "")] = self._mark
            self._mark = ""


def _layout_of(sheet: Any) -> _Layout:
    """Read a sheet's elements once for its layout: merged areas stand behind the rows in the file."""
    layout = _Layout()
    with sheet._get_source() as xml:  # noqa: SLF001 - openpyxl has no other way to them but to take in every cell
        for _, element in ET.iterparse(xml):  # noqa: S314 - expat bounds what entities may grow to
            layout.add(element.tag.rpartition("}")[2], element)
            element.clear()
    return layout


def _other(source: Source) -> Iterator[OpenSheet]:
    """The sheets of an xls, xlsb or ods, read by calamine."""
    workbook = _calamine(source)
    from python_calamine import SheetVisibleEnum

    for meta in workbook.sheets_metadata:
        if meta.visible is not SheetVisibleEnum.Visible:
            yield OpenSheet(meta.name, iter(()), hidden=True)
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        yield OpenSheet(meta.name, _other_rows(sheet), _boxes(sheet), formats_known=False)


def _boxes(sheet: Any) -> tuple[Box, ...]:
    areas = sheet.merged_cell_ranges or []
    if len(areas) > MAX_MERGED:
        raise RefusedError(msg("import.too-many-merged", limit=MAX_MERGED))
    return tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in areas)


def _calamine(source: Source) -> Any:
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        raise StopError(msg("import.no-excel", file=source.name)) from None
    return CalamineWorkbook.from_filelike(BytesIO(source.data))


def _other_rows(sheet: Any) -> Iterator[SheetRow]:
    first_row, first_column = sheet.start or (0, 0)
    rows = sheet.to_python(skip_empty_area=True)
    for number, row in enumerate(rows, first_row + 1):
        cells = [""] * first_column + [_text(value, percent=False, day=True) for value in row]
        if any(cells):
            yield SheetRow(number, cells)


def _text(value: Any, *, percent: bool, day: bool) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        on = value.date() if isinstance(value, datetime) else value
        return on.isoformat() if day else f"{on:%Y-%m}"
    if isinstance(value, int | float):
        # 15 digits are what a spreadsheet keeps: 0.1 + 0.2 is 0.3 there.
        number = Decimal(f"{value:.15g}")
        shown = number * 100 if percent else number
        return f"{_plain(shown)}%" if percent else _plain(shown)
    return str(value).strip()


def _plain(number: Decimal) -> str:
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
