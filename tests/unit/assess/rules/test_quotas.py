"""Quotas: whose they are, and whether they can reach the whole."""

import pytest

from tests.helpers import make_plan
from xxtrack.assess.rules.plan_rules import check_sense


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("target: ≥ 650 家, quotas: {东新城: 400, 西新城: 300}", []),
        ("target: ≥ 650 家, quotas: {东新城: 400, 西新成: 300}", ["doubt.quota-unknown", "doubt.quota-left-out"]),
        ("target: ≥ 650 家, quotas: {东新城: 650}", ["doubt.quota-left-out"]),
        # A unit that leads may have a quota beside the group's members; scopes of no group are their own.
        ("target: ≥ 650 家, lead: 园办, quotas: {东新城: 300, 西新城: 300, 园办: 50}", []),
        ("target: ≥ 650 家, quotas: {甲链: 400, 乙链: 300}", []),
        # (80 + 85 + 90) / 3 = 85 is below 90, the mean of 95 and 90 is not; 80 and 85 may not be averaged.
        (
            "target: ≥ 90 %, roll_up: mean, lead: 园办, quotas: {东新城: 80, 西新城: 85, 园办: 90}",
            ["doubt.quotas-short-mean"],
        ),
        ("target: ≥ 90 %, roll_up: mean, quotas: {东新城: 95, 西新城: 90}", []),
        ("target: ≥ 90 %, quotas: {东新城: 80, 西新城: 85}", []),
        ("target: ≤ 5 %, roll_up: mean, quotas: {东新城: 6, 西新城: 5}", ["doubt.quotas-over-mean"]),
    ],
)
def test_quotas(keys: str, found: list[str]) -> None:
    plan = make_plan(f"{{id: P01-01, name: 企业, {keys}}}")
    assert [finding.message.key for finding in check_sense(plan)] == found
