"""Names of files that are told apart."""

import pytest

from xxtrack.render.safe import apart


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["甲", "乙"], ["甲", "乙"]),
        (["甲", "甲", "甲"], ["甲", "甲-2", "甲-3"]),
        (["A", "a", "a-2"], ["A", "a-2", "a-2-2"]),
    ],
)
def test_no_two_names_are_held_for_the_same(names: list[str], expected: list[str]) -> None:
    assert apart(names) == expected
