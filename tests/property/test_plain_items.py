"""The package and the judgement that was written a second time agree on turns, parts, milestones and duties."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.helpers import HEAD, make_plan, read_rows
from tests.property.plain_items import Single, Task, Told, carried_on, each, late, split, task, turning
from tests.property.plain_judgement import Plain, Row, period_ends, standing
from tests.property.test_plain_judgement import (
    AS_OFS,
    END,
    FREQUENCIES,
    GOALS,
    MONTH_ENDS,
    START,
    decimal,
    items,
    series,
)
from tests.property.test_plain_judgement import keys_of as indicator_keys

from xxtrack.assess.evaluate import evaluate
from xxtrack.model.status import Status

EVERY = {1: "month", 3: "quarter", 6: "half-year"}


def judged(keys: dict[str, str], lines: list[str], as_of: date) -> str:
    """What the package makes of one item and its rows."""
    plan = make_plan("{id: P01-01, " + ", ".join(f"{key}: {value}" for key, value in keys.items()) + "}", head=HEAD)
    status: str = evaluate(plan, read_rows(plan, *lines).actuals, as_of).standings[0].status.value
    return status


def to_date(rows: list[Row], scope: str = "") -> list[str]:
    return [f"P01-01,{row.on},{decimal(row.value)},{scope}" for row in rows]


@st.composite
def turns(draw: st.DrawFn) -> Plain:
    """A target that starts anew, in a plan's year or until another date."""
    item = draw(items().filter(lambda item: item.pace != "steps" and item.baseline is None))
    return replace(item, every=draw(st.sampled_from([1, 3, 6])))


QUARTERLY = Plain("≥", Fraction(10), Fraction(10), "flow", "linear", START, END, START, every=3)
MONTHLY = replace(QUARTERLY, low=Fraction(1), high=Fraction(1), every=1)
SIX = replace(QUARTERLY, low=Fraction(6), high=Fraction(6), measure="rate", pace="hold")


@given(turns(), series(), AS_OFS)
@example(QUARTERLY, [Row(date(2023, 3, 31), Fraction(11)), Row(date(2023, 9, 30), Fraction(31))], date(2023, 12, 31))
@example(MONTHLY, [Row(date(2023, 6, 30), Fraction(6))], date(2023, 6, 30))
@example(SIX, [Row(date(2023, 3, 31), Fraction(6)), Row(date(2023, 6, 30), Fraction(7))], date(2023, 6, 30))
@settings(max_examples=500, deadline=None)
def test_turns_agree(item: Plain, rows: list[Row], as_of: date) -> None:
    assert item.every
    keys = indicator_keys(item) | {"every": EVERY[item.every]}
    assert judged(keys, to_date(rows), as_of) == turning(item, rows, as_of), (item, rows, as_of)


@given(items(), series(), series(), AS_OFS)
@settings(max_examples=300, deadline=None)
def test_each_of_a_group_agrees(item: Plain, east: list[Row], west: list[Row], as_of: date) -> None:
    keys = indicator_keys(item) | {"each": "新城"}
    lines = [*to_date(east, "东新城"), *to_date(west, "西新城")]
    assert judged(keys, lines, as_of) == each(item, {"东新城": east, "西新城": west}, as_of)


@given(items(), series(), series(), series(), st.sampled_from([None, "sum", "mean", "max", "last"]), AS_OFS)
@settings(max_examples=400, deadline=None)
def test_what_is_split_over_parts_agrees(
    item: Plain, whole: list[Row], east: list[Row], west: list[Row], how: str | None, as_of: date
) -> None:
    whole = whole if len(whole) % 2 else []
    keys = indicator_keys(item) | {"quotas": "{东新城: 3, 西新城: 9}"} | ({"roll_up": how} if how else {})
    lines = [*to_date(whole), *to_date(east, "东新城"), *to_date(west, "西新城")]
    wanted = how or ("mean" if item.measure == "rate" else "sum")
    assert judged(keys, lines, as_of) == split(item, wanted, whole, {"东新城": east, "西新城": west}, as_of)


