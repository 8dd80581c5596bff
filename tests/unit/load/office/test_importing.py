"""Importing offices' tables: every cell is placed rightly or said to be left over, and the counts add up."""

import json
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import ROOT, make_plan, plan_text, run_cli
from xxtrack.errors import StopError
from xxtrack.load.office.context import Import, ImportOptions
from xxtrack.load.office.importing import import_report, read_import
from xxtrack.load.office.words import split_unit
from xxtrack.load.source import Source
from xxtrack.model.actuals import NO_ACTUALS, Basis
from xxtrack.model.entry import EntryKind, ImportReport
from xxtrack.wording import say

FILES = ROOT / "tests" / "cases" / "office"

ITEMS = (
    "{id: P01-01, name: 新增高新技术企业, target: ≥ 650 家}",
    "{id: P01-02, name: 固定资产投资增长, target: ≥ 12 %}",
    "{id: P01-03, name: 用水总量, target: ≤ 2.55 亿立方米}",
    "{id: P01-04, name: 完成总规编制, due: 2023-12-31}",
    "{id: P01-05, name: 打造应用场景, target: ≥ 5 个, each: 新城}",
    "{id: P01-06, name: 海绵城市面积, target: ≥ 80 平方公里, measure: stock}",
    "{id: P01-07, name: “三清”专项, target: ≥ 3 个}",
    "{id: P01-08, name: 税收占比, target: ≥ 85 %}",
)
PLAN = make_plan(*ITEMS)
Shown = tuple[str, str, str, str, str]


def read(source: Source, **options: Any) -> ImportReport:
    result: Import = read_import(source, PLAN, ImportOptions(**options))
    assert result.findings == []
    return import_report(source.name, result, PLAN, NO_ACTUALS)


def table(text: str, **options: Any) -> ImportReport:
    return read(Source("a.csv", text.encode()), **options)


def book(build: Callable[[Worksheet], None], title: str = "表") -> ImportReport:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    build(sheet)
    return read(Source("a.xlsx", saved(workbook)))


def saved(workbook: Workbook) -> bytes:
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def shown(report: ImportReport) -> list[Shown]:
    """Item, scope, end of the period, value or stage, and the cell it comes from."""
    rows = []
    for entry in report.entries:
        figure = entry.actual
        value = (
            f"{figure.value.normalize():f}" if figure.value is not None else figure.stage.value if figure.stage else ""
        )
        alone = " alone" if figure.basis is Basis.PERIOD else ""
        cell = figure.source.rpartition("!")[2]
        rows.append((figure.item, figure.scope, f"{figure.period.end}{alone}", value, cell))
    return rows


def reasons(report: ImportReport) -> list[tuple[str, str]]:
    return [(cell.origin.rpartition("!")[2], cell.reason.key) for cell in report.unplaced]


def adds_up(report: ImportReport) -> bool:
    counted = sum(report.count(change) for change in (EntryKind.NEW, EntryKind.REVISION, EntryKind.SAME))
    return report.cells == counted + report.missing + len(report.unplaced)


@pytest.mark.parametrize("name", ["手工.csv", "Excel另存.csv", "表格程序.xlsx", "表格程序.xls", "表格程序.ods"])
def test_the_same_table_gives_the_same_figures_whatever_program_saved_it(name: str) -> None:
    report = read(Source(name, (FILES / name).read_bytes()))
    # 5812 and 12000 万立方米 are 0.5812 and 1.2 亿立方米.
    assert [row[:4] for row in shown(report)] == [
        ("P01-01", "", "2023-03-31", "120"),
        ("P01-01", "", "2023-06-30", "350"),
        ("P01-02", "", "2023-03-31", "8.5"),
        ("P01-02", "", "2023-06-30", "-4.9"),
        ("P01-03", "", "2023-03-31", "0.5812"),
        ("P01-03", "", "2023-06-30", "1.2"),
        ("P01-04", "", "2023-03-31", "under-way"),
        ("P01-04", "", "2023-06-30", "done"),
    ]
    assert report.unplaced == ()
    assert [entry.actual.note for entry in report.entries][2:4] == ["示例", "示例"]
    assert report.sheets[0].passed_over == 1


