"""Workbooks and CSV files as lines of text, each sheet with its name."""

from collections.abc import Iterator

from xxtrack.load.document.tables import table_lines
from xxtrack.load.office.rows import Box, SheetRow
from xxtrack.load.office.workbook import sheets
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding


def sheets_text(source: Source) -> str | Finding:
    """The sheets one after the other; a finding where one of them cannot be read."""
    lines: list[str] = []
    for sheet in sheets(source):
        if isinstance(sheet, Finding):
            return sheet._replace(code="XX702")
        rows: list[SheetRow] = []
        for row in sheet.rows:
            if isinstance(row, Finding):
                return row._replace(code="XX702")
            rows.append(row)
        lines += table_lines(list(filled_rows(rows, sheet.merged)))
    if not lines:
        return ""
    return "\n".join(lines) + "\n"


def filled_rows(rows: list[SheetRow], merged: tuple[Box, ...]) -> Iterator[list[str]]:
    """Rows with the cells of merged areas filled from their first."""
    width = max((len(row.cells) for row in rows), default=0)
    cells = {row.number: [*row.cells, *[""] * (width - len(row.cells))] for row in rows}
    for top, left, bottom, right in merged:
        first = cells.get(top, [])
        value = first[left - 1] if left <= len(first) else ""
        for number in range(top, bottom + 1):
            for column in range(left - 1, min(right, width)):
                if number in cells:
                    cells[number][column] = value
    yield from cells.values()
