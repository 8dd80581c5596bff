"""An office's month: forms go out, come back filled in by hand, and two commands make the papers that go out."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import Outcome, plan_text, run_cli

UNITS = ("科创局", "投资局", "住建局", "交通局", "教育局")
ITEMS = tuple(
    f"{{id: P01-{2 * n + k:02d}, name: {unit}事项{k}, target: ≥ 100 家, frequency: quarterly, lead: {unit}, "
    f"text: {unit}事项{k}100家以上}}"
    for n, unit in enumerate(UNITS)
    for k in (1, 2)
)
JUNE = ("--as-of", "2023-07-11")


WORDS = {
    "进展情况": "已完成 90 家的预审\n其余在办",
    "存在问题": "场地不足。",
    "下一步措施": "=协调用地",
    "佐证材料": "papers/6.pdf",
}


def fill(
    path: Path,
    figures: tuple[float | str | None, ...],
    *,
    told: Mapping[int, Mapping[str, str]] = MappingProxyType({}),
    added: tuple[str, float] | None = None,
) -> None:
    """What an official types: a figure a row, words in some rows, and perhaps a row below."""
    book = load_workbook(path)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    at = {str(cell.value): n for n, cell in enumerate(sheet[4], 1)}
    for line, figure in enumerate(figures, 5):
        sheet.cell(line, at["完成值"]).value = figure
        for head, words in told.get(line - 4, {}).items():
            cell = sheet.cell(line, at[head])
            cell.value, cell.data_type = words, "s"
    if added:
        line = 5 + len(figures)
        sheet.cell(line, at["指标名称"]).value, sheet.cell(line, at["完成值"]).value = added
    book.save(path)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "actuals" / "a.csv").write_text("id,period,value\nP01-01,2023-03,25\n", "utf-8")
    made = run_cli("template", "--each-lead", "--period", "2023-06", "-o", "收件箱", cwd=tmp_path)
    assert made.code == 0, made.stderr
    inbox = tmp_path / "收件箱"
    fill(inbox / "科创局.xlsx", (50, 40), told={1: {"进展情况": "顺利"}, 2: WORDS})
    # A row added below names the same item again, with the same figure.
    fill(inbox / "投资局.xlsx", (50, 40), added=("投资局事项1", 50))
    fill(inbox / "住建局.xlsx", (50, None), told={2: {"存在问题": "数据未出"}})
    # 交通局 is wrong in three ways: a figure a hundred times too large, words for a figure, an item that is not there.
    fill(inbox / "交通局.xlsx", (500000, "基本达到要求"), added=("没有这个事项", 3))
    (inbox / "教育局.xlsx").unlink()
    return tmp_path


def ran(office: Path, *arguments: str) -> Outcome:
    outcome = run_cli(*arguments, cwd=office)
    assert outcome.code in {0, 1}, outcome.stderr
    return outcome


def test_a_month_is_two_commands_and_nothing_is_lost(office: Path) -> None:
    taken = ran(office, "import", "收件箱", "--yes", "--reported", "2023-07-08", "--format", "json")
    assert taken.code == 1, "one sheet is not as it should be"
    told = json.loads(taken.stdout)
    counts = told["counts"]
    # Two figures each of 科创局 and 投资局, one of 住建局 and a row of words; 投资局 says one figure twice. Of 交通局
    # the first is held back, the second and the added row are not placed.
    assert {name: n for name, n in counts.items() if n} == {"new": 5, "words": 1, "same": 1, "held": 1, "unplaced": 2}
    assert told["figures"] == 5 + 1 + 1 + 1 + 2
    assert {table["file"].rpartition("/")[2]: table["figures"] for table in told["tables"]} == {
        "交通局.xlsx": 3,
        "住建局.xlsx": 2,
        "投资局.xlsx": 3,
        "科创局.xlsx": 2,
    }
    ran(office, "report", "--all-of-month", *JUNE, "-o", "6月")
    papers = {path.name for path in (office / "6月").iterdir()}
    assert papers == {
        *("通报.docx", "台账.xlsx", "一页报.html", "一页报.docx"),
        *("催办单-住建局.docx", "催办单-交通局.docx", "催办单-教育局.docx"),
    }
    # Forty of a hundred lag where fifty is expected; two units have not reported.
    said = ran(office, "report", "--format", "bulletin", *JUNE).stdout
    assert "科创局事项2（100家以上）完成40家，低于序时10.0个百分点（存在问题：场地不足）" in said
    assert "应报数据10项，已报5项，逾期未报5项。" in said
    assert "住建局1项" in said
    assert "教育局2项" in said
    assert "交通局2项" in said


def test_doing_it_again_changes_nothing(office: Path) -> None:
    ran(office, "import", "收件箱", "--yes", "--reported", "2023-07-08")
    before = {path: path.read_bytes() for path in (office / "data").rglob("*.csv")}
    shown = ran(office, "show", "P01-02", *JUNE).stdout
    assert all(" ".join(words.split()) in shown for words in WORDS.values())
    again = json.loads(ran(office, "import", "收件箱", "--yes", "--reported", "2023-07-08", "--format", "json").stdout)
    assert (again["counts"]["new"], again["counts"]["words"], again["counts"]["same"]) == (0, 0, 7)
    assert {path: path.read_bytes() for path in (office / "data").rglob("*.csv")} == before
