"""How an item stands: every status of the design, worked out by hand.

Each row: the item, the date, the rows reported, and what must come out. The plan runs from January to December 2023.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from tests.conftest import Golden
from tests.helpers import HEAD, judge, make_plan, stand, values_of
from xxtrack.assess.pace import repeat_periods
from xxtrack.assess.reporting import next_report, period_ends
from xxtrack.model.actuals import Stage
from xxtrack.model.message import Message, Quantity, msg

F = Fraction
FLOW = "{id: P01-01, name: 企业, target: ≥ 120 家}"
CAP = "{id: P01-01, name: 用水, target: ≤ 120 万吨}"
NEVER = "{id: P01-01, name: 事故, target: = 0 起}"
RATE = "{id: P01-01, name: 占比, target: ≥ 20 %}"
STOCK = "{id: P01-01, name: 面积, target: ≥ 100 亩, measure: stock}"
RISING = "{id: P01-01, name: 面积, target: ≥ 100 亩, measure: stock, baseline: 40}"
FALLING = "{id: P01-01, name: 能耗, target: ≤ 40 吨, measure: stock, baseline: 100}"
BAND = "{id: P01-01, name: 物价, target: 3 ± 0.5 %}"
COUNT_RANGE = "{id: P01-01, name: 科技园, target: 2..3 家}"
STEPS = (
    "{id: P01-01, name: 开工率, target: ≥ 100 %, measure: stock, due: 2023-09-30, "
    "pace: {steps: {2023-03-31: 50, 2023-06-30: 80, 2023-09-30: 100}}}"
)
SHRINK = "{id: P01-01, name: 起数增长, target: < 0 %}"
ABOVE = "{id: P01-01, name: 产值, target: '> 120 亿元'}"
EARLY = "{id: P01-01, name: 搬迁, target: ≥ 10 家, due: 2023-06-30}"
QUARTERLY = "{id: P01-01, name: 储备, target: ≥ 20 个, every: quarter}"


INDICATORS: list[tuple[str, str, list[str], str]] = [
    # A flow: half the year, half the target.
    (FLOW, "2023-06-30", ["P01-01,2023-06,66"], "ahead"),
    (FLOW, "2023-06-30", ["P01-01,2023-06,65.9"], "on-track"),
    (FLOW, "2023-06-30", ["P01-01,2023-06,60"], "on-track"),
    (FLOW, "2023-06-30", ["P01-01,2023-06,59.9"], "at-risk"),
    (FLOW, "2023-06-30", ["P01-01,2023-06,54"], "at-risk"),
    (FLOW, "2023-06-30", ["P01-01,2023-06,53.9"], "lagging"),
    (FLOW, "2023-06-30", ["P01-01,2023-06,120"], "achieved"),
    (FLOW, "2023-12-31", ["P01-01,2023-12,119.9"], "missed"),
    (FLOW, "2023-12-31", ["P01-01,2023-12,120"], "achieved"),
    # A June figure read on 20 July is judged at the end of June.
    (FLOW, "2023-07-20", ["P01-01,2023-06,60"], "on-track"),
    # The last figure is waited for until its grace is over.
    (FLOW, "2023-12-31", ["P01-01,2023-11,119"], "on-track"),
    (FLOW, "2024-01-11", ["P01-01,2023-11,119"], "no-data"),
    (FLOW, "2023-06-30", [], "no-data"),
    (FLOW, "2023-01-31", [], "not-due"),
    (ABOVE, "2023-12-31", ["P01-01,2023-12,120"], "missed"),
    (ABOVE, "2023-12-31", ["P01-01,2023-12,120.01"], "achieved"),
    # A cap: at most half of it by the end of June.
    (CAP, "2023-06-30", ["P01-01,2023-06,54"], "ahead"),
    (CAP, "2023-06-30", ["P01-01,2023-06,60"], "on-track"),
    (CAP, "2023-06-30", ["P01-01,2023-06,60.1"], "at-risk"),
    (CAP, "2023-06-30", ["P01-01,2023-06,66.1"], "lagging"),
    (CAP, "2023-06-30", ["P01-01,2023-06,120.1"], "missed"),
    (CAP, "2023-12-31", ["P01-01,2023-12,120"], "achieved"),
    (CAP, "2023-12-31", ["P01-01,2023-12,120.1"], "missed"),
    # What must not happen.
    (NEVER, "2023-06-30", ["P01-01,2023-06,0"], "on-track"),
    (NEVER, "2023-06-30", ["P01-01,2023-06,1"], "missed"),
    (NEVER, "2023-12-31", ["P01-01,2023-12,0"], "achieved"),
    # A rate is held to the whole target at every date.
    (RATE, "2023-06-30", ["P01-01,2023-06,20"], "on-track"),
    (RATE, "2023-06-30", ["P01-01,2023-06,40"], "on-track"),
    (RATE, "2023-06-30", ["P01-01,2023-06,18"], "at-risk"),
    (RATE, "2023-06-30", ["P01-01,2023-06,17.9"], "lagging"),
    (RATE, "2023-12-31", ["P01-01,2023-12,20"], "achieved"),
    (RATE, "2023-12-31", ["P01-01,2023-12,19.9"], "missed"),
    # A target of zero per cent: nothing to take a ratio of.
    (SHRINK, "2023-06-30", ["P01-01,2023-06,-1"], "on-track"),
    (SHRINK, "2023-06-30", ["P01-01,2023-06,0"], "at-risk"),
    (SHRINK, "2023-06-30", ["P01-01,2023-06,1"], "lagging"),
    # A level without a baseline is judged when it is due.
    (STOCK, "2023-06-30", ["P01-01,2023-06,10"], "not-due"),
    (STOCK, "2023-06-30", [], "not-due"),
    (STOCK, "2023-06-30", ["P01-01,2023-06,100"], "on-track"),
    (STOCK, "2023-12-31", ["P01-01,2023-12,100"], "achieved"),
    (STOCK, "2023-12-31", ["P01-01,2023-12,99"], "missed"),
    (STOCK, "2023-12-31", [], "not-due"),
    (STOCK, "2024-01-11", [], "no-data"),
    # From 40 to 100: 70 at half time, and 30 gained of 30.
    (RISING, "2023-06-30", ["P01-01,2023-06,73"], "ahead"),
    (RISING, "2023-06-30", ["P01-01,2023-06,70"], "on-track"),
    (RISING, "2023-06-30", ["P01-01,2023-06,67"], "at-risk"),
    (RISING, "2023-06-30", ["P01-01,2023-06,66.9"], "lagging"),
    # From 100 down to 40: the same, mirrored.
    (FALLING, "2023-06-30", ["P01-01,2023-06,67"], "ahead"),
    (FALLING, "2023-06-30", ["P01-01,2023-06,70"], "on-track"),
    (FALLING, "2023-06-30", ["P01-01,2023-06,73"], "at-risk"),
    (FALLING, "2023-06-30", ["P01-01,2023-06,73.1"], "lagging"),
    # A band is missed on both sides.
    (BAND, "2023-06-30", ["P01-01,2023-06,3.5"], "on-track"),
    (BAND, "2023-06-30", ["P01-01,2023-06,3.6"], "at-risk"),
    (BAND, "2023-06-30", ["P01-01,2023-06,2.4"], "at-risk"),
    (BAND, "2023-06-30", ["P01-01,2023-06,2.2"], "lagging"),
    (BAND, "2023-06-30", ["P01-01,2023-06,4.0"], "lagging"),
    # A count that has gone through its range has reached it.
    (COUNT_RANGE, "2023-06-30", ["P01-01,2023-06,1"], "on-track"),
    (COUNT_RANGE, "2023-06-30", ["P01-01,2023-06,2"], "achieved"),
    (COUNT_RANGE, "2023-12-31", ["P01-01,2023-12,4"], "achieved"),
    # Checkpoints.
    (STEPS, "2023-03-15", [], "not-due"),
    (STEPS, "2023-03-31", ["P01-01,2023-03,50"], "on-track"),
    (STEPS, "2023-06-30", ["P01-01,2023-06,79"], "at-risk"),
    (STEPS, "2023-06-30", ["P01-01,2023-06,71"], "lagging"),
    (STEPS, "2023-09-30", ["P01-01,2023-09,99"], "missed"),
    # Due in June: reached in August is reached, but late.
    (EARLY, "2023-06-30", ["P01-01,2023-06,9"], "missed"),
    (EARLY, "2023-08-31", ["P01-01,2023-06,9", "P01-01,2023-08,10"], "achieved"),
    # Twenty in each quarter: a surplus in one does not fill another.
    (QUARTERLY, "2023-03-31", ["P01-01,2023-03,20"], "on-track"),
    (QUARTERLY, "2023-06-30", ["P01-01,2023-03,30", "P01-01,2023-06,45"], "missed"),
    (QUARTERLY, "2023-06-30", ["P01-01,2023-03,30", "P01-01,2023-06,50"], "on-track"),
    (QUARTERLY, "2023-05-31", ["P01-01,2023-03,20", "P01-01,2023-05,30"], "lagging"),
    (
        QUARTERLY,
        "2023-12-31",
        ["P01-01,2023-03,20", "P01-01,2023-06,40", "P01-01,2023-09,60", "P01-01,2023-12,80"],
        "achieved",
    ),
]


@pytest.mark.parametrize(("item", "as_of", "rows", "status"), INDICATORS)
def test_indicators(item: str, as_of: str, rows: list[str], status: str) -> None:
    standing = stand(item, as_of, *rows)
    assert standing.status.value == status, standing.reason


@pytest.mark.parametrize(
    ("item", "rows", "field", "value"),
    [
        (FLOW, ["P01-01,2023-06,45"], "expected", F(60)),
        (FLOW, ["P01-01,2023-06,45"], "attainment", F(45, 120)),
        (FLOW, ["P01-01,2023-06,45"], "pace_index", F(3, 4)),
        (FLOW, ["P01-01,2023-06,45"], "gap_pp", F(-25, 2)),
        (FLOW, ["P01-01,2023-06,45"], "variance", F(-15)),
        # 45 of 120 is where one should be after 4.5 months: 15 May; 46 days before 30 June.
        (FLOW, ["P01-01,2023-06,45"], "lag_days", 46),
        (FLOW, ["P01-01,2023-06,80"], "lag_days", -62),
        (FLOW, ["P01-01,2023-06,45"], "forecast", F(90)),
        (FLOW, ["P01-01,2023-06,45"], "needed", F(75, 6)),
        (FLOW, ["P01-01,2023-06,45"], "reached", F(45, 6)),
        (CAP, ["P01-01,2023-06,66"], "pace_index", F(9, 10)),
        (CAP, ["P01-01,2023-06,66"], "gap_pp", F(-5)),
        (CAP, ["P01-01,2023-06,66"], "forecast", F(132)),
        (CAP, ["P01-01,2023-06,66"], "attainment", F(66, 120)),
        (RATE, ["P01-01,2023-06,18"], "pace_index", F(9, 10)),
        (RATE, ["P01-01,2023-06,18"], "gap_pp", F(-2)),
        (RATE, ["P01-01,2023-06,18"], "forecast", F(18)),
        (RATE, ["P01-01,2023-06,18"], "needed", None),
        (RATE, ["P01-01,2023-06,18"], "reached", None),
        (STOCK, ["P01-01,2023-06,10"], "reached", None),
        (STOCK, ["P01-01,2023-06,10"], "needed", F(15)),
        (RISING, ["P01-01,2023-06,64"], "reached", F(4)),
        (RISING, ["P01-01,2023-06,64"], "attainment", F(24, 60)),
        (RISING, ["P01-01,2023-06,64"], "pace_index", F(24, 30)),
        (RISING, ["P01-01,2023-06,64"], "forecast", F(88)),
        (FALLING, ["P01-01,2023-06,76"], "pace_index", F(24, 30)),
        # 24 of the 60 to fall: where one should be after 4.8 months, 24 May.
        (FALLING, ["P01-01,2023-06,76"], "lag_days", 37),
        (NEVER, ["P01-01,2023-06,0"], "pace_index", None),
        (NEVER, ["P01-01,2023-06,0"], "attainment", None),
        (STOCK, ["P01-01,2023-06,10"], "expected", None),
        (STOCK, ["P01-01,2023-06,10"], "forecast", None),
        (STOCK, ["P01-01,2023-03,10", "P01-01,2023-06,40"], "forecast", F(100)),
    ],
)
def test_figures_beside_the_status(item: str, rows: list[str], field: str, value: Any) -> None:
    assert getattr(stand(item, "2023-06-30", *rows), field) == value


OPENING = "{id: P01-01, name: 开工, due: 2023-06-30}"
REPORTED = "{id: P01-01, name: 开工, due: 2023-06-30, frequency: quarterly}"
STAGED = "{id: P01-01, name: 建成, due: 2023-12-31, pace: {steps: {2023-06-30: 50}}}"
DUTY = "{id: P01-01, name: 常态}"


WORK: list[tuple[str, str, list[str], str]] = [
    (OPENING, "2023-05-30", [], "not-due"),
    (OPENING, "2023-05-31", [], "at-risk"),
    (OPENING, "2023-06-29", [], "at-risk"),
    (OPENING, "2023-06-30", [], "at-risk"),
    (OPENING, "2023-07-11", [], "missed"),
    (OPENING, "2023-03-31", ["P01-01,2023-03,推进中"], "on-track"),
    (OPENING, "2023-03-31", ["P01-01,2023-03,40"], "on-track"),
    (OPENING, "2023-03-31", ["P01-01,2023-03,未启动"], "not-due"),
    (OPENING, "2023-03-31", ["P01-01,2023-03,滞后"], "lagging"),
    (OPENING, "2023-06-15", ["P01-01,2023-05,90"], "at-risk"),
    (OPENING, "2023-03-31", ["P01-01,2023-03,已完成"], "achieved"),
    (OPENING, "2023-03-31", ["P01-01,2023-03,100"], "achieved"),
    (OPENING, "2023-12-31", ["P01-01,2023-08,已完成"], "achieved"),
    # A report taken back counts no more.
    (OPENING, "2023-12-31", ["P01-01,2023-03,已完成", "P01-01,2023-08,推进中"], "missed"),
    (REPORTED, "2023-04-11", [], "no-data"),
    (REPORTED, "2023-04-10", [], "not-due"),
    (STAGED, "2023-06-30", ["P01-01,2023-06,49"], "lagging"),
    (STAGED, "2023-06-30", ["P01-01,2023-06,50"], "on-track"),
    (DUTY, "2023-06-30", [], "not-due"),
    (DUTY, "2023-06-30", ["P01-01,2023-06,推进中"], "on-track"),
    (DUTY, "2023-06-30", ["P01-01,2023-06,已完成"], "achieved"),
    (DUTY, "2023-06-30", ["P01-01,2023-06,滞后"], "lagging"),
    (DUTY, "2023-06-30", ["P01-01,2023-06,未启动"], "not-due"),
    (DUTY, "2024-01-11", ["P01-01,2023-06,未启动"], "missed"),
    ("{id: P01-01, name: 常态, frequency: quarterly}", "2023-06-30", [], "no-data"),
]


@pytest.mark.parametrize(("item", "as_of", "rows", "status"), WORK)
def test_milestones_and_duties(item: str, as_of: str, rows: list[str], status: str) -> None:
    standing = stand(item, as_of, *rows)
    assert standing.status.value == status, standing.reason


def test_what_the_sentences_say(golden: Golden) -> None:
    """Why every item above stands as it does, with every figure of the sentence."""
    told = []
    for item, as_of, rows, _ in [*INDICATORS, *WORK]:
        standing = stand(item, as_of, *rows)
        said = f"{standing.status.value}, {values_of(standing.reason)}"
        told.append(f"{as_of} {item}\n    {'; '.join(rows) or 'no rows'}\n    {said}")
    golden.check("reasons.txt", "\n".join(told) + "\n")


def test_lateness_is_told() -> None:
    late = stand(OPENING, "2023-12-31", "P01-01,2023-08,已完成")
    assert (late.lag_days, late.reason.key) == (62, "reason.done-late")
    reached = stand(EARLY, "2023-12-31", "P01-01,2023-06,9", "P01-01,2023-08,10")
    assert (reached.lag_days, reached.reason.key) == (62, "reason.met-late")


MONTHLY = "{id: P01-01, name: 企业, target: ≥ 120 家, frequency: monthly}"


@pytest.mark.parametrize(
    ("as_of", "rows", "status", "stale", "next_due"),
    [
        # January's figure comes with February's, and then there are ten days of grace.
        ("2023-03-10", [], "not-due", False, "2023-03-10"),
        ("2023-03-11", [], "no-data", False, "2023-03-10"),
        ("2023-03-11", ["P01-01,2023-02,20"], "on-track", False, "2023-04-10"),
        ("2023-04-10", ["P01-01,2023-02,20"], "on-track", False, "2023-04-10"),
        ("2023-04-11", ["P01-01,2023-02,20"], "no-data", True, "2023-04-10"),
        # 30 are expected by the end of March.
        ("2023-04-11", ["P01-01,2023-02,30"], "on-track", True, "2023-04-10"),
        ("2023-12-31", ["P01-01,2023-12,120"], "achieved", False, None),
    ],
)
def test_when_figures_are_due(as_of: str, rows: list[str], status: str, stale: bool, next_due: str | None) -> None:
    standing = stand(MONTHLY, as_of, *rows)
    due = standing.next_due.isoformat() if standing.next_due else None
    assert (standing.status.value, standing.stale, due) == (status, stale, next_due)


def test_thresholds_may_be_points_behind_straight_line_time() -> None:
    item = FLOW.replace("}", ", thresholds: {by: points, ahead: 5, lagging: 10}}")
    # At half time: 50 % of the target. 39.9 % is 10.1 points behind, 40 % is 10.
    assert stand(item, "2023-06-30", "P01-01,2023-06,47.88").status.value == "lagging"
    assert stand(item, "2023-06-30", "P01-01,2023-06,48").status.value == "at-risk"
    assert stand(item, "2023-06-30", "P01-01,2023-06,66").status.value == "ahead"


def test_thresholds_of_the_plan_are_inherited() -> None:
    head = HEAD.replace("groups:", "policy: {thresholds: {lagging: 0.5}}\ngroups:")
    assert stand(FLOW, "2023-06-30", "P01-01,2023-06,31", head=head).status.value == "at-risk"


EACH = "{id: P01-01, name: 场景, target: ≥ 12 个, each: 新城}"
QUOTAS = "{id: P01-01, name: 企业, target: ≥ 120 家, quotas: {东新城: 48, 西新城: 72}}"


def test_each_scope_is_judged_and_the_worst_speaks_for_all() -> None:
    standing = stand(EACH, "2023-06-30", "P01-01,2023-06,7,东新城", "P01-01,2023-06,2,西新城")
    assert [(s.scope, s.status.value) for s in standing.scopes] == [("东新城", "ahead"), ("西新城", "lagging")]
    assert (standing.status.value, standing.actual) == ("lagging", Decimal(2))


def test_a_silent_member_of_an_each_is_not_passed_over() -> None:
    standing = stand(EACH, "2023-06-30", "P01-01,2023-06,7,东新城")
    assert [s.status.value for s in standing.scopes] == ["ahead", "no-data"]
    assert standing.status.value == "no-data"


def test_quotas_judge_every_part_and_sum_to_the_whole() -> None:
    standing = stand(QUOTAS, "2023-06-30", "P01-01,2023-06,20,东新城", "P01-01,2023-06,40,西新城")
    assert [(s.scope, s.status.value, s.expected) for s in standing.scopes] == [
        ("东新城", "lagging", F(24)),
        ("西新城", "ahead", F(36)),
    ]
    assert (standing.status.value, standing.actual) == ("on-track", Decimal(60))


def test_more_than_a_part_of_a_range_is_no_fault() -> None:
    """One scope has 40 of 90 to 130: it has its part with 45, and with 40 as well."""
    item = "{id: P01-01, name: 新增企业, target: 90..130 家, quotas: {东新城: 40, 西新城: 50}}"
    standing = stand(item, "2023-06-30", "P01-01,2023-06,45,东新城", "P01-01,2023-06,50,西新城")
    assert [s.status.value for s in standing.scopes] == ["achieved", "achieved"]
    exact = stand(item.replace("90..130", "= 90"), "2023-06-30", "P01-01,2023-06,45,东新城")
    assert [s.status.value for s in exact.scopes] == ["missed", "no-data"]


def test_a_sum_with_a_part_missing_is_not_guessed() -> None:
    standing = stand(QUOTAS, "2023-06-30", "P01-01,2023-06,20,东新城")
    assert (standing.status.value, standing.reason.key) == ("no-data", "reason.parts-missing")


def test_a_revision_replaces_and_the_first_figure_is_kept() -> None:
    standing = stand(FLOW, "2023-06-30", "P01-01,2023-06,40,,2023-07-03", "P01-01,2023-06,60,,2023-07-20")
    assert (standing.actual, standing.history[-1].first) == (Decimal(60), Decimal(40))


def test_counts_add_up_and_order_is_the_plans() -> None:
    plan = make_plan(FLOW, OPENING.replace("01-01", "01-02"), DUTY.replace("01-01", "01-03"))
    assessment = judge(plan, "2023-06-30", "P01-01,2023-06,60")
    assert [s.item.id for s in assessment.standings] == ["P01-01", "P01-02", "P01-03"]


def test_a_cap_may_keep_its_steps_and_still_be_heading_beyond_itself() -> None:
    steps = CAP.replace("}", ", pace: {steps: {2023-06-30: 100, 2023-12-31: 120}}}")
    # 80 is within the 100 allowed by June; at 80 in six months it would be 160 in twelve.
    standing = stand(steps, "2023-06-30", "P01-01,2023-06,80")
    assert (standing.status.value, standing.reason.key) == ("at-risk", "reason.cap-will-break")
    assert dict(standing.reason.args)["forecast"] == Quantity(F(160), "万吨")
    assert stand(steps, "2023-06-30", "P01-01,2023-06,60").status.value == "ahead"


def test_before_its_first_quarter_a_repeating_target_asks_for_nothing() -> None:
    later = QUARTERLY.replace("}", ", start: 2023-04-01}")
    standing = stand(later, "2023-03-31")
    assert (standing.status.value, standing.reason.key) == ("not-due", "reason.first-due")
    # April's end and ten days of grace.
    assert dict(standing.reason.args) == {"date": date(2023, 5, 10)}


def test_a_repeating_mean_starts_anew_from_what_the_mean_was() -> None:
    item = "{id: P01-01, name: 储备, target: ≥ 20 个, every: quarter, roll_up: mean, quotas: {甲: 20, 乙: 20, 丙: 20}}"
    first = [f"P01-01,2023-03,{n},{scope}" for n, scope in ((20, "甲"), (21, "乙"), (22, "丙"))]
    second = [f"P01-01,2023-06,{n},{scope}" for n, scope in ((40, "甲"), (41, "乙"), (43, "丙"))]
    standing = stand(item, "2023-06-30", *first, *second)
    # The means are 21 and 41 1/3: the second quarter has 20 1/3.
    assert standing.actual == F(61, 3)
    assert standing.status.value == "on-track"


def test_a_milestone_may_be_reported_by_places_and_is_not_added_up() -> None:
    standing = stand(OPENING, "2023-03-31", "P01-01,2023-03,推进中,东新城")
    assert (standing.status.value, standing.actual, standing.observed) == ("not-due", None, None)
    assert [(s.scope, s.stage, s.observed, s.reason.key) for s in standing.scopes] == [
        ("东新城", Stage.UNDER_WAY, date(2023, 3, 31), "reason.no-own-target")
    ]
    assert [len(s.history) for s in standing.scopes] == [1]


def test_how_much_of_a_milestone_is_done() -> None:
    assert stand(OPENING, "2023-03-31", "P01-01,2023-03,40").attainment == F(2, 5)
    assert stand(OPENING, "2023-03-31", "P01-01,2023-03,已完成").attainment == 1
    assert stand(OPENING, "2023-03-31", "P01-01,2023-03,推进中").attainment is None
    assert stand(OPENING, "2023-03-31").attainment is None


def test_days_late_of_what_is_not_done() -> None:
    assert stand(OPENING, "2023-06-29").lag_days is None
    assert stand(OPENING, "2023-06-30").lag_days == 0
    assert stand(OPENING, "2023-07-10").lag_days == 10
    assert stand(OPENING, "2023-07-10", "P01-01,2023-05,已完成").lag_days == 0
    assert stand(DUTY, "2023-07-10").lag_days is None


def test_what_is_finished_owes_no_figure_and_what_is_not_does() -> None:
    monthly = OPENING.replace("}", ", frequency: monthly}")
    # May's report was due on 10 June; the next is June's.
    standing = stand(monthly, "2023-06-11", "P01-01,2023-04,40")
    assert (standing.next_due, standing.stale) == (date(2023, 6, 10), True)
    assert stand(monthly, "2023-06-10", "P01-01,2023-04,40").stale is False
    done = stand(monthly, "2023-06-11", "P01-01,2023-04,已完成")
    assert (done.next_due, done.stale) == (None, False)
    assert stand(monthly, "2023-06-11").stale is False


def test_a_repeating_target_goes_stale_like_any_other() -> None:
    reported = QUARTERLY.replace("}", ", frequency: quarterly}")
    rows = ("P01-01,2023-03,20",)
    fresh, old = (stand(reported, day, *rows) for day in ("2023-07-10", "2023-07-11"))
    assert [(s.stale, s.next_due) for s in (fresh, old)] == [(False, date(2023, 7, 10)), (True, date(2023, 7, 10))]
    assert stand(reported, "2023-03-31").stale is False


def term(number: int) -> Message:
    return msg("reason.one-turn", turn=number)


def test_the_sentence_names_the_quarter_that_was_missed_and_how_many() -> None:
    rows = ("P01-01,2023-03,10", "P01-01,2023-06,15", "P01-01,2023-09,40")
    reason = stand(QUARTERLY, "2023-09-30", *rows).reason
    assert (reason.key, dict(reason.args)["turn"], dict(reason.args)["count"]) == ("reason.turn-missed", term(1), 2)
    reached = stand(QUARTERLY, "2023-05-31", "P01-01,2023-03,20", "P01-01,2023-05,45").reason
    assert (reached.key, dict(reached.args)["turn"]) == ("reason.turn-reached", term(2))
    running = stand(QUARTERLY, "2023-05-31", "P01-01,2023-03,20", "P01-01,2023-05,30").reason
    assert (running.key, dict(running.args)["turn"]) == ("reason.turn", term(2))


def test_the_worst_of_each_is_told_with_how_many_are_as_bad() -> None:
    reason = stand(EACH, "2023-06-30", "P01-01,2023-06,2,东新城", "P01-01,2023-06,1,西新城").reason
    told = dict(reason.args)
    assert reason.key == "reason.worst-of"
    assert (told["count"], told["total"], told["scopes"]) == (2, 2, ("东新城", "西新城"))
    # The sentence is of the one that is furthest behind: 1 of the 6 expected.
    assert dict(told["why"].args)["actual"] == Quantity(Decimal(1), "个")  # type: ignore[union-attr]


def test_the_scopes_that_are_silent_are_named() -> None:
    reason = stand(QUOTAS, "2023-06-30", "P01-01,2023-06,20,东新城").reason
    assert dict(reason.args) == {"scopes": ("西新城",)}
    apart = stand(QUOTAS, "2023-06-30", "P01-01,2023-06,20,东新城", "P01-01,2023-03,20,西新城")
    assert (apart.status.value, apart.reason.key) == ("no-data", "reason.parts-apart")


def test_a_figure_speaks_of_all_quarters_that_nothing_else_was_said_of() -> None:
    standing = stand(QUARTERLY, "2023-06-30", "P01-01,2023-06,45")
    assert (standing.status.value, standing.reason.key) == ("on-track", "reason.turn-reached")
    assert dict(standing.reason.args)["turn"] == msg("reason.several-turns", first=1, last=2)
    # The quarter that runs is not over, so its silence is no verdict on the plan yet.
    running = stand(QUARTERLY, "2023-04-05", "P01-01,2023-03,20")
    assert running.status.value == "not-due"


def test_silence_counts_only_where_something_is_expected() -> None:
    late = FLOW.replace("}", ", pace: {steps: {2023-03-31: 0, 2023-12-31: 120}}}")
    assert stand(late, "2023-04-30").status.value == "not-due"
    # That nothing happened must be reported too.
    assert stand(NEVER, "2023-04-30").status.value == "no-data"
    assert stand(NEVER, "2023-02-10").status.value == "not-due"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], msg("said.nothing")),
        (["P01-01,2023-05,90"], msg("said.per-cent", date=date(2023, 5, 31), value=Quantity(Decimal(90), "%"))),
        (["P01-01,2023-05,推进中"], msg("said.stage", date=date(2023, 5, 31), stage=Stage.UNDER_WAY)),
    ],
)
def test_what_was_last_said_of_a_milestone_stands_in_the_sentence(rows: list[str], said: Message) -> None:
    reason = stand(OPENING, "2023-06-15", *rows).reason
    assert (reason.key, dict(reason.args)["days"]) == ("reason.due-soon", 15)
    assert dict(reason.args)["said"] == said


@pytest.mark.parametrize(
    ("start", "every", "ends"),
    [
        ("2022-11-01", "quarter", ["2023-01-31", "2023-04-30", "2023-07-31", "2023-10-31", "2023-12-31"]),
        ("2022-07-01", "half-year", ["2022-12-31", "2023-06-30", "2023-12-31"]),
        ("2022-12-01", "month", ["2022-12-31", "2023-01-31"]),
        ("2022-12-15", "month", ["2022-12-31", "2023-01-31"]),
    ],
)
def test_turns_go_on_over_the_end_of_a_year(start: str, every: str, ends: list[str]) -> None:
    head = HEAD.replace("start: 2023-01-01", f"start: {start}")
    (item,) = make_plan(f"{{id: P01-01, name: a, target: ≥ 20 个, every: {every}}}", head=head).items.values()
    found = list(repeat_periods(item, date(2023, 12, 31)))
    assert [str(end) for _, end in found][: len(ends)] == ends
    assert str(found[0][0]) == start
    assert all((later[0] - earlier[1]).days == 1 for earlier, later in pairwise(found))


def test_reports_fall_due_over_the_end_of_a_year() -> None:
    head = HEAD.replace("start: 2023-01-01", "start: 2022-11-01")
    plan = make_plan("{id: P01-01, name: a, target: ≥ 20 个, frequency: quarterly}", head=head)
    (item,) = plan.items.values()
    wanted = ["2023-01-31", "2023-04-30", "2023-07-31", "2023-10-31", "2023-12-31"]
    assert [str(end) for end in period_ends(item, plan)] == wanted
    earlier = make_plan(
        "{id: P01-01, name: a, target: ≥ 20 个, frequency: quarterly}",
        head=HEAD.replace("start: 2023-01-01", "start: 2022-09-01"),
    )
    ends = period_ends(earlier.items["P01-01"], earlier)
    assert [str(end) for end in ends] == [
        "2022-11-30",
        "2023-02-28",
        "2023-05-31",
        "2023-08-31",
        "2023-11-30",
        "2023-12-31",
    ]
    # An item that begins on the last day of a period has that one to report.
    late = make_plan("{id: P01-01, name: a, target: ≥ 20 个, frequency: quarterly, start: 2023-09-30}")
    assert [str(end) for end in period_ends(late.items["P01-01"], late)] == ["2023-09-30", "2023-12-31"]
    assert next_report(period_ends(item, plan), plan, date(2023, 4, 29)) == date(2023, 5, 10)
    assert next_report(period_ends(item, plan), plan, date(2023, 4, 30)) == date(2023, 8, 10)
    assert next_report(period_ends(item, plan), plan, date(2023, 12, 31)) is None


def test_what_was_reported_of_work_is_kept_with_its_day() -> None:
    standing = stand(OPENING, "2023-04-30", "P01-01,2023-02,10", "P01-01,2023-03,40")
    assert (standing.actual, standing.stage, standing.observed) == (Decimal(40), None, date(2023, 3, 31))
    assert [r.value for r in standing.history] == [10, 40]
    word = stand(DUTY, "2023-04-30", "P01-01,2023-03,推进中")
    assert (word.actual, word.stage, word.observed) == (None, Stage.UNDER_WAY, date(2023, 3, 31))


def test_what_is_expected_is_known_of_those_who_are_silent() -> None:
    assert stand(FLOW, "2023-01-31").expected == 10
    assert stand(FLOW, "2023-06-30").expected == 60
    assert stand(STOCK, "2023-06-30").expected is None


def test_an_item_for_each_is_stale_where_one_of_them_is() -> None:
    each = EACH.replace("}", ", frequency: monthly}")
    rows = ("P01-01,2023-02,2,东新城", "P01-01,2023-03,3,西新城")
    standing = stand(each, "2023-04-11", *rows)
    assert ([s.stale for s in standing.scopes], standing.stale) == ([True, False], True)
    # The worst speaks for all and is not the stale one: 1 of the 3 expected in March.
    worse = stand(each, "2023-04-11", rows[0], "P01-01,2023-03,1,西新城")
    assert ([s.status.value for s in worse.scopes], worse.stale) == (["no-data", "lagging"], True)
    assert stand(each, "2023-04-10", *rows).stale is False


def test_quotas_of_a_cap_cap_each_part() -> None:
    caps = CAP.replace("}", ", quotas: {东新城: 48, 西新城: 72}}")
    standing = stand(caps, "2023-06-30", "P01-01,2023-06,24,东新城", "P01-01,2023-06,73,西新城")
    assert [(s.scope, s.status.value, s.expected) for s in standing.scopes] == [
        ("东新城", "on-track", F(24)),
        ("西新城", "missed", F(36)),
    ]
    assert dict(standing.scopes[1].reason.args)["target"] == "≤ 72 万吨"


def test_a_level_goes_on_at_its_speed_from_the_first_figure_to_the_last() -> None:
    rows = ("P01-01,2023-03,10", "P01-01,2023-06,40", "P01-01,2023-09,100")
    # 90 in six months are 15 a month; 100 and three more months of it are 145.
    assert stand(STOCK.replace("100", "500"), "2023-09-30", *rows).forecast == 145
    assert stand(STOCK.replace("100", "500"), "2023-09-30", rows[2]).forecast is None


def test_a_whole_made_of_its_parts_says_so() -> None:
    standing = stand(QUOTAS, "2023-06-30", "P01-01,2023-06,20,东新城", "P01-01,2023-06,40,西新城")
    (reading,) = standing.history
    assert reading.computed == msg("lint.computed-whole", how=msg("lint.how-sum"))


def test_a_growth_has_a_distance_in_points_and_no_ratios() -> None:
    standing = stand("{id: P01-01, name: 投资增长, target: ≥ 12 %}", "2023-06-30", "P01-01,2023-06,-2.1")
    assert (standing.status.value, standing.gap_pp) == ("lagging", F(-141, 10))
    assert (standing.attainment, standing.pace_index) == (None, None)
    assert stand(RATE, "2023-06-30", "P01-01,2023-06,18").attainment == F(9, 10)


GDP = "{id: P01-01, name: 经济增长, target: 10 ± 0.5 %, better: higher}"
PRICES = "{id: P01-01, name: 居民消费价格涨幅, target: 3 ± 0.5 %, better: lower}"


@pytest.mark.parametrize(
    ("item", "as_of", "value", "status"),
    [
        (GDP, "2023-12-31", "11.2", "achieved"),
        (GDP, "2023-12-31", "9.5", "achieved"),
        (GDP, "2023-12-31", "9.4", "missed"),
        (GDP, "2023-06-30", "11.2", "on-track"),
        (GDP, "2023-06-30", "9.4", "at-risk"),
        (PRICES, "2023-12-31", "1.9", "achieved"),
        (PRICES, "2023-12-31", "3.6", "missed"),
        (PRICES, "2023-06-30", "1.9", "on-track"),
        (PRICES, "2023-06-30", "3.6", "lagging"),
        # Without it both sides count, and a count is done when it is in its range.
        (GDP.replace(", better: higher", ""), "2023-12-31", "11.2", "missed"),
        ("{id: P01-01, name: 园, target: 2..3 家}", "2023-12-31", "5", "achieved"),
    ],
)
def test_a_band_may_be_better_on_one_side(item: str, as_of: str, value: str, status: str) -> None:
    assert stand(item, as_of, f"P01-01,{as_of[:7]},{value}").status.value == status


@pytest.mark.parametrize(
    ("item", "rows", "status"),
    [
        # Levels: 33.1 keeps 35; 30 in March and 33 in June are 39 in December.
        ("target: ≤ 35 微克, measure: stock", ["2023-06,33.1"], "on-track"),
        ("target: ≤ 35 微克, measure: stock", ["2023-03,30", "2023-06,33"], "at-risk"),
        ("target: ≤ 35 微克, measure: stock, pace: hold", ["2023-03,30", "2023-06,33"], "at-risk"),
        ("target: ≤ 35 微克, measure: stock", ["2023-06,35.1"], "lagging"),
        ("target: ≤ 35 %", ["2023-06,35.1"], "lagging"),
        ("target: ≤ 35 微克, measure: stock, pace: end, baseline: 40", ["2023-06,38"], "not-due"),
        ("target: ≤ 120 吨, pace: end", ["2023-06,70"], "at-risk"),
        ("target: ≤ 120 吨, pace: hold", ["2023-06,70"], "at-risk"),
        ("target: ≤ 120 吨, pace: hold", ["2023-06,60"], "on-track"),
        ("target: ≤ 120 吨, pace: end", ["2023-06,121"], "missed"),
    ],
)
def test_caps_are_not_on_track_beside_a_forecast_that_breaks_them(item: str, rows: list[str], status: str) -> None:
    found = stand(f"{{id: P01-01, name: 甲, {item}}}", "2023-06-30", *(f"P01-01,{row}" for row in rows))
    assert found.status.value == status, found.reason


@pytest.mark.parametrize(
    ("item", "rows", "status", "trend"),
    [
        # 10 by March leaves 110 in nine months, 12.2 a month: 13 and then 14 a month are more.
        (FLOW, ["2023-03,10", "2023-06,49", "2023-09,91"], "on-track", None),
        (FLOW, ["2023-03,5", "2023-06,44", "2023-09,80"], "lagging", None),
        # 71 are left in six months when 49 are there, 11.8 a month; 77 of the 90 expected.
        (FLOW, ["2023-03,3", "2023-05,29", "2023-06,43"], "lagging", "catching-up"),
        # 45 by March leave 8.3 a month; 8 a month and 8 a month are less.
        (FLOW, ["2023-03,45", "2023-06,69", "2023-09,93"], "on-track", "slowing"),
        (FLOW, ["2023-03,30", "2023-06,60"], "on-track", None),
        # From 100 down to 40: 95 by March ask for 6.1 a month.
        (FALLING, ["2023-03,95", "2023-05,82", "2023-06,75"], "lagging", "catching-up"),
        (CAP, ["2023-03,45", "2023-06,69", "2023-09,93"], "at-risk", None),
    ],
)
def test_the_latest_two_periods_are_told_and_change_no_status(
    item: str, rows: list[str], status: str, trend: str | None
) -> None:
    standing = stand(item, rows[-1][:7] + "-30", *(f"P01-01,{row}" for row in rows))
    assert (standing.status.value, standing.trend.value if standing.trend else None) == (status, trend)


def test_what_is_on_its_way_to_an_exact_level_is_not_said_to_equal_it() -> None:
    """= 30 from 0 by steps: 15 at the end of July is what the step asked for, and 8.3 points behind a straight line."""
    steps = "pace: {steps: {2023-05-31: 15, 2023-12-31: 30}}, thresholds: {by: points, lagging: 8, ahead: 10}"
    item = f"{{id: P01-01, name: 甲, target: = 30 层, measure: stock, baseline: 0, {steps}}}"
    found = stand(item, "2023-07-31", "P01-01,2023-07,15")
    assert (found.status.value, found.reason.key) == ("lagging", "reason.does-not-hold")
