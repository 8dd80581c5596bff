"""Numbers in words: rounded so that no rounding says more than is true."""

from decimal import Decimal
from fractions import Fraction

import pytest

from xxtrack.model.message import Quantity
from xxtrack.wording.numbers import DASH, index, number, percent, quantity, signed


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        (None, DASH),
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(1, 2), "50.0%"),
        # All and nothing are said only where they are true.
        (Fraction(99_999, 100_000), "99.9%"),
        (Fraction(100_001, 100_000), "100.1%"),
        (Fraction(1, 100_000), "0.1%"),
        (Fraction(-1, 100_000), "-0.1%"),
        (Fraction(5, 4), "125.0%"),
    ],
)
def test_a_share(ratio: Fraction | None, shown: str) -> None:
    assert percent(ratio) == shown


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        (None, DASH),
        (Fraction(1), "1.00"),
        (Fraction(467 * 2, 975), "0.96"),
        (Fraction(1_005, 1000), "1.01"),
        # What shows as 0.90, 1.00 or 1.10 has reached it.
        (Fraction(9_999, 10_000), "0.99"),
        (Fraction(897, 1000), "0.89"),
        (Fraction(1_099, 1000), "1.09"),
        (Fraction(11, 10), "1.10"),
        (Fraction(-6, 1000), "-0.01"),
        (Fraction(99_999, 1000), "100.00"),
        (Fraction(100), ">99"),
        (Fraction(-100), "<-99"),
    ],
)
def test_a_pace_index(ratio: Fraction | None, shown: str) -> None:
    assert index(ratio) == shown


def test_a_pace_index_keeps_to_its_side_of_any_bound() -> None:
    assert index(Fraction(949, 1000), [Decimal("0.95")]) == "0.94"
    assert index(Fraction(897, 1000), [Decimal("0.95")]) == "0.90"
    # A bound between two hundredths: 0.904 is above it, and 0.90 is not.
    assert index(Fraction(904, 1000), [Decimal("0.903")]) == "0.91"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, DASH),
        (Fraction(0), "0.0"),
        (Fraction(5, 2), "+2.5"),
        (Fraction(-5, 2), "−2.5"),
    ],
)
def test_a_difference(value: Fraction | None, shown: str) -> None:
    assert signed(value) == shown


def test_a_number_and_its_unit() -> None:
    assert number(Decimal("7.10")) == "7.1"
    assert number(Fraction(1, 3)) == "0.33"
    assert quantity(Quantity(Decimal(60), "家")) == "60 家"
    assert quantity(Quantity(Decimal("4.9"), "%")) == "4.9%"
