"""Laws of who has what, and of what may be changed without changing anything, for plans that hypothesis thinks of."""

import random
from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import plan_text, read_plan

from xxtrack.assess.board import board
from xxtrack.assess.bulletin import bulletin
from xxtrack.assess.due import due, form
from xxtrack.assess.escalation import escalations
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.ranking import ranking
from xxtrack.assess.select import Selection
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.source import Source
from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Assessment, count, led_by, supported_by, units_of
from xxtrack.model.due import DueKind
from xxtrack.model.plan import Plan
from xxtrack.model.ranking import By
from xxtrack.render.ledger import LedgerReport

NAMES = ("甲局", "乙局", "东新城", "西新城", "新城", "各新城")
UNITS = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(lambda names: f"[{', '.join(names)}]")
ASKS = st.sampled_from(
    [
        *("target: ≥ 12 家", "target: ≥ 12 家, frequency: quarterly", "target: ≥ 3 家, every: quarter"),
        *("target: ≥ 6 家, each: 新城", "target: ≥ 12 家, quotas: {东新城: 4, 西新城: 8}", "due: 2023-06-30"),
        *("due: 2023-12-31, frequency: quarterly", "frequency: half-yearly", "target: ≥ 20 %, frequency: monthly"),
        *("unit: 人", "target: ≤ 12 吨, measure: flow, frequency: quarterly"),
    ]
)
DAYS = st.dates(date(2023, 1, 1), date(2024, 1, 20))
ROWS = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 12), st.integers(0, 30), st.sampled_from(["", "", "东新城", "西新城"])),
    max_size=15,
    unique_by=lambda row: (row[0], row[1], row[3]),
)


@st.composite
def items(draw: st.DrawFn) -> list[str]:
    """Six items with units that lead and support, groups among them."""
    found = []
    for n in range(1, 7):
        keys = draw(ASKS)
        lead, support = draw(UNITS), draw(UNITS)
        found.append(f"{{id: P01-0{n}, name: n{n}, {keys}, lead: {lead}, support: {support}}}")
    return found


def plan_of(items: list[str]) -> Plan:
    plan = read_plan(plan_text(*items)).plan
    assert plan
    return plan


def lines_of(plan: Plan, rows: list[tuple[int, int, int, str]]) -> list[str]:
    """The rows in words that their items read; what an item refuses is refused in every order."""
    words = ("未启动", "推进中", "滞后", "已完成")
    written = []
    for n, month, value, scope in rows:
        item = plan.items[f"P01-0{n}"]
        said = str(value) if item.has_figures else words[value % 4]
        written.append(f"{item.id},2023-{month:02},{said},{scope}")
    return written


def assessed(plan: Plan, tables: list[list[str]], as_of: date) -> Assessment:
    sources = [
        Source(f"{n}.csv", "\n".join(["id,period,value,scope", *rows]).encode()) for n, rows in enumerate(tables)
    ]
    return evaluate(plan, load_actuals(sources, plan).actuals, as_of)


def keyed(standings: object) -> Counter[tuple[str, str, str]]:
    return Counter((s.item.id, s.scope, s.status.value) for s in standings)  # type: ignore[attr-defined]


@given(items(), ROWS, DAYS)
@settings(max_examples=200, deadline=None)
def test_every_count_of_every_unit_agrees(asks: list[str], rows: list[tuple[int, int, int, str]], as_of: date) -> None:
    plan = plan_of(asks)
    now = assessed(plan, [lines_of(plan, rows)], as_of)
    places = {place.name: place for place in ranking(now, Selection(), By.LEAD).places}
    everything = due(now, 400, Selection())
    lines = {line.unit: line for line in board(now, everything, escalations(now), Selection())}
    for unit in (*plan.answering.units, NOBODY):
        own = led_by(unit, plan, now.standings)
        name = unit or "-"
        if not own:
            assert unit not in places
            continue
        wanted, asked = keyed(own), Selection(leads=(name,))
        assert keyed(asked.standings(plan, now.standings)) == wanted
        assert keyed(bulletin(now, None, unit).led) == wanted
        assert places[unit].counts == count(own)
        assert (unit in units_of(plan, now.standings)) is (unit != NOBODY)
        chosen = asked.standings(plan, now.standings)
        assert LedgerReport(now, chosen, (unit,)).leads == ((unit,) if unit else ())
        assert keyed(led_by(unit, plan, chosen)) == wanted, "asked twice it is the same"
        if unit == NOBODY:
            continue  # A site that is no unit may be nobody's beside a town's part of the same item.
        mine = due(now, 400, asked)
        # A bureau that leads what each town reports has the towns' reports in its list; they are owed by the towns.
        assert {(d.item.id, d.standing.scope, d.on) for d in everything if unit in d.units} <= {
            (d.item.id, d.standing.scope, d.on) for d in mine
        }
        assert {one.item.id for one in mine} <= {s.item.id for s in own}
        # A form is for who reports: of what the towns report themselves it has nothing for the bureau that leads.
        asked_for = {row.item.id for row in form(now, unit, asked, date(2023, 6, 30)).rows}
        others = {id_ for id_ in plan.items if unit not in (scopes := plan.scopes_of(plan.items[id_])) and scopes}
        assert asked_for <= {s.item.id for s in own} <= asked_for | others
        assert unit not in lines or lines[unit].late == sum(
            bool(d.late_by) and d.kind is DueKind.ACTUAL and unit in d.units for d in mine
        )
        helped = supported_by(unit, plan, now.standings)
        both = Selection(units=(name,)).standings(plan, now.standings)
        assert {s.item.id for s in both} == {s.item.id for s in (*own, *helped)}


@given(items(), ROWS, DAYS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_neither_files_nor_order_nor_later_rows_change_a_verdict(
    asks: list[str], rows: list[tuple[int, int, int, str]], as_of: date, shuffle: random.Random
) -> None:
    plan = plan_of(asks)
    known = [row for row in rows if month_end(row[1]) <= as_of]
    first = assessed(plan, [lines_of(plan, known)], as_of)
    mixed = lines_of(plan, rows)
    shuffle.shuffle(mixed)
    half = shuffle.randint(0, len(mixed))
    again = assessed(plan, [mixed[:half], mixed[half:]], as_of)
    assert again.standings == first.standings


def month_end(month: int) -> date:
    return date(2023 + month // 12, month % 12 + 1, 1) - timedelta(days=1)
