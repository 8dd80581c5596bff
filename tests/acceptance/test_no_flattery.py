"""What an answer once flattered, guessed or contradicted itself in, each case as somebody would meet it."""

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import HEAD, ROOT, make_plan, plan_text, read_rows, run_cli, stand
from xxtrack.assess.rules.data_rules import check_data
from xxtrack.assess.rules.plan_rules import check_sense


def project(folder: Path, *items: str, rows: tuple[str, ...] = (), head: str = HEAD) -> Path:
    (folder / "plan").mkdir()
    (folder / "plan" / "2023.yaml").write_text(plan_text(*items, head=head), "utf-8")
    (folder / "data" / "actuals").mkdir(parents=True)
    if rows:
        (folder / "data" / "actuals" / "a.csv").write_text("\n".join(["id,period,value,scope,reported,basis", *rows]))
    return folder


def items_of(folder: Path, day: str, *more: str) -> list[dict[str, Any]]:
    shown = run_cli("status", "--all", "--as-of", day, "--format", "json", *more, cwd=folder)
    found: list[dict[str, Any]] = json.loads(shown.stdout)["items"]
    return found


def test_a_rate_of_each_quarter_is_not_subtracted() -> None:
    """6 % and then 7 % hold in both quarters of ≥ 6 %; 7 less 6 is nobody's figure."""
    item = "{id: P01-01, name: 占比, target: ≥ 6 %, every: quarter}"
    found = stand(item, "2023-06-30", "P01-01,2023-03,6", "P01-01,2023-06,7")
    assert (found.status.value, found.actual) == ("on-track", Decimal(7))
    assert stand(item, "2023-06-30", "P01-01,2023-03,6", "P01-01,2023-06,5").status.value == "missed"


def test_a_scope_that_reports_in_september_changes_nothing_in_june() -> None:
    item = "{id: P01-01, name: 企业, target: ≥ 120 家}"
    rows = ("P01-01,2023-06,60,东新城",)
    alone = stand(item, "2023-06-30", *rows)
    assert stand(item, "2023-06-30", *rows, "P01-01,2023-09,70,西新城") == alone
    assert (alone.status.value, alone.actual) == ("on-track", Decimal(60))


def test_a_unit_in_the_remark_is_read(tmp_path: Path) -> None:
    """705000 of 万元 is 70.5 of 亿元."""
    project(tmp_path, "{id: P01-01, name: 招商引资额, target: ≥ 150 亿元}")
    (tmp_path / "t.csv").write_text(
        "编号,指标名称,期别,完成值,备注\nP01-01,招商引资额,2023-06,705000,单位：万元\n", "utf-8"
    )
    assert run_cli("import", "t.csv", "--yes", cwd=tmp_path).code == 0
    assert [one["actual"] for one in items_of(tmp_path, "2023-06-30")] == [70.5]


def test_record_answers_with_the_standing_at_the_period_recorded(tmp_path: Path) -> None:
    """40 of 150 is more than the 37.5 expected at the end of March, and far from what December will ask for."""
    project(tmp_path, "{id: P01-01, name: 招商引资额, target: ≥ 150 亿元}")
    said = run_cli("record", "P01-01", "40", "--period", "2023-03", cwd=tmp_path)
    assert "截至2023-03-31应达 37.5 亿元，实际 40 亿元，多 2.5 亿元" in said.stdout
    assert "达进度" in said.stdout


@pytest.mark.parametrize(
    ("period", "written", "after"),
    [
        # 60 in April to June make 120 with the 60 of March; read as June's alone it is lost, or counted twice.
        ("4-6月", "2023Q2", 120),
        ("二季度", "2023Q2", 120),
        # Without the second quarter nothing is known of the second half's end.
        ("下半年", "2023-07-01/2023-12-31", 60),
    ],
)
def test_a_period_is_written_with_its_first_day(tmp_path: Path, period: str, written: str, after: int) -> None:
    project(tmp_path, "{id: P01-01, name: 企业, target: ≥ 240 家}", rows=("P01-01,2023-03,60,,,",))
    (tmp_path / "t.csv").write_text(f"编号,期别,完成值\nP01-01,{period},60\n", "utf-8")
    run_cli("import", "t.csv", "--basis", "period", "--yes", "--accept-all", "--file", "b.csv", cwd=tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "b.csv").read_text("utf-8"))))
    plan = make_plan("{id: P01-01, name: 企业, target: ≥ 240 家}")
    again = read_rows(plan, f"P01-01,{rows[0]['period']},60,,,period").actuals.reports["P01-01", ""]
    wanted = read_rows(plan, f"P01-01,{written},60,,,period").actuals.reports["P01-01", ""]
    assert [known[0].period for known in again] == [known[0].period for known in wanted]
    (tmp_path / "data" / "actuals" / "b.csv").write_text((tmp_path / "b.csv").read_text("utf-8"), "utf-8")
    assert items_of(tmp_path, "2023-12-31")[0]["actual"] == after


