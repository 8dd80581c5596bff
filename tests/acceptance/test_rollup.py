"""`xxtrack rollup` as a person uses it: places, formats, widths, broken plans, processes."""

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.acceptance.towns import FIRMS, START, WATER, write_town, write_towns
from tests.conftest import Golden
from tests.helpers import ROOT, Outcome, run_cli
from tests.hostile import EVIL, write_hostile
from xxtrack.assess.rollup import side_by_side
from xxtrack.assess.select import Selection
from xxtrack.model.rollup import PlanStanding
from xxtrack.model.status import Status
from xxtrack.render.rollup.plan_terminal import rollup_text
from xxtrack.workflow.rollup import Piece, Question, plan_outcome

AS_OF = ("--as-of", "2023-06")


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    """A folder in which ``towns`` has three good districts and a broken one."""
    write_towns(tmp_path / "towns")
    return tmp_path


def content(out: Outcome) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(out.stdout)
    return found


@pytest.mark.parametrize("by", ["plan", "item"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_pages(towns: Path, golden: Golden, by: str, lang: str, width: int) -> None:
    out = run_cli("rollup", "towns", *AS_OF, "--by", by, "--lang", lang, cwd=towns, width=width)
    assert out.code == 3
    assert max(cell_len(text) for text in out.stdout.splitlines()) <= width
    assert "…" not in out.stdout
    golden.check(f"rollup.{by}.{lang}.{width}.txt", out.stdout)


@pytest.mark.parametrize("by", ["plan", "item"])
def test_the_pages_in_the_paper_are_true(towns: Path, by: str) -> None:
    out = run_cli("rollup", "towns", *AS_OF, "--by", by, cwd=towns, width=80)
    assert f"```text\n{out.stdout}```\n" in (ROOT / "docs" / "rollup.md").read_text("utf-8")


@pytest.mark.parametrize("by", ["plan", "item"])
@pytest.mark.parametrize("name", ["json", "csv", "markdown"])
def test_formats(towns: Path, golden: Golden, by: str, name: str) -> None:
    out = run_cli("rollup", "towns", *AS_OF, "--by", by, "--format", name, cwd=towns)
    golden.check(f"rollup.{by}.{name}", out.stdout)


GREEN_BUT_OVERDUE = "{id: P01-01, name: 新增企业, target: ≥ 12 家, frequency: quarterly, lead: 科创局, support: 商务局}"


def test_what_is_overdue_needs_attention_beside_other_plans_too(tmp_path: Path) -> None:
    """10 of 12 in March reach what is expected at the end of June, 6; June's figure is 81 days late all the same."""
    for name in ("东区", "西区"):
        write_town(tmp_path / name, name, (GREEN_BUT_OVERDUE,), ("P01-01,2023-03,10",))
    day = ("--as-of", "2023-09-30", "--format", "json")
    read = json.loads(run_cli("rollup", ".", *day, cwd=tmp_path).stdout)
    assert [(plan["counts"]["ahead"], plan["urgent"]) for plan in read["plans"]] == [(1, 1), (1, 1)]
    assert read["total"]["urgent"] == 2
    assert "2 份需要关注" in run_cli("rollup", ".", "--by", "item", *day[:2], cwd=tmp_path).stdout


def test_a_unit_is_asked_of_every_plan(tmp_path: Path) -> None:
    for name in ("东区", "西区"):
        write_town(tmp_path / name, name, (GREEN_BUT_OVERDUE, WATER))
    for unit, items in (("科创局", 1), ("商务局", 1)):
        read = json.loads(run_cli("rollup", ".", *AS_OF, "--unit", unit, "--format", "json", cwd=tmp_path).stdout)
        assert [plan["total"] for plan in read["plans"]] == [items, items]
    assert run_cli("rollup", ".", *AS_OF, "--lead", "商务局", "--format", "json", cwd=tmp_path).code == 0
    assert run_cli("rollup", ".", *AS_OF, "--unit", "商业局", cwd=tmp_path).code == 2


def test_every_format_has_the_same_figures(towns: Path) -> None:
    data = json.loads(run_cli("rollup", "towns", *AS_OF, "--format", "json", cwd=towns).stdout)
    rows = list(csv.DictReader(io.StringIO(run_cli("rollup", "towns", *AS_OF, "--format", "csv", cwd=towns).stdout)))
    # East: 1 of 3 judged; north: 1 of 2; west: 60 expected and 70 there, 64 of at most 60, done, not reported: 2 of 4.
    assert [(row["plan"], row["judged"], row["arrived"]) for row in rows] == [
        ("东区", "3", "1"),
        ("坏区", "", ""),
        ("经济技术开发区北片区", "2", "1"),
        ("西区", "4", "2"),
    ]
    assert [(p["judged"], p["arrived"]) for p in data["plans"]] == [(3, 1), (None, None), (2, 1), (4, 2)]
    assert data["total"]["judged"] == 9
    assert data["total"]["share"] == round(4 / 9, 6)
    assert sum(data["total"]["counts"].values()) == data["total"]["total"] == 10
    assert len({tuple(plan) for plan in data["plans"]}) == 1, "the same keys whether a plan could be judged or not"


def test_each_row_is_what_status_and_validate_say_of_that_plan(towns: Path) -> None:
    data = json.loads(run_cli("rollup", "towns", *AS_OF, "--format", "json", cwd=towns).stdout)
    for plan in data["plans"]:
        if plan["title"]:
            status = json.loads(run_cli("status", "--plan", plan["file"], *AS_OF, "--format", "json", cwd=towns).stdout)
            counts = status["counts"]
            assert counts.pop("total") == plan["total"]
            assert counts == plan["counts"]
            found = json.loads(run_cli("validate", "--plan", plan["file"], "--format", "json", cwd=towns).stdout)
            assert (plan["errors"], plan["warnings"]) == (found["counts"]["errors"], found["counts"]["warnings"])


def test_a_broken_plan_hides_no_other(towns: Path) -> None:
    out = run_cli("rollup", "towns", *AS_OF, cwd=towns)
    assert out.code == 3
    assert "towns/坏区/plan/2023.yaml:3:1: XX103" in out.stderr
    assert "西区：结果不完整" in out.stderr
    good = run_cli("rollup", "towns/东区", "towns/西区", "towns/经济技术开发区北片区", *AS_OF, cwd=towns)
    assert good.code == 0, "bad news is no failure"
    assert "Traceback" not in out.stderr + good.stderr


def test_findings_of_a_broken_plan_are_bounded(tmp_path: Path) -> None:
    write_towns(tmp_path, broken=False)
    bad = write_town(tmp_path / "坏区", "坏区", tuple(f"{{id: P01-{n:02}, nmae: 甲}}" for n in range(1, 81)))
    bad.write_text(bad.read_text("utf-8").replace("start: 2023-01-01, ", ""), "utf-8")
    out = run_cli("rollup", ".", *AS_OF, "--format", "json", cwd=tmp_path)
    refused = next(plan for plan in json.loads(out.stdout)["plans"] if plan["problem"])
    alone = run_cli("validate", "--plan", "坏区/plan/2023.yaml", "--format", "json", cwd=tmp_path)
    every = [finding["code"] for finding in json.loads(alone.stdout)["findings"]]
    assert len(every) > 80
    assert [finding["code"] for finding in refused["findings"]] == every[:50]
    assert refused["findings_not_listed"] == len(every) - 50
    lines = out.stderr.splitlines()
    assert lines[50] == f"……另有 {len(every) - 50} 处"
    assert len(lines) == 52, "fifty, how many more, and the row of the west that is refused"


def test_jobs_do_not_change_a_byte(towns: Path) -> None:
    for by in ("plan", "item"):
        for name in ("table", "json"):
            outs = {run_cli("rollup", "towns", *AS_OF, "--by", by, "--format", name, "--jobs", jobs, cwd=towns)
                    for jobs in ("1", "3")}  # fmt: skip
            assert len(outs) == 1


def test_as_a_process_of_its_own_with_two_jobs(towns: Path) -> None:
    command = [sys.executable, "-m", "xxtrack", "rollup", "towns", *AS_OF, "--jobs", "2", "--format", "csv"]
    done = subprocess.run(command, cwd=towns, capture_output=True, encoding="utf-8", check=False, env=os.environ)
    here = run_cli("rollup", "towns", *AS_OF, "--jobs", "1", "--format", "csv", cwd=towns)
    assert (done.returncode, done.stdout, done.stderr) == (here.code, here.stdout, here.stderr)


def plans_of(*arguments: str, cwd: Path) -> list[object]:
    out = run_cli("rollup", *arguments, "--format", "json", cwd=cwd)
    return [plan["plan"] for plan in content(out)["plans"]]


def test_what_a_place_is(tmp_path: Path) -> None:
    write_towns(tmp_path / "towns", broken=False)
    (tmp_path / "towns" / "资料").mkdir()
    years = tmp_path / "towns" / "东区" / "plan"
    text = (years / "2023.yaml").read_text("utf-8")
    (years / "2022.yaml").write_text(text.replace("2023-", "2022-"), "utf-8")
    every = ["东区", "经济技术开发区北片区", "西区"]
    assert plans_of("towns", cwd=tmp_path) == every
    assert plans_of(cwd=tmp_path / "towns") == every
    assert plans_of("towns/西区", "towns/东区", cwd=tmp_path) == ["西区", "东区"]
    assert plans_of("plan", cwd=tmp_path / "towns" / "东区") == ["2022", "2023"]
    assert plans_of(cwd=tmp_path / "towns" / "东区") == ["东区"]
    files = [f"towns/{name}.yaml" for name in ("东区/plan/2022", "东区/plan/2023", "西区/plan/2023")]
    assert plans_of(*files, cwd=tmp_path) == ["东区/2022", "东区/2023", "西区/2023"]
    assert "towns/资料" in run_cli("rollup", "towns", cwd=tmp_path).stderr


def test_a_district_never_gets_the_plan_of_whoever_is_above(tmp_path: Path) -> None:
    write_town(tmp_path, "全市", (FIRMS,))
    (tmp_path / "towns" / "空区" / "data").mkdir(parents=True)
    write_town(tmp_path / "towns" / "东区", "东区", (FIRMS,))
    out = run_cli("rollup", "towns/空区", "towns/东区", *AS_OF, cwd=tmp_path)
    assert out.code == 3
    assert "全市" not in out.stdout
    assert "towns/空区 里没有 plan/*.yaml" in out.stdout
    assert "空区" in out.stderr


def test_a_plan_named_twice_counts_once(towns: Path) -> None:
    out = run_cli("rollup", "towns/东区", "towns/东区/plan/2023.yaml", "--format", "json", cwd=towns)
    assert len(content(out)["plans"]) == 1
    assert "只算一次" in out.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["towns/西区", "--as-of", "2023.1"], 2),
        (["towns/西区", "--as-of", "2022-06"], 2),
        (["towns/西区", "--by", "weather"], 2),
        (["towns/西区", "--format", "xml"], 2),
        (["towns/西区", "--jobs", "0"], 2),
        (["towns/西区", "--kind", "fish"], 2),
        (["."], 3),
        (["nowhere"], 3),
        (["nowhere.yaml", "towns/西区"], 3),
        (["--help"], 0),
    ],
)
def test_exit_codes(towns: Path, arguments: list[str], code: int) -> None:
    out = run_cli("rollup", *arguments, cwd=towns)
    assert out.code == code, out
    assert "Traceback" not in out.stderr
    if code:
        assert out.stderr.strip(), "a refusal says why"


