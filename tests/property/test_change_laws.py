"""Laws of comparing two plans, for any two of a family of items."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.helpers import HEAD, make_plan, plan_text, read_plan

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.changes import diff
from xxtrack.assess.review.critical import critical_values
from xxtrack.assess.review.outcome import NOT_ASKED, ItemJudge, gravity, outcome, plan_with_only
from xxtrack.model.actuals import Actuals, Observation, Subject
from xxtrack.model.change import Effect, Report, Witness
from xxtrack.model.period import Period
from xxtrack.model.plan import Plan

NUMBERS = st.sampled_from(["80", "90", "100", "100.5", "0", "-3"])
TARGETS = st.builds(
    lambda op, number, unit: f"target: {op} {number} {unit}",
    st.sampled_from(["≥", "≤", "="]),
    NUMBERS,
    st.sampled_from(["家", "%"]),
) | st.sampled_from(["target: 80..90 家", "target: 90 ± 5 %"])
DUES = st.sampled_from(["", "due: 2023-06-30", "due: 2023-09-30"])
EXTRAS = st.sampled_from(
    [
        "",
        "note: 备注",
        "frequency: monthly",
        "thresholds: {lagging: 0.8}",
        "measure: stock",
        "measure: stock, baseline: 50",
        "thresholds: {by: points, lagging: 5, ahead: 5}",
        "pace: end",
        "pace: hold",
        "start: 2023-03-01",
        "each: 新城",
        "quotas: {东新城: 60, 西新城: 30}",
        "every: quarter",
        "waiver: {owner: 某局, reason: 示例, until: 2023-08-31}",
    ]
)
INDICATORS = st.tuples(TARGETS, DUES, EXTRAS)
WORKS = st.tuples(DUES, st.sampled_from(["", "thresholds: {soon: 60}", "frequency: quarterly", "note: 备注"]))
ITEMS = (INDICATORS | WORKS).map(lambda parts: ", ".join(["{id: P01-01, name: a", *filter(None, parts)]) + "}")
SCOPES = st.sampled_from(["", "", "东新城", "西新城", "别处"])
DAYS = st.dates(date(2023, 1, 1), date(2024, 1, 20))
POLICIES = st.sampled_from(["", "policy: {thresholds: {lagging: 0.7}}\n", "policy: {reporting: {grace: 20}}\n"])
PLANS = st.builds(
    lambda item, policy: make_plan(item, head=HEAD.replace("groups:", f"{policy}groups:")), ITEMS, POLICIES
)
CURVES = st.sampled_from(
    [
        "}",
        ", pace: {steps: {2023-03-31: 20, 2023-06-30: 60}}}",
        ", measure: stock, pace: linear}",
        ", measure: rate, pace: hold}",
        ", better: lower}",
    ]
)
some = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@some
@given(PLANS)
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    assert diff(plan, plan).changes == ()


@some
@given(PLANS, PLANS)
def test_undoing_a_change_mirrors_every_label(before: Plan, after: Plan) -> None:
    there = {change.subject: change.effect for change in diff(before, after).changes}
    back = {change.subject: change.effect.mirrored for change in diff(after, before).changes}
    assert there == back


@some
@given(ITEMS, ITEMS)
def test_every_witness_flips_the_verdict_its_way(first: str, second: str) -> None:
    before, after = make_plan(first), make_plan(second)
    for change in diff(before, after).changes:
        loss, gain = change.judgement.weaker, change.judgement.stronger
        assert (loss is not None) == change.effect.softens
        assert (gain is not None) == (change.effect in {Effect.STRENGTHENED, Effect.MIXED})
        if loss and gravity(loss.before) >= 2:
            assert graver(loss, before, after) > 0
        if gain and gravity(gain.after) >= 2:
            assert graver(gain, before, after) < 0


def graver(witness: Witness, before: Plan, after: Plan) -> int:
    """How much worse the series stands before than after, judged anew; a side that cannot read it does not ask."""
    sides = []
    for plan, said in ((before, witness.before), (after, witness.after)):
        item = plan.items["P01-01"]
        found = NOT_ASKED
        if said.status is not None:
            judge = ItemJudge(plan_with_only(plan, item), item)
            found = judge.outcomes(witness.reports, witness.as_of)[witness.scope]
        sides.append(gravity(found))
    return sides[0] - sides[1]


@some
@given(
    ITEMS,
    st.lists(st.tuples(DAYS, st.decimals("0", "200", places=1), SCOPES), unique_by=lambda one: one[::2], max_size=6),
    DAYS,
)
def test_a_series_has_one_verdict(text: str, figures: list[tuple[date, Decimal, str]], as_of: date) -> None:
    """What judges imagined series says what the assessment of the same rows says."""
    plan = make_plan(text)
    item = plan.items["P01-01"]
    reports = [Report(on, value, scope=scope) for on, value, scope in figures]
    rows = (Observation(Subject(item.id, Period(on, on), scope), value) for on, value, scope in figures)
    whole = evaluate(plan, Actuals.of(rows), as_of).standings[0]
    whole = whole._replace(stale=whole.stale and not (item.each and whole.scopes))
    standings = {"": whole, **{part.scope: part for part in whole.scopes}}
    found = ItemJudge(plan, item).outcomes(reports, as_of)
    assert found == {scope: outcome(plan, standing, as_of) for scope, standing in standings.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ITEMS, CURVES, DAYS)
def test_between_two_critical_values_a_verdict_stays(text: str, curve: str, on: date) -> None:
    plan = read_plan(plan_text(text.replace("}", curve))).plan
    if plan is None or "P01-01" not in plan.items:
        return
    item = plan.items["P01-01"]
    if item.target is None or plan.scopes_of(item) or item.every or on < item.start:
        return
    judge = ItemJudge(plan, item)
    marks = sorted(set(critical_values(item, on, divided=False)))
    for low, high in pairwise([marks[0] - 100, *marks, marks[-1] + 100]):
        inside = [low + (high - low) * Fraction(n, 100) for n in (1, 20, 50, 80, 99)]
        found = [judge.outcomes([Report(on, value)], on)[""] for value in inside]
        assert {gravity(one) for one in found} == {gravity(found[0])}, (low, high)