FROM_APRIL = HEAD.replace("start: 2023-01-01, end: 2023-12-31", "start: 2023-04-01, end: 2024-03-31")


@pytest.mark.parametrize("period", ["1-6月", "2023-01-01/2023-06-30"])
def test_a_figure_of_a_period_that_begins_before_the_plan_is_refused(tmp_path: Path, period: str) -> None:
    item = "{id: P01-01, name: 企业, target: ≥ 120 家}"
    project(tmp_path, item, rows=(f"P01-01,{period},30,,,period",), head=FROM_APRIL)
    said = json.loads(run_cli("validate", "--format", "json", cwd=tmp_path).stdout)
    assert said["failed"]
    assert said["partial"]["refused_rows"] == 1
    assert items_of(tmp_path, "2023-06-30")[0]["actual"] is None


def test_a_text_that_states_the_original_is_no_doubt() -> None:
    plan = make_plan(
        "{id: P01-01, name: 企业, target: ≥ 600 家, text: 企业650家以上, "
        "amended: [{on: 2023-07-20, from: ≥ 650 家, to: ≥ 600 家, reason: 示例, decision: 示例}]}"
    )
    assert [finding.code for finding in check_sense(plan, doubts=True)] == []


def test_six_of_once_a_month_by_june_is_no_slip_of_the_unit() -> None:
    plan = make_plan("{id: P01-01, name: 调度会议, target: ≥ 1 次, every: month}")
    rows = read_rows(plan, "P01-01,2023-03,3", "P01-01,2023-06,6")
    assert [finding.code for finding in check_data(plan, rows.actuals)] == []


def test_what_was_reported_in_words_is_said_in_words(tmp_path: Path) -> None:
    item = "{id: P01-01, name: 场馆, due: 2023-09-30, pace: {steps: {2023-06-30: 50, 2023-09-30: 100}}}"
    project(tmp_path, item, rows=("P01-01,2023-07,推进中,,,",))
    said = run_cli("status", "--all", "--as-of", "2023-07-31", cwd=tmp_path).stdout
    assert "报告“推进中”" in said
    assert "报告为 0%" not in said


def test_a_range_with_a_dash_is_answered_with_the_range(tmp_path: Path) -> None:
    project(tmp_path, "{id: P01-01, name: 基地, target: 2-3家}")
    said = run_cli("validate", cwd=tmp_path).stdout
    assert "请写作“2..3 家”" in said
    assert "≥ 2 -3" not in said


def test_how_often_a_range_holds_is_said_as_it_was_measured(tmp_path: Path) -> None:
    project(tmp_path, "{id: P01-01, name: 企业, target: ≥ 120 家}", rows=("P01-01,2023-03,30,,,",))
    said = "".join(run_cli("forecast", "--as-of", "2023-03-31", cwd=tmp_path).stdout.split())
    assert "区间按80%设定，在公开数据上实测包含76%至95%" in said or "不作预测" in said
    assert "五次里" not in said


def test_a_count_is_not_a_per_cent(tmp_path: Path) -> None:
    """32 projects are no 32 %: of a duty the bare figure is refused, of a milestone that counts it is a warning."""
    items = (
        "{id: P01-01, name: 项目服务保障}",
        "{id: P01-02, name: 40个项目开工, due: 2023-12-31, text: 40个项目开工}",
    )
    project(tmp_path, *items, rows=("P01-01,2023-06,32,,,", "P01-02,2023-06,32,,,"))
    findings = json.loads(run_cli("validate", "--format", "json", cwd=tmp_path).stdout)["findings"]
    assert [(one["item"], one["severity"]) for one in findings] == [("P01-01", "error"), ("P01-02", "warning")]
    assert [one["actual"] for one in items_of(tmp_path, "2023-06-30")] == [None, 32]


