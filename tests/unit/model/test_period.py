"""Periods as offices write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xxtrack.model.period import Period, PeriodError, PlanYear, calendar_year, write_period
from xxtrack.model.period_grammar import parse_day, parse_period


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
    assert parse_period(text, calendar_year(2023)).end == date.fromisoformat(end)


def test_the_single_period_is_told_from_the_year_to_date() -> None:
    june = parse_period("6月当月", calendar_year(2023))
    assert (june.start, june.end, june.alone) == (date(2023, 6, 1), date(2023, 6, 30), True)
    assert not parse_period("6月", calendar_year(2023)).alone


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
        parse_period(text, calendar_year(2023))
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


FISCAL = PlanYear(date(2023, 4, 1), date(2024, 3, 31))
SEVERAL = PlanYear(date(2021, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end", "alone"),
    [
        ("Q1", "2023-04-01", "2023-06-30", False),
        ("一季度", "2023-04-01", "2023-06-30", False),
        ("Q4", "2024-01-01", "2024-03-31", False),
        ("三季度末", "2023-04-01", "2023-12-31", False),
        ("Q1 2023/24", "2023-04-01", "2023-06-30", False),
        ("2023/24 Q2", "2023-07-01", "2023-09-30", False),
        ("2023-24 Q3", "2023-10-01", "2023-12-31", False),
        ("Q4 2023-2024", "2024-01-01", "2024-03-31", False),
        ("Quarter 1", "2023-04-01", "2023-06-30", False),
        ("first quarter", "2023-04-01", "2023-06-30", False),
        ("上半年", "2023-04-01", "2023-09-30", False),
        ("下半年", "2023-10-01", "2024-03-31", True),
        ("全年", "2023-04-01", "2024-03-31", False),
        ("2023/24", "2023-04-01", "2024-03-31", False),
        ("6月", "2023-06-01", "2023-06-30", False),
        ("2月", "2024-02-01", "2024-02-29", False),
        ("截至6月底", "2023-04-01", "2023-06-30", False),
        ("截至2024年2月底", "2023-04-01", "2024-02-29", False),
        ("4-6月", "2023-04-01", "2023-06-30", False),
        ("7-9月", "2023-07-01", "2023-09-30", True),
        ("1-3月", "2024-01-01", "2024-03-31", True),
        ("10-2月", "2023-10-01", "2024-02-29", True),
        # It lies in neither year; whoever reads rows refuses it, because it begins before the plan.
        ("1-6月", "2023-01-01", "2023-06-30", True),
        ("June", "2023-06-01", "2023-06-30", False),
        ("June 2023", "2023-06-01", "2023-06-30", False),
        ("to Jun 2023", "2023-04-01", "2023-06-30", False),
        ("Apr-Jun 2023", "2023-04-01", "2023-06-30", False),
        ("July to September 2023", "2023-07-01", "2023-09-30", True),
        ("30 June 2023", "2023-06-01", "2023-06-30", False),
        ("June 30, 2023", "2023-06-01", "2023-06-30", False),
        ("30/06/2023", "2023-06-01", "2023-06-30", False),
        ("06/30/2023", "2023-06-01", "2023-06-30", False),
        ("截至2月6日", "2024-02-01", "2024-02-06", False),
        ("2023-04-01/2023-06-30", "2023-04-01", "2023-06-30", True),
    ],
)
def test_wordings_without_a_year_mean_the_plan_s(text: str, start: str, end: str, alone: bool) -> None:
    assert parse_period(text, FISCAL) == Period(date.fromisoformat(start), date.fromisoformat(end), alone)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("2023Q2", ("2023-04-01", "2023-06-30"), ("2023-07-01", "2023-09-30")),
        ("2023年上半年", ("2023-01-01", "2023-06-30"), ("2023-04-01", "2023-09-30")),
        ("2023", ("2023-01-01", "2023-12-31"), ("2023-04-01", "2024-03-31")),
        ("03/04/2023", ("2023-04-01", "2023-04-03"), ("2023-03-01", "2023-03-04")),
    ],
)
def test_what_has_two_readings_is_refused_with_both(text: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(text, FISCAL)
    assert caught.value.kind == "two-readings"
    assert [(r.start.isoformat(), r.end.isoformat()) for r in caught.value.readings] == [one, other]


def test_a_plan_may_say_which_number_of_a_date_is_the_day() -> None:
    assert parse_period("03/04/2023", FISCAL._replace(dates="day-first")).end == date(2023, 4, 3)
    assert parse_period("03/04/2023", FISCAL._replace(dates="month-first")).end == date(2023, 3, 4)


@pytest.mark.parametrize("text", ["6月", "上半年", "Q1", "截至6月底", "4-6月", "June", "全年"])
def test_a_plan_of_several_years_must_be_told_which(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(text, SEVERAL)
    assert caught.value.kind == "no-year"


@pytest.mark.parametrize("text", ["2023年6月", "2023Q2", "2023年上半年", "2023年1-6月", "June 2023"])
def test_a_year_is_enough_in_a_plan_of_several(text: str) -> None:
    assert parse_period(text, SEVERAL).end == date(2023, 6, 30)


def test_a_year_from_april_is_no_year_of_a_plan_from_january() -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period("Q1 2023/24", calendar_year(2023))
    assert caught.value.kind == "no-such-year"


@given(st.dates(date(2000, 1, 1), date(2070, 1, 1)), st.integers(0, 400), st.booleans(), st.integers(1, 12))
def test_what_is_written_is_what_is_read(start: date, days: int, alone: bool, first: int) -> None:
    year = PlanYear(date(2000, first, 1), date(2001, first, 1))
    period = Period(start, start + timedelta(days=days), alone)
    read = parse_period(write_period(period, alone=alone, year=year), year)
    assert read.end == period.end
    assert not alone or read.start == period.start


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        period = parse_period(text, calendar_year(2023))
    except PeriodError:
        return
    assert period.start <= period.end


@given(st.dates(date(2000, 1, 1), date(2079, 1, 1)))
def test_a_date_is_its_own_period(day: date) -> None:
    assert parse_period(day.isoformat(), calendar_year(2023)).end == day