QUARTERS = [(START, MONTH_ENDS[2]), (date(2023, 4, 1), MONTH_ENDS[5]), (date(2023, 7, 1), MONTH_ENDS[8])]
MONTHS = [(end.replace(day=1), end) for end in MONTH_ENDS]


@st.composite
def singles(draw: st.DrawFn) -> list[Single]:
    """Reports of periods alone, by their ends, of which some may be missing."""
    periods = draw(st.sampled_from([QUARTERS, MONTHS, [*QUARTERS, *MONTHS[9:]]]))
    values = st.integers(0, 60).map(Fraction)
    return [Single(begin, end, draw(values)) for begin, end in periods if draw(st.integers(0, 9))]


@given(items(), singles(), st.sampled_from(["sum", "mean", "last"]), AS_OFS)
@settings(max_examples=400, deadline=None)
def test_single_periods_agree(item: Plain, reports: list[Single], how: str, as_of: date) -> None:
    item = replace(item, measure="flow" if how == "sum" else "rate", baseline=None, start=START)
    item = replace(item, net=False, better=None if item.op not in {"..", "±"} else item.better)
    if how == "sum" and item.lagging_value is not None and item.op in {"=", "..", "±"}:
        item = replace(item, lagging_value=None, ahead_value=None)
    if how != "sum" and item.op in {"=", "..", "±"}:
        item = replace(item, lagging_value=None, ahead_value=None)
    keys = indicator_keys(item) | ({"over_time": how} if how != "sum" else {})
    lines = [f"P01-01,{one.begin}/{one.end},{decimal(one.value)},,,period" for one in reports]
    assert judged(keys, lines, as_of) == standing(item, carried_on(item, reports, how), as_of), (item, reports, as_of)


WORDS = {"not-started": "未启动", "under-way": "推进中", "done": "已完成", "delayed": "滞后"}
STEPS = ((date(2023, 3, 31), Fraction(20)), (date(2023, 6, 15), Fraction(60)))
NODES = ((date(2023, 3, 31), "完成立项"), (date(2023, 5, 31), "开工"), (date(2023, 8, 31), "封顶"))


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    due = draw(st.sampled_from([None, END, date(2023, 6, 30), date(2023, 9, 15), date(2024, 3, 31)]))
    steps = draw(st.sampled_from([(), STEPS])) if due else ()
    nodes = draw(st.sampled_from([(), NODES[:2], NODES])) if due and not steps else ()
    return Task(START, END, due, steps, nodes, draw(st.sampled_from([None, 1, 3, 6])))


@st.composite
def told(draw: st.DrawFn, item: Task) -> list[Told]:
    days = draw(st.lists(st.sampled_from(MONTH_ENDS) | st.dates(START, END), max_size=5, unique=True))
    said = []
    for day in sorted(days):
        kinds = ["word", *(["per-cent"] if item.due else []), *(["node"] if item.nodes else [])]
        kind = draw(st.sampled_from(kinds))
        if kind == "word":
            said.append(Told(day, word=draw(st.sampled_from(list(WORDS)))))
        elif kind == "per-cent":
            said.append(Told(day, per_cent=Fraction(draw(st.sampled_from([0, 15, 20, 60, 75, 100])))))
        else:
            said.append(Told(day, node=draw(st.sampled_from([word for _, word in item.nodes]))))
    return said


TASKS = tasks().flatmap(lambda item: st.tuples(st.just(item), told(item)))
JUNE = Task(START, END, date(2023, 6, 30))


@given(TASKS, AS_OFS)
@example((JUNE, [Told(date(2023, 6, 30), per_cent=Fraction(90))]), date(2023, 7, 1))
@example((JUNE, [Told(date(2023, 5, 31), per_cent=Fraction(90))]), date(2023, 7, 10))
@example((JUNE, [Told(date(2023, 5, 31), per_cent=Fraction(90))]), date(2023, 7, 11))
@settings(max_examples=600, deadline=None)
def test_milestones_and_duties_agree(case: tuple[Task, list[Told]], as_of: date) -> None:
    item, said = case
    assert judged(task_keys(item), told_lines(said), as_of) == task(item, said, as_of), (item, said, as_of)