def test_the_same_half_of_every_year(tmp_path: Path) -> None:
    plan = write_town(tmp_path, "本区", (FIRMS, START))
    text = plan.read_text("utf-8")
    plan.with_name("2024.yaml").write_text(text.replace("2023-", "2024-"), "utf-8")
    out = run_cli("rollup", "plan", "--as-of", "上半年", "--format", "json", cwd=tmp_path)
    assert [plan["as_of"] for plan in content(out)["plans"]] == ["2023-06-30", "2024-06-30"]
    assert out.code == 0
    table = run_cli("rollup", "plan", "--as-of", "上半年", cwd=tmp_path)
    assert "截至日期不同" in table.stdout
    early = run_cli("rollup", "plan", "--as-of", "2023-06", cwd=tmp_path)
    assert early.code == 2
    assert "2023-06-30 早于计划开始（2024-01-01）" in early.stdout
    leap = run_cli("rollup", "plan", "--as-of", "截至2月29日", "--format", "json", cwd=tmp_path)
    assert [plan["as_of"] for plan in content(leap)["plans"]] == [None, "2024-02-29"]
    assert leap.code == 2


def test_filters(towns: Path) -> None:
    def totals(*arguments: str) -> list[object]:
        out = run_cli("rollup", "towns", *AS_OF, *arguments, "--format", "json", cwd=towns)
        return [plan["total"] for plan in content(out)["plans"]]

    assert totals("--kind", "milestone") == [1, None, 0, 1]
    assert totals("--lead", "科创局") == [1, None, 1, 1]
    assert totals("--id", "P01-0[12]") == [2, None, 2, 2]


