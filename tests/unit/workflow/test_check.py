"""What counts, what fails, and what is worse than before."""

from decimal import Decimal

import pytest

from tests.helpers import plan_text
from xxtrack.assess.review.gate import FailOn
from xxtrack.assess.rules.performance import Limits
from xxtrack.assess.select import Selection
from xxtrack.errors import UsageError
from xxtrack.load.source import Source
from xxtrack.workflow.base import check_against
from xxtrack.workflow.case import Case, Inputs, UnusablePlanError, load_case
from xxtrack.workflow.check import Gate, check_case, checked_stop, chosen_rules, percentage, validate_case

FIRMS = "{id: P01-01, name: 企业, lead: 甲, target: ≥ 100 家}"
PARKS = "{id: P01-02, name: 园区, lead: 乙, target: ≥ 10 个}"


def case(*rows: str, items: tuple[str, ...] = (FIRMS, PARKS)) -> Case:
    table = Source("a.csv", "\n".join(["id,period,value", *rows]).encode())
    return load_case(Inputs(Source("plan.yaml", plan_text(*items).encode()), (table,)), "2023-06-30", doubts=True)


# Half of the year is over: 20 of 100 and 1 of 10 lag, 60 of 100 and 6 of 10 do not.
LAGGING = case("P01-01,2023-06,20", "P01-02,2023-06,6")
WELL = case("P01-01,2023-06,60", "P01-02,2023-06,6")


def failing(found: Case, gate: Gate) -> list[tuple[str, str]]:
    return [(finding.code, finding.item) for finding in check_case(found, gate).failing]


def test_errors_fail_unless_something_else_is_asked() -> None:
    assert failing(LAGGING, Gate()) == [("XX501", "P01-01")]
    assert failing(LAGGING, Gate(frozenset({FailOn.NEVER}))) == []
    assert failing(LAGGING, Gate(rules=chosen_rules((), ("XX5",)))) == []
    assert failing(WELL, Gate()) == []


def test_performance_counts_for_the_chosen_alone() -> None:
    assert failing(LAGGING, Gate(select=Selection(leads=("乙",)))) == []
    assert failing(LAGGING, Gate(select=Selection(leads=("甲",)))) == [("XX501", "P01-01")]


def test_limits_are_on_the_whole() -> None:
    gate = Gate(frozenset(), Limits(max_lagging=0))
    assert [message.key for message in check_case(LAGGING, gate).breaches] == ["limit.too-many"]
    assert gate.names == "data"
    assert not check_case(WELL, gate).failed


def test_only_what_is_worse_fails_against_an_earlier_case() -> None:
    assert not check_against(LAGGING, LAGGING, Gate()).failed
    assert check_against(LAGGING, LAGGING, Gate()).compared
    # The row was overwritten, and the item lags by it.
    found = check_against(WELL, LAGGING, Gate()).failing
    assert [(finding.code, finding.item) for finding in found] == [("XX616", "P01-01"), ("XX501", "P01-01")]
    # What an overwritten row makes better is nothing that got better.
    assert check_against(LAGGING, WELL, Gate()).better == ()
    early, caught_up = ("P01-01,2023-05,20", "P01-02,2023-06,6"), "P01-01,2023-06,60"
    better = check_against(case(*early), case(*early, caught_up), Gate()).better
    assert [message.key for message in better] == ["regression.better"]


def test_a_softened_target_is_found_against_an_earlier_case() -> None:
    softer = case("P01-01,2023-06,60", "P01-02,2023-06,6", items=(FIRMS.replace("100", "90"), PARKS))
    assert [finding.code for finding in check_against(WELL, softer, Gate()).failing] == ["XX611"]


def test_an_earlier_plan_that_cannot_be_used_has_findings_only() -> None:
    with pytest.raises(UnusablePlanError) as stop:
        load_case(Inputs(Source("plan.yaml", b"- 1\n"), ()))
    failing = check_against(stop.value, LAGGING, Gate()).failing
    assert [(finding.code, finding.item) for finding in failing] == [("XX617", ""), ("XX501", "P01-01")]
    assert checked_stop(stop.value).failed


def test_plan_and_data_alone_know_no_performance() -> None:
    assert validate_case(LAGGING, chosen_rules((), ())).findings == ()


@pytest.mark.parametrize(("select", "ignore"), [(("XX999",), ()), ((), ("nonsense",)), ((), ("XX201",))])
def test_rules_that_do_not_exist_or_always_hold_are_refused(select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        chosen_rules(select, ignore)


def test_a_share_has_its_sign_or_not() -> None:
    assert percentage("80") == percentage("80 %") == Decimal(80)
    for text in ("101", "-1", "much"):
        with pytest.raises(UsageError):
            percentage(text)
