"""A target: read or refused, and what it says can be written and read back."""

from tests.fuzz.targets.shared import text_of
from xxtrack.model.target import Target, TargetError, parse_target


def run(data: bytes) -> None:
    text = text_of(data)
    try:
        target = parse_target(text)
    except TargetError:
        return
    check(target)
    again = parse_target(target.canonical)
    assert (again.op, again.low, again.high, again.unit) == (target.op, target.low, target.high, target.unit)


def check(target: Target) -> None:
    for bound in (target.low, target.high):
        assert bound is None or bound.is_finite()
    if target.low is not None and target.high is not None:
        assert target.low <= target.high
        assert target.met_by(target.low) and target.met_by(target.high)
    assert len(target.unit.split()) <= 1
