"""A target that follows another item's figure of the same date: worked out by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.helpers import HEAD, judge, make_plan, plan_text, read_plan, run_cli, values_of
from xxtrack.assess.course import course_of, expected_curve
from xxtrack.assess.due import form
from xxtrack.assess.forecast import forecast
from xxtrack.assess.review.changes import diff
from xxtrack.assess.review.rows_in_hand import Rows
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.assess.select import Selection
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.change import Effect
from xxtrack.model.choices import Kind, Measure, PaceKind
from xxtrack.model.plan import Plan
from xxtrack.model.status import Status
from xxtrack.model.target import Op, TargetError, parse_target
from xxtrack.write.canonical import canonical

PROVINCE = "{id: P01-02, name: 全省增速, unit: '%'}"


def plan_with(target: str, more: str = "", other: str = PROVINCE) -> Plan:
    return make_plan(f'{{id: P01-01, name: 工业增速, target: "{target}"{more}}}', other)


def stood(target: str, as_of: str, *rows: str, more: str = "", other: str = PROVINCE) -> Standing:
    return judged(plan_with(target, more, other), as_of, *rows).by_id["P01-01"]


def judged(plan: Plan, as_of: str, *rows: str) -> Assessment:
    lines = []
    for row in rows:
        id_, period, value, *scope = row.split(",")
        lines.append(f"P01-0{id_},{period},{value},{scope[0] if scope else ''},,")
    return judge(plan, as_of, *lines)


@pytest.mark.parametrize(
    ("text", "op", "low", "high", "canonical_"),
    [
        ("> P00-20", Op.ABOVE, 0, None, "> P00-20"),
        ("≥P00-20+1 %", Op.AT_LEAST, 1, None, "≥ P00-20 + 1 %"),
        ("高于 P00-20 0.5 %", None, None, None, ""),
        ("不低于P00-20", Op.AT_LEAST, 0, None, "≥ P00-20"),
        ("<= P00-20 - 2.5 家", Op.AT_MOST, None, Decimal("-2.5"), "≤ P00-20 - 2.5 家"),
        ("P00-20 ± 0.5 %", Op.ABOUT, Decimal("-0.5"), Decimal("0.5"), "P00-20 ± 0.5 %"),
        ("P00-20", None, None, None, ""),
        ("≥ P00-20 ± 0.5 %", None, None, None, ""),
    ],
)
def test_the_grammar(text: str, op: Op | None, low: object, high: object, canonical_: str) -> None:
    if op is None:
        with pytest.raises(TargetError):
            parse_target(text)
        return
    target = parse_target(text)
    assert (target.op, target.low, target.high, target.to) == (op, low, high, "P00-20")
    assert target.canonical == canonical_
    assert parse_target(target.canonical) == target


def test_it_is_in_the_unit_of_what_it_follows() -> None:
    item = plan_with("> P01-02").items["P01-01"]
    assert (item.in_unit, item.measure, item.kind) == ("%", Measure.RATE, Kind.INDICATOR)
    assert item.pace and item.pace.kind is PaceKind.HOLD
    assert item.follows == ("P01-02",)
    chain = make_plan(
        "{id: P01-01, name: 甲, target: ≥ P01-02}",
        "{id: P01-02, name: 乙, target: ≥ P01-03 + 2 万元}",
        "{id: P01-03, name: 丙, unit: 亿元}",
    )
    assert [item.in_unit for item in chain.items.values()] == ["万元", "万元", "亿元"]


@pytest.mark.parametrize(
    ("target", "own", "other", "expected"),
    [
        ("> P01-02", "5.3", "5.2", "on-track"),
        ("> P01-02", "5.2", "5.2", "at-risk"),
        ("≥ P01-02", "5.2", "5.2", "on-track"),
        # 4.68 is nine tenths of 5.2.
        ("≥ P01-02", "4.7", "5.2", "at-risk"),
        ("≥ P01-02", "4.6", "5.2", "lagging"),
        ("≥ P01-02 + 1 %", "6.2", "5.2", "on-track"),
        ("≥ P01-02 + 1 %", "6.1", "5.2", "at-risk"),
        ("P01-02 ± 0.5 %", "5.7", "5.2", "on-track"),
        ("P01-02 ± 0.5 %", "4.6", "5.2", "at-risk"),
        ("≤ P01-02", "5.2", "5.2", "on-track"),
        ("≤ P01-02", "5.3", "5.2", "lagging"),
        ("< P01-02", "5.2", "5.2", "at-risk"),
        ("≥ P01-02", "-1.0", "-1.2", "on-track"),
    ],
)
def test_the_two_figures_of_one_date_are_compared(target: str, own: str, other: str, expected: str) -> None:
    found = stood(target, "2023-07-20", f"1,2023-06,{own}", f"2,2023-06,{other}")
    assert found.status.value == expected


def test_a_count_is_fewer_than_last_year_at_every_date_and_never_for_good() -> None:
    other = "{id: P01-02, name: 去年同期投诉, unit: 件}"
    rows = ("1,2023-03,40", "2,2023-03,50", "1,2023-06,90", "2,2023-06,80")
    assert stood("< P01-02", "2023-04-05", *rows[:2], other=other).status is Status.ON_TRACK
    over = stood("< P01-02", "2023-07-05", *rows, other=other)
    assert (over.status, over.expected, over.variance) == (Status.LAGGING, Fraction(80), Fraction(10))
    # A floor is not reached for good either.
    assert stood("> P01-02", "2023-07-05", *rows, other=other).status is Status.ON_TRACK


def test_at_its_due_date_it_is_met_or_missed() -> None:
    rows = ("1,2023-06,5.3", "2,2023-06,5.2")
    due = ", due: 2023-06-30"
    assert stood("> P01-02", "2023-07-05", *rows, more=due).status is Status.ACHIEVED
    assert stood("> P01-02 + 1 %", "2023-07-05", *rows, more=due).status is Status.MISSED
    ends = ", pace: end"
    assert stood("> P01-02 + 1 %", "2023-07-05", *rows, more=ends).status is Status.NOT_DUE


def test_the_last_comparison_stands_until_the_other_figure_is_late() -> None:
    rows = ("1,2023-03,5.3", "2,2023-03,5.2", "1,2023-06,9")
    waiting = stood("> P01-02", "2023-07-10", *rows)
    assert (waiting.status, waiting.actual, waiting.observed) == (Status.ON_TRACK, Decimal("5.3"), date(2023, 3, 31))
    late = stood("> P01-02", "2023-07-11", *rows)
    assert late.status is Status.NO_DATA
    assert "reason.other-missing date=[2023-06-30] actual=[9 %]" in values_of(late.reason)
    assert "id=[P01-02] name=[全省增速]" in values_of(late.reason)


def test_nothing_is_said_where_the_other_never_had_a_figure() -> None:
    assert stood("> P01-02", "2023-04-10", "1,2023-03,5.3").status is Status.NOT_DUE
    found = stood("> P01-02", "2023-04-11", "1,2023-03,5.3")
    assert (found.status, found.actual, found.expected) == (Status.NO_DATA, Decimal("5.3"), None)
    # Another date does not do.
    assert stood("> P01-02", "2023-04-11", "1,2023-03,5.3", "2,2023-02,1").status is Status.NO_DATA


def test_who_stops_reporting_does_not_stay_green() -> None:
    rows = ("1,2023-03,5.3", "2,2023-03,5.2", "2,2023-06,5.4")
    more = ", frequency: quarterly"
    assert stood("> P01-02", "2023-07-10", *rows, more=more).status is Status.ON_TRACK
    found = stood("> P01-02", "2023-07-11", *rows, more=more)
    assert (found.status, found.stale) == (Status.NO_DATA, True)
    assert "reason.overdue" in values_of(found.reason)
    never = stood("> P01-02", "2023-04-11", "2,2023-03,5.2", more=more)
    assert (never.status, values_of(never.reason)) == (Status.NO_DATA, "reason.never-reported date=[2023-04-10]")
    assert stood("> P01-02", "2023-04-10", more=more).status is Status.NOT_DUE


def test_each_scope_is_compared_with_its_own_or_else_with_the_whole() -> None:
    other = "{id: P01-02, name: 去年同期, unit: 件, each: 新城}"
    rows = ("1,2023-03,4,东新城", "1,2023-03,6,西新城", "2,2023-03,5,东新城", "2,2023-03,5,西新城")
    found = stood("≤ P01-02", "2023-04-05", *rows, more=", each: 新城", other=other)
    assert [(part.scope, part.status) for part in found.scopes] == [
        ("东新城", Status.ON_TRACK),
        ("西新城", Status.LAGGING),
    ]
    average = "{id: P01-02, name: 全市平均, unit: 件, measure: stock}"
    found = stood("≤ P01-02", "2023-04-05", *rows[:2], "2,2023-03,6", more=", each: 新城", other=average)
    assert [part.status for part in found.scopes] == [Status.ON_TRACK, Status.ON_TRACK]


def test_units_of_one_kind_are_converted() -> None:
    other = "{id: P01-02, name: 去年投资, unit: 亿元}"
    found = stood("≥ P01-02 + 100 万元", "2023-07-05", "1,2023-06,5100", "2,2023-06,0.5", other=other)
    assert (found.status, found.expected) == (Status.ON_TRACK, Fraction(5100))


def test_what_is_computed_beside_it() -> None:
    found = stood("≥ P01-02 + 1 %", "2023-07-05", "1,2023-06,5.2", "2,2023-06,5.2", more=", weight: 2")
    assert (found.expected, found.variance, found.gap_pp) == (Fraction("6.2"), Fraction(-1), Fraction(-1))
    # A moving level is nothing to be on the way to.
    assert (found.attainment, found.needed, found.lag_days, found.pace_index) == (None, None, None, None)
    assert values_of(forecast(found, date(2023, 7, 5)).reason) == "forecast.follows id=[P01-02]"  # type: ignore[union-attr]


def test_chart_history_and_form_show_what_was_asked_for_each_day() -> None:
    plan = plan_with("≥ P01-02 + 1 %")
    assessment = judged(plan, "2023-07-05", "1,2023-03,6", "2,2023-03,5", "1,2023-06,6", "2,2023-06,4")
    standing = assessment.by_id["P01-01"]
    assert expected_curve(standing) == [6, 5]
    course = course_of(standing)
    assert course
    assert course.expected == (((date(2023, 3, 31), Fraction(6)), (date(2023, 6, 30), Fraction(5))),)
    assert course.bounds == ()
    assert [row.expected for row in form(assessment, "", Selection(), date(2023, 9, 30)).rows] == [None, None]


def test_an_amendment_holds_from_its_day() -> None:
    more = ", amended: [{on: 2023-05-01, from: '≥ P01-02 + 1 %', to: ≥ P01-02, reason: 示例}]"
    rows = ("1,2023-03,5.5", "2,2023-03,5")
    assert stood("≥ P01-02", "2023-06-05", *rows, more=more).status is Status.AT_RISK
    later = ("1,2023-05,5.5", "2,2023-05,5")
    assert stood("≥ P01-02", "2023-06-05", *rows, *later, more=more).status is Status.ON_TRACK


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (["target: ≥ P01-09"], "XX341 sense.follows-unknown"),
        (["target: ≥ P01-02", "due: 2023-06-30"], "XX341 sense.follows-work"),
        (["target: ≥ P01-01 + 1 家"], "XX341 sense.follows-circle"),
        (["target: ≥ P01-02 + 1 家", "unit: 元"], "XX341 sense.follows-unit"),
        (["target: ≥ P01-02, baseline: 3", "unit: 家"], "XX311 sense.key-of-fixed"),
        (["target: ≥ P01-02, every: month", "unit: 家"], "XX311 sense.key-of-fixed"),
        (["target: ≥ P01-02, quotas: {东: 1}", "unit: 家"], "XX311 sense.key-of-fixed"),
        (["target: ≥ P01-02, pace: linear", "unit: 家"], "XX309 sense.pace-of-following"),
        (["target: ≥ P01-02, thresholds: {by: value, lagging: 1}", "unit: 家"], "XX329 sense.limit-of-following"),
    ],
)
def test_what_does_not_fit_is_found_where_it_stands(items: list[str], found: str) -> None:
    lines = [f"{{id: P01-0{n}, name: 甲{n}, {keys}}}" for n, keys in enumerate(items, 1)]
    loaded = read_plan(plan_text(*lines))
    assert loaded.plan
    assert [(f"{f.code} {f.message.key}", f.where.line) for f in check_sense(loaded.plan)] == [(found, 11)]


def test_every_item_of_a_circle_is_found() -> None:
    items = ("{id: P01-01, name: 甲, target: ≥ P01-02}", "{id: P01-02, name: 乙, target: ≥ P01-01 + 1 家}")
    loaded = read_plan(plan_text(*items))
    assert loaded.plan
    assert [(f.code, f.where.line) for f in check_sense(loaded.plan)] == [("XX341", 11), ("XX341", 12)]


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ("≥ P01-02 + 1 %", "≥ P01-02", Effect.WEAKENED),
        ("≥ P01-02", "≥ P01-02 + 1 %", Effect.STRENGTHENED),
        ("> P01-02", "≥ P01-02", Effect.WEAKENED),
        ("≤ P01-02", "≤ P01-02 + 1 %", Effect.WEAKENED),
        ("P01-02 ± 0.5 %", "P01-02 ± 1 %", Effect.WEAKENED),
        ("≥ P01-02", "≥ P01-03", Effect.MIXED),
        ("≥ P01-02", "≥ 5 %", Effect.MIXED),
        ("≥ 5 %", "≥ P01-02", Effect.MIXED),
    ],
)
def test_a_review_knows_which_way_it_went(before: str, after: str, effect: Effect) -> None:
    others = (PROVINCE, "{id: P01-03, name: 全国增速, unit: '%'}")
    plans = [make_plan(f'{{id: P01-01, name: 工业增速, target: "{target}"}}', *others) for target in (before, after)]
    (change,) = diff(plans[0], plans[1]).changes
    assert change.effect is effect


def test_a_group_whose_whole_is_followed_is_not_changed_unseen() -> None:
    # With 东新城 alone the whole is its figure; with a member that is silent there is none to be compared with.
    head = HEAD.replace("[东新城, 西新城]", "[东新城]")
    items = ("{id: P01-01, name: 甲, target: ≥ P01-02 - 5 家}", "{id: P01-02, name: 乙, unit: 家, each: 新城}")
    (change,) = diff(make_plan(*items, head=head), make_plan(*items)).changes
    assert (change.subject, change.effect) == ("groups.新城", Effect.MIXED)


def test_what_it_follows_is_not_changed_unseen() -> None:
    plans = [
        plan_with("≥ P01-02", other=PROVINCE),
        plan_with("≥ P01-02", other=PROVINCE.replace("}", ", measure: stock}")),
    ]
    (change,) = diff(plans[0], plans[1]).changes
    assert (change.subject, change.effect) == ("P01-02", Effect.MIXED)


def test_rows_show_what_a_change_of_the_other_does() -> None:
    # 80 is above 10 of 20, which is 50 per cent, and below 20 of 10, which is 200.
    head = "{id: P01-01, name: 甲, target: '> P01-02'}"
    half, double = (
        make_plan(head, f"{{id: P01-02, name: 乙, unit: '%', share_of: {{part: {part}, whole: {whole}}}}}", *_PARTS)
        for part, whole in (("P01-03", "P01-04"), ("P01-04", "P01-03"))
    )
    rows = ("1,2023-03,80", "3,2023-03,10", "4,2023-03,20")
    sides = [judged(plan, "2023-04-05", *rows).actuals for plan in (half, double)]
    told = {c.subject: c.effect for c in diff(double, half, Rows(((sides[1], sides[0]),), date(2023, 4, 5))).changes}
    assert told == {"P01-01": Effect.WEAKENED, "P01-02": Effect.MIXED}


_PARTS = ("{id: P01-03, name: 丙, unit: 件}", "{id: P01-04, name: 丁, unit: 件}")


def test_fmt_keeps_it() -> None:
    text = plan_text("{id: P01-01, name: 甲, target: '>=P01-02+1 %'}", PROVINCE)
    assert "≥ P01-02 + 1 %" in canonical(text)


def test_every_reader_sees_what_it_is_compared_with(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        plan_text("{id: P01-01, name: 工业增速, target: '> P01-02'}", PROVINCE), "utf-8"
    )
    (tmp_path / "a.csv").write_text("id,period,value\nP01-01,2023-06,5.3\nP01-02,2023-06,5.2\n", "utf-8")
    where = ("--plan", "plan.yaml", "--actuals", "a.csv", "--as-of", "2023-07-05")
    shown = run_cli("show", "P01-01", *where, cwd=tmp_path).stdout
    assert "参照" in shown
    assert "P01-02 全省增速" in shown
    assert "2023-06-30全省增速（P01-02）为 5.2%" in "".join(shown.split("\n"))
    english = run_cli("show", "P01-01", "--lang", "en", *where, cwd=tmp_path).stdout
    assert "全省增速 (P01-02) was at 5.2% on 2023-06-30" in " ".join(english.split())
    assert "> P01-02" in run_cli("status", "--all", *where, cwd=tmp_path).stdout
