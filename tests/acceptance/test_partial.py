"""What travels says in itself that the input is partial, and never takes what was readable for the whole plan."""

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import plan_text, run_cli
from tests.repository import new_repository
from xxtrack.cli.papers import FORMATS as PAPERS
from xxtrack.render import Formats
from xxtrack.render.diff import FORMATS as DIFF
from xxtrack.render.due import FORMATS as DUE
from xxtrack.render.findings import FORMATS as FINDINGS
from xxtrack.render.forecast import FORMATS as FORECAST
from xxtrack.render.history import CHANGE_FORMATS as CHANGES
from xxtrack.render.history import LOG_FORMATS as LOG
from xxtrack.render.importing import FORMATS as IMPORTS
from xxtrack.render.ranking import FORMATS as RANKING
from xxtrack.render.rollup import FORMATS as ROLLUP
from xxtrack.render.rollup import ITEM_FORMATS as ACROSS
from xxtrack.render.status import FORMATS as STATUS
from xxtrack.render.trace import FORMATS as TRACE
from xxtrack.render.trace import REPORTS

# Seventeen items, of which three have a target that nobody can read; and a row for an item that is not there.
ITEMS = (
    *(f"{{id: P01-{n:02d}, name: 指标{n}, target: ≥ 12 家, frequency: monthly}}" for n in range(1, 15)),
    *(f"{{id: P01-{n}, name: 指标{n}, target: 约莫很多}}" for n in range(15, 18)),
)
ROWS = "id,period,value\nP01-01,2023-06,6\nP77-01,2023-06,1\n"
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


def test_a_whole_input_is_not_called_partial(folder: Path) -> None:
    (folder / "plan" / "2023.yaml").write_text(plan_text(*ITEMS[:14]), "utf-8")
    (folder / "data" / "actuals" / "a.csv").write_text("id,period,value\nP01-01,2023-06,6\n", "utf-8")
    assert json.loads(run_cli("status", *JUNE, "--format", "json", cwd=folder).stdout)["partial"] is None
    assert "不完整" not in run_cli("status", *JUNE, "--format", "markdown", cwd=folder).stdout
    said = run_cli("status", *JUNE, cwd=folder).stdout
    assert re.search(r"^指标 +14 ", said, re.MULTILINE)
    assert "有误未计入" not in said


def test_where_nothing_is_left_out_no_item_is_said_to_be(folder: Path) -> None:
    """A level whose measure is not written is an error, and is read all the same."""
    (folder / "plan" / "2023.yaml").write_text(plan_text("{id: P01-01, name: 平均工资, target: ≥ 12 万元}"), "utf-8")
    (folder / "data" / "actuals" / "a.csv").write_text("id,period,value\nP01-01,2023-06,6\n", "utf-8")
    said = run_cli("status", *JUNE, "--format", "markdown", cwd=folder).stdout
    assert "有 1 处错误：没有退回任何一项，但结果可能不对" in said
    english = run_cli("status", *JUNE, "--format", "csv", "--lang", "en", cwd=folder).stdout
    assert "The input has 1 error: nothing is left out, but the result may be wrong" in english


COMMANDS: dict[str, tuple[tuple[str, ...], Formats[Any] | tuple[str, ...]]] = {
    "status": (("status", *JUNE), STATUS),
    "status --by": (("status", "--by", "chapter", *JUNE), RANKING),
    "forecast": (("forecast", *JUNE), FORECAST),
    "due": (("due", "--within", "400d", *JUNE), DUE),
    "changes": (("changes", "--since", "HEAD", "--then", "2023-03-31", *JUNE), CHANGES),
    "diff": (("diff", "HEAD", *JUNE), DIFF),
    "trace": (("trace", "source.txt", *JUNE), (*TRACE, *REPORTS)),
    "log": (("log", "P01-01"), LOG),
    "import": (("import", "came.csv", "--period", "2023-07"), IMPORTS),
    "check": (("check", *JUNE), FINDINGS),
    "validate": (("validate",), FINDINGS),
    "report": (("report", *JUNE), PAPERS),
    "rollup": (("rollup", ".", *JUNE), ROLLUP),
    "rollup --by item": (("rollup", ".", "again", "--by", "item", *JUNE), ACROSS),
}
TALKS = {(command, "table") for command in ("status", "forecast", "due", "log", "import")}
"""Seen in a terminal with what is told beside it."""


