"""Two hundred random changes of the 2023 plan: each label against brute force over sampled series.

The sampling shares nothing with `assess/review/imagined.py`: it draws dates and figures at random around what the two
versions ask for, judges them with `evaluate`, and counts which way verdicts flip.
"""

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.helpers import ROOT

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.changes import diff
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source
from xxtrack.model.actuals import Actuals, Observation, Stage, Subject
from xxtrack.model.assessment import Standing
from xxtrack.model.change import Effect
from xxtrack.model.period import Period
from xxtrack.model.plan import Item, Plan
from xxtrack.model.status import Status

SEED = 20230101
TEXT = (ROOT / "plan" / "2023.yaml").read_text("utf-8")
HEAD = re.split(r"^excused:", TEXT, flags=re.MULTILINE)[0]
BLOCKS = [m[0] for m in re.finditer(r"^    - id: P.*\n(?:      .*\n)+", TEXT, re.MULTILINE)]

TARGET = re.compile(r'target: "?([^\d"]*)([\d.]+)([^"\n]*)')

START, END = date(2023, 1, 1), date(2023, 12, 31)
GRAVE = {Status.MISSED: 3, Status.LAGGING: 2, Status.NO_DATA: 2, Status.AT_RISK: 1}

Mutation = Callable[[random.Random, str], str | None]


def plan_of(block: str) -> Plan:
    point = int(block[11:13])
    text = f"{HEAD}chapters:\n- title: a\n  points:\n  - no: {point}\n    title: b\n    items:\n{block}"
    loaded = load_plan(Source("plan.yaml", text.encode()))
    assert loaded.findings == (), loaded.findings
    assert loaded.plan
    return loaded.plan


def with_line(block: str, key: str, value: str) -> str:
    """The item with one key written anew, or added at its end."""
    if re.search(rf"^      {key}:.*$", block, re.MULTILINE):
        return re.sub(rf"^      {key}:.*$", f"      {key}: {value}", block, flags=re.MULTILINE)
    return f"{block}      {key}: {value}\n"


def number(draw: random.Random, block: str) -> str | None:
    found = TARGET.search(block)
    if not found or ".." in found[0]:
        return None
    factor = draw.choice([Decimal("0.5"), Decimal("0.9"), Decimal("0.95"), Decimal("1.05"), Decimal("1.2"), Decimal(2)])
    value = (Decimal(found[2]) * factor).normalize()
    return with_line(block, "target", f'"{found[1]}{value:f}{found[3]}"')


def operator(draw: random.Random, block: str) -> str | None:
    found = TARGET.search(block)
    if not found or ".." in found[0]:
        return None
    return with_line(block, "target", f'"{draw.choice("≥>≤<=")} {found[2]}{found[3]}"')


def due(draw: random.Random, block: str) -> str | None:
    if "steps" in block:
        return None
    return with_line(block, "due", draw.choice(["2023-04-30", "2023-06-30", "2023-09-30", "2023-12-31"]))


def key(name: str, *values: str, needs: str = "target:") -> Mutation:
    def mutate(draw: random.Random, block: str) -> str | None:
        fits = needs in block and not re.search(rf"^      {name}:\s*$", block, re.MULTILINE)
        return with_line(block, name, draw.choice(values)) if fits else None

    return mutate


MUTATIONS: tuple[Mutation, ...] = (
    number,
    number,
    number,
    operator,
    due,
    due,
    key("measure", "flow", "stock", "rate"),
    key("pace", "linear", "hold", "end"),
    key("frequency", "monthly", "quarterly", "yearly"),
    key("thresholds", "{lagging: 0.80}", "{lagging: 0.95}", "{by: points, lagging: 10}", "{ahead: 1.2}", "{soon: 60}"),
    key("waiver", "{owner: 示例, reason: 示例, until: 2023-06-30}", needs="name:"),
    key("start", "2023-04-01", needs="target:"),
    key("lead", "示例单位", needs="name:"),
    key("name", "改了名", needs="name:"),
    key("weight", "2", needs="name:"),
)


def mutants(count: int) -> Iterator[tuple[str, str]]:
    draw = random.Random(SEED)
    while count:
        block, mutation = draw.choice(BLOCKS), draw.choice(MUTATIONS)
        changed = mutation(draw, block)
        if changed and changed != block:
            count -= 1
            yield block, changed


CASES = list(mutants(200))


@pytest.mark.parametrize(("before", "after"), CASES, ids=range(len(CASES)))
def test_the_label_is_what_brute_force_finds(before: str, after: str) -> None:
    old, new = plan_of(before), plan_of(after)
    found = diff(old, new)
    label = found.changes[0].effect if found.changes else Effect.NEUTRAL
    assert label is by_force(old, new, wanted=label)


