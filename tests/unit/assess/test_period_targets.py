"""Targets that differ by period, and periods by their names in the curve of a pace: worked out by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.helpers import HEAD, make_plan, plan_text, read_plan, stand
from xxtrack.assess.course import course_of
from xxtrack.assess.pace import expected_at, turn_of
from xxtrack.assess.parts import items_for
from xxtrack.assess.review.changes import diff
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.model.change import Effect
from xxtrack.model.choices import PaceKind

FISCAL = HEAD.replace("2023-01-01", "2024-04-01").replace("2023-12-31", "2025-03-31")
Q = "targets: {Q1: 20, Q2: 45, Q3: 70}"


def status(item: str, as_of: str, *rows: str) -> str:
    found: str = stand(item, as_of, *(f"P01-01,{row},,," for row in rows)).status.value
    return found


def test_targets_of_quarters_are_the_steps_of_the_pace() -> None:
    item = make_plan(f"{{id: P01-01, name: 甲, target: ≥ 100 家, {Q}}}").items["P01-01"]
    assert item.pace and item.pace.kind is PaceKind.STEPS
    days = [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30)]
    assert item.pace.steps == item.targets == tuple(zip(days, map(Decimal, (20, 45, 70)), strict=True))
    assert [expected_at(item, day) for day in (date(2023, 3, 30), *days, date(2023, 12, 31))] == [None, 20, 45, 70, 100]


@pytest.mark.parametrize(
    ("value", "expected"), [("50", "ahead"), ("45", "on-track"), ("41", "at-risk"), ("40", "lagging")]
)
def test_what_the_quarter_asks_for_is_judged(value: str, expected: str) -> None:
    # 45 by June; a tenth less is 40.5, a tenth more 49.5.
    assert status(f"{{id: P01-01, name: 甲, target: ≥ 100 家, {Q}}}", "2023-07-20", f"2023-06,{value}") == expected


QUOTAS = "target: ≥ 100 家, quotas: {东新城: 40, 西新城: 60}"


@pytest.mark.parametrize(
    "way",
    [
        "targets: {Q2: 30}",
        "pace: {steps: {2023-06-30: 30, 2023-12-31: 100}}",
        "every: half-year, targets: {上半年: 30}",
        "measure: stock, baseline: 10, targets: {Q2: 30}",
    ],
)
def test_a_part_has_its_share_of_what_a_period_asks_of_the_whole(way: str) -> None:
    # 30 of 100 by June: of 40 that is 12, of 60 it is 18, and 9 is half of that.
    rows = ("P01-01,2023-06,12,东新城,,", "P01-01,2023-06,9,西新城,,")
    whole = stand(f"{{id: P01-01, name: 甲, {QUOTAS}, {way}}}", "2023-06-30", *rows)
    assert [one.expected for one in (whole, *whole.scopes)] == [30, 12, 18]
    assert [part.status.value in {"on-track", "achieved"} for part in whole.scopes] == [True, False]


def test_a_part_begins_at_its_share_of_the_baseline() -> None:
    # 50 to 100 in a year: a quota of 40 begins at 20, so that half of the way is 30 and not 45.
    plan = make_plan(f"{{id: P01-01, name: 甲, {QUOTAS}, measure: stock, baseline: 50, start: 2023-01-01}}")
    part = items_for(plan.items["P01-01"])("东新城")
    assert part and part.baseline == 20
    assert expected_at(part, date(2023, 12, 31)) == 40


def test_a_share_that_does_not_end_is_shown_short() -> None:
    plan = make_plan(
        "{id: P01-01, name: 甲, target: ≤ 30 件, quotas: {东新城: 10}, every: half-year, targets: {上半年: 20}}"
    )
    part = items_for(plan.items["P01-01"])("东新城")
    assert part
    # A third of 20 in the first half.
    turn = turn_of(part, date(2023, 1, 1), date(2023, 6, 30))
    assert turn.target and turn.target.text == "≤ 6.6667 件"


def test_quarters_are_the_plans_own() -> None:
    plan = make_plan(f"{{id: P01-01, name: 甲, target: ≥ 100 家, {Q}}}", head=FISCAL)
    assert [on for on, _ in plan.items["P01-01"].targets] == [date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]


@pytest.mark.parametrize("word", ["2023-06-30", "2023-06", "6月", "上半年", "Q2", "2023Q2", "6月底前"])
def test_a_step_may_name_its_period(word: str) -> None:
    item = make_plan(f"{{id: P01-01, name: 甲, target: ≥ 100 家, pace: {{steps: {{{word}: 45}}}}}}").items["P01-01"]
    assert item.pace and item.pace.steps == ((date(2023, 6, 30), Decimal(45)),)


@pytest.mark.parametrize("keys", ["pace: {steps: {Q2: 45, 2023-06-30: 50}}", "targets: {Q2: 45, 上半年: 50}"])
def test_a_day_that_is_written_twice_is_refused(keys: str) -> None:
    findings = read_plan(plan_text(f"{{id: P01-01, name: 甲, target: ≥ 100 家, {keys}}}")).findings
    assert [(finding.code, finding.message.key, finding.where.line) for finding in findings] == [
        ("XX204", "shape.day-twice", 11)
    ]


def test_what_is_no_period_is_refused() -> None:
    (finding,) = read_plan(plan_text("{id: P01-01, name: 甲, target: ≥ 100 家, targets: {spring: 45}}")).findings
    assert finding.code == "XX206"


REPEATED = "{id: P01-01, name: 甲, target: ≥ 20 家, every: quarter, targets: {Q2: 30, Q4: 10}}"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # 20 in the first quarter, 30 in the second, 20 in the third, 10 in the last; a surplus fills nothing.
        (["2023-03,20", "2023-06,50"], "on-track"),
        (["2023-03,20", "2023-06,49"], "missed"),
        (["2023-03,25", "2023-06,54"], "missed"),
        (["2023-06,50"], "on-track"),
        (["2023-06,49"], "missed"),
        (["2023-03,20", "2023-06,50", "2023-09,70", "2023-12,80"], "achieved"),
        (["2023-03,20", "2023-06,50", "2023-09,70", "2023-12,79"], "missed"),
    ],
)
def test_turns_may_each_ask_for_something_else(rows: list[str], expected: str) -> None:
    assert status(REPEATED, "2024-01-05" if "12" in rows[-1][:8] else "2023-06-30", *rows) == expected


def test_a_rate_holds_what_its_quarter_asks_for() -> None:
    item = "{id: P01-01, name: 满意率, target: ≥ 80 %, every: quarter, targets: {Q2: 85}}"
    assert status(item, "2023-06-30", "2023-03,80", "2023-06,85") == "on-track"
    assert status(item, "2023-06-30", "2023-03,80", "2023-06,84") == "missed"


def test_the_chart_steps_with_the_turns() -> None:
    course = course_of(stand(REPEATED, "2023-07-20", "P01-01,2023-03,20,,,", "P01-01,2023-06,50,,,"))
    assert course
    assert [piece[-1] for piece in course.expected] == [
        (date(2023, 3, 31), Fraction(20)),
        (date(2023, 6, 30), Fraction(50)),
        (date(2023, 9, 30), Fraction(70)),
        (date(2023, 12, 31), Fraction(80)),
    ]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("target: ≥ 9 家, targets: {Q1: 2}, pace: end", "sense.targets-and-pace"),
        ("target: ≥ 9 家, targets: {Q1: 2, Q4: 8}", "sense.targets-last"),
        ("target: ≥ 9 家, due: 2023-06-30, targets: {Q3: 2}", "sense.step-outside"),
        ("target: ≥ 9 家, every: quarter, targets: {5月: 2}", "sense.targets-between"),
        ("target: 2..3 家, every: quarter, targets: {Q1: 2}", "sense.targets-of-band"),
        (
            "target: ≥ 9 家, every: quarter, targets: {Q1: 8}, thresholds: {by: value, lagging: 7}",
            "sense.limit-of-turns",
        ),
        ("due: 2023-06-30, targets: {Q1: 2}", "sense.key-needs-target"),
    ],
)
def test_what_does_not_fit_is_found_where_it_stands(keys: str, found: str) -> None:
    loaded = read_plan(plan_text(f"{{id: P01-01, name: 甲, {keys}}}"))
    assert loaded.plan
    (finding,) = check_sense(loaded.plan)
    assert (finding.message.key, finding.where.line) == (found, 11)


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ("{Q1: 20, Q2: 45}", "{Q1: 20, Q2: 40}", Effect.WEAKENED),
        ("{Q1: 20, Q2: 45}", "{Q1: 25, Q2: 45}", Effect.STRENGTHENED),
        ("{Q1: 20, Q2: 45}", "{Q1: 25, Q2: 40}", Effect.MIXED),
    ],
)
@pytest.mark.parametrize("keys", ["", ", every: quarter"])
def test_a_review_knows_which_way_a_quarter_went(before: str, after: str, effect: Effect, keys: str) -> None:
    plans = [make_plan(f"{{id: P01-01, name: 甲, target: ≥ 90 家{keys}, targets: {of}}}") for of in (before, after)]
    (change,) = diff(plans[0], plans[1]).changes
    assert change.effect is effect
    assert [field.key for field in change.fields] == ["targets"]


def test_a_turn_that_only_one_key_alone_takes_away_is_no_fault_of_the_review() -> None:
    before = make_plan("{id: P01-01, name: 甲, target: ≥ 9 家, every: month, due: 2023-03-31}")
    after = make_plan("{id: P01-01, name: 甲, target: ≥ 8 家, every: month, start: 2023-04-01, due: 2023-06-30}")
    (change,) = diff(before, after).changes
    assert change.effect.softens


def test_turns_that_let_a_bad_figure_wait_are_a_softening() -> None:
    # 121 in October lags; with turns the one to September, which nobody reported on, speaks and is waited for.
    item = "{id: P01-01, name: 甲, target: ≤ 120 %, start: 2023-04-01, pace: end}"
    (change,) = diff(make_plan(item), make_plan(item.replace("end}", "end, every: half-year}"))).changes
    assert change.effect.softens


def test_to_ease_one_turn_is_seen_behind_a_harder_one() -> None:
    item = "{id: P01-01, name: 甲, target: ≥ 20 家, every: quarter, targets: {Q1: 50}}"
    (change,) = diff(make_plan(item), make_plan(item.replace("≥ 20", "≥ 15"))).changes
    assert change.effect is Effect.WEAKENED
