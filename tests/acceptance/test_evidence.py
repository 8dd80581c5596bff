"""Evidence: what must have it, papers that are not there or have changed, and names of papers that must not act."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from tests.helpers import HEAD, make_plan, plan_text, read_rows, run_cli
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.rules.performance import performance_findings
from xxtrack.load.actuals.cells import places_of
from xxtrack.load.papers import paper_findings
from xxtrack.load.source import Source
from xxtrack.model.plan import Plan

POLICY = HEAD.replace("groups:", "policy: {evidence: achieved}\ngroups:")
ITEM = "{id: P01-01, name: 甲, target: ≥ 10 家}"
EACH = "{id: P01-01, name: 甲, target: ≥ 10 家, each: 新城}"
HEADER = "id,period,value,scope,evidence"
PAPER = "验收/意见书.txt"
CONTENT = b"accepted"
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    top = tmp_path / "项目"
    for folder in ("plan", "data/actuals", "验收"):
        (top / folder).mkdir(parents=True)
    (top / "plan" / "2023.yaml").write_text(plan_text(ITEM), "utf-8")
    (top / PAPER).write_bytes(CONTENT)
    (tmp_path / "外面.txt").write_bytes(CONTENT)
    return top


def told(project: Path, evidence: str, *, command: str = "validate") -> list[tuple[str, str]]:
    """Code and place of what is found of a row with this evidence."""
    (project / "data" / "actuals" / "a.csv").write_text(f'{HEADER}\nP01-01,2023-06,10,,"{evidence}"\n', "utf-8")
    out = run_cli(command, "--format", "json", cwd=project)
    assert out.code == 0, out.stderr
    found = json.loads(out.stdout)["findings"]
    return [(one["code"], f"{one['file']}:{one['line']}:{one['column']}") for one in found]


AT = "data/actuals/a.csv:2:21"
"""The cell of the evidence, behind its quotation mark."""


@pytest.mark.parametrize(
    "evidence",
    [
        PAPER,
        f"./{PAPER}",
        PAPER.replace("/", "\\"),
        "https://example.com/a.pdf",
        f"{PAPER}；https://example.com/a",
        f"{PAPER} sha256:{SHA}",
        f"{PAPER} sha256:{SHA.upper()}",
        f"sha256:{SHA}",
        "",
    ],
)
def test_papers_that_are_there_and_addresses_are_no_findings(project: Path, evidence: str) -> None:
    assert told(project, evidence) == []


@pytest.mark.parametrize(
    "evidence",
    [
        "验收/没有.txt",
        "验收",
        "../外面.txt",
        "验收/../../外面.txt",
        "/etc/hostname",
        "~/a.txt",
        "C:\\a.txt",
        "file:///etc/hostname",
        f"{PAPER} sha256:123",
        f"{PAPER} sha256:",
        "x" * 5000,
        "见附件",
    ],
)
def test_a_paper_that_is_not_there_or_lies_elsewhere_is_a_finding(project: Path, evidence: str) -> None:
    assert told(project, evidence) == [("XX441", AT)]


def test_no_link_is_followed(project: Path) -> None:
    (project / "验收" / "链接.txt").symlink_to(project.parent / "外面.txt")
    (project / "夹").symlink_to(project / "验收")
    assert told(project, "验收/链接.txt") == [("XX441", AT)]
    assert told(project, "夹/意见书.txt") == [("XX441", AT)]


def test_what_would_never_end_is_not_opened(project: Path) -> None:
    os.mkfifo(project / "验收" / "管道")
    assert told(project, f"验收/管道 sha256:{SHA}") == [("XX441", AT)]


def test_a_paper_that_has_changed_is_told(project: Path) -> None:
    (project / PAPER).write_bytes(b"rejected")
    assert told(project, f"{PAPER} sha256:{SHA}") == [("XX442", AT)]
    assert told(project, f"{PAPER} sha256:{SHA}", command="check") == [("XX442", AT)]
    assert told(project, PAPER) == []


def test_the_cell_is_pointed_at_wherever_it_stands(project: Path) -> None:
    """In two tables; before the value, after it, in a row of two lines and in one without a value."""
    tables = project / "data" / "actuals"
    (tables / "a.csv").write_text(
        "佐证材料,编号,期别,完成值\n没有,P01-01,2023-03,1\n,P01-01,2023-04,2\n也没有,P01-01,2023-05,\n", "utf-8"
    )
    (tables / "b.csv").write_text(
        'id,note,period,value,evidence\n\nP01-01,"两\n行",2023-06,10,没有；也没有\nP01-01,,2023-07,11,没有\n', "utf-8"
    )
    found = json.loads(run_cli("validate", "--format", "json", cwd=project).stdout)["findings"]
    assert [(one["file"][-5:], one["line"], one["column"]) for one in found if one["code"] == "XX441"] == [
        ("a.csv", 2, 1),
        ("a.csv", 4, 1),
        ("b.csv", 4, 15),
        ("b.csv", 4, 15),
        ("b.csv", 5, 20),
    ]


@pytest.mark.parametrize("now", ["", "id,period,value\nP01-01,2023-06,10\n", f"{HEADER}\n"])
def test_a_table_that_is_another_by_now_has_no_such_cell(now: str) -> None:
    assert places_of("evidence", Source("a.csv", now.encode()), {2}) == {}


def test_a_name_that_no_disk_holds_is_a_finding(tmp_path: Path) -> None:
    line = f"P01-01,2023-06,10,,{PAPER}"
    (row,) = read_rows(make_plan(ITEM), line, header=HEADER).actuals.worded["P01-01", ""]
    table = Source("a.csv", f"{HEADER}\n{line}".encode())
    broken = row._replace(subject=row.subject._replace(narrative=row.narrative._replace(evidence="a\0b")))
    assert [finding.code for finding in paper_findings([broken], [table], tmp_path)] == ["XX441"]


def unproved(plan: Plan, *rows: str) -> list[tuple[str, str, str]]:
    loaded = read_rows(plan, *rows, header=HEADER)
    assert loaded.findings == ()
    found = performance_findings(evaluate(plan, loaded.actuals, plan.end.replace(month=6, day=30)))
    return [(f.code, f.scope, str(dict(f.message.args).get("scopes", ""))) for f in found if f.code == "XX506"]


def test_an_achieved_item_must_have_evidence_where_the_plan_says_so() -> None:
    bare, proved = "P01-01,2023-06,10,,", f"P01-01,2023-06,10,,{PAPER}"
    assert unproved(make_plan(ITEM, head=POLICY), bare) == [("XX506", "", "")]
    assert unproved(make_plan(ITEM, head=POLICY), proved) == []
    assert unproved(make_plan(ITEM), bare) == []
    assert unproved(make_plan(ITEM, head=POLICY), "P01-01,2023-06,9,,") == []


def test_evidence_of_an_earlier_row_stands() -> None:
    rows = (f"P01-01,2023-03,10,,{PAPER}", "P01-01,2023-06,12,,")
    assert unproved(make_plan(ITEM, head=POLICY), *rows) == []


def test_who_reports_a_part_proves_it() -> None:
    plan = make_plan(EACH, head=POLICY)
    rows = ("P01-01,2023-06,10,东新城,", f"P01-01,2023-06,10,西新城,{PAPER}")
    assert unproved(plan, *rows) == [("XX506", "", "('东新城',)")]
    assert unproved(plan, rows[0].replace(",10,", ",1,"), rows[1]) == []


def test_a_check_tells_it_and_passes(project: Path) -> None:
    (project / "plan" / "2023.yaml").write_text(plan_text(ITEM, head=POLICY), "utf-8")
    assert told(project, "", command="check")[0][0] == "XX506"
