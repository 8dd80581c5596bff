"""What happens when reports stop, and on the days around a due date and the plan's end: worked out by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.helpers import stand

PLAN = "{id: P01-01, name: 企业, target: ≥ 30 家, frequency: quarterly}"


def status(item: str, as_of: str, *rows: str) -> str:
    found: str = stand(item, as_of, *(f"P01-01,{row}" for row in rows)).status.value
    return found


def with_(item: str, more: str) -> str:
    return item.replace("}", f", {more}}}")


@pytest.mark.parametrize(
    ("as_of", "rows", "expected"),
    [
        # June is overdue from 11 July on; September's grace runs to 10 October. 15 are expected by the end of June.
        ("2023-07-10", ["2023-03,8"], "on-track"),
        ("2023-07-11", ["2023-03,8"], "no-data"),
        ("2023-09-30", ["2023-03,8"], "no-data"),
        ("2023-09-30", ["2023-03,24"], "ahead"),
        ("2023-09-30", ["2023-03,15"], "on-track"),
        ("2023-09-30", ["2023-03,14"], "no-data"),
        # From 11 October on 22.5 are asked for.
        ("2023-10-11", ["2023-03,24"], "on-track"),
        ("2023-10-11", ["2023-03,22"], "no-data"),
        # What is reached stays so; what lags goes on lagging until its due date.
        ("2023-10-11", ["2023-03,30"], "achieved"),
        ("2023-10-11", ["2023-03,5"], "lagging"),
        ("2023-12-30", ["2023-03,5"], "lagging"),
        ("2023-12-31", ["2023-03,5"], "no-data"),
    ],
)
def test_a_unit_that_stops_reporting_does_not_stay_green(as_of: str, rows: list[str], expected: str) -> None:
    assert status(PLAN, as_of, *rows) == expected


def test_what_is_no_longer_known_keeps_its_last_actual_its_date_and_the_days() -> None:
    standing = stand(PLAN, "2023-09-30", "P01-01,2023-03,8")
    assert (standing.actual, standing.observed, standing.stale) == (Decimal(8), date(2023, 3, 31), True)
    # Due by 10 July: 82 days before 30 September.
    assert dict(standing.reason.args)["days"] == 82
    assert dict(standing.reason.args)["due"] == date(2023, 7, 10)
    assert (standing.expected, standing.pace_index, standing.forecast) == (Fraction(15), None, None)


def test_a_floor_is_judged_by_the_end_that_it_holds_at() -> None:
    standing = stand(PLAN, "2023-09-30", "P01-01,2023-03,24")
    assert (standing.expected, standing.pace_index) == (Fraction(15), Fraction(24, 15))
    assert (standing.stale, standing.next_due) == (True, date(2023, 7, 10))


@pytest.mark.parametrize(
    ("item", "row", "expected"),
    [
        # What may fall, and what must not be too much, is no floor.
        (PLAN.replace("企业", "净增企业"), "2023-03,24", "no-data"),
        (PLAN.replace("≥", "≤"), "2023-03,1", "no-data"),
        (PLAN.replace("≥ 30", "= 0"), "2023-03,0", "no-data"),
        (PLAN.replace("≥ 30 家", "≥ 30 %"), "2023-03,40", "no-data"),
        # Pace end owes nothing before its due period.
        (with_(PLAN, "measure: stock"), "2023-03,8", "not-due"),
        (with_(PLAN, "measure: stock"), "2023-03,30", "on-track"),
        # Nor do steps before the first.
        (with_(PLAN, "pace: {steps: {2023-09-30: 20, 2023-12-31: 30}}"), "2023-03,8", "not-due"),
        (with_(PLAN, "pace: {steps: {2023-06-30: 20, 2023-12-31: 30}}"), "2023-03,8", "no-data"),
        # Without a frequency nothing is owed before the due date.
        (PLAN.replace(", frequency: quarterly", ""), "2023-03,8", "on-track"),
        # A cap that is broken stays missed.
        (PLAN.replace("≥", "≤"), "2023-03,31", "missed"),
    ],
)
def test_what_else_stands_or_falls_when_reports_stop(item: str, row: str, expected: str) -> None:
    assert status(item, "2023-09-30", row) == expected


def test_pace_end_is_not_overdue_before_its_due_period() -> None:
    standing = stand(with_(PLAN, "measure: stock"), "2023-09-30", "P01-01,2023-03,8")
    assert (standing.stale, standing.next_due) == (False, date(2024, 1, 10))


ONCE = "{id: P01-01, name: 企业, target: ≥ 30 家}"
RATE = "{id: P01-01, name: 增长, target: ≥ 20 %}"


@pytest.mark.parametrize(
    ("item", "as_of", "rows", "expected"),
    [
        # On the plan's last day nothing is missed: it stands by its last row.
        (ONCE, "2023-12-31", ["2023-11,29"], "on-track"),
        (ONCE, "2023-12-31", ["2023-11,20"], "lagging"),
        # The figure is waited for until 10 January, and then it is not known.
        (ONCE, "2024-01-10", ["2023-11,29"], "on-track"),
        (ONCE, "2024-01-11", ["2023-11,29"], "no-data"),
        (ONCE, "2024-01-11", ["2023-11,20"], "no-data"),
        (RATE, "2024-01-10", ["2023-11,21"], "on-track"),
        (RATE, "2024-01-11", ["2023-11,21"], "no-data"),
        # A figure for the due date that falls short is missed, on whatever day it is read.
        (ONCE, "2023-12-31", ["2023-12,29"], "missed"),
        (ONCE, "2024-01-05", ["2023-12,29"], "missed"),
        (ONCE, "2024-01-05", ["2023-12,30"], "achieved"),
        # Nothing was ever reported.
        (with_(ONCE, "pace: end"), "2023-12-31", [], "not-due"),
        (with_(ONCE, "pace: end"), "2024-01-10", [], "not-due"),
        (with_(ONCE, "pace: end"), "2024-01-11", [], "no-data"),
        (with_(ONCE, "due: 2023-06-30, pace: end"), "2023-07-10", ["2023-05,9"], "not-due"),
        (with_(ONCE, "due: 2023-06-30, pace: end"), "2023-07-11", ["2023-05,9"], "no-data"),
    ],
)
def test_the_due_date_is_a_day_like_others(item: str, as_of: str, rows: list[str], expected: str) -> None:
    assert status(item, as_of, *rows) == expected


MILESTONE = "{id: P01-01, name: 开工, due: 2023-06-30}"
REPORTED = with_(MILESTONE, "frequency: quarterly")
DUTY = "{id: P01-01, name: 常态, frequency: quarterly}"


@pytest.mark.parametrize(
    ("item", "as_of", "rows", "expected"),
    [
        (MILESTONE, "2023-06-30", [], "at-risk"),
        (MILESTONE, "2023-06-30", ["2023-06,90"], "at-risk"),
        (MILESTONE, "2023-07-01", ["2023-06,90"], "missed"),
        (MILESTONE, "2023-07-01", ["2023-05,90"], "at-risk"),
        (MILESTONE, "2023-07-10", [], "at-risk"),
        (MILESTONE, "2023-07-11", [], "missed"),
        (MILESTONE, "2023-07-11", ["2023-05,90"], "missed"),
        (MILESTONE, "2023-07-05", ["2023-05,滞后"], "lagging"),
        # Only where reports are asked for is silence no data.
        (REPORTED, "2023-04-11", ["2023-02,推进中"], "no-data"),
        (REPORTED, "2023-04-10", ["2023-02,推进中"], "on-track"),
        (REPORTED, "2023-04-11", ["2023-02,已完成"], "achieved"),
        (REPORTED, "2023-04-11", ["2023-02,滞后"], "lagging"),
        (REPORTED, "2023-07-11", ["2023-02,推进中"], "missed"),
        (
            with_(MILESTONE.replace("06-30", "12-31"), "pace: {steps: {2023-06-30: 50}}"),
            "2023-06-30",
            ["2023-05,40"],
            "on-track",
        ),
        (
            with_(MILESTONE.replace("06-30", "12-31"), "pace: {steps: {2023-06-30: 50}}"),
            "2023-07-01",
            ["2023-05,40"],
            "lagging",
        ),
        (DUTY, "2023-07-10", ["2023-03,推进中"], "on-track"),
        (DUTY, "2023-07-11", ["2023-03,推进中"], "no-data"),
        (DUTY, "2023-07-11", ["2023-03,滞后"], "lagging"),
        (DUTY, "2023-07-11", ["2023-03,已完成"], "achieved"),
        ("{id: P01-01, name: 常态}", "2023-07-11", ["2023-03,推进中"], "on-track"),
        ("{id: P01-01, name: 常态}", "2023-12-31", ["2023-12,未启动"], "not-due"),
        ("{id: P01-01, name: 常态}", "2024-01-01", ["2023-12,未启动"], "missed"),
        ("{id: P01-01, name: 常态}", "2024-01-10", ["2023-06,未启动"], "not-due"),
        ("{id: P01-01, name: 常态}", "2024-01-11", ["2023-06,未启动"], "missed"),
    ],
)
def test_milestones_and_duties_that_fall_silent(item: str, as_of: str, rows: list[str], expected: str) -> None:
    assert status(item, as_of, *rows) == expected


def test_what_lies_after_the_day_changes_nothing() -> None:
    item = "{id: P01-01, name: 企业, target: ≥ 30 家}"
    rows = ("P01-01,2023-06,8,东新城", "P01-01,2023-06,9,西新城")
    before = stand(item, "2023-06-30", *rows)
    assert stand(item, "2023-06-30", *rows, "P01-01,2023-09,3,南新城") == before
    assert before.actual == 17


GROWTH = "{id: P01-01, name: 增长, target: ≥ 6 %, every: quarter}"
QUARTERS = "{id: P01-01, name: 储备, target: ≥ 20 个, every: quarter}"


@pytest.mark.parametrize(
    ("item", "as_of", "rows", "expected"),
    [
        # A rate or a level holds at each quarter's end, and nothing is subtracted.
        (
            GROWTH,
            "2023-06-30",
            ["2023-03,6", "2023-06,7"],
            "on-track",
        ),
        (GROWTH, "2023-06-30", ["2023-03,6", "2023-06,5"], "missed"),
        (with_(QUARTERS, "measure: stock"), "2023-06-30", ["2023-03,20", "2023-06,20"], "on-track"),
        # What came by June speaks of all months until then.
        ("{id: P01-01, name: 会, target: ≥ 1 次, every: month}", "2023-06-30", ["2023-06,6"], "on-track"),
        ("{id: P01-01, name: 会, target: ≥ 1 次, every: month}", "2023-06-30", ["2023-06,5"], "missed"),
        (QUARTERS, "2023-06-30", ["2023-06,40"], "on-track"),
        (QUARTERS, "2023-06-30", ["2023-06,39"], "missed"),
        (QUARTERS, "2023-12-31", ["2023-03,20", "2023-06,40", "2023-09,60", "2023-12,80"], "achieved"),
        # The quarter that is over is waited for until 10 April.
        (QUARTERS, "2023-04-10", ["2023-02,11"], "lagging"),
        (QUARTERS, "2023-04-11", ["2023-02,12"], "no-data"),
        # What was reached early in its quarter does not make the next one green.
        (QUARTERS, "2023-04-11", ["2023-02,20"], "not-due"),
        (QUARTERS, "2023-05-11", ["2023-02,20"], "no-data"),
        (with_(QUARTERS, "frequency: quarterly"), "2023-07-10", ["2023-03,20"], "not-due"),
        (with_(QUARTERS, "frequency: quarterly"), "2023-07-11", ["2023-03,20"], "no-data"),
    ],
)
def test_targets_that_start_anew(item: str, as_of: str, rows: list[str], expected: str) -> None:
    standing = stand(item, as_of, *(f"P01-01,{row}" for row in rows))
    assert standing.status.value == expected, standing.reason


def test_a_total_that_falls_is_no_negative_count_and_is_told() -> None:
    standing = stand(QUARTERS, "2023-06-30", "P01-01,2023-03,31", "P01-01,2023-06,20")
    assert (standing.status.value, standing.actual) == ("missed", Decimal(0))
    why = dict(standing.reason.args)["why"]
    assert getattr(why, "key", "") == "reason.turn-fell"


NODES = "{id: P01-01, name: 中学, due: 2023-12-31, nodes: {2023-03-31: 完成立项, 2023-06-30: 开工, 2023-09-30: 封顶}}"


@pytest.mark.parametrize(
    ("as_of", "rows", "expected"),
    [
        ("2023-03-31", [], "not-due"),
        ("2023-04-01", [], "lagging"),
        ("2023-04-01", ["2023-03,完成立项"], "on-track"),
        ("2023-06-30", ["2023-06,完成立项"], "lagging"),
        # A later step says that the earlier ones are done, and words in between take nothing back.
        ("2023-07-01", ["2023-06,开工"], "on-track"),
        ("2023-07-01", ["2023-06,开工", "2023-07-01,推进中"], "on-track"),
        ("2023-10-01", ["2023-06,开工"], "lagging"),
        ("2023-10-01", ["2023-06,封顶"], "on-track"),
        ("2023-10-01", ["2023-06,已完成"], "achieved"),
    ],
)
def test_a_step_in_words_that_is_past_and_not_done_lags(as_of: str, rows: list[str], expected: str) -> None:
    assert status(NODES, as_of, *rows) == expected


def test_the_step_that_is_missing_is_named() -> None:
    reason = stand(NODES, "2023-10-01", "P01-01,2023-06,开工").reason
    assert (reason.key, dict(reason.args)["words"]) == ("reason.node-missed", "封顶")
