"""A mean over scopes that do not weigh alike: worked out by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.helpers import judge, make_plan, plan_text, read_plan, values_of
from xxtrack.assess.review.changes import diff
from xxtrack.assess.rules.data_rules import check_data
from xxtrack.assess.rules.plan_rules import check_sense
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.change import Effect
from xxtrack.model.plan import RollUp, WeightedMean
from xxtrack.model.status import Status

RATE = "{id: P01-01, name: 办结率, target: ≥ 90 %, roll_up: {mean: P01-02}}"
CASES = "{id: P01-02, name: 受理件, unit: 件}"
TOWNS = ("1,2023-06,100,东新城", "1,2023-06,80,西新城")
WEIGHTS = ("2,2023-06,10,东新城", "2,2023-06,30,西新城")


def judged(as_of: str, *rows: str, item: str = RATE, other: str = CASES) -> Assessment:
    lines = []
    for row in rows:
        id_, period, value, *scope = row.split(",")
        lines.append(f"P01-0{id_},{period},{value},{scope[0] if scope else ''},,")
    return judge(make_plan(item, other), as_of, *lines)


def stood(as_of: str, *rows: str, item: str = RATE, other: str = CASES) -> Standing:
    return judged(as_of, *rows, item=item, other=other).by_id["P01-01"]


def test_how_it_is_read() -> None:
    item = make_plan(RATE, CASES).items["P01-01"]
    assert (item.roll_up, item.follows) == (WeightedMean("P01-02"), ("P01-02",))
    plain = make_plan(RATE.replace("{mean: P01-02}", "mean"), CASES).items["P01-01"]
    assert (plain.roll_up, plain.follows) == (RollUp.MEAN, ())
    assert [f.code for f in read_plan(plan_text(RATE.replace("{mean: P01-02}", "weighted"), CASES)).findings] == [
        "XX204"
    ]


def test_a_town_of_ten_does_not_count_as_one_of_ten_thousand() -> None:
    found = stood("2023-07-05", *TOWNS, *WEIGHTS)
    # (100 × 10 + 80 × 30) / 40 = 85; alike they would make 90.
    assert (found.actual, found.observed, found.status) == (Fraction(85), date(2023, 6, 30), Status.AT_RISK)
    assert values_of(found.history[0].computed or "") == "lint.computed-whole how=[lint.how-weighted]"
    alike = stood("2023-07-05", *TOWNS, item=RATE.replace("{mean: P01-02}", "mean"))
    assert (alike.actual, alike.status) == (Fraction(90), Status.ON_TRACK)


@pytest.mark.parametrize(("measure", "actual"), [("stock", Fraction(85)), ("flow", None)])
def test_a_level_weighs_until_the_next_one_and_a_count_only_on_its_day(measure: str, actual: Fraction | None) -> None:
    other = f"{{id: P01-02, name: 人口, unit: 人, measure: {measure}}}"
    found = stood("2023-07-05", *TOWNS, "2,2023-03,10,东新城", "2,2023-05,30,西新城", other=other)
    assert found.actual == actual
    # What comes later has no say.
    late = stood("2023-12-05", *TOWNS, "2,2023-09,10,东新城", "2,2023-09,30,西新城", other=other)
    assert (late.actual, late.status) == (None, Status.NO_DATA)


@pytest.mark.parametrize(
    ("weights", "missing"),
    [
        (["2,2023-06,10,东新城"], "西新城"),
        ([], "东新城, 西新城"),
        (["2,2023-06,0,东新城", "2,2023-06,0,西新城"], "东新城, 西新城"),
        (["2,2023-06,10,东新城", "2,2023-06,-5,西新城"], "西新城"),
    ],
)
def test_without_weights_nothing_can_be_said(weights: list[str], missing: str) -> None:
    found = stood("2023-07-05", *TOWNS, *weights)
    assert (found.status, found.actual) == (Status.NO_DATA, None)
    by = "by=[reason.other id=[P01-02] name=[受理件]]"
    assert values_of(found.reason) == f"reason.weights-missing {by} date=[2023-06-30] scopes=[{missing}]"
    assert [part.actual for part in found.scopes] == [Decimal(100), Decimal(80)]


def test_newer_figures_wait_for_their_weights_through_the_days_of_grace() -> None:
    march = ("1,2023-03,100,东新城", "1,2023-03,90,西新城", "2,2023-03,10,东新城", "2,2023-03,30,西新城")
    waiting = stood("2023-07-10", *march, *TOWNS)
    # (100 × 10 + 90 × 30) / 40 in March.
    told = (waiting.status, waiting.actual, waiting.observed)
    assert told == (Status.ON_TRACK, Fraction("92.5"), date(2023, 3, 31))
    late = stood("2023-07-11", *march, *TOWNS)
    assert (late.status, late.actual) == (Status.NO_DATA, Fraction("92.5"))
    assert values_of(late.reason).startswith("reason.weights-missing")


def test_a_whole_that_is_reported_needs_no_weights_and_is_compared_with_its_parts() -> None:
    found = stood("2023-12-05", "1,2023-06,91", *TOWNS)
    assert (found.status, found.actual, found.parts) == (Status.ON_TRACK, Decimal(91), None)
    assessment = judged("2023-12-05", "1,2023-06,91", *TOWNS, *WEIGHTS)
    difference = assessment.by_id["P01-01"].parts
    assert difference
    assert (difference.parts, difference.apart, difference.how) == (Fraction(85), Fraction(6), RollUp.WEIGHTED)
    assert "XX436" in [finding.code for finding in check_data(assessment.plan, assessment.actuals)]


def test_quotas_and_each_go_with_it() -> None:
    quotas = RATE.replace("roll_up", "quotas: {东新城: 95, 西新城: 85}, roll_up")
    found = stood("2023-07-05", *TOWNS, *WEIGHTS, item=quotas)
    assert (found.actual, [part.status for part in found.scopes]) == (Fraction(85), [Status.ON_TRACK, Status.AT_RISK])
    each = stood("2023-07-05", *TOWNS, *WEIGHTS, item=RATE.replace("roll_up", "each: 新城, roll_up"))
    assert [part.status for part in each.scopes] == [Status.ON_TRACK, Status.LAGGING]
    collected = "{id: P01-01, name: 办结率, unit: '%', roll_up: {mean: P01-02}, each: 新城}"
    assert stood("2023-07-05", *TOWNS, *WEIGHTS, item=collected).actual == Fraction(85)


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        ("{mean: P01-09}", "sense.weights-unknown"),
        ("{mean: P01-01}", "sense.weights-itself"),
        ("{mean: P01-03}", "sense.weights-work"),
        ("{mean: P01-04}", "sense.weights-rate"),
    ],
)
def test_weights_that_do_not_fit_are_found_where_they_stand(weights: str, found: str) -> None:
    others = ("{id: P01-03, name: 开工, due: 2023-06-30}", "{id: P01-04, name: 覆盖, unit: '%'}")
    loaded = read_plan(plan_text(RATE.replace("{mean: P01-02}", weights), *others))
    assert loaded.plan
    (finding,) = check_sense(loaded.plan)
    assert (finding.code, finding.message.key, finding.where.line) == ("XX342", found, 11)


def test_a_review_takes_another_weight_for_mixed() -> None:
    people = "{id: P01-03, name: 人口, unit: 人}"
    before = make_plan(RATE, CASES, people)
    for other in ("{mean: P01-03}", "mean"):
        (change,) = diff(before, make_plan(RATE.replace("{mean: P01-02}", other), CASES, people)).changes
        assert change.effect is Effect.MIXED
        assert [(field.key, field.before) for field in change.fields] == [("roll_up", "mean: P01-02")]
    (of_weights,) = diff(before, make_plan(RATE, CASES.replace("}", ", measure: stock}"), people)).changes
    assert (of_weights.subject, of_weights.effect) == ("P01-02", Effect.MIXED)
    (lower,) = diff(before, make_plan(RATE.replace("90", "85"), CASES, people)).changes
    assert lower.effect is Effect.WEAKENED
