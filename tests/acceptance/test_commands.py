"""The program as a person or a CI job uses it: exit codes, streams, widths, languages, broken input."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Golden
from tests.helpers import ROOT, plan_text, run_cli

PLAN = plan_text(
    "{id: P01-01, name: 新增企业, target: ≥ 120 家, lead: 科创局, text: 新增企业120家以上}",
    "{id: P01-02, name: 用水总量, target: ≤ 120 万吨, measure: flow}",
    "{id: P01-03, name: 增长, target: ≥ 20 %}",
    "{id: P01-04, name: 开工, due: 2023-06-15}",
    "{id: P01-05, name: 常态工作}",
    "{id: P01-06, name: 场景, target: ≥ 6 个, each: 新城}",
)
ROWS = """\
id,period,value,scope,source
P01-01,2023-03,20,,示例数据
P01-01,2023-06,45,,示例数据
P01-02,2023-06,54,,示例数据
P01-03,2023-06,18,,示例数据
P01-05,2023-06,推进中,,示例数据
P01-06,2023-06,3,东新城,示例数据
P01-06,2023-06,6,西新城,示例数据
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one plan and one file of illustrative figures."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "plan" / "2023.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "data" / "actuals" / "a.csv").write_text(ROWS, "utf-8")
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_status_page(project: Path, golden: Golden, lang: str, width: int) -> None:
    out = run_cli("status", "--as-of", "2023-06", "--all", "--lang", lang, cwd=project, width=width)
    assert (out.code, out.stderr) == (0, "")
    assert max(cell_len(line) for line in out.stdout.splitlines()) <= width
    golden.check(f"status.{lang}.{width}.txt", out.stdout)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_show_page(project: Path, golden: Golden, lang: str) -> None:
    out = run_cli("show", "P01-01", "--as-of", "2023-06", "--lang", lang, cwd=project, width=80)
    assert (out.code, out.stderr) == (0, "")
    golden.check(f"show.{lang}.txt", out.stdout)


@pytest.mark.parametrize("name", ["json", "csv", "markdown"])
def test_status_formats(project: Path, golden: Golden, name: str) -> None:
    out = run_cli("status", "--as-of", "2023-06", "--all", "--format", name, cwd=project)
    assert (out.code, out.stderr) == (0, "")
    golden.check(f"status.{name}", out.stdout)


def test_json_has_every_field_of_the_design_for_every_item() -> None:
    out = run_cli("status", "--as-of", "2023-06-30", "--format", "json")
    data = json.loads(out.stdout)
    wanted = {
        *("id", "point", "chapter", "name", "kind", "measure", "target", "due", "pace", "scope", "lead", "text"),
        *("actual", "observed", "expected", "attainment", "pace_index", "gap_pp", "variance", "lag_days", "forecast"),
        *("status", "reason", "stale", "where"),
    }
    assert data["format"] == 1
    assert data["counts"]["total"] == len(data["items"]) > 400
    assert sum(n for status, n in data["counts"].items() if status != "total") == len(data["items"])
    for item in data["items"]:
        assert wanted <= set(item)
        assert set(item["where"]) == {"file", "line", "column"}
        if item["target"]:
            assert {"op", "low", "high", "unit"} <= set(item["target"])
    assert {item["status"] for item in data["items"]} == set(data["counts"]) - {"total", "monitored"}


