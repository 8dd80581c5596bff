"""Tables that web systems save as .xls although they are HTML or XML Spreadsheet 2003; Excel opens both."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from xxtrack.load.actuals.table import decode_table
from xxtrack.load.office.marks import without_mark
from xxtrack.load.office.rows import Box, OpenSheet, SheetRow
from xxtrack.load.office.unpacked import MAX_CELLS, MAX_MERGED, RefusedError, too_many_cells
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg

_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|table|head|body|meta|style|div)\b", re.IGNORECASE | re.DOTALL
)
_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{_SPREADSHEET.decode()}}}"
_BOM = b"\xef\xbb\xbf"
_WIDEST = 16_384
"""Columns of a sheet in Excel: no cell spans or stands beyond them."""
_SILENT = frozenset({"script", "style", "title"})


def is_html(data: bytes) -> bool:
    """Whether a file begins as a web page does."""
    return _HTML.match(data[:1000].removeprefix(_BOM)) is not None


def is_spreadsheet_xml(data: bytes) -> bool:
    """Whether a file is a workbook in the XML of Excel 2003."""
    return data[:100].removeprefix(_BOM).lstrip().startswith(b"<?xml") and _SPREADSHEET in data[:4000]


class _Room:
    """How many cells a file may still have."""

    def __init__(self) -> None:
        self.cells = MAX_CELLS
        self.merged = MAX_MERGED

    def take(self, cells: int) -> None:
        self.cells -= cells
        if self.cells < 0:
            raise RefusedError(too_many_cells())

    def merge(self) -> None:
        self.merged -= 1
        if self.merged < 0:
            raise RefusedError(msg("import.too-many-merged", limit=MAX_MERGED))


class _Grid:
    """A table that is filled cell by cell, each of which may span several columns and rows."""

    def __init__(self, name: str, room: _Room) -> None:
        self.name = name
        self.merged: list[Box] = []
        self._rows: list[SheetRow] = []
        self._room = room
        self._covered: dict[int, int] = {}
        """By column, the last row that a cell from above reaches into."""

    def begin_row(self, number: int = 0) -> None:
        """Begin the next row, or the one with this number."""
        last = self._rows[-1].number if self._rows else 0
        self._rows.append(SheetRow(max(number, last + 1), [], {}))

    def add(self, text: str, across: int = 1, down: int = 1, *, at: int | None = None, mark: str = "") -> None:
        """Add a cell behind the last one, or in the column ``at``."""
        if not self._rows:
            self.begin_row()
        row = self._rows[-1]
        across, down = min(max(across, 1), _WIDEST), min(max(down, 1), MAX_CELLS)
        column = len(row.cells) if at is None else min(at, _WIDEST)
        while at is None and self._covered.get(column, 0) >= row.number:
            column += 1
        width = column + across - len(row.cells)
        self._room.take(max(width, 0))
        row.cells.extend([""] * width)
        shown, problem = without_mark(text, mark)
        row.cells[column] = shown
        if problem:
            row.problems[column] = problem
        if across > 1 or down > 1:
            self._room.merge()
            self.merged.append((row.number, column + 1, row.number + down - 1, column + across))
            if down > 1:
                self._covered |= dict.fromkeys(range(column, column + across), row.number + down - 1)

    def sheet(self) -> OpenSheet:
        """The table as a sheet."""
        rows = (row for row in self._rows if any(row.cells))
        return OpenSheet(self.name, rows, tuple(self.merged), formats_known=True)


def html_sheets(source: Source) -> Iterator[OpenSheet | Finding]:
    """The tables of a web page, each as a sheet."""
    text = decode_table(source)
    if isinstance(text, Finding):
        yield text
        return
    page = _Page()
    page.feed(text)
    page.close()
    for grid in page.grids:
        yield grid.sheet()


class _Page(HTMLParser):
    """Collects the tables of a page; a table inside another is one of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[_Grid] = []
        self._room = _Room()
        self._cell: tuple[int, int] | None = None
        self._text: list[str] = []
        self._mark: list[str] = []
        self._in_mark = False
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table":
            self._end_cell()
            self.grids.append(_Grid("", self._room))
        elif tag == "tr" and self.grids:
            self._end_cell()
            self.grids[-1].begin_row()
        elif tag in {"td", "th"} and self.grids:
            self._end_cell()
            spans = dict(attrs)
            self._cell = (_span(spans.get("colspan")), _span(spans.get("rowspan")))
        elif tag == "br":
            self._text.append(" ")
        elif tag in {"sup", "sub"}:
            self._in_mark = True
        elif tag in _SILENT:
            self._silent = True

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in {"td", "th", "tr", "table"}:
            self._end_cell()
        elif tag in {"sup", "sub"}:
            self._in_mark = False
        elif tag in _SILENT:
            self._silent = False

    def handle_data(self, data: str) -> None:
        """Take the words of a cell."""
        if self._cell and not self._silent:
            self._text.append(data)
            if self._in_mark:
                self._mark.append(data)

    def _end_cell(self) -> None:
        if self._cell:
            text = " ".join("".join(self._text).split())
            self.grids[-1].add(text, *self._cell, mark="".join(self._mark).strip())
        self._cell = None
        self._text, self._mark, self._in_mark = [], [], False


def _span(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 1


def _more(text: str | None) -> int:
    """How many cells one is with so many more."""
    return 1 + _span(text) if text and text != "0" else 1


def xml_sheets(source: Source) -> Iterator[OpenSheet]:
    """The sheets of a workbook in the XML of Excel 2003."""
    room = _Room()
    root = ET.fromstring(source.data)  # noqa: S314 - expat bounds what entities may grow to
    for worksheet in root.iter(f"{_SS}Worksheet"):
        grid = _Grid(worksheet.get(f"{_SS}Name", ""), room)
        for row in worksheet.iter(f"{_SS}Row"):
            grid.begin_row(_span(row.get(f"{_SS}Index")) if row.get(f"{_SS}Index") else 0)
            for cell in row.iter(f"{_SS}Cell"):
                index = cell.get(f"{_SS}Index")
                data = cell.find(f"{_SS}Data")
                text = " ".join("".join(data.itertext()).split()) if data is not None else ""
                across, down = (_more(cell.get(f"{_SS}Merge{way}")) for way in ("Across", "Down"))
                grid.add(text, across, down, at=_span(index) - 1 if index else None)
        yield grid.sheet()