def test_a_long_table_by_id_or_name() -> None:
    report = table(
        "编号,指标名称,期别,完成值,责任范围\n"
        "P01-01,新增高新技术企业,1-6月,350,\n"
        ",用水总量,2023Q2,2亿立方米,\n"
        "P01-05,,2023-06,3,东新城\n"
    )
    assert shown(report) == [
        ("P01-01", "", "2023-06-30", "350", "D2"),
        ("P01-03", "", "2023-06-30", "2", "D3"),
        ("P01-05", "东新城", "2023-06-30", "3", "D4"),
    ]


def test_months_as_columns_are_to_date_unless_said_otherwise() -> None:
    text = "指标名称,1-2月,3月,4月当月,2023年5月,全年目标\n新增高新技术企业,20,40,7,—,650\n海绵城市面积,1,2,,3,80\n"
    report = table(text)
    assert shown(report) == [
        ("P01-01", "", "2023-02-28", "20", "B2"),
        ("P01-01", "", "2023-03-31", "40", "C2"),
        ("P01-01", "", "2023-04-30 alone", "7", "D2"),
        ("P01-06", "", "2023-02-28", "1", "B3"),
        ("P01-06", "", "2023-03-31", "2", "C3"),
        ("P01-06", "", "2023-05-31", "3", "E3"),
    ]
    assert report.missing == 2
    assert report.sheets[0].unread == ("全年目标",)
    assert report.sheets[0].month_columns
    alone = table(text, basis=Basis.PERIOD)
    # A level has no figure of the month alone: only the flow changes.
    assert [row[2] for row in shown(alone)][:3] == ["2023-02-28 alone", "2023-03-31 alone", "2023-04-30 alone"]
    assert [row[2] for row in shown(alone)][3:] == ["2023-02-28", "2023-03-31", "2023-05-31"]
    assert not alone.sheets[0].month_columns


def merged_header(sheet: Worksheet) -> None:
    sheet.append(["新区2023年1-6月主要指标（示例数据）"])
    sheet.append(["指标名称", "单位", "6月", None, None, "上年同期", None])
    sheet.append([None, None, "本月", "本月止累计", "同比", "本月", "本月止累计"])
    for area in ("A1:G1", "A2:A3", "B2:B3", "C2:E2", "F2:G2"):
        sheet.merge_cells(area)
    sheet.append(["一、创新"])
    sheet.append(["新增高新技术企业", "家", 40, 350, None, 30, 280])
    sheet.append(["固定资产投资", "亿元", 120.5, 650.2, 0.153, 99, 560])
    sheet["E6"].number_format = "0.0%"
    sheet.append(["注：示例数据"])


def test_a_header_of_two_lines_with_merged_cells() -> None:
    report = book(merged_header)
    assert shown(report) == [
        ("P01-01", "", "2023-06-30 alone", "40", "C5"),
        ("P01-01", "", "2023-06-30", "350", "D5"),
        ("P01-02", "", "2023-06-30", "15.3", "E6"),
    ]
    assert reasons(report) == [("C6", "import.unknown-name"), ("D6", "import.unknown-name")]
    # Last year's figures stand under words that are not this year's.
    assert report.sheets[0].unread == ("上年同期 / 本月", "上年同期 / 本月止累计")
    assert (report.missing, report.cells, report.sheets[0].passed_over) == (1, 6, 2)


def test_the_same_header_saved_as_csv_where_merged_cells_keep_their_first_word_only() -> None:
    report = table(
        "指标名称,单位,6月,,,上年同期,\n,,本月,本月止累计,同比,本月,本月止累计\n新增高新技术企业,家,40,350,,30,280\n"
    )
    assert [row[2:4] for row in shown(report)] == [("2023-06-30 alone", "40"), ("2023-06-30", "350")]
    assert len(report.sheets[0].unread) == 2