def test_check_names_the_laggards_with_their_line_and_exits_1() -> None:
    out = run_cli("check", "--as-of", "2023-06-30", "--format", "json")
    assert out.code == 1
    lines = (ROOT / "plan/2023.yaml").read_text("utf-8").splitlines()
    lagging = [f for f in json.loads(out.stdout)["findings"] if f["code"] == "XX501"]
    assert lagging
    for finding in lagging:
        assert finding["file"] == "plan/2023.yaml"
        above = lines[: finding["line"]]
        assert next(line for line in reversed(above) if "id: P" in line).endswith(finding["item"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "--as-of", "2023-06"], 1),
        (["check", "--as-of", "2023-06", "--fail-on", "never"], 0),
        (["check", "--as-of", "2023-01-31"], 0),
        (["check", "--as-of", "2023-06", "--fail-on", "stale"], 0),
        (["check", "--as-of", "2023-06", "--fail-on", "missed"], 1),
        (["check", "--as-of", "2023-06", "--fail-on", "lagging,at-risk"], 1),
        (["check", "--as-of", "2023-06", "--lead", "民政局"], 2),
        (["check", "--as-of", "2023-06", "--lead", "科创局"], 1),
        (["check", "--as-of", "2023-06", "--chapter", "9"], 2),
        (["validate"], 0),
        (["status", "--as-of", "2023-06"], 0),
        (["show", "P1-1"], 0),
        (["--version"], 0),
        (["--help"], 0),
        (["status", "--help"], 0),
        (["status", "--as-of", "2023.1"], 2),
        (["status", "--as-of", "2022-06"], 2),
        (["status", "--format", "xml"], 2),
        (["status", "--status", "fine"], 2),
        (["status", "--bogus"], 2),
        (["status", "--limit", "x"], 2),
        (["check", "--fail-on", "everything"], 2),
        (["bogus"], 2),
        (["show"], 2),
        (["show", "P09-99"], 2),
        (["status", "--plan", "none.yaml"], 3),
        (["status", "--plan", "plan"], 3),
        (["status", "--actuals", "nowhere"], 3),
    ],
)
def test_exit_codes(project: Path, arguments: list[str], code: int) -> None:
    out = run_cli(*arguments, cwd=project)
    assert out.code == code, out
    assert "Traceback" not in out.stderr
    if code >= 2:
        assert out.stderr.strip(), "a refusal says why"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["stauts"], "status"),
        (["status", "--chaptr", "1"], "--chapter"),
        (["show", "P01-11"], "P01-01"),
    ],
)
def test_did_you_mean(project: Path, arguments: list[str], words: str) -> None:
    assert words in run_cli(*arguments, cwd=project).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        *(["status", "--format", form] for form in ("table", "json", "csv", "markdown")),
        ["due", "--format", "ics"],
        ["forecast", "--format", "json"],
        ["report", "--format", "html"],
        ["show", "P01-01"],
    ],
)
def test_where_data_are_asked_for_the_faults_of_a_plan_are_no_part_of_them(project: Path, arguments: list[str]) -> None:
    (project / "plan" / "2023.yaml").write_text("a: [", "utf-8")
    out = run_cli(*arguments, cwd=project)
    assert (out.code, out.stdout) == (3, "")
    assert "XX103" in out.stderr


def test_no_plan_anywhere_is_said(tmp_path: Path) -> None:
    out = run_cli("status", cwd=tmp_path)
    assert (out.code, out.stdout) == (3, "")
    assert str(tmp_path) in out.stderr


