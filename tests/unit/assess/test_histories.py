"""Rows to series, to the whole and its parts, to shares."""

from datetime import date

import pytest

from tests.helpers import make_plan, plan_text, read_plan, read_rows
from xxtrack.assess.histories import Histories
from xxtrack.model.assessment import Reading
from xxtrack.model.plan import Item, Plan
from xxtrack.model.share import MOST_LINKS

ROWS = ("P01-01,2023-06,3", "P01-02,2023-06,4")


def shares_of_shares(length: int) -> Plan:
    """Each a share of the two before it."""
    items = ["{id: P01-01, name: 1, target: ≥ 1 %}", "{id: P01-02, name: 2, target: ≥ 1 %}"]
    for n in range(3, length + 1):
        share = f"share_of: {{part: P01-{n - 2:02}, whole: P01-{n - 1:02}}}"
        items.append(f"{{id: P01-{n:02}, name: {n}, target: ≥ 1 %, {share}}}")
    plan = read_plan(plan_text(*items)).plan
    assert plan
    return plan


def test_a_share_of_shares_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = shares_of_shares(12)
    histories = Histories(plan, read_rows(plan, *ROWS).actuals, date(2023, 6, 30))
    computed: list[str] = []
    share = Histories.share

    def counted(self: Histories, item: Item, scope: str) -> tuple[Reading, ...]:
        computed.append(item.id)
        return share(self, item, scope)

    monkeypatch.setattr(Histories, "share", counted)
    (reading,) = histories.of(plan.items["P01-12"]).whole
    assert reading.on == date(2023, 6, 30)
    assert len(computed) == len(set(computed)) == 10


def test_shares_of_shares_without_end_are_not_computed() -> None:
    """Every share doubles the digits of the one before: after forty there are a hundred million."""
    plan = shares_of_shares(99)
    histories = Histories(plan, read_rows(plan, *ROWS).actuals, date(2023, 6, 30))
    known = [bool(histories.of(item).whole) for item in plan.items.values()]
    assert known == [True] * (2 + MOST_LINKS) + [False] * (97 - MOST_LINKS)


def test_a_share_of_itself_has_no_history() -> None:
    plan = make_plan(
        "{id: P01-01, name: a, target: ≥ 1 %, share_of: {part: P01-02, whole: P01-03}}",
        "{id: P01-02, name: b, target: ≥ 1 %, share_of: {part: P01-01, whole: P01-03}}",
        "{id: P01-03, name: c, target: ≥ 1 %}",
    )
    histories = Histories(plan, read_rows(plan, "P01-03,2023-06,4").actuals, date(2023, 6, 30))
    assert histories.of(plan.items["P01-01"]) == ((), {})
