"""What `check` shows and writes: each format against its published schema, files whole, nothing written unasked."""

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema

from tests.helpers import ROOT, plan_text, run_cli
from xxtrack.model.finding import Checked, Finding, Where
from xxtrack.model.message import msg
from xxtrack.model.rules import RULES, Severity
from xxtrack.render.findings import FORMATS
from xxtrack.render.findings.excerpt import excerpt
from xxtrack.render.findings.sarif import findings_sarif

SCHEMAS = ROOT / "tests" / "schemas"
HEAD = """\
version: 1
plan: {id: test, title: 测试计划, start: 2023-01-01, end: 2023-12-31}
policy:
  waivers:
  - {code: XX322, owner: 督查室, reason: 原文为上年文件, until: 2023-12-31, decision: 示例决定1号}
chapters:
- title: 第一章
  points:
  - no: 1
    title: 第一点
    items:
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a plan and figures that have an error, a waived warning and a note of the data."""
    items = (
        "{id: P01-01, name: 新增企业, target: ≥ 100 家}",
        "{id: P01-02, name: 新增机构, target: ≥ 56 家, text: 新增机构65家, pace: end}",
        "{id: P01-03, name: 建成“<&>展厅, due: 2023-12-31}",
    )
    write(tmp_path / "plan" / "2023.yaml", plan_text(*items, head=HEAD))
    write(tmp_path / "data" / "actuals" / "a.csv", "id,period,value\nP01-01,2023-06,30\nP01-01,2023-06,30\n")
    return tmp_path


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def check(office: Path, *more: str) -> Any:
    return run_cli("check", "--as-of", "2023-06-30", *more, cwd=office)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_office_has_one_finding_of_each_sort(office: Path) -> None:
    found = json.loads(check(office, "--format", "json").stdout)
    assert [(f["code"], f["fails"], bool(f["waived"])) for f in found["findings"]] == [
        ("XX415", False, False),
        ("XX501", True, False),
        ("XX322", False, True),
    ]
    assert found["counts"] == {"errors": 1, "warnings": 1, "infos": 0, "waived": 1}
    assert found["failed"] is True


def sarif(text: str) -> Any:
    log = json.loads(text)
    jsonschema.validate(log, json.loads((SCHEMAS / "sarif-2.1.0-rtm.4.json").read_text("utf-8")))
    return log["runs"][0]


def test_sarif_keeps_the_published_schema_and_says_everything(office: Path) -> None:
    run = sarif(check(office, "--format", "sarif").stdout)
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    waived = [result for result in run["results"] if result["suppressions"]]
    assert [result["ruleId"] for result in waived] == ["XX322"]
    assert waived[0]["relatedLocations"]
    region = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 12, "startColumn": 40, "endColumn": 47}
    assert len({result["partialFingerprints"]["xxtrack/v1"] for result in run["results"]}) == 3


def test_sarif_holds_the_worst_that_its_receiver_takes_and_counts_the_rest() -> None:
    """GitHub rejects a file of more than 25,000 results, as a table of 30,000 bad rows would give."""
    places = (Where("a.csv", line) for line in range(1, 30_001))
    bad = [Finding("XX401" if w.line % 10 == 0 else "XX424", msg("file.missing"), w) for w in places]
    run = sarif(findings_sarif(Checked(tuple(bad)), "en"))
    assert len(run["results"]) == 25_000
    levels = Counter(result["level"] for result in run["results"])
    assert levels["error"] == sum(finding.severity is Severity.ERROR for finding in bad)
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "5000 more are in --format json" in note["message"]["text"]


def test_sarif_of_the_whole_plan_keeps_the_schema() -> None:
    for day in ("2023-06-30", "2023-12-31"):
        assert sarif(run_cli("check", "--as-of", day, "--format", "sarif").stdout)["results"]


