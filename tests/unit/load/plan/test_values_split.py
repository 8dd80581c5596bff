"""Units that are written one behind another come apart in one pass over the text."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from xxtrack.load.plan.values import split_units

BY_LOOKING_AHEAD = re.compile("[、，,；;](?![^（(]*[）)])")
"""The same rule said plainly; it looks to the end of the text from every mark."""


def test_what_is_within_brackets_stays_together() -> None:
    assert split_units("甲局、各县（市、区）政府；乙局, 丙（一；二)、") == [
        "甲局",
        "各县（市、区）政府",
        "乙局",
        "丙（一；二)",
    ]


@given(st.text("甲 、,；（()）", max_size=20))
@example("甲、）乙、（丙、丁")
def test_a_mark_cuts_where_no_bracket_closes_behind_it(text: str) -> None:
    assert split_units(text) == [part.strip() for part in BY_LOOKING_AHEAD.split(text) if part.strip()]
