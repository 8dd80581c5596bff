"""Figures that are revised many times, and what makes two of them the same."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.helpers import make_plan, read_rows
from xxtrack.load.actuals import memory
from xxtrack.model.finding import Where

PLAN = make_plan("{id: P01-01, name: 新增企业, target: ≥ 5000 家}", "{id: P01-02, name: 建成, due: 2023-12-31}")
HEADER = "id,period,value,reported"
FIRST = date(2023, 7, 1)


def revised(count: int) -> list[str]:
    """One figure reported anew on each of so many days, the last day first; 0 is the first day's."""
    return [f"P01-01,2023-06,{n},{FIRST + timedelta(days=n)}" for n in reversed(range(count))]


def test_revisions_are_in_the_order_of_their_days_however_many_there_are() -> None:
    for count in (2, 50):
        reports = read_rows(PLAN, *revised(count), header=HEADER).actuals.series["P01-01", ""]
        assert [o.value for o in reports] == list(map(Decimal, range(count)))


def test_a_report_without_a_day_is_the_first() -> None:
    rows = [*revised(50), "P01-01,2023-06,99,"]
    reports = read_rows(PLAN, *rows, header=HEADER).actuals.series["P01-01", ""]
    assert [o.value for o in reports[:2]] == [99, 0]
    assert reports[-1].value == 49
    # Its row is the last of the file, the 51st below the header.
    assert (reports[0].where, reports[0].reported) == (Where("a.csv", 52, 16), None)


def test_some_of_many_reports_are_reports_too() -> None:
    (figure,) = read_rows(PLAN, *revised(50), header=HEADER).actuals.reports["P01-01", ""]
    assert [o.value for o in figure[10:12]] == [10, 11]
    assert len(figure[:-1]) == 49


def test_two_that_say_the_same_are_the_same_wherever_they_stand() -> None:
    def one(*rows: str, index: int = -1) -> object:
        return read_rows(PLAN, *rows, header=HEADER).actuals.series["P01-01", ""][index]

    first, moved = one("P01-01,2023-06,5,"), one("P01-02,2023-06,1,", "P01-01,2023-06,5,")
    assert first == moved
    assert not first != moved  # noqa: SIM202 - both signs are asked
    assert hash(first) == hash(moved)
    for other in (one("P01-01,2023-06,6,"), one("P01-01,2023-03,5,"), one("P01-01,2023-06,5,2023-07-05"), "5"):
        assert first != other


def test_a_place_is_the_same_however_long_what_stands_there_is() -> None:
    short, long = Where("a", 1, 2, 3), Where("a", 1, 2, 9)
    assert short == long
    assert not short != long  # noqa: SIM202 - both signs are asked
    assert hash(short) == hash(long)
    assert short != Where("a", 1, 3, 3)


def test_a_small_memory_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [f"P01-01,2023-{month:02},{month * 100 + day},2023-12-{day:02}" for month in range(1, 7) for day in (3, 9)]
    rows += [f'P01-01,2023-{month:02},"1,{month:03} 家",2023-12-{month + 10}' for month in range(1, 7)]
    plenty = read_rows(PLAN, *rows, header=HEADER)
    monkeypatch.setattr(memory, "_MOST", 1)
    assert read_rows(PLAN, *rows, header=HEADER) == plenty
