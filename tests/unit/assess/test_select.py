"""Choosing items and the rows of a form."""

from datetime import date
from decimal import Decimal

import pytest

from tests.helpers import HEAD, judge, make_plan
from xxtrack.assess.due import form
from xxtrack.assess.select import Selection, unknown
from xxtrack.model.assessment import led_by, supported_by

HEADLINE = "{id: P01-01, name: a, target: ≥ 120 家, lead: 科创局, support: [发改局, 园办], frequency: quarterly}"
MILESTONE = "{id: P01-02, name: b, due: 2023-06-30, lead: 发改局}"
DUTY = "{id: P01-03, name: c}"
EACH = "{id: P02-01, name: d, target: ≥ 5 个, each: 新城, lead: 各新城, frequency: quarterly}"
FIRST = f"{HEAD}    - {HEADLINE}\n    - {MILESTONE}\n    - {DUTY}\n"
SECOND = FIRST + "- title: 2号工程\n  points:\n  - no: 2\n    title: 二\n"
PLAN = make_plan(EACH, head=SECOND + "    items:\n")
ROWS = ("P01-01,2023-03,30", "P01-01,2023-06,20", "P02-01,2023-03,1,东新城", "P02-01,2023-06,2,西新城")


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (Selection(), ["P01-01", "P01-02", "P01-03", "P02-01"]),
        (Selection(points=(2,)), ["P02-01"]),
        (Selection(points=(1, 2)), ["P01-01", "P01-02", "P01-03", "P02-01"]),
        (Selection(kinds=("milestone", "duty")), ["P01-02", "P01-03"]),
        (Selection(ids=("P0?-01",)), ["P01-01", "P02-01"]),
        (Selection(ids=("p01-01",)), []),
        (Selection(leads=("发改",)), ["P01-02"]),
        (Selection(units=("发改",)), ["P01-01", "P01-02"]),
        (Selection(leads=("-",)), ["P01-03"]),
        (Selection(leads=("东新城",)), ["P02-01"]),
        (Selection(leads=("新城",)), ["P02-01"]),
        (Selection(chapters=("1",)), ["P01-01", "P01-02", "P01-03"]),
        # A number is a chapter's, even where a title has it; words are parts of titles.
        (Selection(chapters=("2",)), ["P02-01"]),
        (Selection(chapters=("号工",)), ["P02-01"]),
        (Selection(chapters=("第一", "工程")), ["P01-01", "P01-02", "P01-03", "P02-01"]),
        (Selection(chapters=("3",)), []),
        (Selection(points=(1,), kinds=("indicator",), leads=("科创",)), ["P01-01"]),
        (Selection(points=(2,), kinds=("duty",)), []),
    ],
)
def test_what_is_asked_for(asked: Selection, ids: list[str]) -> None:
    assert [item.id for item in PLAN.items.values() if asked.item(PLAN, item)] == ids


def test_a_status_and_a_scope_are_asked_of_the_standing() -> None:
    standings = judge(PLAN, "2023-06-30", *ROWS).standings
    lagging = Selection(statuses=("lagging",)).standings(PLAN, standings)
    # 20 of the 60 expected; 2 of the 2.5 that each should have.
    assert [s.item.id for s in lagging] == ["P01-01", "P02-01"]
    east = Selection(scopes=("东新城",)).standings(PLAN, standings)
    assert [(s.item.id, s.scope) for s in east] == [("P02-01", "东新城")]
    assert Selection(scopes=("东新城",), statuses=("achieved",)).standings(PLAN, standings) == ()


def test_a_form_has_a_row_for_everybody_who_reports() -> None:
    assessment = judge(PLAN, "2023-06-30", *ROWS)
    rows = form(assessment, "某局", Selection(), date(2023, 6, 30)).rows
    assert [(row.item.id, row.scope, row.last.value if row.last else None, row.due) for row in rows] == [
        # What is due comes first.
        ("P01-01", "", Decimal(20), True),
        ("P02-01", "东新城", Decimal(1), True),
        ("P02-01", "西新城", Decimal(2), True),
        ("P01-02", "", None, False),
        ("P01-03", "", None, False),
    ]
    earlier = form(assessment, "某局", Selection(ids=("P01-*",)), date(2023, 3, 31)).rows
    assert [row.last.value for row in earlier if row.last] == [30]
    assert [row.due for row in form(assessment, "", Selection(), date(2023, 5, 31)).rows] == [False] * 5


