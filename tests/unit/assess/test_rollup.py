"""Plans side by side and items across plans: figures worked out by hand, and laws that hold for any plans."""

import pickle
from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import judge, make_plan
from xxtrack.assess.rollup import across_plans, item_line, side_by_side, worst_item
from xxtrack.model.message import msg
from xxtrack.model.plan import Kind
from xxtrack.model.rollup import ItemLine, PlanOutcome, PlanStanding, Refusal, Unmatched
from xxtrack.model.status import ATTENTION, Status
from xxtrack.model.tally import tally

S = Status


def line(status: Status, index: Fraction | None = None, *, name: str = "新增企业", number: str = "P01-01") -> ItemLine:
    return ItemLine(number, name, Kind.INDICATOR, status, pace_index=index, urgent=status in ATTENTION)


def plan(label: str, *items: ItemLine) -> PlanStanding:
    """A plan whose counts are those of its items."""
    counts = {status: sum(item.status is status for item in items) for status in Status}
    made = side_by_side(()).total
    judged = sum(n for status, n in counts.items() if status is not S.NOT_DUE)
    arrived = counts[S.ACHIEVED] + counts[S.AHEAD] + counts[S.ON_TRACK]
    return PlanStanding(
        label=label,
        file=f"{label}/plan/2023.yaml",
        title=label,
        language="zh",
        as_of=date(2023, 6, 30),
        tally=type(made)(counts, judged, arrived),
        kinds={},
        urgent=0,
        errors=0,
        warnings=0,
        refused_items=0,
        refused_rows=0,
        worst=None,
        items=items,
    )


REFUSED = Refusal("坏区", "坏区/plan/2023.yaml", msg("stop.plan-unusable", file="坏区/plan/2023.yaml"), 3)


def test_the_tally_of_a_plan() -> None:
    # At half-time 45 of 120 is 0.75 of what was expected; 54 of at most 120 leaves 6 of 60 to spare; the milestone is
    # over and silent; the duty is not due: 1 of 3 judged is where it should be.
    made = judge(
        make_plan(
            "{id: P01-01, name: 甲, target: ≥ 120 家}",
            "{id: P01-02, name: 乙, target: ≤ 120 万吨}",
            "{id: P01-03, name: 丙, due: 2023-06-15, weight: 5}",
            "{id: P01-04, name: 丁}",
        ),
        "2023-06-30",
        "P01-01,2023-06,45,",
        "P01-02,2023-06,54,",
    )
    found = tally(made.standings)
    assert {status for status, n in found.counts.items() if n == 1} == {S.LAGGING, S.AHEAD, S.MISSED, S.NOT_DUE}
    assert (found.total, found.judged, found.arrived, found.share) == (4, 3, 1, Fraction(1, 3))
    worst = worst_item(made.standings)
    assert worst is not None
    assert (worst.id, worst.status) == ("P01-03", S.MISSED)


def test_nothing_judged_is_no_share_and_nobody_is_worst() -> None:
    made = judge(make_plan("{id: P01-01, name: 甲}"), "2023-06-30")
    assert tally(made.standings).share is None
    assert worst_item(made.standings) is None
    assert side_by_side([REFUSED]).total.share is None


def test_the_worst_of_a_status_is_the_one_furthest_behind() -> None:
    made = judge(
        make_plan("{id: P01-01, name: 甲, target: ≥ 120 家}", "{id: P01-02, name: 乙, target: ≥ 120 家}"),
        "2023-06-30",
        "P01-01,2023-06,45,",
        "P01-02,2023-06,30,",
    )
    worst = worst_item(made.standings)
    assert worst is not None
    assert (worst.id, worst.pace_index) == ("P01-02", Fraction(1, 2))


def test_the_total_is_made_of_the_counts_and_not_of_the_shares() -> None:
    small = plan("东区", line(S.AHEAD))  # 1 of 1
    large = plan("西区", line(S.ON_TRACK), line(S.LAGGING), line(S.NO_DATA), line(S.NOT_DUE))  # 1 of 3
    beside = side_by_side([small, REFUSED, large])
    assert (beside.total.total, beside.total.judged, beside.total.arrived) == (5, 4, 2)
    assert beside.total.share == Fraction(1, 2)  # the mean of 1 and 1/3 would be 2/3
    assert beside.standing == (small, large)
    assert beside.refused == (REFUSED,)


def places(*lines: tuple[Status, Fraction | None]) -> list[int | None]:
    """The place of each of the plans, in the order given."""
    plans = [plan(f"{n}", line(status, index)) for n, (status, index) in enumerate(lines)]
    item = across_plans(plans).items[0]
    ranks = {entry.plan: entry.rank for entry in item.entries}
    return [ranks[f"{n}"] for n in range(len(lines))]


HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # By status, whatever the index: reached for good comes before a faster one.
        ([(S.AHEAD, Fraction(2)), (S.ACHIEVED, Fraction(1))], [2, 1]),
        # Within a status by the index.
        ([(S.LAGGING, THIRD), (S.LAGGING, HALF), (S.AT_RISK, Fraction(19, 20))], [3, 2, 1]),
        # Equals share a place and the next one is left out.
        ([(S.LAGGING, HALF), (S.LAGGING, HALF), (S.LAGGING, THIRD)], [1, 1, 3]),
        # Silence is not a way up: below even what was missed.
        ([(S.NO_DATA, None), (S.MISSED, THIRD)], [2, 1]),
        # Not due has no place, and takes none from others.
        ([(S.NOT_DUE, None), (S.ON_TRACK, Fraction(1))], [None, 1]),
        # A falling series has a negative index and is further behind than nothing at all.
        ([(S.LAGGING, Fraction(-1)), (S.LAGGING, Fraction(0))], [2, 1]),
        # Milestones have no index.
        ([(S.ACHIEVED, None), (S.ACHIEVED, None), (S.MISSED, None)], [1, 1, 3]),
    ],
)
def test_places(lines: list[tuple[Status, Fraction | None]], expected: list[int | None]) -> None:
    assert places(*lines) == expected


def test_best_and_worst_are_named_and_nobody_is_worst_among_equals() -> None:
    item = across_plans([plan("a", line(S.AHEAD)), plan("b", line(S.LAGGING)), plan("c", line(S.NOT_DUE))]).items[0]
    assert (item.best, item.worst, item.missing) == (("a",), ("b",), ())
    assert [entry.plan for entry in item.entries] == ["a", "b", "c"]
    equal = across_plans([plan("a", line(S.AHEAD)), plan("b", line(S.AHEAD))]).items[0]
    assert (equal.best, equal.worst) == (("a", "b"), ())


def test_an_id_with_another_name_is_not_the_same_item() -> None:
    def ahead(number: str, name: str) -> ItemLine:
        return line(S.AHEAD, number=number, name=name)

    same = ahead("P01-01", "新增企业")
    across = across_plans(
        [
            plan("a", same, ahead("P01-02", "招商"), ahead("P09-01", "独")),
            plan("b", same, ahead("P01-02", "用水"), ahead("P01-03", "招商")),
            plan("c", same),
        ]
    )
    assert [(item.id, item.name, len(item.entries), item.missing) for item in across.items] == [
        ("P01-01", "新增企业", 3, ())
    ]
    assert [(one.plan, one.line.id, one.line.name, one.why, one.near) for one in across.lone] == [
        ("a", "P01-02", "招商", Unmatched.OTHER_NAME, (("b", "P01-02", "用水"),)),
        ("a", "P09-01", "独", Unmatched.ALONE, ()),
        ("b", "P01-02", "用水", Unmatched.OTHER_NAME, (("a", "P01-02", "招商"),)),
        ("b", "P01-03", "招商", Unmatched.OTHER_ID, (("a", "P01-02", "招商"),)),
    ]


def test_items_that_need_somebody_in_most_plans_come_first() -> None:
    well, ill = line(S.AHEAD), line(S.MISSED, number="P01-02", name="乙")
    across = across_plans([plan("a", well, ill), plan("b", well, ill)])
    assert [item.id for item in across.items] == ["P01-02", "P01-01"]


ITEMS = st.builds(
    line,
    st.sampled_from(Status),
    st.none() | st.fractions(-2, 2, max_denominator=4),
    name=st.sampled_from(["甲", "乙"]),
    number=st.sampled_from(["P01-01", "P01-02", "P01-03"]),
)
PLANS = st.lists(st.lists(ITEMS, max_size=3, unique_by=lambda item: item.id), min_size=1, max_size=4)


@given(PLANS)
def test_counts_add_up(made: list[list[ItemLine]]) -> None:
    plans = [plan(f"{n}", *items) for n, items in enumerate(made)]
    total = side_by_side([*plans, REFUSED]).total
    assert total.total == sum(len(items) for items in made)
    assert all(n == sum(one.tally.counts[status] for one in plans) for status, n in total.counts.items())
    across = across_plans([*plans, REFUSED])
    entries = [(entry.plan, entry.line) for item in across.items for entry in item.entries]
    entries += [(one.plan, one.line) for one in across.lone]
    assert Counter(label for label, _ in entries) == Counter({one.label: len(one.items) for one in plans if one.items})


@given(PLANS)
def test_the_order_of_plans_changes_nothing_but_the_order(made: list[list[ItemLine]]) -> None:
    plans: list[PlanOutcome] = [plan(f"{n}", *items) for n, items in enumerate(made)]

    def seen(order: tuple[PlanOutcome, ...]) -> object:
        across = across_plans(order)
        items = [(i.id, i.name, {(e.plan, e.rank) for e in i.entries}, {*i.missing}, {*i.best}, {*i.worst})
                 for i in across.items]  # fmt: skip
        lone = {(one.plan, one.line.id, one.why, frozenset(one.near)) for one in across.lone}
        return side_by_side(order).total, set(map(id, side_by_side(order).plans)), items, lone

    first = seen(tuple(plans))
    assert all(seen(order) == first for order in permutations(plans))


def test_a_summary_survives_the_way_between_processes() -> None:
    made = judge(make_plan("{id: P01-01, name: 甲, target: ≥ 120 家}"), "2023-06-30", "P01-01,2023-06,45,")
    one = plan("东区", *map(item_line, made.standings))
    assert pickle.loads(pickle.dumps(one)) == one
    assert pickle.loads(pickle.dumps(REFUSED)) == REFUSED
    assert len(pickle.dumps(one)) < 2000, "a summary is small whatever the plan and its history are"
