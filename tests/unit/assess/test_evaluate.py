"""What figures mean together: months that add up, parts and wholes, shares, revisions."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.helpers import judge, make_plan, read_plan, read_rows, stand
from tests.helpers import plan_text as text_of
from xxtrack.assess.evaluate import evaluate, statuses
from xxtrack.assess.rules.data_rules import check_data
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.model.assessment import Standing
from xxtrack.model.calendar import month_ends
from xxtrack.model.plan import Plan, RollUp
from xxtrack.model.status import Status

FLOW = "{id: P01-01, name: 新增企业, target: ≥ 1200 家}"


def lint(plan: Plan, *rows: str) -> list[tuple[str, int]]:
    """Codes and lines of what the figures are said to have wrong."""
    loaded = read_rows(plan, *rows)
    assert loaded.findings == (), loaded.findings
    return sorted((finding.code, finding.where.line) for finding in check_data(plan, loaded.actuals))


def test_months_alone_add_up() -> None:
    standing = stand(FLOW, "2023-03-31", "P01-01,1月当月,90", "P01-01,2月当月,100", "P01-01,3月当月,110")
    assert [r.on.month for r in standing.history] == [1, 2, 3]
    assert [r.value for r in standing.history] == [90, 190, 300]


def test_months_are_carried_on_from_a_stated_total() -> None:
    standing = stand(FLOW, "2023-04-30", "P01-01,1-3月,300", "P01-01,4月当月,100")
    assert standing.actual == 400


def test_a_missing_month_is_not_zero() -> None:
    rows = ("P01-01,1月当月,90", "P01-01,3月当月,110")
    standing = stand(FLOW, "2023-03-31", *rows)
    assert standing.actual == 90
    assert standing.observed == date(2023, 1, 31)
    assert lint(make_plan(FLOW), *rows) == [("XX423", 3)]


def test_a_stated_total_ends_the_gap() -> None:
    standing = stand(
        FLOW, "2023-04-30", "P01-01,1月当月,90", "P01-01,3月当月,110", "P01-01,1-3月,300", "P01-01,4月当月,5"
    )
    assert standing.actual == 305


def test_months_before_a_stated_total_are_not_missed() -> None:
    rows = ("P01-01,1月当月,90", "P01-01,3月当月,110", "P01-01,1-3月,300", "P01-01,4月当月,95")
    assert lint(make_plan(FLOW), *rows) == []
    # May is missing: June stands by itself, and what is known ends with April.
    loaded = read_rows(make_plan(FLOW), *rows, "P01-01,6月当月,100")
    (finding,) = check_data(make_plan(FLOW), loaded.actuals)
    assert (finding.code, finding.where.line) == ("XX423", 6)
    assert dict(finding.message.args) == {"before": date(2023, 5, 31), "since": date(2023, 5, 1)}


def test_totals_and_months_are_checked_against_each_other() -> None:
    plan = make_plan(FLOW)
    good = ("P01-01,1-2月,200", "P01-01,3月当月,110", "P01-01,1-3月,310")
    assert lint(plan, *good) == []
    assert lint(plan, *good[:2], "P01-01,1-3月,311") == [("XX422", 4)]


def test_the_check_of_totals_allows_for_rounding() -> None:
    plan = make_plan("{id: P01-01, name: 完成投资, target: ≥ 50 亿元}")
    # Half a hundredth, thrice: 0.015 may be rounding, 0.02 may not.
    assert lint(plan, "P01-01,1-2月,7.11", "P01-01,3月当月,4.32", "P01-01,1-3月,11.44") == []
    assert lint(plan, "P01-01,1-2月,7.11", "P01-01,3月当月,4.32", "P01-01,1-3月,11.45") == [("XX422", 4)]


def test_a_unit_written_keeps_its_decimals_for_the_check() -> None:
    plan = make_plan("{id: P01-01, name: 完成投资, target: ≥ 50 亿元}")
    assert lint(plan, "P01-01,1-2月,71100万元", "P01-01,3月当月,43200万元", "P01-01,1-3月,114400万元") == [("XX422", 4)]


SCOPED = "{{id: P01-01, name: 新增, target: {target}, measure: {measure}, roll_up: {how}}}"
EAST_WEST = ("P01-01,2023-03,4,东新城,2023-04-09", "P01-01,2023-03,7,西新城,2023-04-05")


def rolled(how: str, *rows: str) -> object:
    return stand(SCOPED.format(target="≥ 10 个", measure="stock", how=how), "2023-03-31", *rows).actual


def test_the_whole_is_rolled_up_as_declared() -> None:
    assert rolled("sum", *EAST_WEST) == 11
    assert rolled("mean", *EAST_WEST) == Fraction(11, 2)
    assert rolled("max", *EAST_WEST) == 7
    # The east reported last.
    assert rolled("last", *EAST_WEST) == 4
    assert rolled("last", EAST_WEST[1], "P01-01,2023-02,3,东新城") == 7


def test_a_mean_of_thirds_is_not_rounded() -> None:
    head = "{id: P01-01, name: 覆盖率, target: ≥ 70 %, roll_up: mean}"
    rows = [f"P01-01,2023-03,{value},{scope}" for value, scope in ((70, "甲"), (70, "乙"), ("69.99999999", "丙"))]
    standing = stand(head, "2023-03-31", *rows)
    assert standing.actual == Fraction(20_999_999_999, 300_000_000)
    assert standing.status is not Status.ON_TRACK


def test_a_reported_whole_is_kept_and_the_difference_shown() -> None:
    rows = ("P01-01,2023-03,12,", *EAST_WEST)
    standing = stand(SCOPED.format(target="≥ 10 个", measure="stock", how="sum"), "2023-03-31", *rows)
    assert standing.actual == 12
    assert standing.parts is not None
    assert [standing.parts.whole, standing.parts.parts, standing.parts.apart] == [12, 11, 1]
    assert standing.parts.how is RollUp.SUM


def test_rounded_parts_may_miss_their_whole_by_their_rounding() -> None:
    plan = make_plan("{id: P01-01, name: 完成投资, target: ≥ 50 亿元}")
    parts = ("P01-01,2023-03,1.1,东新城", "P01-01,2023-03,2.2,西新城")
    # 3.3 from the parts; three times half a tenth is 0.15.
    assert lint(plan, *parts, "P01-01,2023-03,3.4,") == []
    assert lint(plan, *parts, "P01-01,2023-03,3.5,") == [("XX436", 4)]


SHARE = (
    "{id: P01-01, name: 税收收入, target: ≥ 60 亿元}",
    "{id: P01-02, name: 公共预算收入, target: ≥ 800000 万元}",
    "{id: P01-03, name: 税收占比, target: ≥ 70 %, share_of: {part: P01-01, whole: P01-02}}",
)


def test_a_share_is_computed_from_its_two_parts_at_the_dates_both_have() -> None:
    rows = ("P01-01,2023-03,20,", "P01-02,2023-03,300000,", "P01-01,2023-06,30,")
    standing = judge(make_plan(*SHARE), "2023-06-30", *rows).standings[2]
    assert standing.actual == Fraction(200, 3)
    assert standing.observed == date(2023, 3, 31)
    assert standing.history[0].computed


def test_a_reported_share_counts_and_is_compared() -> None:
    rows = ("P01-01,2023-03,20,", "P01-02,2023-03,300000,")
    plan = make_plan(*SHARE)
    assert judge(plan, "2023-03-31", *rows, "P01-03,2023-03,66.7,").standings[2].actual == Decimal("66.7")
    assert lint(plan, *rows, "P01-03,2023-03,66.7,") == []
    assert lint(plan, *rows, "P01-03,2023-03,68.0,") == [("XX437", 4)]


def test_a_share_of_what_is_not_there_or_of_itself_is_refused() -> None:
    def codes(share: str, unit: str = "%") -> list[str]:
        item = f"{{id: P01-03, name: 占比, target: ≥ 70 {unit}, share_of: {{part: {share}, whole: P01-02}}}}"
        loaded = read_plan(text_of(*SHARE[:2], item, "{id: P01-04, name: 家数, target: ≥ 5 家}"))
        assert loaded.plan
        return [finding.message.key for finding in check_sense(loaded.plan)]

    assert codes("P01-01") == []
    assert codes("P09-09") == ["lint.share-unknown"]
    assert codes("P01-03") == ["lint.share-circle"]
    assert codes("P01-04") == ["lint.share-parts"]
    assert codes("P01-01", "家") == ["lint.share-unit"]


def test_a_circle_of_shares_computes_nothing() -> None:
    plan = make_plan(
        "{id: P01-01, name: 甲, target: ≥ 1 %, share_of: {part: P01-02, whole: P01-02}}",
        "{id: P01-02, name: 乙, target: ≥ 1 %, share_of: {part: P01-01, whole: P01-01}}",
    )
    assert [s.actual for s in evaluate(plan, read_rows(plan).actuals, date(2023, 6, 30)).standings] == [None, None]


def test_a_revision_keeps_the_first_figure_and_both_dates() -> None:
    standing = stand(FLOW, "2023-03-31", "P01-01,2023-03,310,,2023-04-26", "P01-01,2023-03,300,,2023-04-05")
    (reading,) = standing.history
    assert [reading.value, reading.first] == [310, 300]
    assert [reading.reported, reading.first_reported] == [date(2023, 4, 26), date(2023, 4, 5)]


def test_a_share_of_what_cannot_be_divided_is_not_computed() -> None:
    head = "{id: P01-04, name: 家数, target: ≥ 5 家}"
    loaded = read_plan(text_of(*SHARE[:2], SHARE[2].replace("part: P01-01", "part: P01-04"), head))
    assert loaded.plan
    rows = read_rows(loaded.plan, "P01-04,2023-03,3,", "P01-02,2023-03,300000,")
    assert evaluate(loaded.plan, rows.actuals, date(2023, 3, 31)).standings[2].actual is None


def test_computed_shares_of_scopes_make_a_mean() -> None:
    share = SHARE[2].replace("share_of", "quotas: {东新城: 70, 西新城: 70}, share_of")
    rows = (
        *("P01-01,2023-03,20,东新城", "P01-02,2023-03,400000,东新城"),  # 20 of 40: 50 %
        *("P01-01,2023-03,30,西新城", "P01-02,2023-03,400000,西新城"),  # 30 of 40: 75 %
    )
    standing = judge(make_plan(*SHARE[:2], share), "2023-03-31", *rows).standings[2]
    assert [part.actual for part in standing.scopes] == [50, 75]
    assert standing.actual == Fraction(125, 2)


SATISFACTION = "{id: P01-01, name: 满意率, target: ≥ 90 %, over_time: mean}"


def test_a_rate_of_single_periods_is_their_mean_by_now() -> None:
    rows = ("P01-01,一季度,88,,,period", "P01-01,二季度,94,,,period")
    standing = stand(SATISFACTION, "2023-06-30", *rows)
    assert standing.actual == 91
    assert standing.status.value == "on-track"
    # Two months and one month: (2 × 90 + 60) / 3.
    uneven = ("P01-01,2023-01-01/2023-02-28,90,,,period", "P01-01,3月当月,60")
    assert stand(SATISFACTION, "2023-03-31", *uneven).actual == 80
    # What is missing is not passed over; what is stated to date is taken as stated.
    assert stand(SATISFACTION, "2023-09-30", *rows[:1], "P01-01,三季度,94,,,period").actual == 88
    assert stand(SATISFACTION, "2023-06-30", *rows[:1], "P01-01,上半年,90").actual == 90


def test_a_rate_of_single_periods_may_be_the_last_one() -> None:
    item = SATISFACTION.replace("mean", "last")
    rows = ("P01-01,一季度,88,,,period", "P01-01,二季度,94,,,period")
    assert stand(item, "2023-06-30", *rows).actual == 94


AMENDED = (
    "{id: P01-01, name: 企业, target: ≥ 600 家, "
    "amended: [{on: 2023-07-20, from: ≥ 650 家, to: ≥ 600 家, reason: 示例, decision: 示例}]}"
)


def test_an_amendment_holds_from_its_day() -> None:
    row = "P01-01,2023-06,310"
    before, after = stand(AMENDED, "2023-07-19", row), stand(AMENDED, "2023-07-20", row)
    # June's figure is compared with what was asked for in June, on whatever day it is read: 325, and not 300.
    assert (before.expected, after.expected) == (Fraction(325), Fraction(325))
    assert (before.status.value, after.status.value) == ("at-risk", "at-risk")
    assert [one.item.target.text for one in (before, after) if one.item.target] == ["≥ 650 家", "≥ 600 家"]
    assert (before.item.amended, len(after.item.amended)) == ((), 1)
    # July's end is 7/12 of 600.
    assert stand(AMENDED, "2023-07-31", row, "P01-01,2023-07,350").expected == 350
    # What is enough now is reached for good, whenever it came.
    assert stand(AMENDED, "2023-07-20", "P01-01,2023-06,610").status.value == "achieved"
    assert stand(AMENDED, "2023-07-19", "P01-01,2023-06,610").status.value == "ahead"


def test_an_amended_due_date_holds_from_its_day() -> None:
    item = (
        "{id: P01-01, name: 开工, due: 2023-09-30, "
        "amended: [{on: 2023-06-20, from: 2023-06-30, to: 2023-09-30, reason: 示例}]}"
    )
    assert stand(item, "2023-06-19").item.due == date(2023, 6, 30)
    assert (stand(item, "2023-06-19").status.value, stand(item, "2023-06-20").status.value) == ("at-risk", "not-due")


def amended(keys: str, *entries: str) -> str:
    """An item with such keys, amended on 20 July."""
    said = ", ".join(f"{{on: 2023-07-20, {entry}, reason: 示例}}" for entry in entries)
    return f"{{id: P01-01, name: 企业, {keys}, amended: [{said}]}}"


@pytest.mark.parametrize(
    ("item", "rows", "expected", "status"),
    [
        # 60 of 120 are expected in June along the straight line; with pace end nothing was.
        (amended("target: ≥ 120 家, pace: end", "from: linear, to: end"), ["2023-06,40"], 60, "lagging"),
        (amended("target: ≥ 120 家, pace: end", "key: pace, from: null, to: end"), ["2023-06,40"], 60, "lagging"),
        (
            amended("target: ≥ 120 家", "key: pace, from: '2023-03-31: 20, 2023-06-30: 80', to: null"),
            ["2023-06,70"],
            80,
            "lagging",
        ),
        # A count that became a level: 50 of 100 were expected. The pace that nobody wrote follows.
        (amended("target: ≥ 100 家, measure: stock", "from: flow, to: stock"), ["2023-06,60"], 50, "ahead"),
        (
            amended("target: ≥ 100 家, measure: stock", "key: measure, from: null, to: stock"),
            ["2023-06,60"],
            50,
            "ahead",
        ),
        # Half the way from 80 to 120 is 100, and from 100 it is 110.
        (
            amended("target: ≥ 120 家, measure: stock, baseline: 100", "key: baseline, from: 80, to: 100"),
            ["2023-06,100"],
            100,
            "on-track",
        ),
        (
            amended("target: ≥ 120 家, measure: stock, baseline: 100", "key: baseline, from: null, to: 100"),
            ["2023-06,100"],
            None,
            "not-due",
        ),
        # Begun in January 60 are expected by June, begun in April a third of 120.
        (
            amended("target: ≥ 120 家, start: 2023-04-01", "key: start, from: 2023-01-01, to: 2023-04-01"),
            ["2023-06,50"],
            60,
            "lagging",
        ),
        # What is not what the plan says undoes nothing, and an entry about words nothing of the judgement.
        (amended("target: ≥ 120 家", "key: pace, from: end, to: hold"), ["2023-06,60"], 60, "on-track"),
        (amended("target: ≥ 120 家", "key: name, from: 公司, to: 企业"), ["2023-06,60"], 60, "on-track"),
        (amended("target: ≥ 120 家", "from: 无, to: 有"), ["2023-06,60"], 60, "on-track"),
    ],
)
def test_every_amended_key_holds_from_its_day(item: str, rows: list[str], expected: int | None, status: str) -> None:
    """June's figure is judged by what the plan asked for in June, on whatever later day it is read."""
    found = stand(item, "2023-08-05", *(f"P01-01,{row}" for row in rows))
    assert (found.expected, found.status.value) == (expected, status), found.reason