def test_a_percentage_is_told_from_a_fraction_by_its_format() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["编号", "期别", "完成值"])
        for value in (0.153, 0.153, 15.3, "15.3%"):
            sheet.append(["P01-02", f"2023-0{sheet.max_row + 2}", value])
        sheet["C2"].number_format = "0.0%"
        sheet["C3"].number_format = '0.000"%"'
        sheet["C4"].number_format = "0.00"

    assert [row[3] for row in shown(book(build))] == ["15.3", "0.153", "15.3", "15.3"]


def test_binary_noise_of_a_spreadsheet_is_not_taken_for_digits() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["编号", "期别", "完成值"])
        sheet.append(["P01-03", "2023-06", 0.1 + 0.2])

    assert book(build).entries[0].actual.value == Decimal("0.3")


def test_dates_and_serial_numbers_as_periods() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["编号", "期别", "完成值"])
        sheet.append(["P01-01", date(2023, 4, 1), 1])
        sheet.append(["P01-01", date(2023, 5, 20), 2])
        sheet.append(["P01-01", 45107, 3])
        sheet.append(["P01-01", 2023.1, 4])
        sheet["B2"].number_format = 'yyyy"年"m"月"'
        sheet["B3"].number_format = "yyyy-mm-dd"

    report = book(build)
    # 45107 is 30 June 2023; April is shown as a month, so it is the month and not its first day.
    assert [row[2:4] for row in shown(report)] == [("2023-04-30", "1"), ("2023-05-20", "2"), ("2023-06-30", "3")]
    assert reasons(report) == [("C5", "period.eaten")]


def test_a_sheet_whose_title_names_its_period() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["新区2023年1-6月主要指标"])
        sheet.append(["事项", "完成值"])
        sheet.append(["新增高新技术企业", 350])

    assert shown(book(build)) == [("P01-01", "", "2023-06-30", "350", "B3")]


def test_two_periods_in_the_title_are_not_chosen_from() -> None:
    report = table("2023年1-6月（6月15日前报，同1-5月口径）\n事项,完成值\n新增高新技术企业,350\n")
    assert reasons(report) == [("B3", "import.no-period")]
    assert [row[2] for row in shown(table("事项,完成值\n新增高新技术企业,350\n", period="上半年"))] == ["2023-06-30"]


def test_scopes_as_columns_and_names_merged_over_rows() -> None:
    wide = table("事项,期别,东新城,西新城,合计\n打造应用场景,1-6月,3,4,7\n")
    assert [row[:4] for row in shown(wide)] == [
        ("P01-05", "东新城", "2023-06-30", "3"),
        ("P01-05", "西新城", "2023-06-30", "4"),
    ]
    assert reasons(wide) == [("E2", "entry.scope-needed")]

    def build(sheet: Worksheet) -> None:
        sheet.append(["事项", "责任范围", "1-6月"])
        sheet.append(["打造应用场景", "东新城", 3])
        sheet.append([None, "西新城", 4])
        sheet.merge_cells("A2:A3")

    assert [row[:2] for row in shown(book(build))] == [("P01-05", "东新城"), ("P01-05", "西新城")]


def test_names_match_exactly_but_for_spaces_and_punctuation() -> None:
    report = table(
        "指标名称,1-6月\n 新增 高新技术企业,1\n1.用水总量（万立方米）,12000\n其中：“三清” 专项,2\n新增高新企业,3\n"
    )
    assert [row[0] for row in shown(report)] == ["P01-01", "P01-03", "P01-07"]
    (left,) = report.unplaced
    assert left.reason.key == "import.unknown-name"
    assert left.hint
    assert "P01-01" in say(left.hint, "zh")


def test_what_cannot_be_placed_is_listed_with_its_reason() -> None:
    report = table(
        "编号,指标名称,期别,完成值\n"
        "P09-99,,1-6月,1\n"
        "P01-01,用水总量,1-6月,1\n"
        "P01-01,,1-6月,3亿元\n"
        "P01-01,,13月,1\n"
        "P01-01,,2022-06,1\n"
        "P01-02,,1-6月,待定\n"
        ",,1-6月,5\n"
    )
    assert reasons(report) == [
        ("D2", "row.unknown-item"),
        ("D3", "row.name"),
        ("D8", "import.no-label"),
        ("D4", "value.unit"),
        ("D5", "period.impossible"),
        ("D6", "row.period-outside"),
        ("D7", "value.unreadable"),
    ]
    assert (report.cells, report.entries) == (7, ())