def test_the_plan_is_found_from_a_folder_below(project: Path) -> None:
    assert run_cli("validate", cwd=project / "data" / "actuals").code == 0


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00", "标题: x".encode("gb18030"), b"a: [", b"- 1"])
def test_a_plan_that_is_none_exits_3_with_a_finding(project: Path, content: bytes) -> None:
    (project / "plan" / "2023.yaml").write_bytes(content)
    for command in ("status", "check", "validate"):
        out = run_cli(command, cwd=project)
        assert out.code == 3
        assert "plan/2023.yaml" in out.stdout + out.stderr
        assert "XX" in out.stdout + out.stderr


def test_bad_rows_leave_the_good_ones_judged_and_the_result_is_called_partial(project: Path) -> None:
    file = project / "data" / "actuals" / "b.csv"
    file.write_text("id,period,value\nP01-09,2023-06,1\nP01-04,2023-06,已完成\n", "utf-8")
    out = run_cli("status", "--as-of", "2023-06", "--format", "json", cwd=project)
    assert out.code == 0
    items = {item["id"]: item["status"] for item in json.loads(out.stdout)["items"]}
    assert items["P01-04"] == "achieved"
    assert "1" in out.stderr
    assert "xxtrack validate" in out.stderr
    validate = run_cli("validate", "--format", "concise", cwd=project)
    assert validate.code == 1
    assert "data/actuals/b.csv:2:1: XX404" in validate.stdout


def test_a_binary_file_or_folder_among_the_figures_is_a_finding(project: Path) -> None:
    (project / "data" / "actuals" / "x.csv").write_bytes(b"\x00\x01\x02")
    (project / "data" / "actuals" / "folder.csv").mkdir()
    out = run_cli("validate", "--format", "concise", cwd=project)
    assert out.code == 1
    assert "x.csv: XX402" in out.stdout
    assert "folder.csv: XX401" in out.stdout


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_a_finding(project: Path) -> None:
    (project / "plan" / "2023.yaml").chmod(0)
    assert run_cli("status", cwd=project).code == 3


def test_filters(project: Path) -> None:
    def ids(*arguments: str) -> list[str]:
        out = run_cli("status", "--as-of", "2023-06", "--format", "json", *arguments, cwd=project)
        return [item["id"] for item in json.loads(out.stdout)["items"]]

    assert ids("--lead", "科创局") == ["P01-01"]
    assert ids("--lead", "-", "--kind", "milestone") == ["P01-04"]
    assert ids("--status", "滞后,未完成") == ["P01-01", "P01-04"]
    assert ids("--id", "P01-0[12]") == ["P01-01", "P01-02"]
    assert ids("--point", "1", "--kind", "duty") == ["P01-05"]
    assert ids("--chapter", "第一") == [f"P01-0{i}" for i in range(1, 7)]
    assert ids("--scope", "东新城") == ["P01-06"]


def test_the_language_follows_the_plan_then_the_environment_then_the_option(project: Path) -> None:
    assert "合计" in run_cli("status", cwd=project).stdout
    assert "total" in run_cli("status", cwd=project, env={"XXTRACK_LANG": "en"}).stdout
    assert "合计" in run_cli("status", "--lang", "zh", cwd=project, env={"XXTRACK_LANG": "en"}).stdout


def test_github_annotations_cannot_be_forged(project: Path) -> None:
    text = PLAN.replace("name: 开工", 'name: "开工\\n::error::x %0A"')
    (project / "plan" / "2023.yaml").write_text(text, "utf-8")
    out = run_cli("check", "--as-of", "2023-06", "--format", "github", cwd=project)
    assert out.code == 1
    assert all(line.startswith(("::error file=", "::warning file=")) for line in out.stdout.splitlines())


HOSTILE = '"\\e[31m红\\u202e\\u200b[bold]x[/] =1+1 <script>|"'


@pytest.mark.parametrize("arguments", [["status", "--all"], ["show", "P01-01"], ["check"], ["validate"]])
def test_nothing_in_the_data_acts_on_the_terminal(project: Path, arguments: list[str]) -> None:
    (project / "plan" / "2023.yaml").write_text(PLAN.replace("name: 新增企业", f"name: {HOSTILE}"), "utf-8")
    out = run_cli(*arguments, cwd=project, env={"FORCE_COLOR": ""})
    assert not set(out.stdout + out.stderr) & set("\x1b\u202e\u200b")
    if arguments[0] in {"status", "show"}:
        assert "[bold]x[/]" in out.stdout


def test_csv_cells_do_not_become_formulas(project: Path) -> None:
    (project / "plan" / "2023.yaml").write_text(PLAN.replace("name: 新增企业", 'name: "=cmd|x"'), "utf-8")
    out = run_cli("status", "--format", "csv", cwd=project)
    assert ",'=cmd|x," in out.stdout


def program(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "xxtrack", *arguments]
    return subprocess.run(command, cwd=cwd, env={**os.environ, **env}, capture_output=True, check=False)


def test_as_a_real_process(project: Path) -> None:
    done = program("check", "--as-of", "2023-06", cwd=project, COLUMNS="80")
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout, "no colour in a pipe"
    assert "XX502" in done.stdout.decode()
    plain = program("status", cwd=project, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert plain.returncode == 0
    assert "测试计划" in plain.stdout.decode()


@pytest.mark.parametrize("arguments", ["status --all", "status --format json", "check"])
def test_a_reader_that_leaves_early_is_no_error(arguments: str) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("needs bash to see the exit code inside a pipe")
    command = f"{sys.executable} -m xxtrack {arguments} --as-of 2023-06 | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run([shell, "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode == (1 if arguments == "check" else 0), "the verdict is not lost with the reader"


def test_two_runs_give_the_same_bytes() -> None:
    first, second = (program("status", "--all", "--as-of", "2023-09", cwd=ROOT).stdout for _ in range(2))
    assert first == second


def test_a_bug_of_ours_has_its_own_exit_code(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("xxtrack.workflow.case.evaluate", broken)
    out = run_cli("status", cwd=project)
    assert out.code == 70
    assert "ZeroDivisionError" in out.stderr


def imported_by(*arguments: str) -> set[str]:
    code = (
        f"import sys; from xxtrack.cli.main import execute; execute({list(arguments)}); "
        "sys.stdout = sys.__stdout__; print('\\0' + ' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("\0")[2].split())


HEAVY = {"pydantic", "rich.console", "rich.table", "jinja2", "openpyxl", "docx", "textual", "ruamel.yaml"}


def test_help_imports_no_command() -> None:
    modules = imported_by("--help")
    assert not modules & {*HEAVY, "pydantic_core", "yaml", "xxtrack.load.plan.schema", "xxtrack.workflow"}
    assert not {name for name in modules if name.startswith("xxtrack.cli.commands.")}


@pytest.mark.parametrize("name", ["status", "check", "show", "rollup"])
def test_a_command_imports_none_of_what_only_others_need(name: str) -> None:
    modules = imported_by(name, "--help")
    assert not modules & {*HEAVY, "xxtrack.render.findings.sarif", "xxtrack.load.git"}
    assert {other for other in modules if other.startswith("xxtrack.cli.commands.")} == {f"xxtrack.cli.commands.{name}"}


def test_completion_knows_the_items(project: Path) -> None:
    done = program(cwd=project, _XXTRACK_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="xxtrack show P01-0")
    assert "P01-03" in done.stdout.decode()
    assert "增长" in done.stdout.decode()
