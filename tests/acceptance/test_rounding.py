"""No output rounds an amount across the bound that its verdict is about."""

import csv
import io
import json
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.helpers import plan_text, run_cli

# 87.64996 % of 87.65, and a mean of 54.3207 where no more than 54.32 is allowed: with two decimals both look kept.
ITEMS = (
    "{id: P01-01, name: 达标比例, target: ≥ 87.65 %, share_of: {part: P01-02, whole: P01-03}}",
    "{id: P01-02, name: 达标户数, target: ≥ 1 户}",
    "{id: P01-03, name: 全部户数, target: ≥ 1 户}",
    "{id: P01-04, name: 平均浓度, target: ≤ 54.32 微克, measure: stock, roll_up: mean, quotas: {甲: 55, 乙: 55}}",
)
ROWS = (
    *("P01-02,2023-12,8764996,", "P01-03,2023-12,10000000,"),
    *("P01-04,2023-12,54.32,甲", "P01-04,2023-12,54.3214,乙"),
)
DAY = ("--as-of", "2023-12-31")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "actuals" / "a.csv").write_text("\n".join(["id,period,value,scope", *ROWS]), "utf-8")
    return tmp_path


TEXTS = (
    ("status", "--all"),
    ("status", "--all", "--format", "markdown"),
    ("show", "P01-01"),
    ("show", "P01-04"),
    ("check",),
    ("check", "--format", "json"),
    ("report", "--format", "html"),
    ("report", "--format", "bulletin", "--annex", "inline"),
    ("report", "--format", "brief"),
)


@pytest.mark.parametrize("arguments", TEXTS, ids=" ".join)
def test_what_was_missed_by_little_does_not_look_reached(folder: Path, arguments: tuple[str, ...]) -> None:
    shown = run_cli(*arguments, *DAY, cwd=folder, width=200).stdout
    assert ("87.64" in shown) is (arguments != ("show", "P01-04"))
    assert ("54.33" in shown) is (arguments != ("show", "P01-01"))


def test_files_and_numbers(folder: Path) -> None:
    for name in ("a.docx", "a.xlsx"):
        assert run_cli("report", *DAY, "--annex", "inline", "-o", name, cwd=folder).code == 0
    document = docx.Document(io.BytesIO((folder / "a.docx").read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"87.64%", "54.33"} <= set(cells)
    sheet = openpyxl.load_workbook(folder / "a.xlsx")["事项"]
    head, *rows = sheet.iter_rows()
    place = [cell.value for cell in head].index("最新完成值")
    # A workbook holds the number; its format has as many decimals as tell it from the target.
    assert [(rows[n][place].value, rows[n][place].number_format) for n in (0, 3)] == [
        (87.64996, '#,##0.00000"%"'),
        (54.3207, '#,##0.000" 微克"'),
    ]
    items = json.loads(run_cli("status", "--all", *DAY, "--format", "json", cwd=folder).stdout)["items"]
    assert [(items[n]["actual"], items[n]["status"]) for n in (0, 3)] == [(87.64996, "missed"), (54.3207, "missed")]


def test_behind_by_little_is_not_behind_by_nothing(folder: Path) -> None:
    """A third of 0.05 is expected at the end of April, 0.016667, and 0.016 was reached."""
    item = "{id: P01-01, name: 甲, target: ≥ 0.05 亿元}"
    (folder / "plan" / "2023.yaml").write_text(plan_text(item), "utf-8")
    (folder / "data" / "actuals" / "a.csv").write_text("id,period,value\nP01-01,2023-04,0.016\n", "utf-8")
    said = run_cli("status", "--all", "--as-of", "2023-04-30", cwd=folder, width=200).stdout
    assert "应达 0.02 亿元，实际 0.016 亿元，少 0.01 亿元" in said


EXACT = (
    "{id: P01-01, name: 甲, target: ≥ 0.2 亿元}",
    "{id: P01-02, name: 乙, target: ≥ 0.2 亿元, quotas: {东: 0.1, 西: 0.1}}",
    "{id: P01-03, name: 丙, target: ≥ 60 %, measure: stock, roll_up: mean, quotas: {东: 60, 西: 60}}",
    "{id: P01-04, name: 丁, target: ≥ 60 %, measure: rate, over_time: mean}",
    "{id: P01-05, name: 戊, target: ≥ 60 %, each: 新城}",
    "{id: P01-06, name: 己, target: ≥ 60 %, measure: stock, roll_up: {mean: P01-02}, quotas: {东: 60, 西: 60}}",
    "{id: P01-07, name: 庚, due: 2023-12-31}",
)
EXACT_ROWS = (
    "P01-01,2023-06,1234.5678912万元,,",
    *("P01-02,2023-06,0.01234567,东,", "P01-02,2023-06,0.10000001,西,"),
    *("P01-03,2023-06,61.12345678,东,", "P01-03,2023-06,61.12345678,西,"),
    "P01-04,2023Q1,62.12345678,,period",
    *("P01-05,2023-06,63.12345678,东新城,", "P01-05,2023-06,63.12345679,西新城,"),
    *("P01-06,2023-06,64.12345678,东,", "P01-06,2023-06,64.12345678,西,"),
    "P01-07,2023-06,33.12345678%,,",
)
WHOLES = [0.12345678912, 0.11234568, 61.12345678, 62.12345678, 63.12345678, 64.12345678, 33.12345678]
"""As reported, 万元 in 亿元; a sum exactly, and a mean of one period, or of equal values, as this value."""


def test_what_was_reported_is_given_to_programs_digit_by_digit(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*EXACT), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    rows = "\n".join(["id,period,value,scope,basis", *EXACT_ROWS])
    (tmp_path / "data" / "actuals" / "a.csv").write_text(rows, "utf-8")

    def given(*arguments: str) -> str:
        return run_cli(*arguments, "--as-of", "2023-06-30", cwd=tmp_path).stdout

    items = json.loads(given("status", "--format", "json"))["items"]
    assert [item["actual"] for item in items] == WHOLES
    assert [part["actual"] for part in items[1]["scopes"]] == [0.01234567, 0.10000001]
    flat = csv.DictReader(io.StringIO(given("status", "--format", "csv")))
    assert [float(row["actual"]) for row in flat if not row["scope"]] == WHOLES
    (tmp_path / "again").mkdir()
    for folder in ("plan", "data"):
        shutil.copytree(tmp_path / folder, tmp_path / "again" / folder)
    compared = json.loads(given("rollup", ".", "again", "--by", "item", "--format", "json"))["items"]
    found = {item["id"]: [plan["actual"] for plan in item["plans"]] for item in compared}
    assert found == {f"P01-0{n}": [value, value] for n, value in enumerate(WHOLES, 1)}


def test_what_a_document_says_is_given_to_programs_digit_by_digit(folder: Path) -> None:
    (folder / "source.txt").write_text("增长0.12345678%，达到1.23456789万家，完成三分之一。", "utf-8")
    numerals = json.loads(run_cli("trace", "source.txt", "--format", "json", cwd=folder).stdout)["numerals"]
    assert [numeral["values"] for numeral in numerals] == [[0.12345678], [12345.6789], [0.333333]]
