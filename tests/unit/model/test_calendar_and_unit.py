"""Time in months, and units: exact, by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xxtrack.model.calendar import day_reached, months_between, share_of_time
from xxtrack.model.unit import convert, is_percentage

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


@pytest.mark.parametrize(
    ("value", "given", "wanted", "result"),
    [
        ("12345", "万元", "亿元", Fraction(12345, 10_000)),
        ("1", "平方公里", "万平米", Fraction(100)),
        ("3", "亩", "平方米", Fraction(2000)),
        ("15", "亩", "公顷", Fraction(1)),
        ("25500", "万立方米", "亿立方米", Fraction(51, 20)),
        ("8", "万", "名", Fraction(80_000)),
        ("2", "万名", "名", Fraction(20_000)),
        ("5", "公里", "米", Fraction(5000)),
        ("3", "家", "家", Fraction(3)),
        ("3", "万套", "套", Fraction(30_000)),
    ],
)
def test_conversion(value: str, given: str, wanted: str, result: Fraction) -> None:
    assert convert(Decimal(value), given, wanted) == result


@pytest.mark.parametrize(("given", "wanted"), [("家", "亿元"), ("吨", "立方米"), ("个", "家"), ("%", "家")])
def test_units_of_other_kinds_do_not_convert(given: str, wanted: str) -> None:
    assert convert(Decimal(1), given, wanted) is None


def test_percentages() -> None:
    assert is_percentage("%")
    assert is_percentage("个百分点")
    assert not is_percentage("家")
