"""The ledger (台账) as an Excel workbook: summary with charts, every item, every reading, a sheet for each chapter."""

import io
import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.cells import cell_len

from xxtrack.model.assessment import led_by
from xxtrack.model.status import Status
from xxtrack.render.ledger import LedgerReport
from xxtrack.render.ledger.history import history_sheet
from xxtrack.render.ledger.look import Looks, number_format, quantity_format, quantity_text
from xxtrack.render.ledger.rows import Field, Sheet, TypedCell, items_sheet, scopes_sheet, sheet_names
from xxtrack.render.ledger.summary import add_summary, ledger_title
from xxtrack.render.safe import acts_in_cell, coded, plain
from xxtrack.render.signs import STATUS_COLOURS
from xxtrack.render.words import by_chapter
from xxtrack.wording import Lang, term, text

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_LINE = 15.75
"""Points of a line; programs do not agree on when to fit a row's height to a folded text, so it is set."""
_MOST_LINES = 12
_A3, _A4 = 8, 9
_WIDE = 12
"""From how many printed columns on a sheet needs A3."""
_LONGEST_HEADING = 200


def ledger_xlsx(report: LedgerReport, lang: Lang, _width: int = 0) -> bytes:
    """The workbook; the same input gives the same bytes. Raises ImportError without xlsxwriter."""
    import xlsxwriter

    assessment = report.assessment
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(out, options)
    day = datetime.combine(assessment.as_of, time())
    title = ledger_title(report, lang)
    workbook.set_properties({"title": title, "author": "", "created": day})
    looks = Looks(workbook)
    sheets = _sheets(report, lang)
    names = sheet_names([text("ledger.summary", lang), *(sheet.name for sheet in sheets)])
    # An ampersand begins a code in the head of a page.
    heading = text("ledger.heading", lang, title=title, date=assessment.as_of).replace("&", "&&")[:_LONGEST_HEADING]
    add_summary(workbook, names[0], looks, report, lang)
    for name, sheet in zip(names[1:], sheets, strict=True):
        _add_table(workbook, workbook.add_worksheet(name), looks, sheet, heading, lang)
    workbook.close()
    return out.getvalue()


def _sheets(report: LedgerReport, lang: Lang) -> list[Sheet]:
    assessment, chosen = report.assessment, report.chosen
    sheets = [items_sheet(text("ledger.items", lang), assessment, chosen, lang)]
    scopes = scopes_sheet(assessment, chosen, lang)
    sheets += [scopes] if scopes.rows else []
    sheets.append(history_sheet(assessment, chosen, lang))
    plan = assessment.plan
    for row in by_chapter(assessment, chosen):
        title = re.split("[，,]", row.chapter.title)[0]
        name = text("ledger.chapter-sheet", lang, no=row.chapter.no, title=title) if row.chapter.no else title
        mine = [s for s in chosen if plan.chapter_of[s.item.point] is row.chapter]
        sheets.append(items_sheet(name, assessment, mine, lang))
    for lead in report.leads:
        name = text("ledger.lead-sheet", lang, lead=lead)
        sheets.append(items_sheet(name, assessment, led_by(lead, plan, chosen), lang))
    return sheets


def _add_table(workbook: "Workbook", sheet: "Worksheet", looks: Looks, table: Sheet, heading: str, lang: Lang) -> None:
    """A head that stays, filters, the rows, and colours for the status words."""
    last = len(table.rows)
    widths = [_width(field, [row[column] for row in table.rows]) for column, field in enumerate(table.fields)]
    sheet.set_row(0, _LINE * 3)
    for column, field in enumerate(table.fields):
        sheet.set_column(column, column, widths[column])
        sheet.write_string(0, column, field.label, looks.of("head"))
        if field.kind == "status":
            _colour_statuses(workbook, sheet, (1, column, max(last, 1), column), lang)
    for n, row in enumerate(table.rows, 1):
        sheet.set_row(n, _LINE * _lines(row[: table.printed], widths))
        for column, (field, cell) in enumerate(zip(table.fields, row, strict=True)):
            _write(sheet, (n, column), cell, field, looks)
    sheet.freeze_panes(1, 3 if table.printed > _WIDE else 2)
    sheet.autofilter(0, 0, last, len(table.fields) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A3 if table.printed > _WIDE else _A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    sheet.set_header(f'&C&"黑体"&14{heading}')
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, table.printed - 1)
    sheet.set_footer("&C" + text("ledger.page", lang, page="&P", pages="&N"))


def _width(field: Field, cells: list[TypedCell]) -> int:
    """Wide enough for every number, which would show as #### if it were not; texts fold."""
    if field.kind != "quantity":
        return field.width
    shown = (quantity_text(c.value, c.unit, c.beside) for c in cells if isinstance(c.value, int | float | Decimal))
    return max([field.width, *(cell_len(number) + 2 for number in shown)])


def _lines(cells: tuple[TypedCell, ...], widths: list[int]) -> int:
    """How many lines the longest folded text of a row takes."""
    texts = (
        -(-cell_len(cell.value) // max(width - 1, 1))
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell.value, str)
    )
    return min(max([1, *texts]), _MOST_LINES)


def _colour_statuses(workbook: "Workbook", sheet: "Worksheet", where: tuple[int, int, int, int], lang: Lang) -> None:
    for status in Status:
        ink, ground = STATUS_COLOURS[status]
        look = workbook.add_format({"font_color": ink, "bg_color": ground})
        rule = {"type": "cell", "criteria": "==", "value": f'"{term(status, lang)}"', "format": look}
        sheet.conditional_format(*where, rule)


def _write(sheet: "Worksheet", at: tuple[int, int], cell: TypedCell, field: Field, looks: Looks) -> None:
    value = cell.value
    if value is None or value == "":
        sheet.write_blank(*at, None, looks.of("text"))
    elif isinstance(value, str):
        shown = (coded if field.kind == "exact" else plain)(value)[:LONGEST]
        kind = (
            field.kind if field.kind in {"long", "code", "status"} else "word" if field.kind == "quantity" else "text"
        )
        # The mark keeps it a text when somebody edits the cell or saves it as CSV.
        sheet.write_string(*at, shown, looks.of(kind, marked=acts_in_cell(shown)))
    elif isinstance(value, date):
        sheet.write_datetime(*at, datetime.combine(value, time()), looks.of("date", "yyyy-mm-dd"))
    else:
        is_quantity = field.kind == "quantity"
        shape = quantity_format(value, cell.unit, cell.beside) if is_quantity else number_format(value, field.kind)
        sheet.write_number(*at, float(value) if isinstance(value, Decimal) else value, looks.of("number", shape))
