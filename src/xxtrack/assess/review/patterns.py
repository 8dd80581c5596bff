"""Series in which one scope or one turn stands out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from itertools import product
from typing import NamedTuple

from xxtrack.assess.pace import repeat_periods, turn_of
from xxtrack.assess.repeating import Turn, item_in_turn
from xxtrack.assess.review.critical import SHARED, Side, few_values, span, turn_totals, values_on
from xxtrack.model.calendar import ONE_DAY
from xxtrack.model.change import Report
from xxtrack.model.plan import Measure
from xxtrack.model.unit import is_percentage


class Trial(NamedTuple):
    """A series and the day it is judged at."""

    reports: tuple[Report, ...]
    as_of: date


def even(layout: Iterable[str], on: date, value: Decimal) -> tuple[Report, ...]:
    """The same figure from everybody who reports."""
    return tuple([Report(on, value, None, scope) for scope in layout])


# Scopes


def layouts_of(sides: Sequence[Side]) -> list[tuple[str, ...]]:
    """Who reports: the whole, every scope alike, or both; scopes that nobody declared where that could matter."""
    scopes = _scopes(sides)
    differ = _divide_otherwise(sides)
    if not scopes:
        return [("",), UNDECLARED, ("", *UNDECLARED)] if differ else [("",)]
    # A figure for the whole says nothing about an item for each of a group.
    if all(side.item.each for side in sides):
        return [scopes]
    if not differ:
        return [("",), scopes]
    silent = all(side.plan.scopes_of(side.item) for side in sides)
    return [("",), scopes, ("", *scopes), *([] if silent else [UNDECLARED])]


UNDECLARED = ("1", "2")
_ODD = 3
"""How many scopes take their turn at standing out."""


def _scopes(sides: Sequence[Side]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(scope for side in sides for scope in side.plan.scopes_of(side.item)))


def _divide_otherwise(sides: Sequence[Side]) -> bool:
    """Whether the versions make the whole of its parts in different ways."""
    ways = {
        (s.item.each, s.plan.scopes_of(s.item), s.item.roll_up, s.item.measure, s.item.kind, s.item.quotas)
        for s in sides
    }
    return len(ways) > 1


def uneven_scopes(sides: Sequence[Side], days: Sequence[date]) -> Iterator[Trial]:
    """One scope stands out, one is silent, and one carries the whole."""
    # Where both versions divide the work alike, each scope is judged by itself and even figures tell all.
    if not _divide_otherwise(sides):
        return
    scopes = _scopes(sides) or UNDECLARED
    odd_ones = dict.fromkeys((*scopes[: _ODD - 1], scopes[-1]))
    few = few_values(sides)
    sums = {(value / len(scopes)).quantize(Decimal("0.000001"), ROUND_FLOOR) for value in few}
    nothing = Decimal(0)
    # A count or an amount does not fall below nothing, where it is not asked to.
    may_fall = any(t and (is_percentage(t.unit) or t.bound <= 0) for t in (side.item.target for side in sides))

    def negative(value: Decimal) -> tuple[Decimal, ...]:
        return (-value,) if may_fall else ()

    for on in dict.fromkeys((days[0], days[len(days) // 2], days[max(len(days) - 2, 0)])):
        for value in dict.fromkeys([*few, *sums]):
            for odd in odd_ones:
                yield Trial(even((scope for scope in scopes if scope != odd), on, value), on)
                yield Trial(even((odd,), on, value), on)
                for other in (nothing, value * len(scopes), *negative(value)):
                    yield Trial(tuple(Report(on, other if s == odd else value, scope=s) for s in scopes), on)
                    yield Trial(tuple(Report(on, other if s == odd else nothing, scope=s) for s in scopes), on)
                # All have reported once, and one goes on.
                for first in (nothing, value) if on > days[-1] else ():
                    yield Trial((*even(scopes, days[-1], first), Report(on, value, scope=odd)), on)
                for first, enough in product((nothing, value), turn_totals(sides)) if on > days[-1] else ():
                    yield Trial((*even(scopes, days[-1], first), Report(on, first + enough, scope=odd)), on)
            yield Trial((Report(on, value), *even(scopes, on, nothing)), on)
            yield Trial((Report(on, nothing), *even(scopes, on, value)), on)


# Turns


def turn_trials(sides: Sequence[Side], layouts: list[tuple[str, ...]]) -> Iterator[Trial]:
    """For targets that repeat: even turns, turns in which all comes at once, and one turn that stands out."""
    ends = [sorted(end for _, end in repeat_periods(s.item, s.item.due)) for s in sides if s.item.every and s.item.due]
    if not ends:
        return
    finest = max(ends, key=len)
    if not finest:
        return  # It begins after it is due, as only a key alone of several changed ones can have it.
    differ = len({(side.item.every, side.item.start, side.item.due) for side in sides}) > 1
    last = span(sides)[1]
    nothing = Decimal(0)
    for value in few_values(sides):
        shares = {value, *((value / len(finest)).quantize(v, ROUND_FLOOR) for v in (Decimal(1), Decimal("0.000001")))}
        for share in sorted(shares):
            alike = [share] * len(finest)
            yield from _cumulated(alike, finest, last, layouts[:2])
            # Where both versions have the same turns, each turn is judged by itself and even ones tell all.
            for i in _some(len(finest)) if differ else ():
                lump = [nothing] * len(finest)
                lump[i] = share * len(finest)
                for amounts in ([*alike[:i], nothing, *alike[i + 1 :]], [*alike[:i], lump[i], *alike[i + 1 :]], lump):
                    yield from _cumulated(amounts, finest, last, layouts[:1])
    yield from _uneven_turns(sides, finest) if _divide_otherwise(sides) and len(finest) > 1 else ()
    for side in sides:
        if side.item.every and side.item.due:
            yield from _inside_turns(side, sides, layouts)
            yield from _of_several_turns(side, sides, layouts)
            yield from _silent_after(side, sides, layouts[0]) if differ else ()
            yield from _too_late(side, sides, layouts[0]) if differ else ()


def _uneven_turns(sides: Sequence[Side], ends: Sequence[date]) -> Iterator[Trial]:
    """Scopes that are alike in the first turn, of which one goes on and the others stay or fall back."""
    scopes = _scopes(sides) or UNDECLARED
    few = few_values(sides)
    enough = 2 * max(few)
    for value, step in product(few, (-1, 0, 1)):
        later = (Report(ends[1], enough + (value if s == scopes[0] else step * value), scope=s) for s in scopes)
        yield Trial((*even(scopes, ends[0], enough), *later), ends[1])


def _silent_after(side: Side, sides: Sequence[Side], layout: tuple[str, ...]) -> Iterator[Trial]:
    """One figure on the first day of a turn and nothing more: until when it is enough depends on the turns.

    On that day itself a turn before it that nobody reported on is still waited for.
    """
    assert side.item.due
    few = few_values(sides)
    last_day = span(sides)[1]
    for first, last in repeat_periods(side.item, side.item.due):
        days = sorted({min(last + ONE_DAY * n, last_day) for n in (1, 30, 60, 90)} | {first, last_day - ONE_DAY})
        for value in dict.fromkeys((*few, *(one / 2 for one in few), Decimal(0))):
            yield from (Trial(even(layout, first, value), day) for day in days)


def _too_late(side: Side, sides: Sequence[Side], layout: tuple[str, ...]) -> Iterator[Trial]:
    """Turns that are met, one figure in the last of them or none, and one on its morrow: no turn has that one."""
    assert side.item.due
    few, is_count = few_values(sides), side.item.measure is Measure.FLOW
    ends = sorted(end for _, end in repeat_periods(side.item, side.item.due))
    morrow = ends[-1] + ONE_DAY if ends else date.max
    if morrow > span(sides)[1]:
        return
    for enough in dict.fromkeys((max(few), min(few))):
        done = enough * (len(ends) - 1) if is_count else Decimal(0)
        met = tuple(
            report
            for i, on in enumerate(ends[:-1], 1)
            for report in even(layout, on, enough * i if is_count else enough)
        )
        inside = [
            (),
            *(even(layout, ends[-1] - ONE_DAY, total + value) for total in {done, Decimal(0)} for value in few),
        ]
        for last, value in product(inside, few):
            yield Trial((*met, *last, *even(layout, morrow, value)), morrow)


def _some(count: int) -> list[int]:
    """The first, the second and the last of many, or all of a few."""
    return list(range(count)) if count <= SHARED else [0, 1, count - 1]


def _cumulated(amounts: list[Decimal], ends: list[date], last: date, layouts: list[tuple[str, ...]]) -> Iterator[Trial]:
    for layout in layouts:
        total = Decimal(0)
        reports: list[Report] = []
        for amount, on in zip(amounts, ends, strict=True):
            total += amount
            reports += even(layout, on, total)
        yield Trial(tuple(reports), last)
        for i in _some(len(ends) - 1):
            yield Trial(tuple(report for report in reports if report.on <= ends[i]), ends[i])


def _inside_turns(side: Side, sides: Sequence[Side], layouts: list[tuple[str, ...]]) -> Iterator[Trial]:
    """Earlier turns met by what either version asks, and a figure in the middle or at the end of the next."""
    assert side.item.due
    enough = max(few_values(sides))
    spans = list(repeat_periods(side.item, side.item.due))
    before: list[tuple[date, Decimal]] = []
    steps = {on for s in sides if s.item.pace for on, _ in s.item.pace.steps}
    # The first turn after each step is asked for what that step says.
    told = {*_some(len(spans))[:2], *(sum(first <= on for first, _ in spans) for on in steps)}
    for i, (first, last) in enumerate(spans):
        # A count goes on from what was there before; a level or a rate does not.
        done = enough * len(before) if side.item.measure is Measure.FLOW else Decimal(0)
        rows = [Side(s.plan, turn_of(s.item, first, last)) for s in (side, *sides) if s.item.target]
        for on in (first + (last - first) // 2, last - ONE_DAY, last) if i in told else ():
            for value, layout in product(values_on(rows, on), layouts[:2]):
                met = tuple(report for day, total in before for report in even(layout, day, total))
                yield Trial((*met, *even(layout, on, done + value)), on)
        if before and i in _some(len(spans)):
            met = tuple(report for day, total in before for report in even(layouts[0], day, total))
            for silent in {first + (last - first) // 3 * n for n in (1, 2, 3)}:
                yield Trial(met, silent)
        for total in (enough, *few_values(sides)) if i == 0 else ():
            yield from (Trial(even(layouts[0], last, total), last + (last - first) // 3 * n) for n in (1, 2, 3))
        before.append((last, done + enough))


def _of_several_turns(side: Side, sides: Sequence[Side], layouts: list[tuple[str, ...]]) -> Iterator[Trial]:
    """One figure of a count in a later turn, and none before: it speaks for all turns until then together."""
    if side.item.measure is not Measure.FLOW or not side.item.due:
        return
    spans = list(repeat_periods(side.item, side.item.due))
    for i in dict.fromkeys(_some(len(spans))[-2:]) if len(spans) > 1 else ():
        first, last = spans[i]
        together = Turn(1, i + 1, spans[0][0], last)
        rows = [Side(s.plan, item_in_turn(s.item, together)) for s in sides if s.item.target and s.item.every]
        for on in (first + (last - first) // 2, last - ONE_DAY):
            for value, layout in product(values_on(rows, on), layouts[:2]):
                yield Trial(even(layout, on, value), on)
