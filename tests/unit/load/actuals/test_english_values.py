"""Cells as English offices type them: what is read, what is said of it, and why the rest is refused."""

from decimal import Decimal

import pytest

from tests.helpers import make_plan
from xxtrack.load.actuals.ratios import Direction
from xxtrack.load.actuals.values import direction_of, is_missing, read_value
from xxtrack.model.actuals import Stage
from xxtrack.model.message import msg


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("$76.7M", "$", "76700000"),
        ("$76.7M", "$m", "76.7"),
        ("£7.2m", "£", "7200000"),
        ("£7.2 million", "£m", "7.2"),
        ("7.2m", "£m", "7.2"),
        ("GBP 3m", "£", "3000000"),
        ("-£3m", "£m", "-3"),
        ("£-3m", "£m", "-3"),
        ("£1,234,567.50", "£", "1234567.50"),
        ("1.2k", "visits", "1200"),
        ("1.2 million visits", "visits", "1200000"),
        ("75 per cent", "%", "75"),
        ("75 percent", "%", "75"),
        ("75%", "% of bins", "75"),
        ("1 234", "visits", "1234"),
        ("1\u00a0234", "visits", "1234"),
        ("1\u2009234", "visits", "1234"),
        ("1\u202f234", "visits", "1234"),
        ("1 Visit", "visits", "1"),
        ("20 working days", "working days", "20"),
        ("12.3p", "p", "12.3"),
    ],
)
def test_a_figure(text: str, unit: str, value: str) -> None:
    read = read_value(text, unit)
    assert (read.value, read.problem, read.remark) == (Decimal(value), None, None)


@pytest.mark.parametrize(
    ("text", "unit", "value", "remark"),
    [
        ("(0.07%)", "%", "-0.07", "reading.in-brackets"),
        ("(1,234)", "visits", "-1234", "reading.in-brackets"),
        ("£(1.2m)", "£m", "-1.2", "reading.in-brackets"),
        ("45.9*", "%", "45.9", "reading.marked-footnote"),
        ("45.9%**", "%", "45.9", "reading.marked-footnote"),
        ("12.3p", "%", "12.3", "reading.marked-provisional"),
        ("12.3% (p)", "%", "12.3", "reading.marked-provisional"),
        ("12 r", "visits", "12", "reading.marked-revised"),
        ("12e", "visits", "12", "reading.marked-estimated"),
        ("about 40", "visits", "40", "reading.about"),
        ("c. £40k", "£k", "40", "reading.about"),
        ("~45", "visits", "45", "reading.about"),
    ],
)
def test_a_figure_with_a_word_about_it(text: str, unit: str, value: str, remark: str) -> None:
    read = read_value(text, unit)
    assert (read.value, read.problem, read.remark) == (Decimal(value), None, msg(remark, text=text))


@pytest.mark.parametrize(
    ("text", "unit", "key"),
    [
        ("DIV/0", "%", "value.spreadsheet-error"),
        ("#DIV/0!", "%", "value.spreadsheet-error"),
        ("#REF!", None, "value.spreadsheet-error"),
        ("nil", "%", "value.nil"),
        ("Nil return", "visits", "value.nil"),
        ("over 40", "visits", "reading.inexact"),
        ("40+", "visits", "reading.inexact"),
        (">95%", "%", "reading.inexact"),
        ("<5", "people", "reading.inexact"),
        ("10 or more", "visits", "reading.inexact"),
        ("up 3%", "%", "reading.change"),
        ("8.5E+3", "%", "value.scientific"),
        ("many", "trees", "value.unreadable"),
    ],
)
def test_what_is_no_figure(text: str, unit: str | None, key: str) -> None:
    problem = read_value(text, unit).problem
    assert problem is not None
    assert problem.key == key


@pytest.mark.parametrize(
    ("text", "unit"), [("12.3p", "£"), ("€5", "£"), ("5 days", "working days"), ("3 tre", "trees")]
)
def test_a_unit_of_another_kind(text: str, unit: str) -> None:
    assert read_value(text, unit).code == "XX410"


@pytest.mark.parametrize(
    "text", ["tbc", "TBC", "tba", "n/a", "N/A", "#N/A", "Not available", "awaited", "no data", ".."]
)
def test_no_figure_yet(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Done", Stage.DONE),
        ("completed", Stage.DONE),
        ("Complete", Stage.DONE),
        ("In progress", Stage.UNDER_WAY),
        ("ongoing", Stage.UNDER_WAY),
        ("Not started", Stage.NOT_STARTED),
        ("DELAYED", Stage.DELAYED),
        ("On hold", Stage.DELAYED),
    ],
)
def test_a_word_of_a_milestone(text: str, stage: Stage) -> None:
    assert read_value(text, None).stage is stage


def test_per_cent_done_in_words() -> None:
    assert read_value("50 per cent", None).value == 50


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("Growth in visits", "up 3%", "3"),
        ("Growth in visits", "down by 3%", "-3"),
        ("Reduction in waste", "reduced by 3%", "3"),
        ("Reduction in waste", "up 3%", "-3"),
    ],
)
def test_a_change_of_what_grows_or_falls(name: str, text: str, value: str) -> None:
    item = make_plan(f"{{id: P01-01, name: {name}, target: ≥ 2 %}}").items["P01-01"]
    assert direction_of(item) is (Direction.GROWTH if name.startswith("Growth") else Direction.DECLINE)
    assert read_value(text, "%", direction_of(item)).value == Decimal(value)
