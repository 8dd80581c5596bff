"""A whole and its parts."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.helpers import make_plan
from xxtrack.assess.parts import half_unit, rolled_up
from xxtrack.model.assessment import Reading


def test_parts_that_were_computed_are_added_without_rounding() -> None:
    item = make_plan("{id: P01-01, name: a, target: ≥ 1 家}").items["P01-01"]
    day = date(2023, 6, 30)
    parts = {"东新城": (Reading(day, Fraction(1, 3)),), "西新城": (Reading(day, Decimal("0.5")),)}
    assert [(r.on, r.value) for r in rolled_up(item, parts)] == [(day, Fraction(5, 6))]


def test_half_a_unit_is_known_of_actuals_with_decimals() -> None:
    assert half_unit(Decimal("7.25")) == Fraction(1, 200)
    assert half_unit(Decimal("7.0")) == Fraction(1, 20)
    # A count is exact, and so is what was computed.
    assert half_unit(Decimal(12)) == 0
    assert half_unit(Fraction(1, 3)) == 0
