"""Standard output and error that are full, closed or foreign, and environments that lack what is usual."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.disks import fill, small_disk
from tests.helpers import ROOT, Outcome, plan_text

FULL = Path("/dev/full")
ITEM = "{id: P01-01, name: 新增企业, target: ≥ 120 家, text: 新增企业120家以上}"

PRINTING: dict[str, tuple[str, ...]] = {
    "status": ("status",),
    "status-json": ("status", "--format", "json"),
    "check": ("check", "--fail-on", "never"),
    "show": ("show", "P01-01"),
    "due": ("due",),
    "report": ("report",),
    "explain": ("explain", "--all"),
    "schema": ("schema",),
    "import": ("import", "table.csv"),
    "record": ("record", "P01-01", "40", "--period", "2023-06"),
    "help": ("--help",),
    "command-help": ("status", "--help"),
    "version": ("--version",),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text(ITEM), "utf-8")
    (tmp_path / "data" / "actuals" / "a.csv").write_text("id,period,value\nP01-01,2023-03,20\n", "utf-8")
    (tmp_path / "table.csv").write_text("id,period,value\nP01-01,2023-06,45\n", "utf-8")
    return tmp_path


def run_shell(project: Path, script: str, *arguments: str, env: dict[str, str] | None = None) -> Outcome:
    """Run ``"$@"``, the program with its arguments, inside a line of shell that lays out its streams."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), **(env or {})}
    command = ["sh", "-c", script, "sh", sys.executable, "-m", "xxtrack", *arguments]
    done = subprocess.run(command, cwd=project, capture_output=True, check=False, env=environment, timeout=120)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")


@needs_full
@pytest.mark.parametrize("name", PRINTING)
def test_a_full_standard_output_is_a_sentence(project: Path, name: str) -> None:
    outcome = run_shell(project, '"$@" >/dev/full', *PRINTING[name])
    assert outcome.code == 3, outcome
    assert outcome.stderr.count("\n") <= 3
    assert "磁盘已满" in outcome.stderr or "the disk is full" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert "Exception ignored" not in outcome.stderr


@needs_full
@pytest.mark.parametrize("arguments", [("status",), ("validate",), ("trace", "plan/2023.yaml"), ("fmt",)])
def test_a_plan_that_cannot_be_used_is_said_where_standard_output_is_full(
    project: Path, arguments: tuple[str, ...]
) -> None:
    (project / "plan" / "2023.yaml").write_text("a: [", "utf-8")
    outcome = run_shell(project, '"$@" >/dev/full', *arguments)
    assert outcome.code == 3
    # The findings of a check are its output; to the others they are what keeps them from any.
    words = ("磁盘已满", "the disk is full") if arguments == ("validate",) else ("XX103",)
    assert any(word in outcome.stderr for word in words)
    assert "Traceback" not in outcome.stderr


def test_a_disk_that_fills_up_behind_standard_output_is_a_sentence(project: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        fill(disk)
        outcome = run_shell(project, f'"$@" >{disk}/filler-too', "status", "--format", "json")
    assert outcome.code == 3
    assert "磁盘已满" in outcome.stderr


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ('"$@" >&-', 3),
        ('"$@" 2>&-', 0),
        ('"$@" <&- >&- 2>&-', 3),
        ('"$@" | true', 0),
        ('"$@" 2>/dev/full', 0),
        ('"$@" 1</dev/null', 3),
    ],
    ids=["no-stdout", "no-stderr", "no-streams", "reader-gone", "full-stderr", "stdout-for-reading"],
)
@pytest.mark.parametrize("name", ["status", "version"])
def test_streams_that_lead_nowhere_leave_the_exit_code(project: Path, name: str, script: str, code: int) -> None:
    outcome = run_shell(project, script, *PRINTING[name])
    assert outcome.code == code, outcome
    assert "Traceback" not in outcome.stderr
    assert "Exception ignored" not in outcome.stderr


@pytest.mark.parametrize("name", PRINTING)
def test_a_closed_standard_output_is_a_sentence(project: Path, name: str) -> None:
    outcome = run_shell(project, '"$@" >&-', *PRINTING[name])
    assert outcome.code == 3, outcome
    assert "没有为写入而打开" in outcome.stderr or "not open for writing" in outcome.stderr
    assert outcome.stderr.count("\n") <= 3
    assert "Exception ignored" not in outcome.stderr


@pytest.mark.parametrize("name", PRINTING)
def test_a_reader_that_leaves_is_no_failure(project: Path, name: str) -> None:
    gone = 'mkfifo gone; "$@" >gone & program=$!; exec 3<gone; exec 3<&-; wait $program'
    outcome = run_shell(project, gone, *PRINTING[name])
    assert (outcome.code, "Traceback" in outcome.stderr) == (0, False), outcome


def test_a_file_written_without_standard_output_holds_what_it_should_and_no_more(project: Path) -> None:
    run_shell(project, '"$@" <&- >&- 2>&-', "check", "--fail-on", "never", "--output", "json=findings.json")
    assert json.loads((project / "findings.json").read_text("utf-8"))["format"] == 1
    run_shell(project, '"$@" <&- >&- 2>&-', "record", "P01-01", "45", "--period", "2023-06", "--reported", "2023-07-05")
    rows = (project / "data" / "actuals" / "a.csv").read_text("utf-8")
    assert rows == "id,period,value,reported\nP01-01,2023-03,20\nP01-01,2023-06,45,2023-07-05\n"


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gb18030:strict"},
        {"HOME": "/nowhere", "TERM": ""},
        {"TERM": "dumb", "COLUMNS": "nonsense"},
        {"TZ": "Mars/Olympus"},
    ],
    ids=",".join,
)
def test_chinese_comes_out_as_utf8_wherever_one_is(project: Path, env: dict[str, str]) -> None:
    assert "新增企业" in run_shell(project, '"$@"', "show", "P01-01", env=env).stdout
    refused = run_shell(project, '"$@"', "status", "--plan", "没有.yaml", env=env)
    assert refused.code == 3
    assert "文件不存在" in refused.stdout + refused.stderr
    assert "没有.yaml" in refused.stdout + refused.stderr


def test_names_that_the_locale_cannot_hold_are_read_all_the_same(project: Path) -> None:
    (project / "plan" / "2023.yaml").rename(project / "plan" / "工作要点.yaml")
    ascii_only = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for arguments in (("status",), ("record", "P01-01", "45", "--period", "2023-06"), ("validate", "--format", "json")):
        outcome = run_shell(project, '"$@"', *arguments, "--plan", "plan/工作要点.yaml", env=ascii_only)
        assert (outcome.code, "Traceback" in outcome.stderr) == (0, False), outcome


def test_without_any_environment_it_runs(project: Path) -> None:
    outcome = run_shell(project, 'exec env -i PYTHONPATH="$PYTHONPATH" "$@"', "status")
    assert (outcome.code, "Traceback" in outcome.stderr) == (0, False)
    assert outcome.stdout


@pytest.mark.parametrize("name", ["status", "record", "init", "version", "fmt"])
def test_a_folder_that_was_deleted_under_ones_feet_is_a_sentence(project: Path, name: str) -> None:
    arguments = {**PRINTING, "init": ("init",), "fmt": ("fmt",)}[name]
    outcome = run_shell(project, 'mkdir gone && cd gone && rmdir ../gone && "$@"', *arguments)
    assert outcome.code == (0 if name == "version" else 3), outcome
    assert "Traceback" not in outcome.stderr
