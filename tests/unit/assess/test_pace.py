"""What should have been reached at a date: every pace, each value worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest

from tests.helpers import ROOT, make_plan, stand
from xxtrack.assess.forecast import forecasts
from xxtrack.assess.pace import expected_at
from xxtrack.model.forecast import Forecast
from xxtrack.workflow.case import open_case

QUARTERS = "target: ≥ 200 家, profile: [10, 40, 70, 100], pace: profile"
MONTHS = "target: ≥ 100 家, profile: [2, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], pace: profile"


@pytest.mark.parametrize(
    ("keys", "day", "expected"),
    [
        # Last year had 10, 40, 70 and 100 % at the quarters' ends: of 200 that is 20, 80, 140 and 200.
        (QUARTERS, "2023-03-31", 20),
        (QUARTERS, "2023-06-30", 80),
        (QUARTERS, "2023-09-30", 140),
        (QUARTERS, "2023-12-31", 200),
        # Straight in between: two thirds of the way to 20, one third of the way from 20 to 80.
        (QUARTERS, "2023-02-28", Fraction(40, 3)),
        (QUARTERS, "2023-04-30", 40),
        # Half of April is half a month: one sixth of the way from 20 to 80.
        (QUARTERS, "2023-04-15", 30),
        (MONTHS, "2023-01-31", 2),
        (MONTHS, "2023-03-31", 10),
        (MONTHS, "2023-11-30", 90),
        # Ten days of November's thirty lie a third of the way from 80 to 90.
        (MONTHS, "2023-11-10", Fraction(250, 3)),
        # From a baseline of 100 the way to 300 is 200: 100 + 20 and 100 + 80.
        (QUARTERS.replace("200", "300") + ", measure: stock, baseline: 100", "2023-03-31", 120),
        (QUARTERS.replace("200", "300") + ", measure: stock, baseline: 100", "2023-06-30", 180),
        # Of what begins in July and ends with the year half the time is over in September.
        (QUARTERS + ", start: 2023-07-01", "2023-09-30", 80),
        # The other paces beside it.
        ("target: ≥ 200 家", "2023-04-15", Fraction(175, 3)),
        ("target: ≥ 200 家, pace: hold", "2023-01-01", 200),
        ("target: ≥ 200 家, pace: end", "2023-12-30", None),
        ("target: ≥ 200 家, pace: {steps: {2023-03-31: 50, 2023-12-31: 200}}", "2023-03-30", None),
        ("target: ≥ 200 家, pace: {steps: {2023-03-31: 50, 2023-12-31: 200}}", "2023-11-30", 50),
    ],
)
def test_what_is_expected_at_a_date(keys: str, day: str, expected: Fraction | int | None) -> None:
    item = make_plan(f"{{id: P01-01, name: 甲, {keys}}}").items["P01-01"]
    assert expected_at(item, date.fromisoformat(day)) == expected


def test_seasonal_work_is_not_judged_along_a_straight_line() -> None:
    """36 % where last year had 40 is 0.90 of it: at risk, where a straight line asks for 50; 35 % lags."""
    item = f"{{id: P01-01, name: 甲, {QUARTERS}}}"
    assert [stand(item, "2023-06-30", f"P01-01,2023-06,{n}").status.value for n in (72, 70, 80)] == [
        "at-risk",
        "lagging",
        "on-track",
    ]


def test_an_item_has_one_forecast() -> None:
    """36 of 40 % by June is 180 of 200, wherever it is asked."""
    standing = stand(f"{{id: P01-01, name: 甲, {QUARTERS}}}", "2023-06-30", "P01-01,2023-03,18", "P01-01,2023-06,72")
    assert standing.forecast == 180


@pytest.mark.parametrize("day", ["2023-06-30", "2023-09-30", "2023-11-30"])
def test_all_items_of_2023_have_one_forecast(day: str) -> None:
    case = open_case(ROOT / "plan" / "2023.yaml", as_of=day)
    standings = case.assessment().standings
    both = [one for one in forecasts(standings, case.as_of) if isinstance(one, Forecast) and one.standing.forecast]
    assert both
    assert [one.standing.item.id for one in both if one.value != one.standing.forecast] == []


def test_a_target_beside_another_figure_is_paced_with_that_figure() -> None:
    """At least 100 beside a figure of 50 is 150, of which half is expected after half of the year."""
    item = make_plan("{id: P01-01, name: a, target: ≥ 100 家}").items["P01-01"]
    assert item.target
    beside = item._replace(target=item.target._replace(beside=Fraction(50)))
    assert [expected_at(one, date(2023, 6, 30)) for one in (item, beside, item)] == [50, 75, 50]
