"""A figure that is only monitored: collected, charted, counted apart, owed, and never judged."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.helpers import judge, make_plan, plan_text, read_plan, run_cli, stand, values_of
from xxtrack.assess.course import course_of
from xxtrack.assess.due import due, form
from xxtrack.assess.review.changes import diff
from xxtrack.assess.rules.performance import Limits, breaches, performance_findings
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.assess.select import Selection
from xxtrack.model.assessment import count
from xxtrack.model.change import Effect
from xxtrack.model.choices import Kind, Measure
from xxtrack.model.status import Status
from xxtrack.model.tally import tallies, tally

VISITS = "{id: P01-01, name: 接待游客, unit: 万人次}"
JUDGED = "{id: P01-02, name: 新增企业, target: ≥ 100 家}"


def test_a_unit_without_a_target_makes_it() -> None:
    item = make_plan(VISITS).items["P01-01"]
    assert (item.kind, item.unit, item.measure, item.due) == (Kind.MONITORED, "万人次", Measure.FLOW, None)
    share = make_plan("{id: P01-01, name: 空置率, unit: '%'}").items["P01-01"]
    assert share.measure is Measure.RATE


def test_figures_are_read_as_an_indicators_are() -> None:
    standing = stand(VISITS, "2023-07-20", "P01-01,2023-03,12.5万人次,,,", "P01-01,2023-06,200000人次,,,")
    assert (standing.status, standing.actual, standing.observed) == (Status.MONITORED, Decimal(20), date(2023, 6, 30))
    assert (standing.expected, standing.attainment, standing.pace_index, standing.stale) == (None, None, None, False)
    assert values_of(standing.reason) == "reason.monitored date=[2023-06-30] actual=[20.0000 万人次]"


def test_nothing_is_judged_and_every_count_adds_up() -> None:
    assessment = judge(make_plan(VISITS, JUDGED), "2023-07-20", "P01-01,2023-06,3,,,", "P01-02,2023-06,50,,,")
    one = tally(assessment.standings)
    assert (one.total, one.judged, one.arrived, one.counts[Status.MONITORED]) == (2, 1, 1, 1)
    assert sum(count(assessment.standings).values()) == 2
    assert {kind: t.total for kind, t in tallies(assessment.standings).items()} == {
        Kind.INDICATOR: 1,
        Kind.MONITORED: 1,
    }
    assert breaches(assessment.standings, frozenset(), Limits(0, Decimal(100))) == ()


@pytest.mark.parametrize(
    ("as_of", "rows", "stale"),
    [
        ("2023-07-10", ["2023-03,5"], False),
        ("2023-07-11", ["2023-03,5"], True),
        ("2023-07-11", ["2023-06,5"], False),
        ("2023-04-10", [], False),
        ("2023-04-11", [], True),
    ],
)
def test_a_figure_that_has_not_come_is_owed(as_of: str, rows: list[str], stale: bool) -> None:
    item = VISITS.replace("}", ", frequency: quarterly, lead: 甲局}")
    assessment = judge(make_plan(item), as_of, *(f"P01-01,{row},,," for row in rows))
    (standing,) = assessment.standings
    assert (standing.status, standing.stale, standing.needs_attention) == (Status.MONITORED, stale, stale)
    assert [finding.code for finding in performance_findings(assessment)] == ["XX504"] * stale
    late = [one for one in due(assessment, 0, Selection()) if one.late_by]
    assert [(one.units, one.late_by) for one in late] == [(("甲局",), 1)] * stale


def test_each_of_a_group_owes_its_own_and_the_whole_is_their_sum() -> None:
    item = "{id: P01-01, name: 投诉量, unit: 件, each: 新城, frequency: quarterly}"
    rows = ("P01-01,2023-03,5,东新城,,", "P01-01,2023-03,7,西新城,,", "P01-01,2023-06,9,东新城,,")
    assessment = judge(make_plan(item), "2023-07-20", *rows)
    (standing,) = assessment.standings
    assert [(part.scope, part.actual, part.stale) for part in standing.scopes] == [
        ("东新城", Decimal(9), False),
        ("西新城", Decimal(7), True),
    ]
    assert (standing.actual, standing.observed, standing.stale, standing.late_days) == (
        Decimal(12),
        date(2023, 3, 31),
        True,
        10,
    )
    asked = form(assessment, "", Selection(), date(2023, 9, 30)).rows
    assert [(row.scope, row.due, row.expected) for row in asked] == [("东新城", True, None), ("西新城", True, None)]


def test_it_is_drawn_without_an_expected_curve() -> None:
    course = course_of(stand(VISITS, "2023-07-20", "P01-01,2023-03,12,,,", "P01-01,2023-06,20,,,"))
    assert course
    assert (course.unit, course.expected, course.bounds, course.forecast) == ("万人次", (), (), None)


def test_a_share_may_be_computed_from_it() -> None:
    plan = make_plan(
        "{id: P01-01, name: 办结件, unit: 件}",
        "{id: P01-02, name: 受理件, unit: 件}",
        "{id: P01-03, name: 办结率, target: ≥ 80 %, share_of: {part: P01-01, whole: P01-02}}",
    )
    assessment = judge(plan, "2023-07-20", "P01-01,2023-06,45,,,", "P01-02,2023-06,50,,,")
    assert (assessment.by_id["P01-03"].actual, assessment.by_id["P01-03"].status) == (Fraction(90), Status.ON_TRACK)


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("{id: P01-01, name: 甲, unit: 家, target: ≥ 1 家}", "sense.unit-and-target 35"),
        ("{id: P01-01, name: 甲, unit: 家, due: 2023-06-30}", "sense.unit-and-due 35"),
        ("{id: P01-01, name: 甲, unit: 家, every: month}", "sense.key-needs-target 45"),
        ("{id: P01-01, name: 甲, unit: 家, quotas: {甲局: 1}}", "sense.key-needs-target 46"),
        ("{id: P01-01, name: 甲, unit: 家, pace: hold}", "sense.pace-without-target 44"),
    ],
)
def test_a_key_that_does_not_go_with_it_is_found_where_it_stands(item: str, found: str) -> None:
    loaded = read_plan(plan_text(item))
    assert loaded.plan
    (finding,) = check_sense(loaded.plan)
    assert (f"{finding.message.key} {finding.where.column}", finding.where.line) == (found, 11)


def test_to_give_up_a_target_for_monitoring_is_a_softening() -> None:
    before = make_plan("{id: P01-01, name: 接待游客, target: ≥ 20 万人次}")
    (given_up,) = diff(before, make_plan(VISITS)).changes
    assert given_up.effect is Effect.WEAKENED
    assert {field.key for field in given_up.fields} >= {"target", "unit"}
    (taken,) = diff(make_plan(VISITS), before).changes
    assert taken.effect is Effect.STRENGTHENED


@pytest.mark.parametrize(
    "keys", ["every: quarter", "each: 新城", "pace: {steps: {Q1: 5}}", "measure: stock, baseline: 3"]
)
def test_whatever_is_asked_of_it_is_a_hardening(keys: str) -> None:
    asked = make_plan(f"{{id: P01-01, name: 接待游客, target: ≥ 20 万人次, {keys}}}")
    (taken,) = diff(make_plan(VISITS), asked).changes
    assert taken.effect in {Effect.STRENGTHENED, Effect.MIXED}
    (given_up,) = diff(asked, make_plan(VISITS)).changes
    assert given_up.effect in {Effect.WEAKENED, Effect.MIXED}


def test_to_ask_less_often_and_to_count_in_another_unit_are_judged() -> None:
    often = make_plan(VISITS.replace("}", ", frequency: quarterly}"))
    (seldom,) = diff(often, make_plan(VISITS)).changes
    assert seldom.effect is Effect.WEAKENED
    (unit,) = diff(make_plan(VISITS), make_plan(VISITS.replace("万人次", "人次"))).changes
    assert unit.effect is Effect.MIXED


def test_every_output_tells_it_apart(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(plan_text(VISITS, JUDGED), "utf-8")
    (tmp_path / "a.csv").write_text("id,period,value\nP01-01,2023-06,20\nP01-02,2023-06,50\n", "utf-8")
    where = ("--plan", "plan.yaml", "--actuals", "a.csv", "--as-of", "2023-07-20")
    table = run_cli("status", "--all", *where, cwd=tmp_path, width=80).stdout
    (row,) = (line.split() for line in table.splitlines() if line.startswith("监测指标"))
    assert row == ["监测指标", "1", *["."] * 8]
    assert "20 万人次" in table
    told = json.loads(run_cli("status", "--format", "json", *where, cwd=tmp_path).stdout)
    assert told["items"][0]["status"] == told["items"][0]["kind"] == "monitored"
    assert (told["items"][0]["unit"], told["items"][0]["target"], told["items"][0]["actual"]) == ("万人次", None, 20)
    assert told["kinds"]["monitored"]["judged"] == 0
    picked = run_cli("status", "--status", "monitored", "--format", "csv", *where, cwd=tmp_path).stdout
    assert picked.count("\n") == 2
    for form_ in ("html", "bulletin"):
        report = run_cli("report", "--format", form_, *where, "--output", f"out.{form_}", cwd=tmp_path)
        assert report.code == 0, report.stderr
        assert "监测" in (tmp_path / f"out.{form_}").read_text("utf-8")


def test_nothing_of_it_is_shown_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(plan_text(JUDGED), "utf-8")
    shown = run_cli("status", "--plan", "plan.yaml", "--as-of", "2023-07-20", cwd=tmp_path).stdout
    assert "监测" not in shown