@pytest.mark.parametrize("by", ["plan", "item"])
def test_a_filter_that_some_plans_do_not_know_is_told(towns: Path, by: str) -> None:
    """科创局 leads in all three, 水务局 in the west alone: the zeros of the others say nothing about them."""
    west = towns / "towns" / "西区" / "plan" / "2023.yaml"
    west.write_text(west.read_text("utf-8").replace("measure: flow}", "measure: flow, lead: 水务局}"), "utf-8")

    def told(*arguments: str, lang: str = "zh") -> str:
        shown = run_cli("rollup", "towns", *AS_OF, "--by", by, *arguments, "--lang", lang, cwd=towns, width=300).stdout
        return shown.replace("\\", "")

    note = "筛选 --lead=水务局：2 份计划里没有这个名称（东区、经济技术开发区北片区）"
    for shown in ("table", "markdown", "json"):
        assert told("--lead", "水务局", "--format", shown).count(note) == 1
        assert "里没有这个名称" not in told("--lead", "科创局", "--format", shown)
    both = told("--lead", "科创局", "--lead", "水务局", lang="en")
    assert "--lead=水务局 names nothing in 2 plans (东区, 经济技术开发区北片区)" in both
    assert "--lead=科创局" not in both
    plans = json.loads(told("--lead", "水务局", "--format", "json"))["plans"]
    assert [plan["unknown_filters"] for plan in plans] == [["lead=水务局"], [], ["lead=水务局"], []]


