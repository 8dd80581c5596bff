"""A review ends soon, however long a curve and however many scopes; what was not tried counts as mixed."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from tests.helpers import HEAD, make_plan
from xxtrack.assess.review import strength
from xxtrack.assess.review.changes import diff
from xxtrack.assess.review.outcome import ItemJudge
from xxtrack.assess.review.rows_in_hand import Rows
from xxtrack.model.actuals import Actuals
from xxtrack.model.change import Change, Effect, Outcome, Report
from xxtrack.model.plan import Plan

TOWNS = HEAD.replace("[东新城, 西新城]", "[" + ", ".join(f"镇{n}" for n in range(800)) + "]")


def plan(rest: str, head: str = HEAD) -> Plan:
    return make_plan(f"{{id: P01-01, name: a, {rest}}}", head=head)


def curve(steps: int, factor: float) -> str:
    days = (date(2023, 1, 1) + timedelta(days=n * 360 // steps) for n in range(1, steps))
    pairs = (f"{day}: {factor * n * 100 / steps:.2f}" for n, day in enumerate(days, 1))
    return f"pace: {{steps: {{{', '.join(pairs)}}}}}"


def trials_of(monkeypatch: pytest.MonkeyPatch, before: Plan, after: Plan) -> tuple[Change, int]:
    """The one change, and how many series were judged for it."""
    seen = 0
    outcomes = ItemJudge.outcomes

    def counting(judge: ItemJudge, reports: Iterable[Report], as_of: date) -> dict[str, Outcome]:
        nonlocal seen
        seen += 1
        return outcomes(judge, reports, as_of)

    monkeypatch.setattr(ItemJudge, "outcomes", counting)
    (change,) = diff(before, after).changes
    return change, seen


@pytest.mark.parametrize("steps", [52, 120])
@pytest.mark.parametrize("sort", ["target: ≥ 100 家", "due: 2023-12-31"])
def test_a_long_curve(monkeypatch: pytest.MonkeyPatch, steps: int, sort: str) -> None:
    sides = [plan(f"{sort}, {curve(steps, factor)}") for factor in (1, 0.9)]
    change, seen = trials_of(monkeypatch, *sides)
    assert change.effect.softens
    assert change.judgement.weaker
    assert seen < 2 * strength.MOST_TRIALS + 100


@pytest.mark.parametrize("every", ["", ", every: month"])
def test_eight_hundred_towns(monkeypatch: pytest.MonkeyPatch, every: str) -> None:
    sides = [plan(f"target: ≥ {n} 家, each: 新城{every}", TOWNS) for n in (100, 90)]
    change, seen = trials_of(monkeypatch, *sides)
    assert change.effect is Effect.WEAKENED
    assert seen < 4000


def test_what_is_left_untried_is_mixed_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strength, "MOST_TRIALS", 5)
    (change,) = diff(plan("target: ≥ 90 家"), plan("target: ≥ 100 家")).changes
    assert change.judgement.untried
    assert change.effect is Effect.MIXED


def test_a_share_of_what_is_not_there() -> None:
    """Such a plan has a fault that is a finding, and is compared all the same."""
    share = "target: ≥ 40 %, share_of: {part: P01-02, whole: P01-03}"
    day = date(2023, 12, 31)
    nothing = Actuals.of(())
    found = diff(plan(share), plan(f"{share}, due: 2023-06-30"), Rows(((nothing, nothing),), day))
    assert [change.subject for change in found.changes] == ["P01-01"]
