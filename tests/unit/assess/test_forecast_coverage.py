"""How often the 80 % range holds what came, on public series with many rolling origins.

The series (tests/reference) are strongly seasonal, so that a forecast without last year's shape has to pay for not
knowing it, and they hold what real series hold: strikes, recessions, September 2001.
"""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import accumulate
from statistics import median

import pytest

from tests.helpers import ROOT, make_plan
from xxtrack.assess.forecast import forecast
from xxtrack.model.assessment import Reading, Standing
from xxtrack.model.calendar import month_end
from xxtrack.model.forecast import Forecast
from xxtrack.model.message import msg
from xxtrack.model.plan import Item
from xxtrack.model.status import Status

REFERENCE = ROOT / "tests" / "reference" / "monthly.csv"
DAY = date(2023, 11, 30)
PLAIN = make_plan("{id: P01-01, name: a, target: ≥ 1 人}").items["P01-01"]


@cache
def years() -> dict[tuple[str, int], list[int]]:
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row[0] != "series"]
    return {(name, int(year)): list(accumulate(map(int, months))) for name, year, *months in rows}


def item_with(profile: list[Decimal]) -> Item:
    if not profile:
        return PLAIN
    shares = ", ".join(map(str, profile))
    return make_plan(f"{{id: P01-01, name: a, target: ≥ 1 人, profile: [{shares}]}}").items["P01-01"]


def year_of(sums: list[int], step: int) -> tuple[Reading, ...]:
    return tuple(Reading(month_end(2023, m), Decimal(sums[m - 1])) for m in range(step, 13, step))


def cases(step: int, *, with_profile: bool) -> Iterator[tuple[Forecast, int]]:
    """Every year of every series, foreseen after each month or quarter from the third on."""
    for (name, year), sums in years().items():
        before = years().get((name, year - 1))
        if with_profile and before is None:
            continue
        shares = [round(Decimal(100 * s) / before[-1], 3) for s in before[step - 1 :: step]] if before else []
        item = item_with(shares if with_profile else [])
        history = year_of(sums, step)
        for known in range(3, len(history)):
            foreseen = forecast(Standing(item, Status.ON_TRACK, msg("said.nothing"), history=history[:known]), DAY)
            assert isinstance(foreseen, Forecast)
            yield foreseen, sums[-1]


@cache
def held(step: int, *, with_profile: bool) -> list[tuple[int, bool]]:
    """For each forecast the month it was made in, and whether its range held what came."""
    found = cases(step, with_profile=with_profile)
    return [(foreseen.observed.month, foreseen.low <= final <= foreseen.high) for foreseen, final in found]


def coverage(outcomes: list[tuple[int, bool]]) -> float:
    return sum(ok for _, ok in outcomes) / len(outcomes)


@pytest.mark.parametrize(
    ("step", "with_profile", "at_least"),
    [(1, True, 2000), (3, True, 250), (1, False, 2000)],
    ids=["monthly, last year given", "quarterly, last year given", "monthly, no shape given"],
)
def test_the_range_holds_about_four_in_five(step: int, with_profile: bool, at_least: int) -> None:
    outcomes = held(step, with_profile=with_profile)
    assert len(outcomes) >= at_least
    assert 0.70 <= coverage(outcomes) <= 0.90


def test_with_last_years_shape_the_range_holds_at_any_time_of_the_year() -> None:
    for month in range(3, 12):
        made = [outcome for outcome in held(1, with_profile=True) if outcome[0] == month]
        assert 0.65 <= coverage(made) <= 0.90, month


def test_three_quarters_without_a_shape_lean_to_a_wide_range() -> None:
    """Two errors say little, and the seasons look like noise: the range is too wide here, never too narrow."""
    assert coverage(held(3, with_profile=False)) >= 0.90


def test_last_years_shape_makes_the_range_narrower() -> None:
    def width(*, with_profile: bool) -> float:
        return median(float((f.high - f.low) / final) for f, final in cases(3, with_profile=with_profile))

    assert width(with_profile=True) < width(with_profile=False) / 2