def test_a_table_of_plans_names_the_filters_each_does_not_know(towns: Path) -> None:
    east = towns / "towns" / "东区" / "plan" / "2023.yaml"
    east.write_text(east.read_text("utf-8").replace("lead: 科创局", "lead: 工信局"), "utf-8")
    out = run_cli("rollup", "towns", *AS_OF, "--lead", "工信局", "--format", "csv", cwd=towns)
    rows = csv.DictReader(io.StringIO(out.stdout))
    assert [row["unknown_filters"] for row in rows] == ["", "", "lead=工信局", "lead=工信局"]


def test_limit_shortens_the_page_and_says_so(towns: Path) -> None:
    page = run_cli("rollup", "towns", *AS_OF, "--by", "item", "--limit", "1", cwd=towns).stdout
    assert "另有 2 个事项未列出" in page
    assert "另有 1 项未列出" in page
    assert "未列出" not in run_cli("rollup", "towns", *AS_OF, "--by", "item", "--limit", "0", cwd=towns).stdout


def test_language_follows_the_plans(tmp_path: Path) -> None:
    one = write_town(tmp_path / "a", "East", (FIRMS,))
    one.write_text(one.read_text("utf-8").replace("end: 2023-12-31}", "end: 2023-12-31, language: en}"), "utf-8")
    assert "needs attention" in run_cli("rollup", ".", *AS_OF, cwd=tmp_path).stdout
    write_town(tmp_path / "b", "西区", (WATER,))
    assert "需要关注" in run_cli("rollup", ".", *AS_OF, cwd=tmp_path).stdout


