"""The only reader of spreadsheets: workbooks and CSV files as sheets of text cells, row by row.

Numbers become the text a person sees as far as it carries meaning: a cell formatted as a percentage is ``15.3%`` and
not 0.153, a date shown as year and month is a month and not its first day.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeVar
from xml.etree import ElementTree as ET

from xxtrack.errors import StopError
from xxtrack.load.actuals.table import decode_table, read_rows
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

Box = tuple[int, int, int, int]
"""A merged area: first row, first column, last row, last column, from 1."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet, with its number from 1."""

    number: int
    cells: list[str]
    problems: Mapping[int, Message] = field(default_factory=dict)
    """Why a cell, by its index, is not to be taken at its word: it is struck out, hidden, shown as something else."""


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """One sheet; ``rows`` can be gone through once."""

    name: str
    rows: Iterator[SheetRow | Finding]
    merged: tuple[Box, ...] = ()
    formats_known: bool = True
    """Whether percentages can be told from fractions: not in the old .xls, whose formats are not read."""
    hidden: bool = False
    """Whether the author has hidden it: then it has no rows here."""


def sheets(source: Source) -> Iterator[OpenSheet | Finding]:
    """The sheets of a workbook, or the one table of a CSV file."""
    if source.data.startswith((_ZIP, _OLE)):
        for sheet in _guarded(source, _sheets(source)):
            yield sheet if isinstance(sheet, Finding) else replace(sheet, rows=_guarded(source, sheet.rows))
    else:
        text = decode_table(source)
        if isinstance(text, Finding):
            yield text
        else:
            rows = read_rows(text, source.name)
            yield OpenSheet("", (row if isinstance(row, Finding) else SheetRow(row.line, row.cells) for row in rows))


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
    values = load_workbook(BytesIO(source.data), read_only=True, data_only=True)
    formulas = load_workbook(BytesIO(source.data), read_only=True)
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            yield OpenSheet(sheet.title, iter(()), hidden=True)
            continue
        twin = formulas[sheet.title]
        sheet.reset_dimensions()
        twin.reset_dimensions()
        yield OpenSheet(sheet.title, _modern_rows(sheet, twin), _merged_in(sheet))


def _modern_rows(values: Any, formulas: Any) -> Iterator[SheetRow]:
    room = MAX_CELLS
    for number, (row, twins) in enumerate(zip(values.iter_rows(), formulas.iter_rows(), strict=False), 1):
        room -= len(row)
        if room < 0 or number > MAX_ROWS:
            raise RefusedError(too_many_cells())
        cells = [_modern_text(cell, twin) for cell, twin in zip(row, twins, strict=False)]
        if any(cells):
            yield SheetRow(number, cells)


def _modern_text(cell: Any, formula: Any) -> str:
    if cell.value is None:
        # A formula that no program has computed: shown as it is, so that it is refused and not taken for a blank.
        return formula.value if isinstance(formula.value, str) and formula.value.startswith("=") else ""
    shape = _QUOTED.sub("", cell.number_format or "")
    return _text(cell.value, percent="%" in shape, day="d" in shape.lower())


def _merged_in(sheet: Any) -> tuple[Box, ...]:
    """The merged areas; they stand behind the rows in the file, so they are read on their own."""
    from openpyxl.utils import range_boundaries

    boxes: list[Box] = []
    with sheet._get_source() as xml:  # noqa: SLF001 - openpyxl has no other way to them but to take in every cell
        for _, element in ET.iterparse(xml):  # noqa: S314 - expat bounds what entities may grow to
            if element.tag.endswith("}mergeCell"):
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                if left and top and right and bottom:
                    boxes.append((top, left, bottom, right))
            if len(boxes) > MAX_MERGED:
                raise RefusedError(msg("import.too-many-merged", limit=MAX_MERGED))
            element.clear()
    return tuple(boxes)


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
