"""Laws of the judgement, for any plan and figures that hypothesis thinks of."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import HEAD, make_plan, plan_text, read_plan, read_rows

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.pace import expected_at
from xxtrack.model.assessment import Standing, count
from xxtrack.model.status import Status

DAYS = st.dates(date(2023, 1, 1), date(2023, 12, 31))
VALUES = st.decimals(min_value=-1000, max_value=1000, places=1)
GOALS = st.integers(min_value=-200, max_value=200)
MEASURES = st.sampled_from(["flow", "stock", "rate"])
MONTHS = st.integers(min_value=1, max_value=12)


def one(item: str, month: int, value: Decimal, as_of: date) -> Standing:
    plan = make_plan(item)
    actuals = read_rows(plan, f"P01-01,2023-{month:02},{value:f}").actuals
    return evaluate(plan, actuals, as_of).standings[0]


@st.composite
def floors(draw: st.DrawFn) -> str:
    measure = draw(MEASURES)
    baseline = f", baseline: {draw(GOALS)}" if measure == "stock" and draw(st.booleans()) else ""
    op = draw(st.sampled_from(["≥", "'>"]))
    end = "'" if op == "'>" else ""
    return f"{{id: P01-01, name: a, target: {op} {draw(GOALS)} 家{end}, measure: {measure}{baseline}}}"


@given(floors(), MONTHS, VALUES, VALUES)
@settings(max_examples=150, deadline=None)
def test_more_of_a_floor_is_never_worse(item: str, month: int, one_value: Decimal, other: Decimal) -> None:
    low, high = sorted([one_value, other])
    as_of = date(2023, month, 28)
    worse, better = one(item, month, low, as_of), one(item, month, high, as_of)
    assert worse.status.rank <= better.status.rank, (worse, better)
    if worse.pace_index is not None and better.pace_index is not None:
        assert worse.pace_index <= better.pace_index


@given(GOALS, MONTHS, VALUES, st.sampled_from(["stock", "rate"]), st.none() | GOALS)
@settings(max_examples=150, deadline=None)
def test_a_cap_mirrors_a_floor(goal: int, month: int, value: Decimal, measure: str, baseline: int | None) -> None:
    def item(op: str, sign: int) -> str:
        based = f", baseline: {sign * baseline}" if baseline is not None else ""
        return f"{{id: P01-01, name: a, target: {op} {sign * goal} 家, measure: {measure}{based}}}"

    as_of = date(2023, month, 28)
    floor, cap = one(item("≥", 1), month, value, as_of), one(item("≤", -1), month, -value, as_of)
    if as_of.month == 12:
        # Before it is due, a cap that is exceeded lags at once, and one that will be is at risk.
        assert (floor.status is Status.ACHIEVED) is (cap.status is Status.ACHIEVED)
    assert (floor.pace_index, floor.gap_pp, floor.attainment) == (cap.pace_index, cap.gap_pp, cap.attainment)


@given(DAYS, DAYS, st.integers(1, 200))
@settings(max_examples=100, deadline=None)
def test_what_is_expected_never_falls_and_ends_at_the_target(one_day: date, other: date, goal: int) -> None:
    item = make_plan(f"{{id: P01-01, name: a, target: ≥ {goal} 家}}").items["P01-01"]
    early, late = sorted([one_day, other])
    first, second, last = expected_at(item, early), expected_at(item, late), expected_at(item, date(2023, 12, 31))
    assert first is not None and second is not None and last is not None
    assert 0 <= first <= second <= last == goal


ITEMS = st.lists(
    st.sampled_from(
        [
            "target: ≥ 120 家",
            "target: ≤ 60 吨",
            "target: ≥ 20 %",
            "target: 2..3 家",
            "due: 2023-06-30",
            "due: 2023-12-31",
            "frequency: quarterly",
            "target: ≥ 20 个, every: quarter",
            "target: ≥ 5 个, each: 新城",
        ]
    ),
    min_size=1,
    max_size=8,
)
ROWS = st.lists(st.tuples(st.integers(0, 7), MONTHS, st.integers(0, 100)), max_size=20, unique_by=lambda row: row[:2])


@given(ITEMS, ROWS, DAYS, st.randoms())
@settings(max_examples=80, deadline=None)
def test_counts_add_up_and_order_changes_nothing(
    kinds: list[str], rows: list[tuple[int, int, int]], as_of: date, shuffle: object
) -> None:
    items = [f"{{id: P01-{i + 1:02}, name: n{i}, {kind}}}" for i, kind in enumerate(kinds)]
    lines = [f"P01-{i + 1:02},2023-{month:02},{value}" for i, month, value in rows if i < len(items)]
    plan = make_plan(*items)
    standings = evaluate(plan, read_rows(plan, *lines).actuals, as_of).standings
    assert sum(count(standings).values()) == len(standings) == len(items)
    turned = make_plan(*reversed(items))
    again = evaluate(turned, read_rows(turned, *reversed(lines)).actuals, as_of).by_id
    for standing in standings:
        other = again[standing.item.id]
        assert (standing.status, standing.actual, standing.expected) == (other.status, other.actual, other.expected)


@given(st.integers(0, 130), DAYS)
@settings(max_examples=80, deadline=None)
def test_the_same_arguments_give_the_same_answer(value: int, as_of: date) -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 120 家}")
    actuals = read_rows(plan, f"P01-01,2023-06,{value}").actuals
    assert evaluate(plan, actuals, as_of) == evaluate(plan, actuals, as_of)


def test_statuses_run_from_worst_to_best() -> None:
    order = [Status.MISSED, Status.LAGGING, Status.AT_RISK, Status.ON_TRACK, Status.AHEAD, Status.ACHIEVED]
    assert all(a.rank < b.rank for a, b in pairwise(order))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_as_a_plan_gives_findings_and_no_exception(text: str) -> None:
    loaded = read_plan(text.encode("utf-8", "replace").decode())
    assert loaded.plan is not None or loaded.findings


@given(
    st.sampled_from(plan_text("{id: P01-01, name: a, target: ≥ 1 家}").split("\n")),
    st.text(max_size=10),
    st.integers(0, 60),
)
@settings(max_examples=200, deadline=None)
def test_a_damaged_plan_gives_findings_and_no_exception(line: str, noise: str, at: int) -> None:
    text = plan_text("{id: P01-01, name: a, target: ≥ 1 家}").replace(line, line[:at] + noise + line[at:], 1)
    loaded = read_plan(text.encode("utf-8", "replace").decode())
    assert loaded.plan is not None or loaded.findings
    assert all(f.where.line <= len(text.splitlines()) + 1 for f in loaded.findings)
    assert HEAD.startswith("version")
