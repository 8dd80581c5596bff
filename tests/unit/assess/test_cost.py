"""What must not grow with the size of a plan, counted and not timed."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from tests.helpers import HEAD, make_plan
from xxtrack.assess.review.attribution import Snapshot, attribute
from xxtrack.assess.review.changes import diff
from xxtrack.assess.review.outcome import ItemJudge
from xxtrack.assess.rules.waivers import Granted, apply_waivers
from xxtrack.model.actuals import Actuals
from xxtrack.model.change import Outcome, Report
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message
from xxtrack.model.plan import Plan

Count = Callable[[Plan, Plan], int]
WAIVER = "waiver: {owner: 某局, reason: 示例, until: 2023-10-31}"


@pytest.fixture
def judged_series(monkeypatch: pytest.MonkeyPatch) -> Count:
    """How many imagined series a comparison judges."""
    days: list[date] = []

    outcomes = ItemJudge.outcomes

    def counted(judge: ItemJudge, reports: Iterable[Report], as_of: date) -> dict[str, Outcome]:
        days.append(as_of)
        return outcomes(judge, reports, as_of)

    monkeypatch.setattr(ItemJudge, "outcomes", counted)

    def count(before: Plan, after: Plan) -> int:
        days.clear()
        diff(before, after)
        return len(days)

    return count


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[Granted]:
    """Waivers that were asked whether they cover a finding."""
    asked: list[Granted] = []
    covers = Granted.covers

    def counted(self: Granted, finding: Finding) -> bool:
        asked.append(self)
        return covers(self, finding)

    monkeypatch.setattr(Granted, "covers", counted)
    return asked


def plan_of(size: int, first: str = "target: ≥ 650 家", rest: str = "target: ≥ 20 家") -> Plan:
    others = [f"{{id: P01-{n:02}, name: {n}, {rest}}}" for n in range(2, size + 1)]
    return make_plan(f"{{id: P01-01, name: 1, {first}}}", *others)


def test_items_that_do_not_differ_are_judged_on_no_series(judged_series: Count) -> None:
    small, large = (judged_series(plan_of(size), plan_of(size, "target: ≥ 600 家")) for size in (1, 60))
    assert small == large > 0
    assert judged_series(plan_of(60), plan_of(60)) == 0


def test_words_that_differ_need_no_series(judged_series: Count) -> None:
    assert judged_series(plan_of(9), plan_of(9, rest="target: ≥ 20 家, lead: 某局")) == 0


def test_a_rule_is_tried_once_on_items_that_are_alike(judged_series: Count) -> None:
    """Thresholds are shares of what is expected, so the size of a target plays no part."""
    stricter = HEAD.replace("groups:", "policy: {thresholds: {lagging: 0.95}}\ngroups:")

    def cost(size: int) -> int:
        items = [f"{{id: P01-{n:02}, name: {n}, target: ≥ {n}0 家}}" for n in range(1, size + 1)]
        return judged_series(make_plan(*items), make_plan(*items, head=stricter))

    assert cost(1) == cost(40) > 0


def test_an_item_that_comes_or_goes_is_not_judged_further_than_its_proof(judged_series: Count) -> None:
    """A series that misses it is proof, and nothing can speak for the opposite."""
    short, full = plan_of(1), plan_of(2)
    change = judged_series(full, plan_of(2, rest="target: ≥ 19 家"))
    assert 0 < judged_series(short, full) < change / 4
    assert 0 < judged_series(full, short) < change / 4


def test_a_finding_is_held_against_the_waivers_of_its_item_alone(looked_at: list[Granted]) -> None:
    plan = plan_of(50, f"target: ≥ 20 家, {WAIVER}", f"target: ≥ 20 家, {WAIVER}")
    findings = [Finding("XX501", Message(""), item.where, item.id) for item in plan.items.values()]
    assert all(finding.waived for finding in apply_waivers(findings, plan, date(2023, 9, 30)))
    assert len(looked_at) == 50


def test_a_changed_status_is_held_against_the_waivers_of_its_item_alone(looked_at: list[Granted]) -> None:
    plan = plan_of(50, f"target: ≥ 20 家, {WAIVER}", f"target: ≥ 20 家, {WAIVER}")
    silence = Actuals.of(())
    before, after = (Snapshot(plan, silence, date(2023, month, 1)) for month in (1, 9))
    assert len(attribute(before, after, silence)) == 50
    # Six stages, each judged in September, when nobody has reported.
    assert len(looked_at) == 6 * 50
