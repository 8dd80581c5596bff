"""The package and the judgement that was written a second time agree, and what they agree on obeys the laws."""

import itertools
import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.helpers import HEAD, make_plan, read_rows
from tests.property.plain_judgement import Plain, Row, is_cap, period_ends, standing, standing_beside, target, two_sided

from xxtrack.assess.evaluate import evaluate
from xxtrack.model.plan import Plan
from xxtrack.model.status import Status

START, END = date(2023, 1, 1), date(2023, 12, 31)
MONTH_ENDS = [date(2023, month + 1, 1) - timedelta(days=1) for month in range(1, 12)] + [END]
GOALS = st.sampled_from([Fraction(0), Fraction(12), Fraction(30), Fraction(100), Fraction(-6)])
DUES = st.sampled_from([END, END, date(2023, 6, 30), date(2023, 9, 15), date(2024, 3, 31)])
SHAPES = [
    tuple(map(Fraction, [10, 40, 70, 100])),
    tuple(map(Fraction, [0, 0, 30, 100])),
    tuple(map(Fraction, [3, 5, 12, 20, 26, 33, 40, 52, 60, 75, 90, 100])),
]
FREQUENCIES = {1: "monthly", 3: "quarterly", 12: "yearly"}


@st.composite
def items(draw: st.DrawFn) -> Plain:
    """Any indicator that a plan can hold, with every default written out."""
    op = draw(st.sampled_from(["≥", ">", "≤", "<", "=", "..", "±"]))
    low = draw(GOALS)
    high = low + draw(st.sampled_from([1, 5])) if op in {"..", "±"} else low
    measure = draw(st.sampled_from(["flow", "stock", "rate"]))
    baseline = draw(st.none() | GOALS) if measure == "stock" else None
    pace = draw(st.sampled_from(["linear", "hold", "end", "steps", "profile"]))
    due = draw(DUES)
    start = draw(st.sampled_from([START, START, date(2023, 3, 1)]))
    steps: tuple[tuple[date, Fraction], ...] = ()
    if pace == "steps":
        way = high if op in {"≤", "<"} else low
        steps = ((date(2023, 4, 30), way / 4), (date(2023, 5, 31), way / 2), (due, way))
    frequency = draw(st.sampled_from([None, 1, 3, 3, 12]))
    # A shape needs something to start from.
    shaped = pace == "profile" or ((measure == "flow" or baseline is not None) and draw(st.booleans()))
    profile = draw(st.sampled_from(SHAPES)) if shaped else ()
    better = draw(st.sampled_from([None, "higher", "lower"])) if op in {"..", "±"} else None
    net = measure == "flow" and draw(st.booleans())
    plain = Plain(
        op, low, high, measure, pace, start, due, START, baseline, better, steps, frequency, net=net, profile=profile
    )
    if draw(st.integers(0, 4)) == 0:
        return replace(plain, points=True, ahead=Fraction(10), lagging=Fraction(8))
    return draw(with_limits(plain)) if not two_sided(plain) and draw(st.booleans()) else plain


@st.composite
def with_limits(draw: st.DrawFn, item: Plain) -> Plain:
    """Limits in the unit instead of ratios, on the side of the target where each belongs."""
    losing = 1 if is_cap(item) else -1
    room, beyond = draw(st.sampled_from([0, 1, 8, 20])), draw(st.none() | st.sampled_from([0, 3]))
    ahead = None if beyond is None else target(item) - losing * beyond
    return replace(item, lagging_value=target(item) + losing * room, ahead_value=ahead)


@st.composite
def series(draw: st.DrawFn) -> list[Row]:
    days = draw(st.lists(st.sampled_from(MONTH_ENDS) | st.dates(START, END), max_size=6, unique=True))
    values = st.integers(-20, 130).map(Fraction) | st.sampled_from([Fraction(3), Fraction(15), Fraction(27)])
    return [Row(day, draw(values)) for day in sorted(days)]


AS_OFS = st.sampled_from([*MONTH_ENDS, date(2024, 1, 10), date(2024, 1, 11), date(2024, 4, 11)]) | st.dates(
    START, date(2024, 4, 30)
)


def decimal(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / value.denominator:f}"


def keys_of(item: Plain) -> dict[str, str]:
    """The plan's way of writing it."""
    if item.op == "..":
        written = f"{decimal(item.low)}..{decimal(item.high)}"
    elif item.op == "±":
        written = f"{decimal((item.low + item.high) / 2)} ± {decimal((item.high - item.low) / 2)}"
    else:
        written = f"{item.op} {decimal(item.low)}"
    keys = {
        "name": "净增企业" if item.net else "企业",
        "target": f'"{written} 家"',
        "measure": item.measure,
        "start": str(item.start),
        "due": str(item.due),
        "pace": item.pace,
    }
    if item.steps:
        steps = ", ".join(f"{day}: {decimal(value)}" for day, value in item.steps)
        keys["pace"] = f"{{steps: {{{steps}}}}}"
    if item.baseline is not None:
        keys["baseline"] = str(item.baseline)
    if item.better:
        keys["better"] = item.better
    if item.lagging_value is not None:
        ahead = "" if item.ahead_value is None else f", ahead: {decimal(item.ahead_value)}"
        keys["thresholds"] = f"{{by: value, lagging: {decimal(item.lagging_value)}{ahead}}}"
    if item.frequency:
        keys["frequency"] = FREQUENCIES[item.frequency]
    if item.points:
        keys["thresholds"] = f"{{by: points, lagging: {decimal(item.lagging)}, ahead: {decimal(item.ahead)}}}"
    if item.profile:
        keys["profile"] = f"[{', '.join(map(decimal, item.profile))}]"
    return keys


