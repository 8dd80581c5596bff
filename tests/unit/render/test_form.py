"""Forms: what a unit gets is what it answers for, and what it fills in comes back without anybody mapping columns."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import plan_text, run_cli

ITEMS = (
    "{id: P01-01, name: 新增高新技术企业, target: ≥ 650 家, lead: 东新城, frequency: quarterly}",
    "{id: P01-02, name: 投资增长, target: ≥ 12 %, lead: 东新城}",
    "{id: P01-03, name: 完成总规编制, due: 2023-12-31, lead: 东新城}",
    "{id: P01-04, name: 打造应用场景, target: ≥ 5 个, each: 新城, lead: 园办}",
    "{id: P01-05, name: =1+1, target: ≥ 5 个, lead: 西新城}",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    folder = tmp_path / "data" / "actuals" / "2023"
    folder.mkdir(parents=True)
    (folder / "东新城.csv").write_bytes("编号,期别,完成值\r\nP01-01,1-3月,120\r\n".encode("gb18030"))
    return tmp_path


def template(project: Path, *options: str) -> None:
    outcome = run_cli("template", *options, cwd=project)
    assert outcome.code == 0, outcome.stderr
    assert outcome.stdout == ""


def form(path: Path) -> Worksheet:
    sheet = load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_filled_in_by_a_unit_it_comes_back_and_the_plan_stands_as_reported(project: Path) -> None:
    template(project, "--lead", "东新城", "--period", "2023-06", "-o", "东新城.xlsx")
    workbook = load_workbook(project / "东新城.xlsx")
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    heads = [cell.value for cell in sheet[4]]
    value = heads.index("完成值") + 1
    assert [sheet.cell(line, 1).value for line in range(5, 9)] == ["P01-01", "P01-02", "P01-03", "P01-04"]
    figures: tuple[float | str, ...] = (330, 0.153, "推进中", 2)
    for line, filled in enumerate(figures, 5):
        sheet.cell(line, value).value = filled
        sheet.row_dimensions[line].hidden = False
    # 15.3% typed into a cell is 0.153 in Excel, formatted as a percentage.
    sheet.cell(6, value).number_format = "0.0%"
    sheet.cell(5, heads.index("备注") + 1).value = "示例"
    workbook.save(project / "东新城.xlsx")

    outcome = run_cli("import", "东新城.xlsx", "--yes", "--reported", "2023-07-05", "--format", "json", cwd=project)
    assert outcome.code == 0
    report = json.loads(outcome.stdout)
    assert report["counts"] == {"new": 4, "revision": 0, "words": 0, "same": 0, "held": 0, "missing": 0, "unplaced": 0}

    status = run_cli("status", "--as-of", "2023-06-30", "--all", "--format", "json", cwd=project)
    items = {item["id"]: item for item in json.loads(status.stdout)["items"]}
    # 330 of 650 with half the year over: expected 325, ahead of it by 5.
    assert (items["P01-01"]["actual"], items["P01-01"]["expected"]) == (330, 325)
    assert items["P01-01"]["status"] == "on-track"
    assert items["P01-02"]["actual"] == 15.3
    assert items["P01-03"]["stage"] == "under-way"
    scopes = {part["scope"]: part["actual"] for part in items["P01-04"]["scopes"]}
    assert scopes == {"东新城": 2, "西新城": None}
    # The figures went to the file that had the item's, in its own encoding and line ends, with the cell they came from.
    written = (project / "data/actuals/2023/东新城.csv").read_bytes().decode("gb18030")
    assert written.startswith("编号,期别,完成值,范围,来源,备注,填报日期\r\nP01-01,1-3月,120\r\n")
    assert "P01-01,2023-06,330,,东新城.xlsx!填报表!I5,示例,2023-07-05\r\n" in written


def test_the_form_as_csv_comes_back_too(project: Path) -> None:
    template(project, "--lead", "东新城", "--period", "1-6月", "-o", "a.csv")
    data = (project / "a.csv").read_bytes()
    assert data.startswith("\ufeff编号,".encode())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    at = rows[0].index("完成值")
    rows[1][at], rows[2][at] = "330", "15.3%"
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    # Excel on Chinese Windows saves it as GB18030.
    (project / "a.csv").write_bytes(out.getvalue().encode("gb18030"))
    outcome = run_cli("import", "a.csv", "--yes", "--format", "json", cwd=project)
    report = json.loads(outcome.stdout)
    assert report["counts"] == {"new": 2, "revision": 0, "words": 0, "same": 0, "held": 0, "missing": 2, "unplaced": 0}
    assert [entry["value"] for entry in report["entries"]] == [330, 15.3]


def test_only_what_is_to_be_filled_in_can_be_changed(project: Path) -> None:
    template(project, "--lead", "东新城", "--period", "2023-05", "-o", "a.xlsx")
    sheet = form(project / "a.xlsx")
    heads = [cell.value for cell in sheet[4]]
    unlocked = {cell.column for row in sheet.iter_rows(5, 8) for cell in row if not cell.protection.locked}
    filled_in = ("完成值", "进展情况", "存在问题", "下一步措施", "佐证材料", "备注")
    assert unlocked == {heads.index(head) + 1 for head in filled_in}
    assert sheet.protection.sheet
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["B"].hidden
    assert sheet.freeze_panes == "C5"
    kinds = {area: v.type for v in sheet.data_validations.dataValidation for area in str(v.sqref).split()}
    assert kinds == {"I5": "decimal", "I6": "decimal", "I7": "list", "I8": "decimal"}


def test_steps_with_what_no_workbook_can_hold_are_not_listed(project: Path) -> None:
    item = (
        '{id: P01-01, name: "桥\\uffff", due: 2023-12-31, lead: 局, nodes: {2023-06-30: "开\\ufffe工", 2023-12-31: 通}}'
    )
    (project / "plan" / "2023.yaml").write_text(plan_text(item), "utf-8")
    template(project, "--all", "--period", "2023-06", "-o", "a.xlsx")
    sheet = form(project / "a.xlsx")
    assert sheet.cell(5, 4).value == "桥<U+FFFF>"
    assert "I5" not in " ".join(str(v.sqref) for v in sheet.data_validations.dataValidation)


def test_a_form_shows_target_and_last_figure_and_whether_one_is_due(project: Path) -> None:
    template(project, "--lead", "东新城", "--period", "2023-05", "-o", "a.xlsx")
    row = [cell.value for cell in form(project / "a.xlsx")[5]]
    # Five twelfths of 650 are 270.8333.
    assert row == [
        *("P01-01", "2023-05", None, "新增高新技术企业", "家", "≥ 650 家", "270.83", "120（截至 2023-03）"),
        *(None, None, None, None, None, None),
        "本期可不报；填年初以来累计数",
    ]


def test_what_is_due_stands_first_and_the_rest_is_folded(project: Path) -> None:
    template(project, "--lead", "东新城", "--period", "2023-06", "-o", "a.xlsx")
    sheet = form(project / "a.xlsx")
    # Only P01-01 has a frequency: the half-year figure is asked for, the rest may be reported.
    assert [(sheet.cell(line, 1).value, sheet.row_dimensions[line].hidden) for line in range(5, 9)] == [
        ("P01-01", False),
        ("P01-02", True),
        ("P01-03", True),
        ("P01-04", True),
    ]
    template(project, "--lead", "东新城", "--period", "2023-05", "-o", "b.xlsx")
    assert not any(form(project / "b.xlsx").row_dimensions[line].hidden for line in range(5, 9)), "nothing is due"


def test_a_form_is_an_a4_page_on_its_side_that_says_where_it_goes(project: Path) -> None:
    template(project, "--lead", "东新城", "--period", "2023-06", "-o", "a.xlsx")
    sheet = form(project / "a.xlsx")
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize or 0)) == ("landscape", 9)
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("报送：督查室" in words for words in said)
    assert any("填报人" in words and "审核人" in words and "电话" in words for words in said)
    assert not any("xxtrack" in words for words in said)
    with zipfile.ZipFile(project / "a.xlsx") as archive:
        assert not any(b"xxtrack" in archive.read(name) for name in archive.namelist())


def test_rows_added_below_come_back_too(project: Path) -> None:
    template(project, "--lead", "东新城", "--period", "2023-06", "-o", "东新城.xlsx")
    workbook = load_workbook(project / "东新城.xlsx")
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    heads = [cell.value for cell in sheet[4]]
    sheet.cell(9, heads.index("指标名称") + 1).value = "=1+1"
    sheet.cell(9, heads.index("指标名称") + 1).data_type = "s"
    sheet.cell(9, heads.index("完成值") + 1).value = 3
    workbook.save(project / "东新城.xlsx")
    outcome = run_cli("import", "东新城.xlsx", "--format", "json", cwd=project)
    entries = json.loads(outcome.stdout)["entries"]
    assert [(entry["id"], entry["value"]) for entry in entries if entry["value"] is not None] == [("P01-05", 3)]


def test_words_come_back_with_figures_and_without(project: Path) -> None:
    template(project, "--lead", "东新城", "--period", "2023-06", "-o", "东新城.xlsx")
    workbook = load_workbook(project / "东新城.xlsx")
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    at = {str(cell.value): n for n, cell in enumerate(sheet[4], 1)}
    told = {
        "进展情况": "已认定 330 家\n另有 20 家在审",
        "存在问题": "=1+1",
        "下一步措施": "抓紧",
        "佐证材料": "papers/6.pdf",
    }
    for line in (5, 7):
        sheet.row_dimensions[line].hidden = False
        for head, words in told.items():
            cell = sheet.cell(line, at[head])
            cell.value, cell.data_type = words, "s"
    sheet.cell(5, at["完成值"]).value = 330
    workbook.save(project / "东新城.xlsx")
    outcome = run_cli("import", "东新城.xlsx", "--yes", "--reported", "2023-07-05", "--format", "json", cwd=project)
    counts = json.loads(outcome.stdout)["counts"]
    # One figure with words, words alone for the milestone, and two rows left empty.
    assert (counts["new"], counts["words"], counts["missing"], counts["unplaced"]) == (1, 1, 2, 0)
    status = run_cli("status", "--as-of", "2023-06-30", "--all", "--format", "json", cwd=project)
    items = {item["id"]: item for item in json.loads(status.stdout)["items"]}
    said = {"progress": "已认定 330 家 另有 20 家在审", "problem": "=1+1", "next": "抓紧", "evidence": "papers/6.pdf"}
    for id_ in ("P01-01", "P01-03"):
        assert {part: items[id_][part] for part in said} == said
        assert items[id_]["told"] == "2023-06-30"
    assert (items["P01-01"]["actual"], items["P01-03"]["stage"], items["P01-03"]["observed"]) == (330, None, None)
    again = run_cli("import", "东新城.xlsx", "--yes", "--reported", "2023-07-06", "--format", "json", cwd=project)
    assert json.loads(again.stdout)["counts"]["same"] == 2


def test_every_unit_gets_a_form(project: Path) -> None:
    template(project, "--each-lead", "--period", "2023-06", "-o", "表格")
    assert sorted(path.name for path in (project / "表格").iterdir()) == ["东新城.xlsx", "西新城.xlsx"]
    again = run_cli("template", "--each-lead", "--period", "2023-06", "-o", "表格", cwd=project)
    assert (again.code, "已存在" in again.stderr) == (2, True)


def test_a_name_that_looks_like_a_formula_stays_text(project: Path) -> None:
    template(project, "--lead", "西新城", "--period", "2023-06", "-o", "a.xlsx")
    cell = form(project / "a.xlsx")["D6"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    template(project, "--lead", "西新城", "--period", "2023-06", "-o", "a.csv")
    assert "'=1+1" in (project / "a.csv").read_text("utf-8-sig")


def test_the_english_form_comes_back_too(project: Path) -> None:
    template(project, "--all", "--period", "2023-06", "-o", "a.csv", "--lang", "en")
    text = (project / "a.csv").read_text("utf-8-sig")
    assert text.startswith(
        "id,period,scope,name,unit,target,expected,last figure,value,progress,problem,next step,evidence,note,"
    )
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 1 + 6  # four whole items and one for each of two scopes
    outcome = run_cli("import", "a.csv", "--format", "json", cwd=project)
    assert json.loads(outcome.stdout)["counts"]["missing"] == 6


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--lead", "东新城", "-o", "a.txt"), ".xlsx"),
        (("-o", "a.csv"), "--lead"),
        (("--lead", "北新城", "-o", "a.csv"), "西新城"),
        (("--lead", "东新城", "-o", "plan/2023.yaml.csv"), "已存在"),
    ],
    ids=["suffix", "nobody", "unknown-unit", "exists"],
)
def test_what_cannot_be_made_is_a_sentence(project: Path, options: tuple[str, ...], word: str) -> None:
    (project / "plan" / "2023.yaml.csv").write_text("mine", "utf-8")
    outcome = run_cli("template", "--period", "2023-06", *options, cwd=project)
    assert outcome.code == 2
    assert word in outcome.stderr
    assert (project / "plan" / "2023.yaml.csv").read_text("utf-8") == "mine"
