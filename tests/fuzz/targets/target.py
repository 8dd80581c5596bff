"""A target: read or refused, and what it says can be written and read back."""

from tests.fuzz.targets.shared import text_of
from xxtrack.model.target import Target, TargetError, parse_target
from xxtrack.model.unit import convert


def run(data: bytes) -> None:
    text = text_of(data)
    try:
        target = parse_target(text)
    except TargetError:
        return
    check(target)
    again = parse_target(target.canonical)
    assert (again.op, again.low, again.high) == (target.op, target.low, target.high)
    # 1 working days is written 1 working day.
    assert again.unit == target.unit or convert(1, again.unit, target.unit) == 1


def check(target: Target) -> None:
    for bound in (target.low, target.high):
        assert bound is None or bound.is_finite()
    if target.low is not None and target.high is not None:
        assert target.low <= target.high
        assert target.met_by(target.low) and target.met_by(target.high)
    assert target.unit == " ".join(target.unit.split())
