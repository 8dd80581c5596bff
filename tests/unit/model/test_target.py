"""The target grammar."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xxtrack.model.target import Op, Target, TargetError, parse_target

D = Decimal


@pytest.mark.parametrize(
    ("text", "op", "low", "high", "unit"),
    [
        ("≥ 650 家", Op.AT_LEAST, "650", None, "家"),
        (">= 650家", Op.AT_LEAST, "650", None, "家"),
        ("＞＝ ６５０ 家", Op.AT_LEAST, "650", None, "家"),
        ("> 70 %", Op.ABOVE, "70", None, "%"),
        ("＞70％", Op.ABOVE, "70", None, "%"),
        ("≤ 2.55 亿立方米", Op.AT_MOST, None, "2.55", "亿立方米"),
        ("< 0 %", Op.BELOW, None, "0", "%"),
        ("= 0 起", Op.EXACTLY, "0", "0", "起"),
        ("2..3 家", Op.RANGE, "2", "3", "家"),
        ("7 ± 0.5 %", Op.ABOUT, "6.5", "7.5", "%"),
        ("≥ 1,657.34 亿元", Op.AT_LEAST, "1657.34", None, "亿元"),
        ("≥ -2 %", Op.AT_LEAST, "-2", None, "%"),
        ("650家以上", Op.AT_LEAST, "650", None, "家"),
        ("不少于 20 个", Op.AT_LEAST, "20", None, "个"),
        ("至少15个", Op.AT_LEAST, "15", None, "个"),
        ("突破180亿元", Op.ABOVE, "180", None, "亿元"),
        ("超70%", Op.ABOVE, "70", None, "%"),
        ("控制在2.55亿立方米", Op.AT_MOST, None, "2.55", "亿立方米"),
        ("控制在2.55亿立方米以内", Op.AT_MOST, None, "2.55", "亿立方米"),
    ],
)
def test_every_way_to_write_a_target(text: str, op: Op, low: str | None, high: str | None, unit: str) -> None:
    expected = Target(op, None if low is None else D(low), None if high is None else D(high), unit, text)
    assert parse_target(text) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("650 家", "target.no-comparison"),
        ("7%左右", "target.about"),
        ("2-3家", "target.dash"),
        ("2 至 3 家", "target.dash"),
        ("≥ 65① 家", "target.footnote"),
        ("≥ 65₂ 家", "target.footnote"),
        ("≥ ② 家", "target.footnote"),
        ("3..2 家", "target.upside-down"),
        ("很多", "target.unreadable"),
        ("", "target.unreadable"),
        ("≥", "target.unreadable"),
        ("≥ 1e9 家", "target.unreadable"),
        ("≥ 1,00 家", "target.unreadable"),
        ("≥ 12345678901234567 家", "target.unreadable"),
        ("≥ 650 以内", "target.unreadable"),
        ("≥ 650 家左右", "target.unreadable"),
        ("≥ 5or more", "target.unreadable"),
        ("≥ 1 家以±30 以上", "target.unreadable"),
        ("3%..2以上", "target.unreadable"),
        ("≥ NaN 家", "target.unreadable"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(text: str, key: str) -> None:
    with pytest.raises(TargetError) as caught:
        parse_target(text)
    assert caught.value.message.key == key


@pytest.mark.parametrize(
    ("target", "below", "at", "above"),
    [
        ("≥ 10 家", False, True, True),
        ("> 10 家", False, False, True),
        ("≤ 10 家", True, True, False),
        ("< 10 家", True, False, False),
        ("= 10 家", False, True, False),
        ("10..10 家", False, True, False),
    ],
)
def test_strictness(target: str, below: bool, at: bool, above: bool) -> None:
    met = parse_target(target).met_by
    assert (met(D("9.99")), met(D(10)), met(D("10.01"))) == (below, at, above)


@pytest.mark.parametrize(
    ("written", "canonical", "numbers", "quota"),
    [
        ("不少于1,200 家", "≥ 1200 家", ["1200"], "≥ 20 家"),
        ("180亿元以内", "≤ 180 亿元", ["180"], "≤ 20 亿元"),
        ("突破180亿元", "> 180 亿元", ["180"], "> 20 亿元"),
        ("2~3家", "2..3 家", ["2", "3"], "= 20 家"),
        ("7±0.50%", "7 ± 0.5 %", ["7.00"], "= 20 %"),
        ("=0", "= 0", ["0"], "= 20"),
    ],
)
def test_how_a_target_is_written(written: str, canonical: str, numbers: list[str], quota: str) -> None:
    target = parse_target(written)
    assert target.canonical == canonical
    assert [str(number) for number in target.numbers] == numbers
    assert target.with_bound(D(20)).text == quota
    assert parse_target(canonical) == target


@pytest.mark.parametrize("written", ["≤ P01-03", "≤ P01-03 + 0 亿元", "≥ P01-03 - 2.5 %", "P01-03 ± 0 亿元"])
def test_what_follows_another_keeps_the_unit_of_what_is_added(written: str) -> None:
    assert parse_target(written).canonical == written


def test_exact_decimals_survive() -> None:
    assert parse_target("≥ 12.30 %").bound == D("12.30")
    assert str(parse_target("≥ 12.30 %").bound) == "12.30"


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        target = parse_target(text)
    except TargetError:
        return
    assert target.low is not None or target.high is not None


numbers = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9)


@given(numbers, numbers)
def test_a_cap_mirrors_a_floor(bound: Decimal, value: Decimal) -> None:
    floor, cap = parse_target(f"≥ {bound:f} 家"), parse_target(f"≤ {-bound:f} 家")
    assert floor.met_by(value) == cap.met_by(-value)


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [("7%左右", "0.5"), ("300家左右", "15"), ("3家左右", "1"), ("2.50亿元左右", "0.13"), ("1500亩左右", "75")],
)
def test_a_tolerance_is_suggested_in_the_unit_at_hand(text: str, tolerance: str) -> None:
    with pytest.raises(TargetError) as caught:
        parse_target(text)
    assert dict(caught.value.message.args)["tolerance"] == Decimal(tolerance)


def test_a_raised_digit_behind_a_letter_belongs_to_the_unit() -> None:
    assert parse_target("≥ 100 km²").unit == "km2"
