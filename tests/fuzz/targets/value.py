"""A reported value: a finite figure or a stage, else a reason, whatever the unit; blanks around it change nothing."""

from itertools import product

from tests.fuzz.targets.shared import text_of
from xxtrack.load.actuals.ratios import Direction
from xxtrack.load.actuals.values import is_missing, read_value
from xxtrack.wording import LANGUAGES, say

UNITS = (None, "%", "家", "亿元", "亩", "平方公里")


def run(data: bytes) -> None:
    text = text_of(data)
    is_missing(text)
    for unit, change in product(UNITS, Direction):
        read = read_value(text, unit, change)
        assert [read.problem, read.value, read.stage].count(None) == 2
        assert bool(read.code) == (read.problem is not None)
        if read.value is not None:
            assert read.value.is_finite()
            assert abs(read.value) < 10**30
        if read.problem:
            assert all(say(read.problem, lang) for lang in LANGUAGES)
        assert read_value(f" {text}　", unit, change).value == read.value