def test_one_rounding_in_every_output(tmp_path: Path) -> None:
    """467 of the 487.5 expected is 0.9579: 0.96 on screen, page, Word and Excel, and the ratio itself in JSON."""
    import docx
    import openpyxl

    project(tmp_path, "{id: P01-01, name: 企业, target: ≥ 650 家}", rows=("P01-01,2023-09,467,,,",))
    day = ("--as-of", "2023-09-30")
    for output in (("status", "--all"), ("show", "P01-01"), ("report", "--format", "html")):
        assert "0.96" in run_cli(*output, *day, cwd=tmp_path, width=200).stdout, output
    for name in ("a.docx", "a.xlsx"):
        run_cli("report", *day, "--annex", "inline", "-o", name, cwd=tmp_path)
    cells = [c.text for t in docx.Document(str(tmp_path / "a.docx")).tables for row in t.rows for c in row.cells]
    assert "0.96" in cells
    head, row = openpyxl.load_workbook(tmp_path / "a.xlsx")["事项"].iter_rows(values_only=True)
    assert dict(zip(head, row, strict=True))["序时比"] == 0.96
    assert items_of(tmp_path, "2023-09-30")[0]["pace_index"] == round(467 / 487.5, 6)


def test_a_growth_has_no_ratios_anywhere(tmp_path: Path) -> None:
    """−2.1 % against ≥ 12 % is 14.1 points short, and −17.5 % of nothing."""
    project(tmp_path, "{id: P01-01, name: 规上工业增加值增长, target: ≥ 12 %}", rows=("P01-01,2023-06,-2.1,,,",))
    found = items_of(tmp_path, "2023-06-30")[0]
    assert (found["attainment"], found["pace_index"], found["gap_pp"]) == (None, None, -14.1)
    for output in (
        ("status", "--all"),
        ("show", "P01-01"),
        ("report", "--format", "html"),
        ("report", "--format", "bulletin"),
    ):
        said = run_cli(*output, "--as-of", "2023-06-30", cwd=tmp_path, width=200).stdout
        assert not re.search(r"[-−]17\.5|[-−]0\.1[78]", said), output


def test_the_bottom_lines_of_2023_and_the_measures_that_were_asked_for() -> None:
    plan = {item["id"]: item for item in items_of(ROOT, "2023-06-30")}
    for name in ("P09-03", "P32-02"):
        assert plan[name]["target"]["text"] == "= 0 起", plan[name]["name"]
    assert {plan[name]["measure"] for name in ("P14-02", "P14-04", "P17-08", "P19-10")} <= {"flow", "stock"}
    assert not [
        one for one in json.loads(run_cli("validate", "--format", "json").stdout)["findings"] if one["code"] == "XX325"
    ]


def test_what_fell_short_in_a_turn_lies_below_its_chart(tmp_path: Path) -> None:
    """P12-03 asks for 10 a quarter: 22 by June, nine in the third, missed; its curve stands at 32 and not at 30."""
    shown = run_cli("show", "P12-03", "--as-of", "2023-09-30", cwd=ROOT, width=100).stdout
    assert "未完成" in shown
    row = next(line for line in shown.splitlines() if line.startswith("2023-09-30"))
    assert row.split()[1:3] == ["31", "32"]


def test_an_old_plan_is_read_on(tmp_path: Path) -> None:
    """A level without a measure is an error and is judged by its default all the same; a proposal mends it."""
    project(tmp_path, "{id: P01-01, name: 平均浓度, target: ≤ 35 微克}", rows=("P01-01,2023-06,20,,,",))
    assert items_of(tmp_path, "2023-06-30")[0]["measure"] == "flow"
    assert run_cli("validate", cwd=tmp_path).code == 1
    assert run_cli("fmt", "--measure", cwd=tmp_path).code in {0, 1}
    assert run_cli("validate", cwd=tmp_path).code == 0
    assert items_of(tmp_path, "2023-06-30")[0]["status"] == "on-track"