def test_a_unit_is_asked_for_by_its_scope_of_others_items() -> None:
    rows = form(judge(PLAN, "2023-06-30"), "东新城", Selection(leads=("东新城",)), date(2023, 6, 30)).rows
    assert [(row.item.id, row.scope) for row in rows] == [("P02-01", "东新城")]
    assert form(judge(PLAN, "2023-06-30"), "", Selection(leads=("东新城",), points=(1,)), date(2023, 6, 30)).rows == ()


def test_units_are_those_the_plan_names_and_members_of_groups() -> None:
    standings = judge(PLAN, "2023-06-30", *ROWS).standings
    assert PLAN.answering.units == ("科创局", "发改局", "东新城", "西新城", "园办")
    assert [s.item.id for s in led_by("发改局", PLAN, standings)] == ["P01-02"]
    assert [s.item.id for s in led_by("", PLAN, standings)] == ["P01-03"]
    assert [(s.item.id, s.scope) for s in led_by("西新城", PLAN, standings)] == [("P02-01", "西新城")]
    assert [s.item.id for s in supported_by("发改局", PLAN, standings)] == ["P01-01"]
    assert supported_by("", PLAN, standings) == ()


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("科创局", ("科创局",)),
        ("科创", ("科创局",)),
        ("局", ("科创局", "发改局")),
        ("新城", ("东新城", "西新城")),
        ("各新城", ("东新城", "西新城")),
        ("水务", ()),
        ("-", ("",)),
        ("", ()),
    ],
)
def test_a_unit_is_meant_by_its_name_its_group_or_a_part_of_its_name(given: str, meant: tuple[str, ...]) -> None:
    assert PLAN.answering.meant(given) == meant


def test_a_unit_gets_its_own_part_and_not_the_worst_of_all() -> None:
    """Of 5 each by the year's end, half at the end of June is 2.5: 1 is lagging, 3 is ahead."""
    standings = judge(PLAN, "2023-06-30", "P02-01,2023-06,3,东新城", "P02-01,2023-06,1,西新城").standings
    assert [s.status.value for s in Selection(ids=("P02-01",)).standings(PLAN, standings)] == ["lagging"]
    east = Selection(leads=("东新城",)).standings(PLAN, standings)
    assert [(s.item.id, s.scope, s.status.value) for s in east] == [("P02-01", "东新城", "ahead")]
    # Where every part is asked for, that is the item itself.
    assert [s.scope for s in Selection(leads=("新城",)).standings(PLAN, standings)] == [""]


def test_a_scope_that_no_lead_or_support_names_is_no_unit() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 5 个, quotas: {甲链: 2, 乙链: 3}, lead: 科创局}")
    assert plan.answering.units == ("科创局",)
    assert plan.answering.holders(plan.items["P01-01"]) == ()


def test_who_holds_a_quota_answers_for_it() -> None:
    """甲局 leads the whole; 乙局, which supports another item, has 3 of the 5 as its own."""
    plan = make_plan(
        "{id: P01-01, name: a, target: ≥ 5 个, quotas: {甲局: 2, 乙局: 3}, lead: 甲局}",
        "{id: P01-02, name: b, support: 乙局、丙局}",
    )
    standings = judge(plan, "2023-06-30", "P01-01,2023-06,1,甲局", "P01-01,2023-06,1,乙局").standings
    answering = plan.answering
    assert answering.holders(plan.items["P01-01"]) == ("乙局",)
    assert [(s.item.id, s.scope) for s in led_by("乙局", plan, standings)] == [("P01-01", "乙局")]
    assert [s.item.id for s in Selection(units=("乙局",)).standings(plan, standings)] == ["P01-01", "P01-02"]
    assert [s.item.id for s in supported_by("丙局", plan, standings)] == ["P01-02"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Selection(leads=("水务局",)), ("lead", "水务局")),
        (Selection(units=("水务局",)), ("unit", "水务局")),
        (Selection(ids=("P99-99",)), ("id", "P99-99")),
        (Selection(chapters=("99",)), ("chapter", "99")),
        (Selection(points=(7,)), ("point", "7")),
        (Selection(scopes=("南新城",)), ("scope", "南新城")),
    ],
)
def test_a_filter_that_names_nothing_is_told(asked: Selection, found: tuple[str, str]) -> None:
    assert [(one.filter, one.given) for one in unknown(asked, PLAN)] == [found]


def test_a_filter_that_names_something_is_not_told() -> None:
    asked = Selection(("首", "1"), (1,), ("局", "-"), ("园办",), ("东新城", "外区"), ids=("P01-*",))
    assert list(unknown(asked._replace(chapters=("1",)), PLAN, ["外区"])) == []