def test_junit_keeps_the_published_schema_and_adds_up(office: Path) -> None:
    text = check(office, "--format", "junit").stdout
    schema = xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")
    schema.validate(text.encode())
    schema.validate(run_cli("check", "--as-of", "2023-12-31", "--format", "junit").stdout.encode())
    assert re.findall(r'<testsuite name="(\w+)" tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"', text) == [
        ("gate", "1", "0", "0"),
        ("XX3", "1", "0", "1"),
        ("XX4", "1", "0", "0"),
        ("XX5", "1", "1", "0"),
    ]


def test_gitlab_has_the_keys_it_reads_and_unique_fingerprints(office: Path) -> None:
    records = json.loads(check(office, "--format", "gitlab").stdout)
    assert [record["severity"] for record in records] == ["minor", "major", "info"]
    assert {record["location"]["path"] for record in records} == {"data/actuals/a.csv", "plan/2023.yaml"}
    assert len({record["fingerprint"] for record in records}) == len(records)


def test_fingerprints_stay_when_lines_move_and_figures_change(office: Path) -> None:
    def marks() -> list[str]:
        return [record["fingerprint"] for record in json.loads(check(office, "--format", "gitlab").stdout)]

    before = marks()
    plan = office / "plan" / "2023.yaml"
    write(plan, "# a remark\n" + plan.read_text("utf-8"))
    write(office / "data" / "actuals" / "a.csv", "id,period,value\nP01-01,2023-06,31\nP01-01,2023-06,31\n")
    assert marks() == before


def test_github_begins_with_the_worst(office: Path) -> None:
    lines = check(office, "--format", "github").stdout.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice"]
    assert "file=plan/2023.yaml,line=12,col=40,endColumn=47,title=XX501" in lines[0]


