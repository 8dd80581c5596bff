"""The Excel ledger: every item and reading exactly, texts that stay texts, the same bytes, and a way back in."""

import csv
import io
import json
import shutil
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import ROOT, judge, make_plan, read_rows, run_cli
from xxtrack.assess.evaluate import evaluate
from xxtrack.load.actuals.read import LoadedActuals, load_actuals
from xxtrack.load.source import Source
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment, count
from xxtrack.model.plan import Plan
from xxtrack.model.status import Status
from xxtrack.render.ledger import LedgerReport
from xxtrack.render.ledger.look import number_format, quantity_format, quantity_text
from xxtrack.render.ledger.rows import sheet_names
from xxtrack.render.ledger.xlsx import ledger_xlsx
from xxtrack.render.signs import STATUS_COLOURS
from xxtrack.wording import term
from xxtrack.workflow.case import open_case

Book = openpyxl.Workbook


def book(assessment: Assessment, lang: str = "zh") -> Book:
    data = ledger_xlsx(LedgerReport(assessment, assessment.standings), lang)  # type: ignore[arg-type]
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(workbook: Book, sheet: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in workbook[sheet].iter_rows()]


def read_back(workbook: Book, plan: Plan, sheet: str = "历次数据") -> LoadedActuals:
    """The history sheet as the reader of figures takes it, cell by cell as text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in rows_of(workbook, sheet):
        writer.writerow("" if value is None else str(value) for value in row)
    return load_actuals([Source("台账.csv", out.getvalue().encode())], plan)


def content(actuals: Actuals) -> dict[tuple[str, str], list[tuple[Any, ...]]]:
    """Everything that was reported, without where it stood; an actual to date is told by its last day."""
    return {
        key: [(o.subject.claim, o.value, o.stage, o.source, o.note, o.reported) for o in chain]
        for key, chain in actuals.series.items()
    }


@pytest.fixture(scope="module")
def plan_2023() -> Assessment:
    case = open_case(ROOT / "plan" / "2023.yaml", as_of="2023-12-31")
    return evaluate(case.plan, case.actuals, case.as_of)


@pytest.fixture(scope="module")
def data_2023(plan_2023: Assessment) -> bytes:
    return ledger_xlsx(LedgerReport(plan_2023, plan_2023.standings), "zh")


@pytest.fixture(scope="module")
def book_2023(data_2023: bytes) -> Book:
    return openpyxl.load_workbook(io.BytesIO(data_2023))


@pytest.mark.parametrize(("lang", "sheet"), [("zh", "历次数据"), ("en", "history (2)")])
def test_what_was_exported_reads_back_as_the_same_figures(plan_2023: Assessment, lang: str, sheet: str) -> None:
    back = read_back(book(plan_2023, lang), plan_2023.plan, sheet)
    assert back.findings == ()
    assert content(back.actuals) == content(plan_2023.actuals)
    again = evaluate(plan_2023.plan, back.actuals, plan_2023.as_of)
    assert [s.status for s in again.standings] == [s.status for s in plan_2023.standings]


def test_history_ends_at_the_date_judged_at() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 100 家}")
    found = judge(plan, "2023-06-30", "P01-01,2023-03,25", "P01-01,2023-06,50", "P01-01,2023-07,60")
    assert [row[2:4] for row in rows_of(book(found), "历次数据")] == [
        ["期别", "完成值"],
        ["2023-03", 25],
        ["2023-06", 50],
    ]


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "http://a.b/c", "1-2", "a\nb"]


def test_texts_that_look_like_formulas_numbers_or_links_stay_texts() -> None:
    items = [f"{{id: P01-{n:02d}, name: {text!r}, target: ≥ 9 家, lead: {text!r}}}" for n, text in enumerate(HOSTILE)]
    plan = make_plan(*(item.replace("'=cmd|' /C", "\"=cmd|' /C").replace("\\n", " ") for item in items))
    quoted = [f'P01-01,2023-06,5,"{text}","{text}"' for text in HOSTILE[:3]]
    loaded = read_rows(plan, quoted[0], 'P01-02,2023-06,5,"a\nb","\u200bx"', header="id,period,value,source,note")
    found = evaluate(plan, loaded.actuals, date(2023, 6, 30))
    workbook = book(found)
    names = {item.name for item in plan.items.values()}
    assert names >= {"=1+1", "+1", "-1", "@SUM(A1)"}
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                assert cell.hyperlink is None
                if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                    assert cell.data_type == "s"
                    assert cell.style.startswith("Normal")
                    assert cell.quotePrefix, (sheet.title, cell.coordinate)
    # What shows no sign is written as its code; all else comes back.
    as_shown = read_rows(
        plan, quoted[0], 'P01-02,2023-06,5,"a\nb",<U+200B>x', header="id,period,value,source,note"
    ).actuals
    assert content(read_back(workbook, plan).actuals) == content(as_shown)


def test_the_same_input_gives_the_same_bytes_and_no_time(plan_2023: Assessment, data_2023: bytes) -> None:
    assert ledger_xlsx(LedgerReport(plan_2023, plan_2023.standings), "zh") == data_2023
    with zipfile.ZipFile(io.BytesIO(data_2023)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "2023-12-31T00:00:00Z" in archive.read("docProps/core.xml").decode()


def test_every_item_is_in_the_list_and_once_more_in_its_chapter(plan_2023: Assessment, book_2023: Book) -> None:
    workbook = book_2023
    every = [row[1] for row in rows_of(workbook, "事项")[1:]]
    assert every == list(plan_2023.plan.items)
    chapters = [name for name in workbook.sheetnames if name == "主要预期目标" or name[0].isdigit()]
    assert len(chapters) == 10
    assert [row[1] for name in chapters for row in rows_of(workbook, name)[1:]] == every
    assert [name for name in workbook.sheetnames if name.startswith("牵头")] == [
        *(
            "牵头 西咸集团",
            "牵头 空港新城",
            "牵头 沣东新城",
            "牵头 秦汉新城",
            "牵头 沣西新城",
            "牵头 泾河新城",
            "牵头 园办",
        ),
    ]


def test_lists_have_a_fixed_head_filters_and_colours_for_every_status(plan_2023: Assessment, book_2023: Book) -> None:
    sheet = book_2023["事项"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == f"A1:AU{len(plan_2023.standings) + 1}"
    assert sheet.print_title_rows == "$1:$1"
    (area,) = sheet.conditional_formatting
    assert str(area.sqref) == f"D2:D{len(plan_2023.standings) + 1}"
    assert [rule.formula for rule in area.rules] == [[f'"{term(status, "zh")}"'] for status in Status]


def test_the_printed_ledger_is_a3_with_a_column_for_each_month() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 100 家, lead: 科创局}", "{id: P01-02, name: b, target: ≥ 10 家}")
    found = judge(plan, "2023-04-15", "P01-01,2023-02,25", "P01-01,2023-03,30", "P01-02,2023-03,9")
    sheet = book(found)["事项"]
    head, first, second = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert head[:7] == ["序号", "编号", "事项", "状态", "牵头单位", "期限", "目标"]
    assert head[12:16] == ["1月末所报", "2月末所报", "3月末所报", "4月末所报"]
    assert first[12:16] == [None, 25, 30, None]
    assert (first[0], second[0]) == (1, 2)
    # b is far ahead: no days of lag are told, least of all fewer than none.
    assert second[head.index("滞后天数")] is None
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize or 0)) == ("landscape", 8)
    assert sheet.oddHeader
    assert "测试计划台账（截至 2023-04-15）" in str(sheet.oddHeader.center.text)
    assert sheet.print_title_rows == "$1:$1"


def test_words_stand_in_the_printed_ledger_and_read_back() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 100 家}", "{id: P01-02, name: b, target: ≥ 10 家}")
    header = "id,period,value,reported,progress,problem,next,evidence"
    rows = (
        "P01-01,2023-03,30,2023-04-05,顺利,=1+1,@x,a.pdf",
        "P01-01,2023-04,,2023-05-05,已完成 90%,,,",
        "P01-02,2023-03,3,,,,,",
    )
    loaded = read_rows(plan, *rows, header=header)
    assert loaded.findings == ()
    workbook = book(evaluate(plan, loaded.actuals, date(2023, 4, 30)))
    head, first, second = ([cell.value for cell in row] for row in workbook["事项"].iter_rows())
    at = head.index("所报进展")
    assert head[at : at + 4] == ["所报进展", "所报问题", "所报措施", "所报佐证"]
    # The newest words are April's, which has no figure; evidence stands until other evidence comes.
    assert first[at : at + 4] == ["已完成 90%（截至 2023-04-30）", None, None, "a.pdf"]
    assert second[at : at + 4] == [None] * 4
    back = read_back(workbook, plan)
    assert back.findings == ()
    assert content(back.actuals) == content(loaded.actuals)
    words = [[(o.narrative, o.period.end, o.value) for o in a.actuals.worded["P01-01", ""]] for a in (back, loaded)]
    assert words[0] == words[1]


def test_the_summary_counts_every_item_and_has_charts(plan_2023: Assessment, data_2023: bytes, book_2023: Book) -> None:
    rows = rows_of(book_2023, "汇总")
    told = {row[0]: row[1] for row in rows if row[0] and row[1] is not None}
    shown = [status for status in Status if status is not Status.MONITORED]
    assert {status: told[term(status, "zh")] for status in shown} | {Status.MONITORED: 0} == count(plan_2023.standings)
    assert told["合计"] == 416
    with zipfile.ZipFile(io.BytesIO(data_2023)) as archive:
        assert len([name for name in archive.namelist() if name.startswith("xl/charts/chart")]) == 3


def test_scopes_have_rows_of_their_own() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 4 个, each: 新城}")
    found = judge(plan, "2023-06-30", "P01-01,2023-06,2,东新城", "P01-01,2023-06,1,西新城")
    head, *rows = rows_of(book(found), "责任范围")
    assert head[:6] == ["编号", "事项", "责任范围", "状态", "目标", "最新完成值"]
    assert [row[2:6] for row in rows] == [["东新城", "达进度", "≥ 4 个", 2], ["西新城", "滞后", "≥ 4 个", 1]]


@pytest.mark.parametrize(
    ("value", "unit", "shape", "shown"),
    [
        (Decimal(1234), "家", '#,##0" 家"', "1,234 家"),
        (Decimal("97.50"), "%", '#,##0.0"%"', "97.5%"),
        (Decimal("0.125"), "万套", '#,##0.000" 万套"', "0.125 万套"),
        (0.333333, "亿元", '#,##0.00" 亿元"', "0.33 亿元"),
        (5, "", "#,##0", "5"),
        (5, 'x"y', "#,##0", "5"),
        (-2.6, "%", '#,##0.0"%"', "-2.6%"),
    ],
)
def test_figures_show_their_decimals_and_unit(value: Decimal | float, unit: str, shape: str, shown: str) -> None:
    assert quantity_format(value, unit) == shape
    assert quantity_text(value, unit) == shown


def test_rounding_shows_neither_whole_nor_reached_where_it_is_not() -> None:
    assert number_format(0.421538, "ratio") == "0.0%"
    assert number_format(1, "ratio") == "0.0%"
    assert number_format(0.9997, "ratio") == "0.00%"
    assert number_format(0.99999, "ratio") == "0.000%"
    assert number_format(1.0999, "index") == "0.0000"
    assert number_format(0.84, "index") == "0.00"


def test_sheet_names_are_what_excel_takes() -> None:
    given_names = ["a/b[c]:d*e?f\\g", "'x'", "长" * 40, "长" * 41, "History", "", "A", "a"]
    names = sheet_names(given_names)
    assert names[:2] == ["a_b_c__d_e_f_g", "x"]
    assert names[2:4] == ["长" * 31, "长" * 27 + " (2)"]
    assert names[4:] == ["History (2)", "_", "A", "a (2)"]


def test_inks_can_be_read_on_their_grounds() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for status, colours in STATUS_COLOURS.items():
        dark, bright = sorted(light(colour) for colour in colours)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, status


def test_the_command_writes_the_ledger_of_what_is_chosen(tmp_path: Path) -> None:
    ran = run_cli("report", "-o", str(tmp_path / "台账.xlsx"), "--as-of", "2023-06-30", "--chapter", "3")
    assert (ran.code, ran.stdout) == (0, "")
    workbook = openpyxl.load_workbook(tmp_path / "台账.xlsx")
    assert len(rows_of(workbook, "事项")) == 52 + 1
    assert {row[0].partition("-")[0] for row in rows_of(workbook, "历次数据")[1:]} <= {f"P{n}" for n in range(10, 16)}


def test_importing_the_ledger_changes_nothing(tmp_path: Path) -> None:
    for folder in ("plan", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    run_cli("record", "P33-05", "--period", "2023-09", "--problem", "缺地", "--next", "=1+1", cwd=tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "data" / "actuals").rglob("*.csv")}
    run_cli("report", "-o", "台账.xlsx", "--as-of", "2023-12-31", cwd=tmp_path)
    ran = run_cli("import", "台账.xlsx", "--yes", "--format", "json", cwd=tmp_path)
    told = json.loads(ran.stdout)["counts"]
    assert told["same"] == sum(len(data.splitlines()) - 1 for data in before.values()) - 3  # three say "not available"
    assert (told["new"], told["revision"], told["words"], told["unplaced"]) == (0, 0, 0, 0)
    assert {path: path.read_bytes() for path in (tmp_path / "data" / "actuals").rglob("*.csv")} == before
