"""What is written beside a figure: kept, never measured, and no revision of the figure."""

import re
from datetime import date

import pytest

from tests.helpers import make_plan, read_rows
from xxtrack.assess.evaluate import evaluate
from xxtrack.load.actuals.read import LoadedActuals
from xxtrack.model.actuals import Observation
from xxtrack.model.entry import EntryKind, entry_for
from xxtrack.model.narrative import Narrative, Told

PLAN = make_plan("{id: P01-01, name: 企业, target: ≥ 100 家}", "{id: P01-02, name: 大桥, due: 2023-12-31}")
HEADER = "编号,期别,完成值,备注,填报日期,进展情况,存在问题,下一步措施,佐证材料"
FIRST = "P01-01,2023-06,50,,2023-07-05,已引进 80 家,缺地,调规,papers/6.pdf"


def read(*rows: str) -> LoadedActuals:
    return read_rows(PLAN, *rows, header=HEADER)


def told(loaded: LoadedActuals, item: str = "P01-01", as_of: date = date(2023, 12, 31)) -> Told | None:
    return evaluate(PLAN, loaded.actuals, as_of).by_id[item].told


def one(loaded: LoadedActuals) -> Observation:
    (known,) = loaded.actuals.worded.values()
    return known[-1]


def test_words_stand_beside_the_figure_and_their_numbers_are_none() -> None:
    loaded = read(FIRST)
    assert loaded.findings == ()
    standing = evaluate(PLAN, loaded.actuals, date(2023, 6, 30)).by_id["P01-01"]
    assert standing.actual == 50
    assert standing.told == Told(date(2023, 6, 30), Narrative("已引进 80 家", "缺地", "调规", "papers/6.pdf"))


@pytest.mark.parametrize("value", ["", "—"])
@pytest.mark.parametrize("note", ["", "尚未统计"])
def test_words_without_a_value_measure_nothing_and_take_nothing_back(value: str, note: str) -> None:
    loaded = read(FIRST, f"P01-01,2023-06,{value},{note},2023-07-08,,已批地,,")
    assert loaded.findings == ()
    (count,) = loaded.actuals.files
    assert (count.rows, count.used, count.missing, count.refused) == (2, 1, 1, 0)
    standing = evaluate(PLAN, loaded.actuals, date(2023, 6, 30)).by_id["P01-01"]
    assert standing.actual == 50
    assert standing.narrative == Narrative("已引进 80 家", "已批地", "调规", "papers/6.pdf")


def test_words_alone_are_no_report_of_a_figure() -> None:
    loaded = read("P01-02,2023-06,,,2023-07-05,桩基完成,,,")
    assert loaded.actuals.reports == {}
    standing = evaluate(PLAN, loaded.actuals, date(2023, 7, 5)).by_id["P01-02"]
    assert (standing.observed, standing.actual, standing.stage) == (None, None, None)
    assert standing.narrative.progress == "桩基完成"


def test_words_of_a_newer_period_stand_alone_and_evidence_stays() -> None:
    loaded = read(FIRST, "P01-01,2023-09,80,,2023-10-05,顺利,,,")
    assert told(loaded) == Told(date(2023, 9, 30), Narrative("顺利", evidence="papers/6.pdf"))
    assert told(loaded, as_of=date(2023, 7, 1)) == Told(
        date(2023, 6, 30), Narrative("已引进 80 家", "缺地", "调规", "papers/6.pdf")
    )
    assert told(loaded, as_of=date(2023, 5, 31)) is None


def test_rows_with_words_are_read_fast_as_they_are_read_slowly() -> None:
    plain = [FIRST, "P01-01,2023-09,80,,2023-10-05,顺利,,,", "P01-02,2023-09,,,2023-10-05,,缺钢材,,"]
    quoted = [re.sub("(顺利|已引进 80 家|缺钢材)", r'"\1"', row) for row in plain]
    assert read(*plain).actuals.worded == read(*quoted).actuals.worded
    assert read(*plain).actuals.reports == read(*quoted).actuals.reports


def test_a_withdrawal_has_no_words() -> None:
    loaded = read(FIRST, "P01-01,2023-06,撤回,误报,2023-07-08,,已批地,,")
    assert [finding.code for finding in loaded.findings] == ["XX405"]


def test_line_ends_and_the_mark_against_formulas_are_not_part_of_the_words() -> None:
    loaded = read("P01-01,2023-06,50,,2023-07-05,\"'=1+1\n第二行\",'是引号',,")
    assert one(loaded).narrative == Narrative("=1+1 第二行", "'是引号'")


def test_other_words_beside_the_same_figure_are_a_row_of_words() -> None:
    there = read(FIRST).actuals
    known = there.series["P01-01", ""], there.worded["P01-01", ""]
    (again,) = read("P01-01,2023-06,50,,2023-07-06,已引进 90 家,,,").actuals.series["P01-01", ""]
    entry = entry_for(again, *known)
    assert (entry.kind, entry.actual.is_words_alone) == (EntryKind.WORDS, True)
    # The same words again are the same; so is a sheet that leaves out some of them.
    (same,) = read("P01-01,2023-06,50,,2023-07-06,已引进 80 家,缺地,,").actuals.series["P01-01", ""]
    assert entry_for(same, *known).kind is EntryKind.SAME
    (other,) = read("P01-01,2023-06,52,,2023-07-06,已引进 90 家,,,").actuals.series["P01-01", ""]
    assert entry_for(other, *known).kind is EntryKind.REVISION
