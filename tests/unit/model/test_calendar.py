"""Time in months: exact, by hand."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xxtrack.model.calendar import day_reached, months_between, share_of_time

NEW_YEAR, YEAR_END = date(2023, 1, 1), date(2023, 12, 31)


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2022, 12, 31), Fraction(0)),
        (date(2023, 1, 1), Fraction(1, 31) / 12),
        (date(2023, 1, 31), Fraction(1, 12)),
        (date(2023, 6, 30), Fraction(6, 12)),
        (date(2023, 2, 14), Fraction(3, 2) / 12),
        (date(2023, 7, 10), (6 + Fraction(10, 31)) / 12),
        (date(2023, 12, 31), Fraction(1)),
        (date(2024, 5, 1), Fraction(1)),
    ],
)
def test_share_of_the_year(day: date, share: Fraction) -> None:
    assert share_of_time(NEW_YEAR, YEAR_END, day) == share


def test_months_from_the_middle_of_a_month() -> None:
    assert months_between(date(2023, 4, 16), date(2023, 6, 30)) == Fraction(5, 2)


@given(st.dates(NEW_YEAR, YEAR_END), st.dates(NEW_YEAR, YEAR_END))
def test_day_reached_inverts_months_between(one: date, other: date) -> None:
    start, day = min(one, other), max(one, other)
    assert day_reached(start, months_between(start, day)) == day
