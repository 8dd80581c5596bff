"""What travels says in itself that the input is partial, and never takes what was readable for the whole plan."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.helpers import plan_text, run_cli
from tests.repository import new_repository

# Seventeen items, of which three have a target that nobody can read; and a row for an item that is not there.
ITEMS = (
    *(f"{{id: P01-{n:02d}, name: 指标{n}, target: ≥ 12 家}}" for n in range(1, 15)),
    *(f"{{id: P01-{n}, name: 指标{n}, target: 约莫很多}}" for n in range(15, 18)),
)
ROWS = "id,period,value\nP01-01,2023-06,6\nP77-01,2023-06,1\n"
SAID = "结果不完整：计划另有 3 项、数据另有 1 行有误，没有计入"
JUNE = ("--as-of", "2023-06-30")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(*ITEMS), "utf-8")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "actuals" / "a.csv").write_text(ROWS, "utf-8")
    return tmp_path


def test_the_head_does_not_call_fourteen_items_the_plan(folder: Path) -> None:
    out = run_cli("status", *JUNE, cwd=folder).stdout
    assert "计划共 14 项" not in out
    assert "计划可用 14 项，另有 3 项有误未计入" in out


@pytest.mark.parametrize("command", [("status",), ("status", "--by", "chapter"), ("forecast",), ("due",)])
def test_tables_for_machines_and_papers_say_it(folder: Path, command: tuple[str, ...]) -> None:
    read = json.loads(run_cli(*command, *JUNE, "--format", "json", cwd=folder).stdout)
    assert read["partial"]["refused_items"] == 3
    assert read["partial"]["refused_rows"] == 1
    assert SAID in run_cli(*command, *JUNE, "--format", "markdown", cwd=folder).stdout
    if command[0] != "due":
        rows = list(csv.DictReader(io.StringIO(run_cli(*command, *JUNE, "--format", "csv", cwd=folder).stdout)))
        assert all(row["partial"].startswith(SAID) for row in rows)


def test_a_whole_input_is_not_called_partial(folder: Path) -> None:
    (folder / "plan" / "2023.yaml").write_text(plan_text(*ITEMS[:14]), "utf-8")
    (folder / "data" / "actuals" / "a.csv").write_text("id,period,value\nP01-01,2023-06,6\n", "utf-8")
    assert json.loads(run_cli("status", *JUNE, "--format", "json", cwd=folder).stdout)["partial"] is None
    assert "不完整" not in run_cli("status", *JUNE, "--format", "markdown", cwd=folder).stdout
    assert "计划共 14 项" in run_cli("status", *JUNE, cwd=folder).stdout


@pytest.mark.parametrize("name", ["html", "bulletin"])
def test_pages_and_bulletins_say_it(folder: Path, name: str) -> None:
    assert run_cli("report", *JUNE, "--format", name, "-o", "out", cwd=folder).code == 0
    page = (folder / "out").read_text("utf-8")
    assert "不完整" in page
    assert "计划共 14 项" not in page


def test_word_and_excel_say_it(folder: Path) -> None:
    import docx
    import openpyxl

    for name in ("docx", "xlsx"):
        assert run_cli("report", *JUNE, "-o", f"out.{name}", cwd=folder).code == 0
    assert any(SAID in one.text for one in docx.Document(str(folder / "out.docx")).paragraphs)
    summary = openpyxl.load_workbook(folder / "out.xlsx").worksheets[0]
    assert any(SAID in str(cell.value) for row in summary.iter_rows() for cell in row)


def test_changes_say_it(folder: Path) -> None:
    new_repository(folder).commit("one")
    arguments = ("changes", "--since", "HEAD", "--then", "2023-03-31", *JUNE)
    assert SAID in run_cli(*arguments, "--format", "markdown", cwd=folder).stdout
    assert SAID in run_cli(*arguments, cwd=folder).stdout
    assert json.loads(run_cli(*arguments, "--format", "json", cwd=folder).stdout)["partial"]["refused_items"] == 3