def test_two_cells_that_contradict_each_other_are_both_left_out_and_name_each_other() -> None:
    report = table("编号,期别,完成值\nP01-01,1-6月,5\nP01-01,2023Q2,6\n")
    assert report.entries == ()
    assert reasons(report) == [("C2", "entry.clash"), ("C3", "row.two-values")]
    assert "a.csv!C2" in say(report.unplaced[1].reason, "zh")


def test_a_single_month_of_a_level_and_a_level_of_a_growth_are_not_used() -> None:
    report = table("编号,期别,本月,本月止累计,同比\nP01-06,1-6月,3,50,\nP01-02,1-6月,20,650,15.3\n")
    assert [row[::3] for row in shown(report)] == [("P01-06", "50"), ("P01-02", "15.3")]
    assert reasons(report) == [
        ("C2", "import.alone-not-flow"),
        ("C3", "import.level-of-growth"),
        ("D3", "import.level-of-growth"),
    ]
    assert adds_up(report)


def test_a_formula_that_no_program_has_computed_is_not_taken_for_a_blank() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["编号", "期别", "完成值"])
        sheet.append(["P01-01", "1-6月", "=1+1"])

    report = book(build)
    assert reasons(report) == [("C2", "value.unreadable")]


def test_a_hidden_sheet_is_said_not_to_be_read() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["编号", "期别", "完成值"])
    sheet.append(["P01-01", "1-6月", 1])
    hidden = workbook.create_sheet("旧")
    hidden.append(["编号", "期别", "完成值"])
    hidden.append(["P01-01", "1-6月", 2])
    hidden.sheet_state = "hidden"
    report = read(Source("a.xlsx", saved(workbook)))
    assert [row[3] for row in shown(report)] == ["1"]
    assert [sheet.hidden for sheet in report.sheets] == [False, True]


def test_headers_above_and_below_the_row_that_names_the_items() -> None:
    report = table(",上半年,,前三季度\n指标名称,东新城,西新城,东新城\n打造应用场景,1,2,3\n")
    assert shown(report) == [
        ("P01-05", "东新城", "2023-06-30", "1", "B3"),
        ("P01-05", "西新城", "2023-06-30", "2", "C3"),
        ("P01-05", "东新城", "2023-09-30", "3", "D3"),
    ]


def test_a_column_that_says_what_it_covers_needs_no_telling() -> None:
    text = "指标名称,5月,6月,6月\n,,本月,累计\n新增高新技术企业,7,5,30\n"
    assert [row[2:4] for row in shown(table(text, basis=Basis.PERIOD))] == [
        ("2023-05-31 alone", "7"),
        ("2023-06-30 alone", "5"),
        ("2023-06-30", "30"),
    ]


def test_a_row_of_numbers_is_no_header_even_where_they_could_be_years() -> None:
    report = table("指标名称,1-6月\n,2023\n用水总量,2\n")
    assert reasons(report) == [("B2", "import.no-label")]
    assert [row[4] for row in shown(report)] == ["B3"]


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("完成值（万元）", "完成值", "万元"),
        ("完成值(家)", "完成值", "家"),
        ("完成值（单位：亿元）", "完成值", "亿元"),
        ("增速（%）", "增速", "%"),
        ("增速（百分点）", "增速", "百分点"),
        ("里程（公里）", "里程", "公里"),
        ("完成值（元）", "完成值", "元"),
        ("完成值（新增）", "完成值(新增)", ""),
        ("（万元）完成值", "(万元)完成值", ""),
        ("完成值", "完成值", ""),
    ],
)
def test_a_unit_in_brackets_belongs_to_the_figures_below(text: str, words: str, unit: str) -> None:
    assert split_unit(text) == (words, unit)


