"""A form as an Excel sheet: only the cells to fill in are unlocked, the columns that identify a row are hidden."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from xxtrack.model.due import Form
from xxtrack.model.period import period_name
from xxtrack.render.form.table import COLUMNS, FormColumn, heads, instructions, rows, title
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, text

_LONGEST_LIST = 250
_HEADER = 4
_SPARE = 5
"""Empty rows beneath the table for what it does not list."""
_GREY = PatternFill("solid", fgColor="E7E6E6")
_YELLOW = PatternFill("solid", fgColor="FFF9DB")
_BODY, _HEADS = "宋体", "黑体"
_LINE = 15.75
_LINES = 3
"""Of a row: room for a sentence or two in each column of words."""
_IN_THE_MIDDLE = frozenset({"unit", "target", "expected", "value"})
_THIN = Border(*(Side("thin", color="BFBFBF"),) * 4)


def form_xlsx(form: Form, lang: Lang, _width: int = 0) -> bytes:
    """The workbook's bytes. Protection, where nothing is folded, has no password: it keeps from slips alone."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = text("form.sheet", lang)
    first = next(i for i, column in enumerate(COLUMNS, 1) if not column.hidden)
    _put_title(sheet, title(form, lang), first)
    for line, said in enumerate(instructions(form, lang), 2):
        _put(sheet.cell(line, first), said).font = Font(_BODY, 11, color="595959")
        sheet.row_dimensions[line].height = _LINE * 1.25
    sheet.cell(_HEADER - 1, first).protection = Protection(locked=False)
    for number, head in enumerate(heads(lang), 1):
        top = _put(sheet.cell(_HEADER, number), head)
        top.font, top.fill, top.border = Font(_HEADS, 11), _GREY, _THIN
        top.alignment = Alignment("center", "center", wrap_text=True)
    sheet.row_dimensions[_HEADER].height = _LINE * 1.75
    for line, row in enumerate(rows(form, lang), _HEADER + 1):
        for number, (column, content) in enumerate(zip(COLUMNS, row, strict=True), 1):
            cell = _put(sheet.cell(line, number), content)
            cell.alignment = _alignment(column)
            cell.border, cell.font = _THIN, Font(_BODY, 11)
            if column.entry:
                cell.protection = Protection(locked=False)
                cell.fill = _YELLOW
                # A note that begins with = is text; an actual stays a number, and 15.3% keeps its own format.
                cell.number_format = "General" if column.key == "value" else "@"
        sheet.row_dimensions[line].height = _LINE * _LINES
    folded = _fold(sheet, form)
    _add_spare_rows(sheet, _HEADER + len(form.rows), period_name(form.period_end))
    _validate(sheet, form, lang)
    for number, column in enumerate(COLUMNS, 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.hidden = column.width, column.hidden
    sheet.freeze_panes = f"{get_column_letter(first)}{_HEADER + 1}"
    # Nobody can unfold rows of a protected sheet.
    sheet.protection.sheet = not folded
    sheet.protection.formatColumns = False
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.properties.creator = plain((form.plan.office.name if form.plan.office else "") or form.plan.title)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fold(sheet: Worksheet, form: Form) -> bool:
    """Put away what is not due this time, where anything is; a click shows it again. Tells whether it did."""
    if form.rows[0].due is form.rows[-1].due:
        return False
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    for line, row in enumerate(form.rows, _HEADER + 1):
        if not row.due:
            sheet.row_dimensions[line].outlineLevel = 1
            sheet.row_dimensions[line].hidden = True
    return True


def _add_spare_rows(sheet: Worksheet, last: int, period: str) -> None:
    """Rows for what the form does not list; only their period is there, hidden as in every row."""
    hidden = next(number for number, column in enumerate(COLUMNS, 1) if column.key == "period")
    for line in range(last + 1, last + _SPARE + 1):
        _put(sheet.cell(line, hidden), period)
        for number, column in enumerate(COLUMNS, 1):
            if not column.hidden and column.key not in {"expected", "last", "advice"}:
                cell = sheet.cell(line, number)
                cell.border, cell.fill, cell.protection = _THIN, _YELLOW, Protection(locked=False)
                cell.alignment, cell.font = _alignment(column), Font(_BODY, 11)
        sheet.row_dimensions[line].height = _LINE * 2


def _put_title(sheet: Worksheet, said: str, first: int) -> None:
    """In the middle of the table, without merging: a merged cell gets in the way of whoever sorts or adds columns."""
    _put(sheet.cell(1, first), said).font = Font(_HEADS, 16)
    for number in range(first, len(COLUMNS) + 1):
        sheet.cell(1, number).alignment = Alignment("centerContinuous", "center")
    sheet.row_dimensions[1].height = _LINE * 2


def _alignment(column: FormColumn) -> Alignment:
    return Alignment("center" if column.key in _IN_THE_MIDDLE else None, "center", wrap_text=True)


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
    words = [text(f"term.stage.{name}", "zh") for name in ("not-started", "under-way", "done", "delayed")]
    number = DataValidation(
        "decimal", operator="greaterThan", formula1="-1E+15", allow_blank=True, errorStyle="warning"
    )
    stage = _choice(words)
    for validation, kind in ((number, "number"), (stage, "stage")):
        validation.promptTitle = text("form.col-value", lang)
        validation.prompt = text(f"form.prompt-{kind}", lang)
        validation.error = validation.prompt
        validation.showInputMessage = validation.showErrorMessage = True
        sheet.add_data_validation(validation)
    letter = get_column_letter([column.key for column in COLUMNS].index("value") + 1)
    for line, row in enumerate(form.rows, _HEADER + 1):
        cell = f"{letter}{line}"
        if row.item.nodes:
            # A milestone's own steps; Excel takes no longer list, and none with a comma in a word or what is unseen.
            own = [*(done for _, done in row.item.nodes), *words]
            if len(",".join(own)) < _LONGEST_LIST and all(_may_be_listed(word) for word in own):
                choice = _choice(own)
                sheet.add_data_validation(choice)
                choice.add(cell)
            continue
        (number if row.item.has_figures else stage).add(cell)


def _may_be_listed(word: str) -> bool:
    return not set(',"') & set(word) and plain(word) == word


def _choice(words: Sequence[str]) -> DataValidation:
    return DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, errorStyle="warning")
