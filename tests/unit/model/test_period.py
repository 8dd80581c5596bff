"""Periods as offices write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xxtrack.model.period import PeriodError, parse_day, parse_period


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2023-06", "2023-06-30"),
        ("2023-06-30", "2023-06-30"),
        ("2023/6", "2023-06-30"),
        ("2023年6月", "2023-06-30"),
        ("2023年2月", "2023-02-28"),
        ("202306", "2023-06-30"),
        ("2023Q2", "2023-06-30"),
        ("2023-Q4", "2023-12-31"),
        ("1-6月", "2023-06-30"),
        ("1—6月份", "2023-06-30"),
        ("1至6月", "2023-06-30"),
        ("１－６月", "2023-06-30"),
        ("6月", "2023-06-30"),
        ("上半年", "2023-06-30"),
        ("前三季度", "2023-09-30"),
        ("一季度", "2023-03-31"),
        ("二季度末", "2023-06-30"),
        ("全年", "2023-12-31"),
        ("截至9月底", "2023-09-30"),
        ("2023年上半年", "2023-06-30"),
        ("45107", "2023-06-30"),
        ("2023.6.30", "2023-06-30"),
    ],
)
def test_every_way_to_write_a_period(text: str, end: str) -> None:
    assert parse_period(text, 2023).end == date.fromisoformat(end)


def test_the_single_period_is_told_from_the_year_to_date() -> None:
    june = parse_period("6月当月", 2023)
    assert (june.start, june.end, june.alone) == (date(2023, 6, 1), date(2023, 6, 30), True)
    assert not parse_period("6月", 2023).alone


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023.1", "eaten"),
        ("2023.10", "eaten"),
        ("2023-13", "impossible"),
        ("2023-02-30", "impossible"),
        ("6-3月", "impossible"),
        ("下周", "unreadable"),
        ("", "unreadable"),
        ("13月", "impossible"),
    ],
)
def test_what_cannot_be_a_period_is_refused(text: str, kind: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(text, 2023)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-07-05", "2023-07-05"),
        ("2023/7/5", "2023-07-05"),
        ("2023年7月5日", "2023-07-05"),
        ("20230705", "2023-07-05"),
        # Excel's day 45112 is 5 July 2023; its days before 2000 are no report dates.
        ("45112", "2023-07-05"),
        ("36526", "2000-01-01"),
        ("36525", None),
        ("65380", "2078-12-31"),
        ("65381", None),
        ("2023-02-29", None),
        ("2023-07", None),
        ("7月", None),
        ("", None),
    ],
)
def test_a_report_date_is_one_day(text: str, day: str | None) -> None:
    assert parse_day(text) == (date.fromisoformat(day) if day else None)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        period = parse_period(text, 2023)
    except PeriodError:
        return
    assert period.start <= period.end


@given(st.dates(date(2000, 1, 1), date(2079, 1, 1)))
def test_a_date_is_its_own_period(day: date) -> None:
    assert parse_period(day.isoformat(), 2023).end == day