@pytest.mark.parametrize(
    ("command", "name"), [(command, name) for command, (_, names) in COMMANDS.items() for name in names]
)
def test_every_output_says_it(folder: Path, command: str, name: str) -> None:
    if command in {"changes", "diff", "log"}:
        new_repository(folder).commit("one")
    (folder / "source.txt").write_text("指标1达到12家以上。", "utf-8")
    (folder / "came.csv").write_text("编号,完成值\nP01-01,7\n", "utf-8")
    shutil.copytree(folder, folder / "again", ignore=shutil.ignore_patterns("again", ".git"))
    out = folder / f"out.{name}"
    arguments, _ = COMMANDS[command]
    to_file = name in {"xlsx", "docx", "brief-docx", "reminder-docx"}
    ran = run_cli(*arguments, "--format", name, *(("-o", str(out)) if to_file else ()), cwd=folder)
    assert ran.code in {0, 1}, ran
    if (command, name) in TALKS:
        assert "结果不完整" in ran.stderr
        return
    content = _words_of(out, name) if to_file else ran.stdout
    if name == "json" and not command.startswith("rollup"):
        assert json.loads(content)["partial"] == {"errors": 4, "refused_items": 3, "refused_rows": 1}
    elif command.startswith("rollup") and name == "csv":
        rows = list(csv.DictReader(io.StringIO(content)))
        assert all(row.get("refused_items") == "3" or "结果不完整" in row["partial"] for row in rows)
    else:
        assert re.search("结果不完整.*3.?项.*1.?行", _joined(content)), content


def _joined(content: str) -> str:
    """Without what lines are folded, and what a format marks, by."""
    return re.sub(r"[\\\s]|\u2060", "", content)


def _words_of(path: Path, name: str) -> str:
    import docx
    import openpyxl

    if name == "xlsx":
        sheets = openpyxl.load_workbook(path).worksheets
        return "\n".join(str(cell.value) for row in sheets[0].iter_rows() for cell in row)
    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)


def test_what_is_recorded_says_it(folder: Path) -> None:
    assert "结果不完整" in run_cli("record", "P01-01", "7", "--period", "2023-07", cwd=folder).stderr


def test_a_log_does_not_call_removed_what_could_not_be_read(folder: Path) -> None:
    """Committed, then with a target that nobody can read, then mended: it was in the plan all the time."""
    repository = new_repository(folder)
    repository.commit("sound")
    plan = folder / "plan" / "2023.yaml"
    sound = plan.read_text("utf-8")
    for broken in (sound.replace("≥ 12 家", "约莫很多", 1), sound + "  nonsense: [\n"):
        plan.write_text(broken, "utf-8")
        repository.commit("broken")
        plan.write_text(sound, "utf-8")
        repository.commit("mended")
    entries = json.loads(run_cli("log", "P01-01", "--format", "json", cwd=folder).stdout)["entries"]
    assert [(entry["subject"], entry["added"], entry["removed"], entry["refused"]) for entry in entries] == [
        ("sound", True, False, False),
        ("broken", False, False, True),
        ("broken", False, False, True),
    ]
    said = run_cli("log", "P01-01", cwd=folder).stdout
    assert "从计划中删除" not in said
    assert said.count("条目有误，当时无法读取") == 2


def test_a_log_knows_an_item_that_never_could_be_read(folder: Path) -> None:
    new_repository(folder).commit("one")
    assert "its entry has errors" in run_cli("log", "P01-15", "--lang", "en", cwd=folder).stdout
    assert run_cli("log", "P01-99", cwd=folder).code == 2


def test_a_chart_says_it(folder: Path) -> None:
    assert "结果不完整" in run_cli("show", "P01-01", *JUNE, "--svg", "-", cwd=folder).stdout


def test_a_form_says_it(folder: Path) -> None:
    import openpyxl

    assert run_cli("template", "--all", "--period", "2023-06", "-o", "form.xlsx", cwd=folder).code == 0
    sheet = openpyxl.load_workbook(folder / "form.xlsx").worksheets[0]
    assert any("结果不完整" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_pages_do_not_call_fourteen_items_the_plan(folder: Path) -> None:
    for name in ("html", "bulletin"):
        assert "计划共 14 项" not in run_cli("report", *JUNE, "--format", name, cwd=folder).stdout