def test_reports_are_owed_by_the_frequency_of_their_time() -> None:
    """Quarterly until 20 July: June's figure is late since 10 July, and April's was never asked for."""
    item = amended("target: ≥ 120 家, frequency: monthly", "from: quarterly, to: monthly")
    late = stand(item, "2023-07-25", "P01-01,2023-03,60")
    assert (late.next_due, late.late_days) == (date(2023, 7, 10), 15)
    assert stand(item, "2023-08-11", "P01-01,2023-06,90").next_due == date(2023, 8, 10)


def test_quotas_hold_from_their_day() -> None:
    """甲 had 60 to reach until 20 July, 30 of them by June; 20 is too little for that and enough for half of 30."""
    item = amended(
        "target: ≥ 120 家, quotas: {甲: 30, 乙: 90}", "key: quotas, from: '甲: 60, 乙: 60', to: '甲: 30, 乙: 90'"
    )
    found = stand(item, "2023-08-05", "P01-01,2023-06,20,甲", "P01-01,2023-06,40,乙")
    assert [(part.scope, part.expected, part.status.value) for part in found.scopes] == [
        ("甲", Fraction(30), "lagging"),
        ("乙", Fraction(30), "ahead"),
    ]
    assert stand(item, "2023-07-31", "P01-01,2023-07,20,甲", "P01-01,2023-07,40,乙").scopes[0].expected == Fraction(
        35, 2
    )


