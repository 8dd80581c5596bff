"""Keys of the plan file, each as it is written and as it is read."""

from datetime import date
from decimal import Decimal

import pytest

from tests.helpers import HEAD, make_plan, plan_text, read_plan, read_rows
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.model.plan import Frequency, Office, PlanSource

FISCAL = HEAD.replace("start: 2023-01-01, end: 2023-12-31", "start: 2023-04-01, end: 2024-03-31")


def about(keys: str) -> str:
    return HEAD.replace("end: 2023-12-31", f"end: 2023-12-31, {keys}")


def policy(keys: str) -> str:
    return HEAD.replace("chapters:\n", f"policy: {keys}\nchapters:\n")


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("2023-09-30", date(2023, 9, 30)),
        ("2016-09", date(2016, 9, 30)),
        ("2024-06", date(2024, 6, 30)),
        ("12月底前", date(2023, 12, 31)),
        ("6月底", date(2023, 6, 30)),
        ("9月30日前", None),
        ("2023年9月30日前", date(2023, 9, 30)),
        ("三季度末", date(2023, 9, 30)),
        ("上半年", date(2023, 6, 30)),
        ("年底前", date(2023, 12, 31)),
        ("2023-02-30", None),
        ("尽快", None),
    ],
)
def test_a_due_date_is_read_as_periods_are(due: str, day: date | None) -> None:
    loaded = read_plan(plan_text(f"{{id: P01-01, name: a, due: {due}}}"))
    found = [item.due for item in loaded.plan.items.values()] if loaded.plan else []
    assert found == ([day] if day else [])
    assert [finding.code for finding in loaded.findings] == ([] if day else ["XX206"])


def test_a_due_date_without_a_year_is_in_the_plans_own() -> None:
    """From April 2023 to March 2024, 上半年 ends in September and 2月 is February 2024."""
    plan = make_plan("{id: P01-01, name: a, due: 上半年}", "{id: P01-02, name: b, due: 2月底前}", head=FISCAL)
    assert [item.due for item in plan.items.values()] == [date(2023, 9, 30), date(2024, 2, 29)]


@pytest.mark.parametrize("id_", ["P0١-01", "P01-0１", "P1-01", "P01-1", "P12345-01"])
def test_an_id_has_ascii_digits_two_at_least(id_: str) -> None:
    assert [finding.code for finding in read_plan(plan_text(f"{{id: {id_}, name: a}}")).findings] == ["XX207"]


def test_a_point_may_have_a_number_of_four_digits() -> None:
    head = HEAD.replace("no: 1", "no: 196")
    plan = make_plan("{id: P196-01, name: a}", head=head)
    assert [item.point for item in plan.items.values()] == [196]
    assert [f.code for f in check_sense(plan)] == []
    wrong = make_plan("{id: P19-01, name: a}", head=head)
    assert [f.code for f in check_sense(wrong)] == ["XX302"]


def test_left_and_right_has_the_plans_tolerance_in_its_unit() -> None:
    plan = make_plan("{id: P01-01, name: a, target: 7%左右, better: higher}", head=policy("{tolerance: {'%': 0.5}}"))
    target = plan.items["P01-01"].target
    assert target and (target.low, target.high, target.text) == (Decimal("6.5"), Decimal("7.5"), "7%左右")
    assert plan.policy.tolerance == {"%": Decimal("0.5")}
    other = read_plan(plan_text("{id: P01-01, name: a, target: 300个左右}", head=policy("{tolerance: {'%': 0.5}}")))
    assert [finding.code for finding in other.findings] == ["XX205"]


def test_units_in_one_text_are_a_list() -> None:
    plan = make_plan(
        "{id: P01-01, name: a, lead: 甲局、乙局, support: '丙局，丁局'}",
        "{id: P01-02, name: b, lead: [甲局, 乙局]}",
        "{id: P01-03, name: c, lead: ''}",
    )
    items = list(plan.items.values())
    assert [item.lead for item in items] == [("甲局", "乙局"), ("甲局", "乙局"), ()]
    assert items[0].support == ("丙局", "丁局")


def test_what_the_plan_says_of_itself() -> None:
    head = about(
        "dates: day-first, decimal: comma, source: {file: 要点.docx, sha256: " + "a" * 64 + "}, "
        "office: {name: 督查室, number: 〔2023〕5号, to: 各新城, copy: 各局, signed: 某}"
    )
    plan = make_plan("{id: P01-01, name: a, target: ≥ 5 亿元}", head=head)
    assert plan.source == PlanSource("要点.docx", "a" * 64)
    assert plan.office == Office("督查室", "〔2023〕5号", "各新城", "各局", "某")
    assert (plan.year.dates, plan.decimal) == ("day-first", "comma")
    rows = read_rows(plan, 'P01-01,03/04/2023,"1,5"', 'P01-01,2023-06,"1.234,56"', "P01-01,2023-09,3")
    assert rows.findings == ()
    (known,) = rows.actuals.series.values()
    assert [(one.period.end, one.value) for one in known] == [
        (date(2023, 4, 3), Decimal("1.5")),
        (date(2023, 6, 30), Decimal("1234.56")),
        (date(2023, 9, 30), Decimal(3)),
    ]


def test_a_hash_that_is_none_is_refused() -> None:
    loaded = read_plan(plan_text("{id: P01-01, name: a}", head=about("source: {file: a, sha256: 12}")))
    assert [finding.code for finding in loaded.findings] == ["XX203"]


def test_what_is_reported_twice_a_year() -> None:
    plan = make_plan("{id: P01-01, name: a, target: ≥ 5 个, frequency: half-yearly}")
    assert plan.items["P01-01"].frequency is Frequency.HALF_YEARLY
    assert Frequency.HALF_YEARLY.months == 6


def test_a_plan_knows_how_many_of_its_items_were_refused() -> None:
    loaded = read_plan(plan_text("{id: P01-01, name: a}", "{id: P01-02, name: b, due: 尽快}"))
    assert loaded.plan
    assert (len(loaded.plan.items), loaded.plan.refused) == (1, 1)


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ("due: 2023-06-30, nodes: {2023-03-31: 立项}", None),
        ("target: ≥ 5 个, nodes: {2023-03-31: 立项}", "sense.nodes-of-milestone"),
        ("target: ≥ 5 %, over_time: mean", None),
        ("target: ≥ 5 个, over_time: mean", "sense.over-time-of-rate"),
        ("target: ≥ 5 个, pace: profile, profile: [10, 30, 60, 100]", None),
        ("target: ≥ 5 个, pace: profile", "sense.pace-without-profile"),
        ("due: 2023-06-30, better: higher", "sense.key-needs-target"),
    ],
)
def test_keys_apply_where_they_mean_something(keys: str, key: str | None) -> None:
    found = check_sense(make_plan(f"{{id: P01-01, name: 建成, {keys}}}"))
    assert [finding.message.key for finding in found] == ([key] if key else [])