@pytest.mark.parametrize("header", ["同比增长", "同比 增长（%）", "同比增长±%", "增速(%)", "累计同比增长"])
def test_a_growth_is_known_by_its_header_however_it_is_dressed(header: str) -> None:
    report = table(f"指标名称,完成值,{header}\n固定资产投资增长,,8.5\n", period="1-6月")
    assert [row[3:] for row in shown(report)] == [("8.5", "C2")]


def test_a_header_without_rows_is_an_empty_table() -> None:
    report = table("指标名称,1-6月\n")
    assert (report.entries, report.unplaced, report.sheets[0].header) == ((), (), 1)


def test_a_column_without_a_word_is_passed_over() -> None:
    report = table("指标名称,,1-6月\n新增高新技术企业,x,5\n")
    assert [row[3:] for row in shown(report)] == [("5", "C2")]
    assert report.unplaced == ()


def test_a_period_in_a_title_that_cannot_be_leaves_the_figures_over() -> None:
    assert reasons(table("2023年13月\n指标名称,完成值\n新增高新技术企业,5\n")) == [("B3", "import.no-period")]
    assert [row[2] for row in shown(table("2023年6月\n指标名称,完成值\n新增高新技术企业,5\n"))] == ["2023-06-30"]


def test_a_line_with_a_remark_alone_is_passed_over_and_counted() -> None:
    report = table("指标名称,1-6月,备注\n新增高新技术企业,5,\n,,见附表\n")
    assert [row[3] for row in shown(report)] == ["5"]
    assert (report.sheets[0].passed_over, report.unplaced) == (1, ())


def test_a_zero_in_a_remark_spoils_no_other_cell() -> None:
    report = table("指标名称,1-6月,备注\n新增高新技术企业,5,\n" + ",,\n" * 4000 + "用水总量,2,a\0b\n")
    assert [row[0] for row in shown(report)] == ["P01-01", "P01-03"]
    assert report.entries[1].actual.note == "a\ufffdb"


def test_a_name_that_two_items_have_places_nothing() -> None:
    plan = make_plan("{id: P01-01, name: 企业, target: ≥ 1 家}", "{id: P01-02, name: 企 业, target: ≥ 1 家}")
    result = read_import(Source("a.csv", "指标名称,1-6月\n企业,5\n".encode()), plan, ImportOptions())
    report = import_report("a.csv", result, plan, NO_ACTUALS)
    assert [(cell.reason.key, dict(cell.reason.args)) for cell in report.unplaced] == [
        ("import.ambiguous", {"name": "企业", "ids": ("P01-01", "P01-02")})
    ]


def test_a_table_that_breaks_off_keeps_what_came_before() -> None:
    result = read_import(
        Source("a.csv", '指标名称,1-6月\n新增高新技术企业,5\n用水总量,"2\n'.encode()), PLAN, ImportOptions()
    )
    assert [(f.code, f.where.line) for f in result.findings] == [("XX412", 3)]
    report = import_report("a.csv", result, PLAN, NO_ACTUALS)
    assert [row[:4] for row in shown(report)] == [("P01-01", "", "2023-06-30", "5")]


def test_one_name_for_several_short_rows() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["责任范围", "1-6月", "指标名称"])
        sheet.append(["东新城", 1, "打造应用场景"])
        sheet.append(["西新城", 2])
        sheet.merge_cells("C2:C3")

    assert [row[:4] for row in shown(book(build))] == [
        ("P01-05", "东新城", "2023-06-30", "1"),
        ("P01-05", "西新城", "2023-06-30", "2"),
    ]


def test_true_and_false_are_no_figures() -> None:
    def build(sheet: Worksheet) -> None:
        sheet.append(["指标名称", "1-6月", "前三季度"])
        sheet.append(["新增高新技术企业", True, False])

    report = book(build)
    assert [(cell.text, cell.reason.key) for cell in report.unplaced] == [
        ("TRUE", "value.unreadable"),
        ("FALSE", "value.unreadable"),
    ]


@pytest.mark.parametrize(
    ("library", "name"),
    [("openpyxl", "表格程序.xlsx"), ("python_calamine", "表格程序.ods"), ("olefile", "表格程序.xls")],
)
def test_without_the_libraries_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch, library: str, name: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(StopError) as error:
        read_import(Source(name, (FILES / name).read_bytes()), PLAN, ImportOptions())
    assert (error.value.message.key, dict(error.value.message.args)) == ("import.no-excel", {"file": name})


MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
CONTENT = """\
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
<office:automatic-styles><style:style style:name="h" style:family="table">
<style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="表">
{row}<table:table-row><table:table-cell/><table:table-cell/></table:table-row>{figures}
</table:table>
<table:table table:name="旧" table:style-name="h">{row}{figures}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def test_hidden_sheets_and_blank_rows_of_other_formats() -> None:
    def row(*cells: str) -> str:
        cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        return f"<table:table-row>{''.join(map(cell.format, cells))}</table:table-row>"

    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", CONTENT.format(row=row("指标名称", "1-6月"), figures=row("用水总量", "2")))
    report = read(Source("a.ods", out.getvalue()))
    assert shown(report) == [("P01-03", "", "2023-06-30", "2", "B3")]
    assert [(sheet.name, sheet.hidden) for sheet in report.sheets] == [("表", False), ("旧", True)]


CELLS = st.sampled_from(
    ["", "—", "12", "3.2亿元", "15%", "已完成", "待定", "=1", "P01-01", "用水总量", "6月", "东新城"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=6))
def test_the_counts_add_up_whatever_the_cells_hold(rows: list[list[str]]) -> None:
    # The first row stands between the others and the header, which a row without a key might go on with.
    header = "编号,指标名称,期别,完成值,同比,东新城\nP01-08,,1-6月,1,2,3\n"
    report = table(header + "".join(",".join(row) + "\n" for row in rows))
    assert adds_up(report)
    about = sum(1 for row in rows if any(row)) - report.sheets[0].passed_over
    # A row that is about something gives one figure for each of the three columns of figures.
    assert report.cells == 3 * (about + 1)


@pytest.mark.parametrize(
    "content", [b"", b"no,table\n1,2\n", b"PK\x03\x04 xl/ broken", b"\xd0\xcf\x11\xe0 broken", b"\xff\xff\xff"]
)
def test_a_broken_file_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    (tmp_path / "a.xlsx").write_bytes(content)
    outcome = run_cli("import", "a.xlsx", cwd=tmp_path)
    assert outcome.code == 3
    assert "Traceback" not in outcome.stderr
    assert "a.xlsx" in outcome.stderr


def test_nothing_is_written_without_yes_and_nothing_twice_with_it(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    (tmp_path / "a.csv").write_text("编号,期别,完成值\nP01-01,1-6月,5\nP01-99,1-6月,5\nP01-03,1-6月,—\n", "utf-8")

    def counts(*options: str) -> dict[str, int]:
        outcome = run_cli("import", "a.csv", "--format", "json", *options, cwd=tmp_path)
        assert outcome.code == (1 if "P01-99" in outcome.stdout else 0)
        found: dict[str, int] = json.loads(outcome.stdout)["counts"]
        return found

    assert counts() == {"new": 1, "revision": 0, "words": 0, "same": 0, "held": 0, "missing": 1, "unplaced": 1}
    assert not (tmp_path / "data").exists()
    assert counts("--yes", "--reported", "2023-07-05")["new"] == 1
    written = tmp_path / "data" / "actuals" / "填报.csv"
    assert written.read_text("utf-8") == (
        "id,name,period,value,scope,basis,source,note,reported\n"
        "P01-01,新增高新技术企业,2023-06,5,,,a.csv!C2,,2023-07-05\n"
    )
    assert counts("--yes") == {"new": 0, "revision": 0, "words": 0, "same": 1, "held": 0, "missing": 1, "unplaced": 1}
    (tmp_path / "a.csv").write_text("编号,期别,完成值\nP01-01,1-6月,6\n", "utf-8")
    assert run_cli("import", "a.csv", "--yes", "--reported", "2023-07-05", cwd=tmp_path).code == 1, "not later"
    assert counts("--yes", "--reported", "2023-07-06")["revision"] == 1
    assert len(written.read_text("utf-8").splitlines()) == 3
