"""Limits in the target's own unit: amber and red as councils set them, worked out by hand."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.helpers import make_plan, plan_text, read_plan, run_cli, stand
from xxtrack.assess.review.changes import diff
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.model.change import Effect
from xxtrack.model.choices import ThresholdBy


def status(keys: str, as_of: str, *rows: str) -> str:
    found: str = stand(f"{{id: P01-01, name: 甲, {keys}}}", as_of, *(f"P01-01,{row},,," for row in rows)).status.value
    return found


@pytest.mark.parametrize(
    ("value", "expected"), [("25", "on-track"), ("24.9", "at-risk"), ("22", "at-risk"), ("21.9", "lagging")]
)
def test_a_share_is_amber_down_to_the_limit_and_red_below_it(value: str, expected: str) -> None:
    keys = "target: ≥ 25 %, thresholds: {by: value, lagging: 22}"
    assert status(keys, "2023-07-20", f"2023-06,{value}") == expected


@pytest.mark.parametrize(("value", "expected"), [("10", "on-track"), ("12", "at-risk"), ("12.5", "lagging")])
def test_a_cap_is_amber_up_to_the_limit_and_red_above_it(value: str, expected: str) -> None:
    # Without a limit a cap that is exceeded before it is due lags at once.
    for pace in ("hold", "end"):
        keys = f"target: ≤ 10 天, measure: stock, pace: {pace}"
        assert status(f"{keys}, thresholds: {{by: value, lagging: 12}}", "2023-07-20", f"2023-06,{value}") == expected
        assert status(keys, "2023-07-20", f"2023-06,{value}") == ("lagging" if value != "10" else "on-track")


@pytest.mark.parametrize(
    ("value", "expected"),
    # At the end of June half is expected: 100 of 200, and the limits of 160 and 240 stand at 80 and 120.
    [
        ("79", "lagging"),
        ("80", "at-risk"),
        ("99", "at-risk"),
        ("100", "on-track"),
        ("119", "on-track"),
        ("120", "ahead"),
    ],
)
def test_limits_run_along_with_the_pace(value: str, expected: str) -> None:
    keys = "target: ≥ 200 家, thresholds: {by: value, lagging: 160, ahead: 240}"
    assert status(keys, "2023-07-20", f"2023-06,{value}") == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("72", "on-track"), ("70", "at-risk"), ("67", "at-risk"), ("66", "lagging")]
)
def test_limits_begin_where_the_baseline_is(value: str, expected: str) -> None:
    # From 60 to 84: 72 by June; the limit of 74 is 7 of the 12 points: 67.
    keys = "target: ≥ 84 公里, measure: stock, baseline: 60, thresholds: {by: value, lagging: 74}"
    assert status(keys, "2023-07-20", f"2023-06,{value}") == expected


def test_a_cap_that_is_used_up_too_fast_has_its_limit_too() -> None:
    # 60 of 120 may be used by June, and up to 66 it is amber: 132 × 1/2.
    keys = "target: ≤ 120 次, measure: flow, thresholds: {by: value, lagging: 132}"
    assert [status(keys, "2023-07-20", f"2023-06,{value}") for value in (60, 66, 67)] == [
        "on-track",
        "at-risk",
        "lagging",
    ]


def test_steps_have_it_in_proportion() -> None:
    # 45 of 100 by June: the limit of 80 stands at 36.
    keys = "target: ≥ 100 家, pace: {steps: {2023-06-30: 45}}, thresholds: {by: value, lagging: 80}"
    assert [status(keys, "2023-07-20", f"2023-06,{value}") for value in (45, 36, 35)] == [
        "on-track",
        "at-risk",
        "lagging",
    ]


def test_turns_that_one_figure_speaks_of_have_so_many_times_the_limit() -> None:
    # Two quarters together: 40 are asked for and up to 32 it is amber, on a figure two days before the second ends.
    keys = "target: ≥ 20 家, every: quarter, pace: hold, thresholds: {by: value, lagging: 16}"
    assert [status(keys, "2023-06-29", f"2023-06-28,{value}") for value in (40, 32, 31)] == [
        "on-track",
        "at-risk",
        "lagging",
    ]


def test_a_target_of_nothing_has_a_limit_all_the_same() -> None:
    keys = "target: ≤ 0 %, thresholds: {by: value, lagging: 2}"
    assert [status(keys, "2023-07-20", f"2023-06,{value}") for value in (0, 2, 3)] == ["on-track", "at-risk", "lagging"]


def test_without_a_limit_written_any_shortfall_is_red_and_nothing_is_ahead() -> None:
    limits = make_plan("{id: P01-01, name: 甲, target: ≥ 25 家, thresholds: {by: value}}").items["P01-01"].thresholds
    assert (limits.by, limits.lagging, limits.ahead, limits.soon) == (ThresholdBy.VALUE, Decimal(25), None, 30)


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("target: ≥ 25 家, thresholds: {by: value, lagging: 26}", "sense.limit-lagging"),
        ("target: ≤ 25 %, thresholds: {by: value, lagging: 24}", "sense.limit-lagging"),
        ("target: ≥ 25 家, thresholds: {by: value, lagging: 20, ahead: 24}", "sense.limit-ahead"),
        ("target: 7 ± 0.5 %, thresholds: {by: value, lagging: 6}", "sense.limit-of-band"),
        ("due: 2023-06-30, thresholds: {by: value, lagging: 6}", "sense.limit-without-target"),
        ("target: ≥ 5 家, quotas: {东: 5}, thresholds: {by: value, lagging: 4}", "sense.limit-of-quotas"),
    ],
)
def test_a_limit_that_does_not_fit_is_found_where_it_stands(keys: str, found: str) -> None:
    loaded = read_plan(plan_text(f"{{id: P01-01, name: 甲, {keys}}}"))
    assert loaded.plan
    (finding,) = check_sense(loaded.plan)
    assert (finding.code, finding.message.key, finding.where.line) == ("XX329", found, 11)


def test_a_policy_has_no_limits_in_a_unit() -> None:
    text = plan_text("{id: P01-01, name: 甲}").replace("groups:", "policy: {thresholds: {by: value}}\ngroups:")
    (finding,) = read_plan(text).findings
    assert (finding.code, finding.where.line, finding.where.column) == ("XX204", 3, 27)


@pytest.mark.parametrize(("before", "after"), [("22", "20"), ("22", "12.5")])
def test_a_lower_limit_is_a_softening(before: str, after: str) -> None:
    item = "{id: P01-01, name: 甲, target: ≥ 25 家, thresholds: {by: value, lagging: 22}}"
    plans = [make_plan(item.replace("22", limit)) for limit in (before, after)]
    (change,) = diff(plans[0], plans[1]).changes
    assert change.effect is Effect.WEAKENED
    assert [field.after for field in change.fields] == [f"by value, lagging {after}, soon 30"]
    (undone,) = diff(plans[1], plans[0]).changes
    assert undone.effect is Effect.STRENGTHENED


def test_a_reader_sees_the_limits(tmp_path: Path) -> None:
    text = plan_text("{id: P01-01, name: 甲, target: ≥ 25 家, thresholds: {by: value, lagging: 22, ahead: 28}}")

    folder = tmp_path
    (folder / "plan.yaml").write_text(text, "utf-8")
    where = ("show", "P01-01", "--plan", "plan.yaml", "--as-of", "2023-07-20")
    assert "滞后线 22 家，超进度线 28 家" in run_cli(*where, cwd=folder).stdout
    assert "lagging beyond 22 家, ahead from 28 家" in run_cli(*where, "--lang", "en", cwd=folder).stdout
