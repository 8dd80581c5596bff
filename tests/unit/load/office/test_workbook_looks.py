"""What Excel shows of a cell counts; where it shows something else than the number, that is said."""

from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.fuzz.targets.workbook import ods
from tests.office_tables import figures, left_over, read_book, read_source
from xxtrack.load.source import Source
from xxtrack.model.entry import ImportReport
from xxtrack.wording import say


def one_cell(value: Any, number_format: str = "General", **looks: Any) -> ImportReport:
    def build(sheet: Worksheet) -> None:
        sheet.append(["指标名称", "1-6月"])
        sheet.append(["工业投资", value])
        sheet["B2"].number_format = number_format
        for name, look in looks.items():
            setattr(sheet["B2"], name, look)

    return read_book(build)


def raised(text: str, mark: str) -> CellRichText:
    return CellRichText(text, TextBlock(InlineFont(vertAlign="superscript"), mark))


def test_a_raised_digit_has_two_readings() -> None:
    report = one_cell(raised("41", "1"))
    assert left_over(report) == ["B2 value.footnote"]
    assert "“411”" in say(report.unplaced[0].reason, "zh")
    assert "“41”" in say(report.unplaced[0].reason, "zh")


def test_a_raised_mark_is_no_part_of_a_name_and_belongs_to_a_unit() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append([raised("指标名称", "1"), "1-6月"])
        sheet.append([raised("工业投资", "2"), 41.5])

    assert figures(read_book(build)) == ["P01-02 2023-06 41.5"]
    assert left_over(one_cell(raised("41km", "2"))) == ["B2 value.unit"]


@pytest.mark.parametrize(
    "number_format", ['0.0"亿元"', r"#,##0.0\亿\元", '0.00_ "亿元"', '0.0"亿元";[Red]-0.0"亿元"', "0.00", "#,##0.0_ "]
)
def test_a_unit_in_the_format_is_that_of_the_number(number_format: str) -> None:
    assert figures(one_cell(41.5, number_format)) == ["P01-02 2023-06 41.5"]


def test_a_unit_in_the_format_is_converted() -> None:
    assert figures(one_cell(415000, '#,##0"万元"')) == ["P01-02 2023-06 41.5"]
    assert left_over(one_cell(415, '0"家"')) == ["B2 value.unit"]


@pytest.mark.parametrize("number_format", ["0.0,", "#,##0.0,,", "0!.0,", '0"."0000', r"0\.0,"])
def test_a_format_that_shows_a_fraction_of_the_number_is_named(number_format: str) -> None:
    assert left_over(one_cell(415000, number_format)) == ["B2 import.scaled"]


def test_what_is_struck_out_is_not_used() -> None:
    assert left_over(one_cell(41.5, font=Font(strike=True))) == ["B2 import.struck-out"]


def test_what_is_hidden_is_not_used_but_may_name_the_rows() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["编号", "指标名称", "1-5月", "1-6月"])
        sheet.append(["P01-02", "工业投资", 30, 41.5])
        sheet.append(["P01-04", "旅游收入", None, 9.1])
        sheet.column_dimensions["A"].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[3].hidden = True

    report = read_book(build)
    assert figures(report) == ["P01-02 2023-06 41.5"]
    assert left_over(report) == ["C2 import.hidden-cell", "D3 import.hidden-cell"]
    assert report.missing == 1


HTML = """<html><head><meta charset="utf-8"><style>td {{}}</style></head><body>
<table><tr><td colspan="3">2023年1-6月（单位：亿元）</td></tr>
<tr><th rowspan="2">指标名称</th><th colspan="2">累计</th></tr><tr><th>完成</th><th>增速（%）</th></tr>
<tr><td>工业投资</td><td>{}</td><td>7.2</td></tr></table></body></html>"""

XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="表"><Table>
<Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">指标名称</Data></Cell>
<Cell ss:MergeAcross="1"><Data ss:Type="String">1-6月</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">上年</Data></Cell><Cell><Data ss:Type="String">本年</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">工业投资</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="Number">41.5</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_a_web_page_saved_as_xls_is_read() -> None:
    report = read_source(Source("a.xls", HTML.format("41.5").encode()))
    assert figures(report) == ["P01-02 2023-06 41.5", "P01-03 2023-06 7.2"]
    assert figures(read_source(Source("a.xls", HTML.format("41.5").encode("gb18030")))) == figures(report)
    assert left_over(read_source(Source("a.xls", HTML.format("41<sup>1</sup>").encode()))) == ["B4 value.footnote"]


def test_a_workbook_of_excel_2003_in_xml_is_read() -> None:
    report = read_source(Source("a.xls", XML.encode()))
    assert figures(report) == ["P01-02 2023-06 41.5"]
    assert report.entries[0].actual.source == "a.xls!表!C5"
    assert report.sheets[0].unread == ("1-6月 / 上年",)


def test_a_fraction_under_per_cent_is_not_used_where_formats_are_not_seen() -> None:
    def word(text: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    number = '<table:table-cell office:value-type="percentage" office:value="0.051"/>'
    # The cell shows 5.1%, of which the reader gets 0.051.
    cells = (word("指标名称") + word("1-6月增速（%）"), word("工业投资") + number)
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    report = read_source(Source("a.ods", ods(f'<table:table table:name="a">{rows}</table:table>'.encode())))
    assert left_over(report) == ["B2 import.fraction"]
    assert not report.sheets[0].formats_known
