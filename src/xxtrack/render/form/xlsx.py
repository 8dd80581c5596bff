"""A form as an Excel sheet: only the cells to fill in are unlocked, the columns that identify a row are hidden."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from xxtrack.model.due import Form
from xxtrack.model.plan import Kind
from xxtrack.render.form.table import COLUMNS, heads, rows, title
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, text

_HEADER = 3
_GREY = PatternFill("solid", fgColor="E7E6E6")
_YELLOW = PatternFill("solid", fgColor="FFF9DB")
_THIN = Border(*(Side("thin", color="BFBFBF"),) * 4)


def form_xlsx(form: Form, lang: Lang, _width: int = 0) -> bytes:
    """The workbook's bytes. Protection has no password: it keeps from slips, not from people."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = text("form.sheet", lang)
    first = next(i for i, column in enumerate(COLUMNS, 1) if not column.hidden)
    _put(sheet.cell(1, first), title(form, lang)).font = Font(bold=True, size=14)
    _put(sheet.cell(2, first), text("form.how", lang)).font = Font(italic=True, color="595959")
    for number, head in enumerate(heads(lang), 1):
        top = _put(sheet.cell(_HEADER, number), head)
        top.font, top.fill, top.border = Font(bold=True), _GREY, _THIN
    for line, row in enumerate(rows(form, lang), _HEADER + 1):
        for number, (column, content) in enumerate(zip(COLUMNS, row, strict=True), 1):
            cell = _put(sheet.cell(line, number), content)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = _THIN
            if column.entry:
                cell.protection = Protection(locked=False)
                cell.fill = _YELLOW
                # A note that begins with = is text; an actual stays a number, and 15.3% keeps its own format.
                cell.number_format = "@" if column.key == "note" else "General"
    _validate(sheet, form, lang)
    for number, column in enumerate(COLUMNS, 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.hidden = column.width, column.hidden
    sheet.freeze_panes = f"{get_column_letter(first)}{_HEADER + 1}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.properties.creator = "xxtrack"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Cell | MergedCell, content: str) -> Cell:
    """Text stays text whatever it begins with."""
    assert isinstance(cell, Cell), "nothing is merged here"
    if content:
        cell.value = plain(content)
        cell.data_type = "s"
        cell.quotePrefix = content.startswith(("=", "+", "-", "@"))
    return cell


def _validate(sheet: Worksheet, form: Form, lang: Lang) -> None:
    """Figures are numbers, stages are one of four words; both only warn, because 3.2亿元 and 80 can be read too."""
    words = ",".join(text(f"term.stage.{name}", "zh") for name in ("not-started", "under-way", "done", "delayed"))
    number = DataValidation(
        "decimal", operator="greaterThan", formula1="-1E+15", allow_blank=True, errorStyle="warning"
    )
    stage = DataValidation("list", formula1=f'"{words}"', allow_blank=True, errorStyle="warning")
    for validation, kind in ((number, "number"), (stage, "stage")):
        validation.promptTitle = text("form.col-value", lang)
        validation.prompt = text(f"form.prompt-{kind}", lang)
        validation.error = validation.prompt
        validation.showInputMessage = validation.showErrorMessage = True
        sheet.add_data_validation(validation)
    letter = get_column_letter([column.key for column in COLUMNS].index("value") + 1)
    for line, row in enumerate(form.rows, _HEADER + 1):
        (number if row.item.kind is Kind.INDICATOR else stage).add(f"{letter}{line}")