def by_force(old: Plan, new: Plan, wanted: Effect) -> Effect:
    """The label by trying: enough series to find what there is, and more where what is claimed was not met yet."""
    draw = random.Random(SEED)
    flips: set[tuple[int, bool]] = set()
    label = Effect.NEUTRAL
    for tried in range(4000):
        flips |= flipped(old, new, *series(draw, old, new))
        if tried % 250 == 249:
            label = labelled(flips)
            if label is wanted:
                break
    return label


def labelled(flips: set[tuple[int, bool]]) -> Effect:
    """Softer and harder flips of the first tier that has any."""
    if not flips:
        return Effect.NEUTRAL
    first = min(tier for tier, _ in flips)
    ways = {softer for tier, softer in flips if tier == first}
    return Effect.MIXED if len(ways) == 2 else Effect.WEAKENED if True in ways else Effect.STRENGTHENED


def flipped(old: Plan, new: Plan, chains: dict[str, list[Observation]], day: date) -> set[tuple[int, bool]]:
    sides = [verdicts(plan, chains, day) for plan in (old, new)]
    found = set()
    for scope in {*sides[0], *sides[1]}:
        before, after = (side.get(scope, (False, False, 0, False)) for side in sides)
        for tier, (first, second) in enumerate(zip(before, after, strict=True)):
            if first != second:
                found.add((tier, first > second))
                break
    return found


def verdicts(plan: Plan, chains: dict[str, list[Observation]], day: date) -> dict[str, tuple[bool, bool, int, bool]]:
    item = next(iter(plan.items.values()))
    standing = evaluate(plan, Actuals.of(report for chain in chains.values() for report in chain), day)
    one = standing.standings[0]
    return {part.scope: tiers(part, item, day) for part in (one, *one.scopes)}


def tiers(standing: Standing, item: Item, day: date) -> tuple[bool, bool, int, bool]:
    # A waiver that outlasts the due date excuses nothing.
    waived = item.waiver is not None and day <= item.waiver.until <= (item.due or END)
    grave = 0 if waived else GRAVE.get(standing.status, 0)
    return grave >= 2, grave >= 1, grave, standing.stale


def series(draw: random.Random, old: Plan, new: Plan) -> tuple[dict[str, list[Observation]], date]:
    """One to three reports on random days and the day of judgement, for the whole or for every scope."""
    items = [next(iter(plan.items.values())) for plan in (old, new)]
    days = sorted({some_day(draw, items) for _ in range(draw.choice([0, 1, 1, 1, 2, 3]))})
    last = days[-1] if days else START
    day = last if draw.random() < 0.5 and days else max(last, some_day(draw, items))
    scopes = old.scopes_of(items[0]) or ("",)
    return {scope: [report(draw, items, on, scope) for on in days] for scope in scopes if days}, day


def some_day(draw: random.Random, items: list[Item]) -> date:
    marks = [END, date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), *(i.due for i in items if i.due)]
    if draw.random() < 0.5:
        near = draw.choice(marks) + timedelta(days=draw.choice([0, 0, 0, -1, 1, 11, -30, -29, -60]))
    else:
        near = START + timedelta(days=draw.randrange(365))
    return min(max(near, START), END)


def report(draw: random.Random, items: list[Item], on: date, scope: str) -> Observation:
    item = draw.choice(items)
    whole = Observation(Subject(item.id, Period(START, on), scope))
    if item.target is None:
        if draw.random() < 0.6:
            return whole._replace(stage=draw.choice(list(Stage)))
        return whole._replace(value=Decimal(draw.choice([0, 30, 50, 70, 100])))
    goal = draw.choice([v for i in items if i.target for v in (i.target.low, i.target.high) if v is not None])
    if item.pace and item.pace.steps and draw.random() < 0.5:
        goal = draw.choice(item.pace.steps)[1]
    gone = Decimal((on - START).days + 1) / 365 if draw.random() < 0.5 else Decimal(1)
    if item.every:
        gone *= 12 // item.every.months
    sort = draw.random()
    if sort < 0.3:
        return whole._replace(value=goal * draw.choice([Decimal(1), Decimal(1), gone]))
    if sort < 0.4:
        return whole._replace(value=goal + Decimal(draw.choice(["0.000001", "-0.000001", "1", "-1"])))
    return whole._replace(value=round(goal * gone * Decimal(draw.uniform(0.4, 2.2)), 6))


def test_the_mutations_are_of_every_kind() -> None:
    labels = {diff(plan_of(a), plan_of(b)).counts[effect] and effect for a, b in CASES[:80] for effect in Effect}
    assert labels >= set(Effect)