def test_a_turn_that_is_over_is_judged_by_what_it_asked_for() -> None:
    """10 a quarter until 20 July, 5 since: 7 in the first quarter were too few and stay so."""
    item = amended("target: ≥ 5 家, every: quarter", "from: ≥ 10 家, to: ≥ 5 家")
    rows = ("P01-01,2023-03,7", "P01-01,2023-06,17", "P01-01,2023-09,22")
    assert stand(item, "2023-09-30", *rows).status.value == "missed"
    assert stand(item, "2023-09-30", "P01-01,2023-03,10", *rows[1:2], "P01-01,2023-09,22").status.value == "missed"
    assert (
        stand(item, "2023-09-30", "P01-01,2023-03,10", "P01-01,2023-06,20", "P01-01,2023-09,25").status.value
        == "on-track"
    )


def test_statuses_alone_are_those_of_the_assessment() -> None:
    plan = make_plan(
        "{id: P01-01, name: a, target: ≥ 100 家, frequency: monthly}",
        "{id: P01-02, name: b, target: ≥ 10 家, each: 新城}",
        "{id: P01-03, name: c, target: ≥ 100 家, quotas: {东新城: 60, 西新城: 40}}",
        "{id: P01-04, name: d, due: 2023-05-31}",
        "{id: P01-05, name: e, target: ≥ 5%, frequency: quarterly}",
        "{id: P01-06, name: f, target: ≤ 40 件, due: 2023-06-30, frequency: monthly}",
        "{id: P01-07, name: g, target: ≥ 30 家, every: quarter, frequency: monthly}",
        "{id: P01-08, name: h, target: ≥ 50%, share_of: {part: P01-01, whole: P01-06}}",
        "{id: P01-09, name: i, target: ≥ 80 家, frequency: quarterly, amended: "
        "[{on: 2023-07-01, from: ≥ 200 家, to: ≥ 80 家, reason: x}]}",
    )
    rows = read_rows(
        plan,
        "P01-01,2023-02,20,",
        "P01-01,2023-05,20,",
        "P01-02,2023-03,9,东新城",
        "P01-03,2023-03,9,东新城",
        "P01-05,2023-03,5.5%,",
        "P01-06,2023-03,4,",
        "P01-06,2023-07,41,",
        "P01-07,2023-03,29,",
        "P01-07,2023-06,60,",
        "P01-09,2023-03,30,",
        "P01-09,2023-09,70,",
    ).actuals
    days = [*month_ends(date(2023, 1, 1), date(2023, 12, 31)), date(2024, 3, 1)]
    for day, bare in zip(days, statuses(plan, [*plan.items.values()], rows, days), strict=True):
        full = evaluate(plan, rows, day)
        assert [_said(one) for one in bare.standings] == [_said(one) for one in full.standings], day


def _said(standing: Standing) -> object:
    parts = [(part.scope, part.status, part.stale) for part in standing.scopes]
    return standing.item.id, standing.scope, standing.status, standing.stale, parts
