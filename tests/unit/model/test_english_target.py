"""Targets in English words and amounts of money, and how both are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import make_plan, read_rows
from xxtrack.model.english_amount import in_singular
from xxtrack.model.message import Quantity
from xxtrack.model.target import Op, TargetError, parse_target
from xxtrack.model.unit import convert, is_percentage
from xxtrack.wording import say
from xxtrack.wording.numbers import beside_target, quantity


@pytest.mark.parametrize(
    ("text", "op", "low", "high", "unit"),
    [
        ("at least 66,156 visits", Op.AT_LEAST, "66156", None, "visits"),
        ("a minimum of 5 homes", Op.AT_LEAST, "5", None, "homes"),
        ("no fewer than 5 homes", Op.AT_LEAST, "5", None, "homes"),
        ("5 homes or more", Op.AT_LEAST, "5", None, "homes"),
        ("95% or above", Op.AT_LEAST, "95", None, "%"),
        ("over $76.7M", Op.ABOVE, "76.7", None, "$M"),
        ("more than 3 schools", Op.ABOVE, "3", None, "schools"),
        ("no more than £2.5m", Op.AT_MOST, None, "2.5", "£m"),
        ("up to 5 complaints", Op.AT_MOST, None, "5", "complaints"),
        ("within 20 working days", Op.AT_MOST, None, "20", "working days"),
        ("£1,234 or less", Op.AT_MOST, None, "1234", "£"),
        ("less than 10 per cent", Op.BELOW, None, "10", "%"),
        ("fewer than 5", Op.BELOW, None, "5", ""),
        ("exactly 4 meetings", Op.EXACTLY, "4", "4", "meetings"),
        ("between 2 and 3", Op.RANGE, "2", "3", ""),
        ("between 2 and 3 working days", Op.RANGE, "2", "3", "working days"),
        ("between £2m and £3m", Op.RANGE, "2", "3", "£m"),
        ("£2m..£3m", Op.RANGE, "2", "3", "£m"),
        ("£5m ± £1m", Op.ABOUT, "4", "6", "£m"),
        ("≥ £7.2 million", Op.AT_LEAST, "7.2", None, "£million"),
        ("≥ 1.2 million visits", Op.AT_LEAST, "1.2", None, "million visits"),
        ("≥ 95% of bins", Op.AT_LEAST, "95", None, "% of bins"),
        ("≤ 3.5 cases per 1,000 people", Op.AT_MOST, None, "3.5", "cases per 1,000 people"),
        ("at least -£2m", Op.AT_LEAST, "-2", None, "£m"),
        ("AT LEAST GBP 5k", Op.AT_LEAST, "5", None, "£k"),
    ],
)
def test_a_target_in_english(text: str, op: Op, low: str | None, high: str | None, unit: str) -> None:
    target = parse_target(text)
    bounds = tuple(None if bound is None else Decimal(bound) for bound in (low, high))
    assert (target.op, target.low, target.high, target.unit) == (op, *bounds, unit)
    assert parse_target(target.canonical) == target
    assert target.text == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("at least 66156 visits", "≥ 66,156 visits"),
        ("2..3 £m p.a.", "2..3 £m p.a."),
        ("no more than £2.5 million", "≤ £2.5 million"),
        ("between £2m and £3m", "£2m..£3m"),
        ("≥ -£2m", "≥ -£2m"),
        ("over US$1,500", "> US$1,500"),
        ("≥ 1,200 家", "≥ 1200 家"),
    ],
)
def test_the_one_way_of_writing_it(text: str, canonical: str) -> None:
    assert parse_target(text).canonical == canonical


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("about 50 homes", "“about 50 homes”: “about” needs a tolerance; write one, such as “50 ± 3 homes”"),
        ("2 to 3 homes", "target “2 to 3 homes” is a range; write “2..3 homes”"),
        ("50 homes", "target “50 homes” has no comparison; write “≥ 50 homes” or “= 50 homes”"),
        ("at least five homes", "target “at least five homes” cannot be read"),
    ],
)
def test_what_is_not_clear_is_refused(text: str, why: str) -> None:
    with pytest.raises(TargetError) as refused:
        parse_target(text)
    assert say(refused.value.message, "en") == why


@pytest.mark.parametrize(
    ("value", "unit", "shown", "beside"),
    [
        ("7.2", "£m", "£7.2m", "£7.2m"),
        ("-7.2", "£million", "-£7.2 million", "-£7.2 million"),
        ("66156", "visits", "66,156 visits", "66,156"),
        ("66156.5", "£", "£66,156.5", "£66,156.5"),
        ("95", "% of bins", "95% of bins", "95%"),
        ("1200", "家", "1200 家", "1200"),
        ("1200", "MW", "1200 MW", "1200"),
        ("20", "%", "20%", "20%"),
    ],
)
def test_a_number_as_it_is_shown(value: str, unit: str, shown: str, beside: str) -> None:
    assert quantity(Quantity(Decimal(value), unit)) == shown
    assert beside_target(Quantity(Decimal(value), unit)) == beside


@pytest.mark.parametrize(
    ("value", "given", "wanted", "becomes"),
    [
        (7_200_000, "£", "£m", "7.2"),
        (5, "€bn", "€m", "5000"),
        (7, "m", "£m", "7"),
        (7, "m", "visits", "7000000"),
        (12, "m", "米", "12"),
        (1, "Visit", "visits", "1"),
        (3, "business", "businesses", "3"),
        (1, "library", "libraries", "1"),
        (1, "child", "children", "1"),
        (1, "church", "churches", "1"),
        (1, "box", "boxes", "1"),
        (1, "bus", "buses", "1"),
        (1, "house", "houses", "1"),
        (1, "million libraries", "library", "1000000"),
        (1, "case per 1,000 people", "cases per 1,000 people", "1"),
        (30, "minutes", "hours", "0.5"),
        (2, "weeks", "days", "14"),
        (1, "million visits", "visits", "1000000"),
    ],
)
def test_units_of_one_kind(value: int, given: str, wanted: str, becomes: str) -> None:
    assert convert(value, given, wanted) == Decimal(becomes)


@pytest.mark.parametrize(
    ("given", "wanted"), [("€", "£"), ("£", "visits"), ("days", "working days"), ("homes", "jobs"), ("bus", "busses")]
)
def test_units_of_two_kinds(given: str, wanted: str) -> None:
    assert convert(1, given, wanted) is None


def test_a_share_of_something_is_a_percentage() -> None:
    assert is_percentage("% of bins")
    assert is_percentage("per cent")
    assert is_percentage("percentage points")


PARTS = (*"aexysXS", "ies", "Ies", "ss", "ch", "us", " per ", " of ", "children", "lives", "bus", "£")


@given(st.lists(st.sampled_from(PARTS)).map(lambda parts: " ".join("".join(parts).split())))
def test_a_singular_has_no_singular_of_its_own(unit: str) -> None:
    assert in_singular(in_singular(unit)) == in_singular(unit)
    assert convert(1, in_singular(unit), unit) == 1


def test_one_of_a_thing_is_reported_in_the_unit_of_many() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 4 libraries}")
    loaded = read_rows(plan, "P01-01,2023-06,1 library")
    assert not loaded.findings
    (reports,) = loaded.actuals.reports["P01-01", ""]
    assert reports[-1].value == 1
