"""Units and their conversion: exact, by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from xxtrack.model.unit import convert, is_percentage


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
