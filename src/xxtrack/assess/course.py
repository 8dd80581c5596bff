"""The course of an item for charts: what was reported, the expected curve, and the forecast."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from xxtrack.assess.pace import bound_of, exact, expected_at, origin, repeat_periods, turn_of
from xxtrack.assess.relative import beside
from xxtrack.model.assessment import Reading, Standing
from xxtrack.model.calendar import ONE_DAY, day_reached, months_between
from xxtrack.model.course import Course, Mark
from xxtrack.model.original import amended_versions, in_force
from xxtrack.model.plan import Item, Measure, PaceKind
from xxtrack.model.target import Target


def course_of(standing: Standing) -> Course | None:
    """What there is to draw; None for an item without actuals."""
    item = standing.item
    reported = tuple((r.on, Fraction(r.value)) for r in standing.history if r.value is not None)
    if not reported:
        return None
    last = reported[-1][0]
    if item.target is None or standing.is_report_only:
        unit = item.in_unit
        return Course(item.start, max(item.due or last, last), unit, reported)
    assert item.due
    pieces = [_followed(item, standing.history)] if item.target.to else list(_pieces(standing))
    leads_on = standing.forecast is not None and not item.every and last < item.due
    return Course(
        start=item.start,
        end=max(item.due, last),
        unit=item.target.unit,
        reported=reported,
        expected=tuple(piece for piece in pieces if piece),
        bounds=() if item.every or item.target.to else _bounds(item.target),
        forecast=(item.due, standing.forecast) if leads_on and standing.forecast is not None else None,
        from_zero=item.measure is Measure.FLOW,
    )


def _followed(item: Item, history: Sequence[Reading]) -> tuple[Mark, ...]:
    """What the other item's figures asked for, at each date at which both are known."""
    return tuple((r.on, bound_of(beside(item, r))) for r in history if r.against is not None and r.on >= item.start)


def _pieces(standing: Standing) -> Iterator[tuple[Mark, ...]]:
    """The expected curve; where the plan was amended it steps on the day of the amendment."""
    item = standing.item
    for first, until, as_it_was in amended_versions(item):
        begun = first - ONE_DAY if first == item.start else first
        for turn, carried in _stretches(as_it_was, standing.history):
            piece = _raised(_piece(turn), carried)
            yield _clipped(piece, begun, until) if item.amended else piece


def _clipped(piece: tuple[Mark, ...], first: date, until: date) -> tuple[Mark, ...]:
    """The part of a curve between two days, straight between its marks."""
    ends = [(day, _between(piece, day)) for day in (first, until)]
    inner = [mark for mark in piece if first < mark[0] < until]
    marks = [ends[0], *inner, ends[1]]
    kept = tuple((day, value) for day, value in marks if value is not None)
    return kept if len(kept) > 1 else ()


def _between(piece: tuple[Mark, ...], day: date) -> Fraction | None:
    """The value of a curve on a day; None before it begins and after it ends."""
    for (left, low), (right, high) in pairwise(piece):
        if left <= day < right or day == right == piece[-1][0]:
            return low + (high - low) * Fraction((day - left).days, (right - left).days) if right > left else high
    return None


def _stretches(item: Item, history: Sequence[Reading]) -> Iterator[tuple[Item, Fraction]]:
    """The item itself, or one for every period in which its target starts anew, and what it starts from.

    A turn of what accumulates goes on from what stood on its eve: where that was not reported, from what was due then.
    """
    assert item.due
    if item.every is None:
        yield item, Fraction(0)
        return
    known = {reading.on: Fraction(reading.value) for reading in history if reading.value is not None}
    begin = asked = Fraction(0)
    for nth, (start, end) in enumerate(repeat_periods(item, item.due)):
        if nth and item.measure is Measure.FLOW:
            begin = known.get(start - ONE_DAY, begin + asked)
        turn = turn_of(item, start, end)
        asked = bound_of(turn)
        yield turn, begin


def _bounds(target: Target) -> tuple[Fraction, ...]:
    return tuple(exact(value) for value in sorted({value for value in (target.low, target.high) if value is not None}))


def _raised(piece: tuple[Mark, ...], carried: Fraction) -> tuple[Mark, ...]:
    return tuple((on, value + carried) for on, value in piece)


def _piece(item: Item) -> tuple[Mark, ...]:
    """One stretch of the expected curve; a stretch that begins at the item's start begins in its morning."""
    assert item.pace and item.due
    morning = item.start - ONE_DAY
    if item.pace.kind is PaceKind.LINEAR:
        return (morning, origin(item)), (item.due, bound_of(item))
    if item.pace.kind is PaceKind.HOLD:
        return (morning, bound_of(item)), (item.due, bound_of(item))
    if item.pace.kind is PaceKind.PROFILE:
        end, parts = months_between(item.start, item.due), len(item.profile)
        days = [day_reached(item.start, end * n / parts) for n in range(1, parts)]
        inner = [(day, value) for day in days if (value := expected_at(item, day)) is not None]
        return (morning, origin(item)), *inner, (item.due, bound_of(item))
    return tuple(_stairs(item, item.due)) if item.pace.kind is PaceKind.STEPS else ()


def _stairs(item: Item, due: date) -> Iterator[Mark]:
    assert item.pace
    level: Fraction | None = None
    # A step that is wrongly set before the item's start is reached when it starts.
    for on in sorted({max(on, item.start) for on, _ in item.pace.steps if on < due and item.start < due} | {due}):
        if level is not None:
            yield on, level
        level = expected_at(item, on)
        assert level is not None
        yield on, level


def expected_curve(standing: Standing) -> list[Fraction | None]:
    """What was expected at each reading's date; None where nothing was, or where there is no target."""
    item = standing.item
    if item.target is None:
        return [None for _ in standing.history]
    if item.target.to:
        return [None if r.against is None else bound_of(beside(item, r)) for r in standing.history]
    return [_expected_by(standing, reading.on) for reading in standing.history]


def _expected_by(standing: Standing, day: date) -> Fraction | None:
    """What was expected of the item as it was that day; in a turn, from what the turn started with."""
    item = in_force(standing.item, day)
    if item.every is None:
        return expected_at(item, day)
    begun = [pair for pair in _stretches(item, standing.history) if pair[0].start <= day or pair[0].start == item.start]
    turn, begin = begun[-1]
    return begin + (expected_at(turn, day) or 0)