def plan_of(item: Plain) -> Plan:
    """A plan of it alone."""
    keys = keys_of(item)
    return make_plan("{id: P01-01, " + ", ".join(f"{key}: {value}" for key, value in keys.items()) + "}", head=HEAD)


def judged(plan: Plan, rows: list[Row], as_of: date) -> str:
    lines = [f"P01-01,{row.on},{decimal(row.value)}" for row in rows]
    status: str = evaluate(plan, read_rows(plan, *lines).actuals, as_of).standings[0].status.value
    return status


EXAMPLE = Plain("≥", Fraction(30), Fraction(30), "flow", "linear", START, END, START, frequency=3)


@given(items(), series(), AS_OFS)
@example(EXAMPLE, [Row(date(2023, 3, 31), Fraction(8))], date(2023, 9, 30))
@example(EXAMPLE, [Row(date(2023, 3, 31), Fraction(24))], date(2023, 9, 30))
@settings(max_examples=400, deadline=None)
def test_two_ways_of_judging_agree(item: Plain, rows: list[Row], as_of: date) -> None:
    assert judged(plan_of(item), rows, as_of) == standing(item, rows, as_of), (item, rows, as_of)


@st.composite
def following(draw: st.DrawFn) -> Plain:
    """An item whose target follows another one's figures: in ``low`` and ``high`` is what is added to them."""
    op = draw(st.sampled_from(["≥", ">", "≤", "<", "±"]))
    added = Fraction(0) if op == "±" else draw(st.sampled_from([Fraction(0), Fraction(5), Fraction(-2)]))
    apart = Fraction(2) if op == "±" else Fraction(0)
    pace, due = draw(st.sampled_from(["hold", "end"])), draw(DUES)
    measure, frequency = draw(st.sampled_from(["flow", "stock", "rate"])), draw(st.sampled_from([None, 1, 3]))
    better = draw(st.sampled_from([None, "higher", "lower"])) if op == "±" else None
    start = draw(st.sampled_from([START, date(2023, 3, 1)]))
    return Plain(op, added - apart, added + apart, measure, pace, start, due, START, better=better, frequency=frequency)


def plan_of_following(item: Plain) -> Plan:
    added = f"- {-item.low}" if item.low < 0 else f"+ {item.low}"
    target = f"P01-02 ± {item.high}" if item.op == "±" else f"{item.op} P01-02 {added}"
    keys = f"target: '{target} 家', measure: {item.measure}, pace: {item.pace}, start: {item.start}, due: {item.due}"
    keys += f", better: {item.better}" if item.better else ""
    keys += f", frequency: {FREQUENCIES[item.frequency]}" if item.frequency else ""
    return make_plan(f"{{id: P01-01, name: 企业, {keys}}}", "{id: P01-02, name: 去年企业, unit: 家, measure: stock}")


@given(following(), series(), series(), AS_OFS)
@settings(max_examples=300, deadline=None)
def test_two_ways_of_comparing_agree(item: Plain, rows: list[Row], others: list[Row], as_of: date) -> None:
    lines = [f"P01-0{n},{row.on},{decimal(row.value)}" for n, known in ((1, rows), (2, others)) for row in known]
    plan = plan_of_following(item)
    found = evaluate(plan, read_rows(plan, *lines).actuals, as_of).by_id["P01-01"].status.value
    known = {row.on: row.value for row in others if row.on <= as_of}
    assert found == standing_beside(item, rows, known, as_of), (item, rows, others, as_of)


RANK = {status.value: status.rank for status in Status} | {"no-data": -1}
"""No data is never better than what was there."""
HELD = frozenset({"no-data", "lagging"})
"""What a silence after good news, and one after bad news, comes to: neither is a pass, and neither beats the other."""
GOOD_NEWS = replace(EXAMPLE, op="≥", low=Fraction(12), high=Fraction(12), measure="rate", points=True)
GOOD_NEWS = replace(GOOD_NEWS, ahead=Fraction(10), lagging=Fraction(8))


@given(items(), st.lists(st.integers(0, 40), min_size=1, max_size=13), AS_OFS)
@example(GOOD_NEWS, [0, 6], date(2023, 10, 31))
@settings(max_examples=300, deadline=None)
def test_who_withholds_the_newest_report_stands_no_better(item: Plain, growth: list[int], as_of: date) -> None:
    # A series that only grows from where it begins, towards a floor: what rises may do so beyond any other bound.
    item = replace(item, op=">" if item.op in {">", "<"} else "≥", high=item.low, frequency=item.frequency or 3)
    over = [end for end in period_ends(item) if end + timedelta(days=item.grace) < as_of]
    begin = item.baseline or Fraction(0)
    totals = itertools.accumulate([begin + growth[0], *map(Fraction, growth[1:])])
    known = [Row(end, total) for end, total in zip(over, totals, strict=False)]
    plan = plan_of(item)
    withheld, told = judged(plan, known[:-1], as_of), judged(plan, known, as_of)
    # Lagging stays lagging, and a pass that has grown old is no data any more.
    assert RANK[withheld] <= RANK[told] or {withheld, told} == HELD, (item, known, as_of)


@given(items(), series(), AS_OFS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_neither_order_nor_what_comes_later_changes_anything(
    item: Plain, rows: list[Row], as_of: date, shuffle: random.Random
) -> None:
    plan = plan_of(item)
    lines = [f"P01-01,{row.on},{decimal(row.value)}" for row in rows]
    known = [line for row, line in zip(rows, lines, strict=True) if row.on <= as_of]
    first = evaluate(plan, read_rows(plan, *known).actuals, as_of).standings
    shuffle.shuffle(lines)
    more = [*lines, *(f"P01-01,{row.on},1,东新城" for row in rows if row.on > as_of)]
    assert evaluate(plan, read_rows(plan, *more).actuals, as_of).standings == first
