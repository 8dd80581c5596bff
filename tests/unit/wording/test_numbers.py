"""Numbers in words: rounded so that no rounding says more than is true."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

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
        (Fraction(1, 100), "+0.1"),
        (Fraction(-4, 100), "−0.1"),
    ],
)
def test_a_difference(value: Fraction | None, shown: str) -> None:
    assert signed(value) == shown


@pytest.mark.parametrize(
    ("value", "beside", "shown"),
    [
        # 649.96 is not 650 where 650 is asked for, nor 100.004 still 100 where no more was allowed.
        (Fraction(64_996, 100), (), "649.96"),
        (Fraction(649_996, 1000), (650,), "649.99"),
        (Fraction(649_996, 1000), (), "650"),
        (Fraction(650_004, 1000), (Decimal(650),), "650.01"),
        (Fraction(650), (650,), "650"),
        (Fraction(541_633, 10_000), (Decimal("54.16"),), "54.17"),
        # A bound between two hundredths.
        (Fraction(89_998, 1000), (Decimal("89.999"),), "89.99"),
        # Something is never nothing.
        (Fraction(1, 1000), (), "0.01"),
        (Fraction(-1, 1000), (), "-0.01"),
        # What was reported is shown as it was.
        (Decimal("649.996"), (650,), "649.996"),
    ],
)
def test_a_computed_number_stays_on_its_side(
    value: Fraction | Decimal, beside: tuple[Decimal | int, ...], shown: str
) -> None:
    assert number(value, beside) == shown
    assert quantity(Quantity(value, "家", beside)) == f"{shown} 家"


@given(st.fractions(-1000, 1000), st.fractions(-1000, 1000) | st.decimals(-1000, 1000, places=3))
@example(Fraction(649_996, 1000), Decimal(650))
@example(Fraction(1, 1000), Decimal("0.0005"))
def test_no_rounding_crosses_a_bound(value: Fraction, bound: Fraction | Decimal) -> None:
    shown, exact = Fraction(number(value, (bound,))), Fraction(bound)
    if abs(value - exact) > Fraction(1, 10**11):
        assert (shown > exact, shown < exact) == (value > exact, value < exact)
    assert abs(shown - value) < Fraction(1, 50)


def test_a_number_and_its_unit() -> None:
    assert number(Decimal("7.10")) == "7.1"
    assert number(Fraction(1, 3)) == "0.33"
    assert quantity(Quantity(Decimal(60), "家")) == "60 家"
    assert quantity(Quantity(Decimal("4.9"), "%")) == "4.9%"
