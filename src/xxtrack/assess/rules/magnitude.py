"""Actuals that are probably off by ten, by a hundred (a fraction for per cent) or by ten thousand (万 for 亿).

An actual is suspected where it is far from everything it can be compared with, and would be near all of it after one
such slip, or, where it revises another, near that one. Both readings are shown; which one is meant is for the office to
say. One beyond any plausible size is suspected whatever the slip may be (元 for 亿元).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from xxtrack.assess.pace import bound_of, origin, repeat_periods, turn_of
from xxtrack.model.assessment import Reading
from xxtrack.model.calendar import ONE_DAY, months_apart, months_between, share_of_time
from xxtrack.model.message import Number
from xxtrack.model.plan import Item, Measure
from xxtrack.model.unit import COUNTED, is_percentage, parse_unit

FACTORS = (10, 100, 10_000)
NEAR = (Fraction(1, 2), Fraction(2))
"""What counts as near: half to twice."""
NEAR_TARGET = (Fraction(3, 4), Fraction(4, 3))
"""The same where the target is all there is to compare with."""
NEAR_ENOUGH = (Fraction(1, 10), Fraction(10))
"""The same for a slip of ten thousand, which nothing else explains."""


BEYOND = 50
"""So many times all that it can be compared with, the whole target too, nothing reaches in a plan's time."""


class Slip(NamedTuple):
    """A suspected actual: as written, as it may be meant, and what it was compared with."""

    reading: Reading
    value: Fraction
    other: Fraction | None
    """None where no single slip explains it."""
    factor: int
    reference: Fraction


def slips(item: Item, values: Sequence[tuple[Reading, Number]], *, judged: bool) -> Iterator[Slip]:
    """The suspected actuals of a series; one that is suspected is not compared with.

    ``judged`` says whether the target holds for the series, which it does not for a scope that only reports.
    """
    good: list[tuple[Reading, Number]] = []
    numbers = [(reading, value) for reading, value in values if value]
    for i, (reading, value) in enumerate(numbers):
        slip = _slip(item, reading, value, good, judged=judged)
        following = numbers[i + 1][1] if i + 1 < len(numbers) else None
        if slip and not _borne_out(slip, following):
            yield slip
        else:
            good.append((reading, value))


def _borne_out(slip: Slip, following: Number | None) -> bool:
    """Whether the next actual is of the same size: growth that has fallen to a tenth stays so, a slip does not."""
    if following is None or slip.factor == FACTORS[-1]:
        return False
    return NEAR[0] <= Fraction(following) / slip.value <= NEAR[1]


def _slip(
    item: Item, reading: Reading, actual: Number, before: list[tuple[Reading, Number]], *, judged: bool
) -> Slip | None:
    if _is_usual(item, reading, actual, before):
        return None
    value = Fraction(actual)
    straight = _from_target(item, reading) if judged else None
    previous = _from_previous(item, reading, before)
    references = [reference for reference in (previous, straight) if reference]
    if reading.first and not any(_same_size(value, reference) for reference in references):
        references = [Fraction(reading.first)]
    if any(_same_size(value, reference) for reference in references):
        return None
    return _explained(item, reading, value, references, has_previous=bool(previous)) or _beyond(
        item, reading, value, references
    )


def _beyond(item: Item, reading: Reading, value: Fraction, references: list[Fraction]) -> Slip | None:
    """An actual of no plausible size; a growth or a level that has come down to little is not one."""
    assert item.target
    whole = [Fraction(size) for size in (None if item.target.to else item.target.bound, item.baseline) if size]
    largest = max(map(abs, (*references, *whole)), default=Fraction(0))
    if not largest or abs(value) <= BEYOND * largest:
        return None
    return Slip(reading, value, None, int(abs(value) / largest), largest)


def _explained(
    item: Item, reading: Reading, value: Fraction, references: list[Fraction], *, has_previous: bool
) -> Slip | None:
    """The slip that would bring an actual near everything it is compared with."""
    if not references:
        return None
    for factor in FACTORS:
        low, high = NEAR_ENOUGH if factor == FACTORS[-1] else NEAR if has_previous or reading.first else NEAR_TARGET
        if factor == 100 and not is_percentage(item.target.unit if item.target else ""):
            continue
        for other in (value / factor, value * factor):
            if _is_count(item, value) and other.denominator != 1:
                continue
            if factor == 10 and other > value and not has_previous:
                # A tenth of what the plan asks for so early is rather a slow start.
                continue
            if all(low <= other / reference <= high for reference in references):
                return Slip(reading, value, other, factor, references[0])
    return None


def _is_usual(item: Item, reading: Reading, actual: Number, before: list[tuple[Reading, Number]]) -> bool:
    """`_same_size` as the last actual carried on, which nearly every actual is, without exact arithmetic."""
    if not before:
        return False
    last, known = before[-1]
    carried = float(known)
    if item.measure is Measure.FLOW and last.on >= item.start:
        eve = item.start - ONE_DAY
        carried *= months_apart(eve, reading.on) / months_apart(eve, last.on)
    return 0.26 < float(actual) / carried < 3.9


def _same_size(value: Fraction, reference: Fraction) -> bool:
    """Whether no slip can explain a difference: the least of them is a tenth or tenfold, give or take a half.

    Most actuals are; this is the only place where a float is good enough, for it decides what need not be looked at.
    """
    return 0.25 < float(value) / float(reference) < 4


def _from_target(item: Item, reading: Reading) -> Fraction | None:
    """The straight line to the target; a growth rate may be anything, and a level may begin anywhere."""
    assert item.target and item.due
    if item.target.to:
        return None
    if item.measure is Measure.FLOW and reading.on >= item.start:
        turns = [turn_of(item, *span) for span in repeat_periods(item, item.due)] if item.every else [item]
        return sum(map(bound_of, turns), Fraction(0)) * share_of_time(item.start, item.due, reading.on)
    return Fraction(item.target.bound) if item.measure is Measure.RATE or item.baseline is not None else None


def _from_previous(item: Item, reading: Reading, before: list[tuple[Reading, Number]]) -> Fraction | None:
    """The last actual that is not suspected; a flow is carried on at its speed."""
    if not before:
        return origin(item) or None
    last, value = before[-1][0], Fraction(before[-1][1])
    if item.measure is not Measure.FLOW or last.on < item.start:
        return value
    return value * months_between(item.start, reading.on) / months_between(item.start, last.on)


def pieces_in_unit(item: Item) -> Fraction | None:
    """How many pieces one of its unit is, where it is counted in whole ones."""
    assert item.target
    unit = parse_unit(item.target.unit)
    counted = item.measure is not Measure.RATE and unit.base in COUNTED and Fraction(item.target.bound).denominator == 1
    return unit.factor if counted else None


def _is_count(item: Item, value: Fraction) -> bool:
    """Whether the actual counts things, of which there are no tenths."""
    assert item.target
    return value.denominator == 1 and Fraction(item.target.bound).denominator == 1 and item.target.unit in COUNTED
