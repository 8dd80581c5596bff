"""How far a figure may be from what was measured, by the decimals it is printed with."""

from decimal import Decimal
from fractions import Fraction

from xxtrack.model.message import Number


def half_unit(value: Number) -> Fraction:
    """Half of one in the last place of a figure as given; zero for what was computed or counted."""
    if not isinstance(value, Decimal):
        return Fraction(0)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int), "figures are finite"
    return Fraction(10) ** exponent / 2 if exponent else Fraction(0)
