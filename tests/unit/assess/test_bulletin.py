"""What goes into a bulletin: who is behind, what changed, what is due, who ranks where; every item once per role."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import judge, make_plan
from xxtrack.assess.bulletin import bulletin, ranked_by
from xxtrack.assess.rollup import worst_item
from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Move, Standing, led_by, supported_by
from xxtrack.model.bulletin import Bulletin
from xxtrack.model.plan import Plan
from xxtrack.model.ranking import By
from xxtrack.model.status import Status
from xxtrack.render.bulletin.gap import gap
from xxtrack.render.urgency import attention

HUNDRED = "target: ≥ 100 家"


def issue(plan: Plan, as_of: str, since: str | None, *rows: str, unit: str | None = None) -> Bulletin:
    return bulletin(judge(plan, as_of, *rows), judge(plan, since, *rows) if since else None, unit)


def ids(standings: Iterable[Standing]) -> list[str]:
    return [standing.item.id for standing in standings]


def moved(moves: Iterable[Move]) -> list[str]:
    return ids(move.after for move in moves)


def test_the_furthest_behind_come_first_in_each_status() -> None:
    plan = make_plan(*(f"{{id: P01-0{n}, name: n{n}, {HUNDRED}}}" for n in range(1, 6)))
    found = issue(plan, "2023-06-30", None, *(f"P01-0{n},2023-06,{v}" for n, v in enumerate((40, 20, 47, 60, 80), 1)))
    assert ids(found.behind[Status.LAGGING]) == ["P01-02", "P01-01"]
    assert ids(found.behind[Status.AT_RISK]) == ["P01-03"]
    assert ids(found.ahead) == ["P01-05", "P01-04"]


def test_who_catches_up_is_told_after_those_who_do_not() -> None:
    """甲: 3, 29, 43 of 120, so 13 and 14 a month where 13 were needed. 乙: 44 of the 60 expected, at one slow speed."""
    items = [f"{{id: P01-0{n}, name: n{n}, target: ≥ 120 家}}" for n in (1, 2)]
    rows = ["P01-01,2023-03,3", "P01-01,2023-05,29", "P01-01,2023-06,43", "P01-02,2023-03,22", "P01-02,2023-06,44"]
    now = judge(make_plan(*items), "2023-06-30", *rows)
    assert ids(bulletin(now, None, None).behind[Status.LAGGING]) == ["P01-02", "P01-01"]
    assert ids(attention(now.standings)) == ["P01-02", "P01-01"]
    worst = worst_item(now.standings)
    assert worst is not None
    assert worst.id == "P01-02"


def test_how_many_figures_are_to_come_by_which_day() -> None:
    plan = make_plan(
        f"{{id: P01-01, name: a, {HUNDRED}, frequency: monthly}}",
        f"{{id: P01-02, name: b, {HUNDRED}, frequency: monthly}}",
        f"{{id: P01-03, name: c, {HUNDRED}, frequency: monthly}}",
    )
    found = issue(plan, "2023-06-30", None, "P01-02,2023-03,25", "P01-03,2023-05,50")
    # May's figure is there; June's may come until 10 July.
    assert found.reports == ((date(2023, 7, 10), 1),)


def test_every_change_of_status_is_told_once() -> None:
    plan = make_plan(
        *(f"{{id: P01-0{n}, name: n{n}, {HUNDRED}}}" for n in range(1, 6)),
    )
    rows = [
        *("P01-01,2023-03,25", "P01-01,2023-06,100"),  # on track, then achieved
        *("P01-02,2023-03,25", "P01-02,2023-06,30"),  # on track, then lagging
        *("P01-03,2023-03,10", "P01-03,2023-06,50"),  # lagging, then on track
        *("P01-04,2023-03,40", "P01-04,2023-06,50"),  # ahead, then on track
        *("P01-05,2023-03,25", "P01-05,2023-06,50"),  # on track at both dates
    ]
    changes = issue(plan, "2023-06-30", "2023-03-31", *rows).changes
    assert (moved(changes.achieved), moved(changes.worse)) == (["P01-01"], ["P01-02"])
    assert (moved(changes.better), moved(changes.other)) == (["P01-03"], ["P01-04"])


def test_deadlines_of_the_next_three_months_without_the_plans_last_day() -> None:
    plan = make_plan(
        "{id: P01-01, name: a, due: 2023-09-30}",
        "{id: P01-02, name: b, due: 2023-10-01}",
        "{id: P01-03, name: c}",
        f"{{id: P01-04, name: d, {HUNDRED}}}",
        f"{{id: P01-05, name: e, {HUNDRED}, pace: {{steps: {{2023-08-31: 80, 2023-12-31: 100}}}}}}",
        "{id: P01-06, name: f, target: ≥ 20 个, every: quarter}",
        "{id: P01-07, name: g, due: 2023-06-30}",
    )
    found = issue(plan, "2023-06-30", None)
    assert [(str(d.on), d.standing.item.id, d.step) for d in found.deadlines] == [
        ("2023-08-31", "P01-05", Decimal(80)),
        ("2023-09-30", "P01-01", None),
        ("2023-09-30", "P01-06", None),
    ]
    assert found.due_at_end == 3


def test_the_end_of_a_turn_is_a_deadline_within_three_months() -> None:
    def ends(every: str, as_of: str) -> list[str]:
        plan = make_plan(f"{{id: P01-01, name: a, {HUNDRED}, every: {every}}}")
        return [str(deadline.on) for deadline in issue(plan, as_of, None).deadlines]

    assert ends("quarter", "2023-01-31") == ["2023-03-31"]
    assert ends("half-year", "2023-02-28") == []
    assert ends("half-year", "2023-03-01") == ["2023-06-30"]
    # The turn that begins tomorrow, where one ends today; the last one ends with the plan.
    assert ends("quarter", "2023-03-31") == ["2023-06-30"]
    assert ends("quarter", "2023-10-31") == []


def test_leads_are_ranked_only_where_most_items_name_one() -> None:
    named, bare = f"{{id: P01-01, name: a, {HUNDRED}, lead: 甲}}", f"{{id: P01-02, name: b, {HUNDRED}}}"
    assert ranked_by(judge(make_plan(named, bare), "2023-06-30").standings) is By.CHAPTER
    third = f"{{id: P01-03, name: c, {HUNDRED}, lead: 乙}}"
    assert ranked_by(judge(make_plan(named, bare, third), "2023-06-30").standings) is By.LEAD


def test_chapters_are_ranked_by_the_share_that_keeps_up() -> None:
    plan = make_plan(f"{{id: P01-01, name: a, {HUNDRED}}}", f"{{id: P01-02, name: b, {HUNDRED}, weight: 3}}")
    found = issue(plan, "2023-06-30", None, "P01-01,2023-06,10", "P01-02,2023-06,50").ranking
    assert [(place.rank, place.name, place.share) for place in found.places] == [(None, "第一章", Fraction(3, 4))], (
        "too few"
    )


names = st.sampled_from(["", "甲", "乙", "甲、乙", "丙"])
roles = st.lists(st.tuples(names, st.lists(names.filter(bool), unique=True, max_size=3)), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(roles)
def test_all_bulletins_have_every_item_once_per_unit_and_role(
    given_roles: list[tuple[str, list[str]]],
) -> None:
    plan = make_plan(
        *(
            f"{{id: P01-{n:02d}, name: n{n}"
            + (f", lead: {lead}" if lead else "")
            + (f", support: [{', '.join(support)}]" if support else "")
            + "}"
            for n, (lead, support) in enumerate(given_roles, 1)
        )
    )
    now = judge(plan, "2023-06-30")
    issues = [bulletin(now, None, unit) for unit in (*plan.answering.units, NOBODY)]
    led = Counter(s.item.id for i in issues for s in i.led)
    helped = Counter((s.item.id, i.unit) for i in issues for s in i.supported)
    wanted, helping = Counter[str](), Counter[tuple[str, str | None]]()
    for n, (lead, support) in enumerate(given_roles, 1):
        leads = set(lead.split("、")) - {""}
        wanted[f"P01-{n:02d}"] += len(leads) or 1
        helping.update((f"P01-{n:02d}", name) for name in set("、".join(support).split("、")) - leads - {""})
    assert led == wanted
    assert helped == helping


def test_a_unit_is_meant_by_its_name_or_by_an_unmistakable_part() -> None:
    plan = make_plan(
        "{id: P01-01, name: a, lead: 空港新城}",
        "{id: P01-02, name: b, lead: 沣东新城, support: [园办]}",
        "{id: P01-03, name: c, lead: 新城}",
    )
    answering = plan.answering
    assert answering.units == ("空港新城", "沣东新城", "东新城", "西新城", "园办")
    assert [answering.meant(name) for name in ("空港", "新城", "园", "城", "-", "")] == [
        *(("空港新城",), ("东新城", "西新城"), ("园办",), ("空港新城", "沣东新城", "东新城", "西新城"), (), ())
    ]
    standings = judge(plan, "2023-06-30").standings
    assert ids(led_by("西新城", plan, standings)) == ["P01-03"]
    assert ids(supported_by("园办", plan, standings)) == ["P01-02"]


def distance(item: str, as_of: str, *rows: str) -> str:
    found = judge(make_plan(item), as_of, *rows)
    return gap(found.standings[0], found.as_of, "zh")


def test_gaps_are_points_against_what_applies() -> None:
    flow = f"{{id: P01-01, name: a, {HUNDRED}}}"
    assert distance(flow, "2023-06-30", "P01-01,2023-06,33") == "低于序时 17.0 个百分点"
    assert distance(flow, "2023-06-30", "P01-01,2023-06,62.5") == "高于序时 12.5 个百分点"
    assert distance(flow, "2023-06-30", "P01-01,2023-06,50") == "与序时持平"
    assert distance(flow, "2023-06-30", "P01-01,2023-06,49.999") == "低于序时 0.1 个百分点"
    assert distance(flow, "2023-12-31", "P01-01,2023-12,90") == "低于目标 10.0 个百分点"
    rate = "{id: P01-01, name: a, target: ≥ 15 %}"
    assert distance(rate, "2023-06-30", "P01-01,2023-06,9.8") == "低于目标 5.2 个百分点"
    cap = "{id: P01-01, name: a, target: ≤ 100 吨}"
    assert distance(cap, "2023-06-30", "P01-01,2023-06,60") == "超出控制数 10.0 个百分点"
    band = "{id: P01-01, name: a, target: 5..7 %}"
    assert distance(band, "2023-06-30", "P01-01,2023-06,9") == "偏离目标 2.0 个百分点"
    assert distance(band, "2023-06-30", "P01-01,2023-06,6") == "在目标范围内"


def test_steps_are_compared_with_the_step_and_not_with_the_straight_line() -> None:
    steps = "{id: P01-01, name: a, target: ≥ 100 %, pace: {steps: {2023-06-30: 80, 2023-12-31: 100}}}"
    assert distance(steps, "2023-06-30", "P01-01,2023-06,78.4") == "低于节点目标 1.6 个百分点"
    counted = "{id: P01-01, name: a, target: ≥ 10 家, pace: {steps: {2023-06-30: 8, 2023-12-31: 10}}}"
    assert distance(counted, "2023-06-30", "P01-01,2023-06,9") == "高于节点目标 1 家"


def test_milestones_count_days() -> None:
    milestone = "{id: P01-01, name: a, due: 2023-06-30}"
    assert distance(milestone, "2023-06-10") == "距到期 20 天"
    assert distance(milestone, "2023-06-30") == "当日到期"
    assert distance(milestone, "2023-07-10") == "逾期 10 天"
    assert distance(milestone, "2023-07-10", "P01-01,2023-06-30,已完成") == ""
    assert distance("{id: P01-01, name: a}", "2023-07-10") == ""