def task_keys(item: Task) -> dict[str, str]:
    """The plan's way of writing it."""
    keys = {"name": "甲"} | ({"due": str(item.due)} if item.due else {})
    if item.steps:
        steps = ", ".join(f"{day}: {decimal(value)}" for day, value in item.steps)
        keys["pace"] = f"{{steps: {{{steps}}}}}"
    if item.nodes:
        keys["nodes"] = "{" + ", ".join(f"{day}: {word}" for day, word in item.nodes) + "}"
    if item.frequency:
        keys["frequency"] = {**FREQUENCIES, 6: "half-yearly"}[item.frequency]
    return keys


def told_lines(said: list[Told]) -> list[str]:
    """What was said, as rows."""
    return [
        f"P01-01,{one.on},{one.node or (decimal(one.per_cent) if one.per_cent is not None else WORDS[one.word])}"
        for one in said
    ]


@given(items(), GOALS, AS_OFS)
@settings(max_examples=100, deadline=None)
def test_the_day_after_the_last_grace_is_the_last_that_tells(item: Plain, value: Fraction, as_of: date) -> None:
    """What stands that day stands for good: nothing is waited for any more."""
    last = max(item.due, END) + timedelta(days=item.grace + 1)
    keys, lines = indicator_keys(item), [f"P01-01,2023-09-30,{decimal(value)}"]
    assert judged(keys, lines, last) == judged(keys, lines, max(as_of, last + timedelta(days=1)))


RANK = {status.value: status.rank for status in Status}


def no_better(fewer: str, all_: str) -> bool:
    """Whether the first verdict is no better: without data it never is, whatever was there before."""
    return fewer == "no-data" or RANK[fewer] <= RANK[all_]


@given(TASKS.filter(lambda case: case[0].frequency is not None), AS_OFS)
@settings(max_examples=300, deadline=None)
def test_who_withholds_what_was_said_last_of_a_task_stands_no_better(
    case: tuple[Task, list[Told]], as_of: date
) -> None:
    """What was said last, of a period whose grace is over; a milestone goes forward and is not reported as delayed."""
    item, told_of = case
    said: list[Told] = []
    for one in told_of:
        over = one.on + timedelta(days=item.grace + 31) < as_of
        if over and one.word != "delayed" and (not said or _goes_on(item, said[-1], one)):
            said.append(one)
    if said and late(item, said[-2] if len(said) > 1 else None, as_of):
        fewer, all_ = (judged(task_keys(item), told_lines(known), as_of) for known in (said[:-1], said))
        assert no_better(fewer, all_), (item, said, as_of)


def _goes_on(item: Task, before: Told, after: Told) -> bool:
    """Whether a report says as much as the one before, in the same way."""
    words = [word for _, word in item.nodes]
    if before.node or after.node:
        return bool(before.node and after.node) and words.index(after.node) >= words.index(before.node)
    if before.per_cent is not None and after.per_cent is not None:
        return after.per_cent >= before.per_cent
    order = list(WORDS)
    return bool(before.word and after.word) and order.index(after.word) >= order.index(before.word)


@given(turns(), st.lists(st.integers(0, 20), min_size=1, max_size=12), AS_OFS)
@settings(max_examples=300, deadline=None)
def test_who_withholds_the_newest_report_of_a_turn_stands_no_better(
    item: Plain, growth: list[int], as_of: date
) -> None:
    """A count with reports for each turn, each of which is over and whose grace is over."""
    every = item.every or 3
    item = replace(item, op="≥", high=item.low, measure="flow", frequency=min(every, 3))
    item = replace(item, better=None, net=False, points=False, lagging_value=None, ahead_value=None)
    item = replace(item, ahead=Fraction(11, 10), lagging=Fraction(9, 10))
    over = [end for end in period_ends(item) if end + timedelta(days=item.grace) < as_of]
    known = [Row(end, total) for end, total in zip(over, accumulate(map(Fraction, growth)), strict=False)]
    keys = indicator_keys(item) | {"every": EVERY[every]}
    fewer, all_ = (judged(keys, to_date(rows), as_of) for rows in (known[:-1], known))
    assert no_better(fewer, all_), (item, known, as_of)
