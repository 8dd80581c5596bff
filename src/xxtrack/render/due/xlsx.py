"""What is due, as an Excel workbook: a sheet of units, and one of everything owed."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time

from rich.cells import cell_len

from xxtrack.render.due import DueReport
from xxtrack.render.due.words import BOARD, board_cells, board_sums, unit, what
from xxtrack.render.ledger.look import Looks
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import acts_in_cell, plain
from xxtrack.render.words import level_said, scoped_name
from xxtrack.wording import Lang, text

_WIDEST = 44


def due_xlsx(report: DueReport, lang: Lang, _width: int = 0) -> bytes:
    """The workbook; the same input gives the same bytes. Raises ImportError without xlsxwriter."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(out, options)
    title = plain(text("due.title", lang, plan=report.plan.title, date=report.as_of))
    title = "  ".join(part for part in (title, partial_words(report.left_out, lang)) if part)
    workbook.set_properties({"title": title, "author": "", "created": datetime.combine(report.as_of, time())})
    looks = Looks(workbook)
    units = [board_cells(line, lang) for line in report.board]
    units += [board_sums(report.board, lang)] if units else []
    columns = ("when", "late", "what", "id", "item", "unit", "level")
    owed = [
        [
            one.on,
            one.late_by or None,
            what(one, lang),
            one.item.id,
            scoped_name(one.standing),
            unit(one),
            level_said(report.level_of(one), lang),
        ]
        for one in report.dues
    ]
    for name, keys, rows in (("due.by-unit", BOARD, units), ("due.all", columns, owed)):
        heads = [text(f"due.col-{key}" if key != "late" or rows is units else "due.col-days", lang) for key in keys]
        _sheet(workbook.add_worksheet(text(name, lang)), title, heads, rows, looks)
    workbook.close()
    return out.getvalue()


def _sheet(sheet: object, title: str, heads: Sequence[str], rows: Sequence[Sequence[object]], looks: Looks) -> None:
    from xlsxwriter.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    sheet.write_string(0, 0, plain(title), looks.of("title"))
    for column, head in enumerate(heads):
        longest = max([cell_len(head), *(cell_len(str(row[column])) for row in rows if row[column] is not None)])
        sheet.set_column(column, column, min(longest, _WIDEST) + 3)
        sheet.write_string(1, column, head, looks.of("head"))
    for n, row in enumerate(rows, 2):
        for column, value in enumerate(row):
            _write(sheet, (n, column), value, looks)
    sheet.freeze_panes(2, 1)
    sheet.autofilter(1, 0, max(len(rows) + 1, 1), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)


def _write(sheet: object, at: tuple[int, int], value: object, looks: Looks) -> None:
    from xlsxwriter.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    if isinstance(value, int):
        sheet.write_number(*at, value, looks.of("number", "0"))
    elif isinstance(value, date):
        sheet.write_datetime(*at, datetime.combine(value, time()), looks.of("date", "yyyy-mm-dd"))
    else:
        shown = plain(str(value)) if value else ""
        sheet.write_string(*at, shown, looks.of("text", marked=acts_in_cell(shown)))
