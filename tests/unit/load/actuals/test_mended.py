"""A slip mended the same day, and figures that are taken back."""

import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.helpers import make_plan, plan_text, read_rows, run_cli
from xxtrack.assess.evaluate import evaluate
from xxtrack.load.actuals.subjects import read_reported
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Standing
from xxtrack.model.day_time import DayTime
from xxtrack.model.entry import EntryKind, entries_for

PLAN = make_plan("{id: P01-01, name: 企业, target: ≥ 100 家}", "{id: P01-02, name: 机制}")
HEADER = "id,period,value,note,reported"
DAY = date(2023, 7, 5)
HALF_PAST_TWO = DayTime.on(DAY, 14 * 3600 + 30 * 60)


def standing(actuals: Actuals) -> Standing:
    return evaluate(PLAN, actuals, date(2023, 12, 31)).by_id["P01-01"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2023-07-05 14:30", "2023-07-05 14:30"),
        ("2023-07-05T14:30", "2023-07-05 14:30"),
        ("2023/7/5 9:05:07", "2023-07-05 09:05:07"),
        ("2023年7月5日 14：30", "2023-07-05 14:30"),
        ("2023/7/5 0:00", "2023-07-05"),
        ("2023-07-05", "2023-07-05"),
    ],
)
def test_a_report_date_may_have_a_time(text: str, shown: str) -> None:
    assert str(read_reported(text)) == shown


@pytest.mark.parametrize("text", ["2023-07-05 24:00", "2023-07-05 14:60", "2023-13-05 14:30", "14:30"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    assert not isinstance(read_reported(text), date)


def test_a_day_comes_before_its_times_and_they_before_the_next_day() -> None:
    later, tomorrow = DayTime.on(DAY, 60_000), date(2023, 7, 6)
    assert DAY < HALF_PAST_TWO < later < tomorrow
    assert tomorrow > later >= HALF_PAST_TWO > DAY
    assert not (DAY == HALF_PAST_TWO or HALF_PAST_TWO <= DAY or DAY >= HALF_PAST_TWO)
    assert len({DAY, HALF_PAST_TWO, DayTime.on(DAY, 52_200)}) == 2
    assert pickle.loads(pickle.dumps(HALF_PAST_TWO)) == HALF_PAST_TWO
    assert HALF_PAST_TWO.day_alone == DAY


def test_the_later_of_one_afternoon_counts() -> None:
    rows = read_rows(PLAN, "P01-01,2023-06,60,,2023-07-05 14:30", "P01-01,2023-06,50,,2023-07-05", header=HEADER)
    assert rows.findings == ()
    (known,) = rows.actuals.series.values()
    assert [one.value for one in known] == [Decimal(50), Decimal(60)]
    equal = read_rows(PLAN, "P01-01,2023-06,60,,2023-07-05 14:30", "P01-01,2023-06,50,,2023-07-05 14:30", header=HEADER)
    assert [finding.code for finding in equal.findings] == ["XX408"]


@pytest.mark.parametrize("value", ["", "—", "撤回"])
def test_a_figure_is_taken_back(value: str) -> None:
    rows = ("P01-01,2023-06,60,,2023-07-05", f"P01-01,2023-06,{value},误报,2023-07-05 15:00")
    loaded = read_rows(PLAN, *rows, header=HEADER)
    assert [finding.code for finding in loaded.findings] == ["XX424"]
    (count,) = loaded.actuals.files
    assert (count.rows, count.used, count.missing, count.refused) == (2, 2, 0, 0)
    stood = standing(loaded.actuals)
    assert (stood.actual, stood.observed) == (None, None)


def test_what_is_given_after_a_withdrawal_counts() -> None:
    rows = ("P01-01,2023-06,60,,2023-07-05", "P01-01,2023-06,撤回,误报,2023-07-06", "P01-01,2023-06,55,,2023-07-07")
    loaded = read_rows(PLAN, *rows, header=HEADER)
    assert loaded.findings == ()
    assert standing(loaded.actuals).actual == 55


def test_a_blank_with_nothing_before_it_is_a_blank() -> None:
    loaded = read_rows(PLAN, "P01-01,2023-06,,尚未统计,2023-07-05", header=HEADER)
    (count,) = loaded.actuals.files
    assert (count.used, count.missing, loaded.findings) == (0, 1, ())


@pytest.mark.parametrize("row", ["P01-01,2023-06,撤回,,2023-07-06", "P01-01,2023-06,撤回,误报,"])
def test_a_withdrawal_needs_its_day_and_its_reason(row: str) -> None:
    loaded = read_rows(PLAN, "P01-01,2023-06,60,,2023-07-05", row, header=HEADER)
    assert [finding.code for finding in loaded.findings] == ["XX405"]


@pytest.mark.parametrize(
    ("value", "codes"), [("60", ["XX405"]), ("1", ["XX405"]), ("0", []), ("100", []), ("60%", []), ("推进中", [])]
)
def test_a_bare_number_is_no_per_cent_of_a_duty(value: str, codes: list[str]) -> None:
    loaded = read_rows(PLAN, f"P01-02,2023-06,{value},,", header=HEADER)
    assert [finding.code for finding in loaded.findings] == codes


def test_what_is_entered_on_the_same_day_gets_the_time() -> None:
    there = read_rows(PLAN, "P01-01,2023-06,50,,2023-07-05", header=HEADER).actuals
    (new,) = read_rows(PLAN, "P01-01,2023-06,60,,2023-07-05", header=HEADER).actuals.series["P01-01", ""]
    assert [entry.kind for entry in entries_for([new], there)] == [EntryKind.NOT_LATER]
    (entry,) = entries_for([new], there, HALF_PAST_TWO)
    assert (entry.kind, entry.actual.reported) == (EntryKind.REVISION, HALF_PAST_TWO)
    # Not for another day's row, nor where the one that is there is later still.
    assert entries_for([new], there, DayTime.on(date(2023, 7, 6), 60))[0].kind is EntryKind.NOT_LATER
    timed = read_rows(PLAN, "P01-01,2023-06,50,,2023-07-05 16:00", header=HEADER).actuals
    assert entries_for([new], timed, HALF_PAST_TWO)[0].kind is EntryKind.NOT_LATER


def test_a_slip_is_mended_by_recording_again(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2023.yaml").write_text(plan_text("{id: P01-01, name: 企业, target: ≥ 100 家}"), "utf-8")
    assert run_cli("record", "P01-01", "50", "--period", "2023-06", cwd=tmp_path).code == 0
    mended = run_cli("record", "P01-01", "52", "--period", "2023-06", cwd=tmp_path)
    assert mended.code == 0, mended
    shown = run_cli("show", "P01-01", "--as-of", "2023-12-31", cwd=tmp_path)
    assert "52" in shown.stdout