@pytest.mark.parametrize("by", ["plan", "item"])
@pytest.mark.parametrize("name", ["table", "json", "csv", "markdown"])
def test_hostile_titles_and_names_do_not_act(tmp_path: Path, name: str, by: str) -> None:
    write_hostile(tmp_path / "a\x1b[31m")
    write_hostile(tmp_path / "=cmd()")
    out = run_cli("rollup", ".", *AS_OF, "--by", by, "--format", name, cwd=tmp_path)
    assert out.code == 0, out
    assert "\x1b" not in out.stdout + out.stderr
    if name == "csv":
        assert "\n=cmd" not in out.stdout
        assert ",=cmd" not in out.stdout
    if name == "markdown":
        assert not any(evil in out.stdout for evil in EVIL if "<" in evil)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_large_numbers_keep_to_their_line(tmp_path: Path, width: int) -> None:
    plan = write_town(tmp_path, "x", (FIRMS,))
    question = Question(tmp_path, None, date(2023, 6, 30), Selection(), items=False)
    one = plan_outcome(Piece("东区", "x", plan, question))
    assert isinstance(one, PlanStanding)
    many = replace(
        one.tally, counts={**dict.fromkeys(Status, 12345), Status.MONITORED: 0}, judged=12345 * 7, arrived=12345 * 3
    )
    lines = [text.plain for text in rollup_text(side_by_side([replace(one, tally=many)]), "zh", width)]
    assert max(map(cell_len, lines)) <= width
    numbers = ["98760", *["12345"] * 8, "42.9%"]
    rows = [row.split() for row in lines]
    assert ["东区", *numbers] in rows or (["东区"] in rows and numbers in rows)


@pytest.mark.parametrize("by", ["plan", "item"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_narrowest_terminal(towns: Path, lang: str, by: str) -> None:
    out = run_cli("rollup", "towns", *AS_OF, "--by", by, "--lang", lang, cwd=towns, width=60)
    assert max(cell_len(text) for text in out.stdout.splitlines()) <= 60
    whole = "".join(out.stdout.split())
    assert "西区2023年政府工作报告重点任务分解方案（第一批）" in whole or by == "item"


def test_figures_that_are_named_stand_for_those_of_every_plan(tmp_path: Path) -> None:
    """At the end of June 60 of 120 are expected: 70 and 58 of the folders' own, 45 of the table for both."""
    for name, own in (("东区", "70"), ("西区", "58")):
        write_town(tmp_path / name, name, (FIRMS,), (f"P01-01,2023-06,{own}",))
    (tmp_path / "other.csv").write_text("id,period,value\nP01-01,2023-06,45\n", "utf-8")

    def arrived(*arguments: str) -> list[object]:
        out = run_cli("rollup", *arguments, "--format", "json", cwd=tmp_path)
        return [plan["arrived"] for plan in content(out)["plans"]]

    assert arrived(".", *AS_OF) == [1, 0]
    assert arrived(".", *AS_OF, "--actuals", "other.csv", "--jobs", "2") == [0, 0]
    run_cli("rollup", ".", *AS_OF, "--actuals", "other.csv", "--save", "part.json", cwd=tmp_path)
    assert arrived("part.json", *AS_OF, "--actuals", "other.csv") == arrived("part.json") == [0, 0]
    run_cli("rollup", ".", *AS_OF, "--save", "own.json", cwd=tmp_path)
    assert run_cli("rollup", "own.json", *AS_OF, "--actuals", "other.csv", cwd=tmp_path).code == 2
    assert run_cli("rollup", ".", "--actuals", "none.csv", cwd=tmp_path).code == 3
