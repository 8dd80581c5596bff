"""Whether an English clause states a target's number, with its unit."""

import pytest

from xxtrack.assess.rules.stated_number import missing_number
from xxtrack.model.target import parse_target


@pytest.mark.parametrize(
    ("target", "clause"),
    [
        ("≥ 66,156 visits", "Welcome at least 66,156 visits to libraries"),
        ("≥ £7.2m", "Secure at least £7.2m of inward investment by 31 March 2025."),
        ("≥ £7.2m", "Secure £7,200,000 of investment"),
        ("≤ £4.6 million", "Spend no more than £4.6m"),
        ("≥ 1.2 million visits", "Reach at least 1.2 million visits to leisure centres"),
        ("≥ 85 charge points", "Install at least 85 electric vehicle charge points by 31 March 2025."),
        ("≤ 3 working days", "Clear fly-tips within 3 working days on average."),
        ("20..25 carers", "Recruit between 20 and 25 foster carers"),
        ("≥ 75 %", "Reach 75 per cent of households"),
        ("-1..1 %", "Keep the variance between -1% and 1%"),
        ("= 0 children", "Keep no child in bed and breakfast accommodation"),
        ("≥ 1 home", "Build a home"),
    ],
)
def test_the_number_is_stated(target: str, clause: str) -> None:
    assert missing_number(clause, parse_target(target)) is None


@pytest.mark.parametrize(
    ("target", "clause"),
    [
        ("≥ 66,165 visits", "Welcome at least 66,156 visits to libraries"),
        ("≥ £7.3m", "Secure at least £7.2m of investment"),
        ("≥ £7.2m", "Secure at least $7.2m of investment"),
        ("≥ 20 jobs", "Build 20 homes"),
        ("≥ 75 %", "Build 75 homes"),
        ("≥ 31 homes", "Build 40 homes by 31 March"),
    ],
)
def test_another_number_or_another_unit_is_not(target: str, clause: str) -> None:
    assert missing_number(clause, parse_target(target)) is not None