def test_github_says_what_it_will_not_show_and_puts_all_into_the_summary(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    write(summary, "before\n")
    outcome = run_cli("check", "--as-of", "2023-12-31", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    errors = outcome.stdout.count("\n::error ")
    assert errors > 10
    assert outcome.stdout.startswith(f"::notice title=xxtrack::共 {errors} 个错误，GitHub 每步只标注前 10 个")
    text = summary.read_text("utf-8")
    assert text.startswith("before\n## ")
    assert text.count("| 错误 |") == errors


def test_markdown_shows_names_as_they_are(office: Path) -> None:
    write(office / "plan" / "2023.yaml", plan_text("{id: P01-01, name: a|b<c>, due: 2023-03-31}", head=HEAD))
    assert r"a\|b\<c\>" in check(office, "--format", "markdown").stdout


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_how_many_are_waived_or_marks_them(office: Path, form: str) -> None:
    shown = check(office, "--format", form, "--lang", "en").stdout
    assert "waived" in shown


@pytest.mark.parametrize("form", FORMATS)
def test_two_runs_give_the_same_bytes_and_nothing_is_written(office: Path, form: str) -> None:
    before = files(office)
    first, second = check(office, "--format", form), check(office, "--format", form)
    assert first == second
    assert files(office) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_tree_that_cannot_be_written_is_enough(office: Path) -> None:
    folders = [office, *(path for path in office.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        assert check(office).code == 1
    finally:
        for folder in folders:
            folder.chmod(0o755)


@pytest.fixture
def _no_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def guarded(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        assert not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT), f"{path} is opened for writing"
        return real(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", guarded)
    monkeypatch.setattr(Path, "write_text", None)
    monkeypatch.setattr(Path, "write_bytes", None)


@pytest.mark.usefixtures("_no_writing")
def test_nothing_is_opened_for_writing() -> None:
    assert run_cli("check", "--as-of", "2023-06-30").code in {0, 1}
    assert run_cli("validate").code == 0
    assert run_cli("status").code == 0


def test_several_files_at_once_are_what_standard_output_would_be(office: Path) -> None:
    alone = {form: check(office, "--format", form).stdout for form in ("sarif", "junit", "json")}
    outcome = check(office, "--format", "json", "--output", "sarif=a.sarif", "--output", "junit=b.xml")
    assert outcome.stdout == alone["json"]
    assert (office / "a.sarif").read_text("utf-8") == alone["sarif"]
    assert (office / "b.xml").read_text("utf-8") == alone["junit"]
    assert check(office, "--format", "sarif", "--output", "c=d/../e.sarif").code == 2
    one = check(office, "--format", "sarif", "--output", "c.sarif")
    assert one.stdout == ""
    assert (office / "c.sarif").read_text("utf-8") == alone["sarif"]


def test_a_file_that_cannot_be_written_leaves_the_others_as_they_were(office: Path) -> None:
    write(office / "a.sarif", "old")
    before = files(office)
    outcome = check(office, "--output", "sarif=a.sarif", "--output", "junit=nowhere/b.xml")
    assert outcome.code == 3
    assert "nowhere/b.xml" in outcome.stderr
    assert files(office) == before


@pytest.mark.parametrize("form", FORMATS)
def test_an_unusable_plan_is_reported_in_every_format(office: Path, form: str) -> None:
    write(office / "plan" / "2023.yaml", "version: 1\nplan: [\n")
    outcome = check(office, "--format", form, "--output", f"{form}=out", "--output", "sarif=a.sarif")
    assert outcome.code == 3
    assert "XX103" in outcome.stdout
    assert "XX103" in (office / "out").read_text("utf-8")
    assert sarif((office / "a.sarif").read_text("utf-8"))["results"][0]["ruleId"] == "XX103"


@pytest.mark.parametrize(
    ("line", "column", "length", "carets"),
    [
        ("due: 2023-13-01", 6, 10, "      ^^^^^^^^^^"),
        ("name: 新增企业", 7, 4, "       ^^^^^^^^"),  # a Chinese character takes two cells
        ("新增,x", 4, 1, "      ^"),
        ("a:\tb", 4, 1, "    ^"),  # a tab is shown as one space
        ("a: \u202eb", 5, 1, "            ^"),  # shown as <U+202E>
        ("key:", 6, 0, "     ^"),  # missing after the end
    ],
)
def test_carets_stand_under_the_value(line: str, column: int, length: int, carets: str) -> None:
    shown = [text.plain for text in excerpt(Where("a", 1, column, length), {1: line}, 80, "red")]
    assert shown[1] == f"  |{carets}"


def test_a_long_line_is_folded_with_its_carets_and_not_cut() -> None:
    line = "text: " + "长" * 30 + "错" * 5
    shown = [text.plain for text in excerpt(Where("a", 1, 37, 5), {1: line}, 44, "red")]
    assert all(len(part.encode("gbk")) <= 44 for part in shown)
    assert "".join(part[4:] for part in shown if "^" not in part) == line
    assert shown[-1] == "  | " + " " * 26 + "^" * 10


def test_concise_is_one_line_for_each_finding(office: Path) -> None:
    lines = check(office, "--format", "concise").stdout.splitlines()
    assert lines[1].startswith("plan/2023.yaml:12:40: XX501 P01-01 新增企业：")
    assert lines[2].startswith("plan/2023.yaml:13:40: XX322 警告 · 已豁免 P01-02 ")


def test_the_text_shows_the_clause_beside_the_target(office: Path) -> None:
    write(
        office / "plan" / "2023.yaml",
        plan_text("id: P01-02\n      name: 新增机构\n      target: ≥ 56 家\n      text: 新增机构65家"),
    )
    lines = run_cli("validate", cwd=office).stdout
    assert "13 |       target: ≥ 56 家\n   |               ^^^^^^^\n14 |       text: 新增机构65家\n" in lines


def test_statistics_count_the_rules() -> None:
    lines = run_cli("check", "--as-of", "2023-12-31", "--statistics").stdout.splitlines()
    counts = [int(line.split()[0]) for line in lines if re.match(r" *\d+ +XX", line)]
    total = json.loads(run_cli("check", "--as-of", "2023-12-31", "--format", "json").stdout)["findings"]
    assert sum(counts) == len(total)


def test_bad_usage_is_refused(office: Path) -> None:
    for arguments in (
        ["--format", "pdf"],
        ["--output", "sarfi=a"],
        ["--output", "a", "--output", "b"],
        ["--select", "XX9"],
        ["--ignore", "XX2"],
        ["--min-attainment", "120"],
    ):
        assert check(office, *arguments).code == 2, arguments
