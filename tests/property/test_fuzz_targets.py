"""The targets of the fuzzer on what hypothesis thinks of: short texts in the words of each format, and any bytes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.__main__ import WORDS
from tests.fuzz.targets import TARGETS

CHEAP = ("plan", "target", "period", "value", "figures", "document", "workbook")
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=6) | st.sampled_from("\n\t ,:{}[]-\"'"), max_size=20)
INPUTS = TEXTS.map(lambda parts: "".join(parts).encode("utf-8", "replace")) | st.binary(max_size=60)


@pytest.mark.parametrize("name", CHEAP)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=INPUTS)
def test_no_input_breaks_a_target(name: str, data: bytes) -> None:
    TARGETS[name](data)
