"""Series of figures that could tell two versions of an item apart.

A verdict on one figure changes only where the figure passes a *critical value* (a bound, the expected value of the
day, the expected value less what the threshold allows) and only where time passes a *critical date* (start, due,
steps, ends of turns, reports falling due). Between two of them it stays. So it is enough to try each critical value of
either version and a value between each two, at the critical dates in which the versions differ and a few of those that
they share. Items with turns or scopes get patterns in which one turn or one scope stands out.

Figures are bare: each version reads them in its own unit.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, product

from xxtrack.assess.indicator import Judging, may_look_back, silent_status, what_time_tells
from xxtrack.assess.pace import less_is_better, repeat_periods
from xxtrack.assess.review.critical import (
    FEW,
    Side,
    enough_values,
    few_values,
    judging_days,
    report_days,
    span,
    turn_totals,
    values_on,
)
from xxtrack.assess.review.patterns import Trial, even, layouts_of, turn_trials, uneven_scopes
from xxtrack.assess.rules.waivers import granted_to
from xxtrack.model.actuals import Stage
from xxtrack.model.calendar import ONE_DAY
from xxtrack.model.change import Report
from xxtrack.model.plan import Kind, Measure


def trials(sides: Sequence[Side]) -> Iterator[Trial]:
    """Every series worth trying, the plainest first."""
    seen: set[Trial] = set()
    kinds = {side.item.kind for side in sides}
    if Kind.INDICATOR in kinds:
        found = _indicator_trials(sides)
    else:
        found = _collected_trials(sides) if Kind.MONITORED in kinds else _work_trials(sides)
    for trial in found:
        if trial not in seen:
            seen.add(trial)
            yield trial


# Monitored figures


def _collected_trials(sides: Sequence[Side]) -> Iterator[Trial]:
    """Any figure will do: it is only asked whether one has come."""
    start, _ = span(sides)
    days = sorted({*judging_days(sides), *report_days(sides)}, reverse=True)
    for day in days:
        yield Trial((), day)
        for layout, on in product(layouts_of(sides), dict.fromkeys((start, *(d for d in days if d <= day)))):
            yield Trial(even(layout, on, Decimal(1)), day)
            yield from (Trial(even((odd,), on, Decimal(1)), day) for odd in layout[:1] if len(layout) > 1)


# Milestones and duties


def _work_trials(sides: Sequence[Side]) -> Iterator[Trial]:
    start, _ = span(sides)
    days = sorted({*judging_days(sides), *report_days(sides)}, reverse=True)
    shares, layouts = _shares(sides), layouts_of(sides)
    for day in days:
        yield Trial((), day)
    for day, layout in product(days, layouts):
        for on in dict.fromkeys((day, start)):
            for stage in (Stage.DONE, Stage.UNDER_WAY, Stage.NOT_STARTED, Stage.DELAYED):
                yield Trial(tuple(Report(on, stage=stage, scope=scope) for scope in layout), day)
            for share in shares:
                yield Trial(even(layout, on, share), day)
    yield from _uneven_work(days, layouts)


def _shares(sides: Sequence[Side]) -> list[Decimal]:
    """Per cents done: what the steps ask for and what lies beside it; of many steps those that differ."""
    steps = [dict(side.item.pace.steps) if side.item.pace else {} for side in sides]
    days = sorted(set().union(*steps))
    if len(days) > FEW:
        differing = [day for day in days if len({found.get(day) for found in steps}) > 1]
        days = [*days[:: len(days) // SOME], *differing]
    values = {found[day] for found in steps for day in days if day in found}
    shares = {Decimal(0), Decimal(50)} | {near for value in values for near in (value - 1, value, value + 1)}
    return sorted(share for share in shares if 0 <= share <= 100)


SOME = 4


def _uneven_work(days: list[date], layouts: list[tuple[str, ...]]) -> Iterator[Trial]:
    """One scope is done and the others are not, or the other way round."""
    for layout in layouts:
        for odd, day in product(layout if len(layout) > 1 else (), days[:3]):
            for one, rest in ((Stage.DONE, Stage.NOT_STARTED), (Stage.NOT_STARTED, Stage.DONE)):
                yield Trial(tuple(Report(day, stage=one if s == odd else rest, scope=s) for s in layout), day)


# Indicators


def _indicator_trials(sides: Sequence[Side]) -> Iterator[Trial]:
    days, judging, layouts = report_days(sides), judging_days(sides), layouts_of(sides)
    # Where both repeat, later turns are judged as the first one is; `turn_trials` has what is different there.
    repeating = all(side.item.every for side in sides)
    for on in dict.fromkeys((days[0], *days[-3:])) if repeating else days:
        for value, layout in product(values_on(sides, on), layouts):
            yield Trial(even(layout, on, value), on)
    for day in judging:
        yield Trial((), day)
    few = few_values(sides)
    # What one version does not count says nothing there, and that is no fault until a figure is due.
    for on, layout, value in product(days, layouts, (Decimal(0), 2 * max(few))) if len(layouts) > 1 else ():
        yield Trial(even(layout, on, value), on)
    yield from uneven_scopes(sides, days)
    yield from turn_trials(sides, layouts)
    silence = {day: tuple(_in_silence(side, day) for side in sides) for day in judging}
    dues = (side.item.due for side in sides if side.item.due)
    for on in dict.fromkeys((*dues, *_between_starts(sides), days[1 % len(days)], days[len(days) // 2], days[-1])):
        after = _telling_days(sides, silence, on)
        values = dict.fromkeys((*few, *enough_values(sides, on), *turn_totals(sides)))
        for value, layout in product(values, layouts[:2]):
            reports = even(layout, on, value)
            yield from (Trial(reports, day) for day in after)
    if any(side.item.target and may_look_back(side.item) for side in sides):
        yield from _revisions(sides, days, layouts[0], judging[0])


def _between_starts(sides: Sequence[Side]) -> list[date]:
    """The eve of the later of two starts: a figure of that day counts in one version and is too early in the other."""
    first, last = (choose(side.item.start for side in sides) for choose in (min, max))
    return [last - ONE_DAY] if first < last else []


def _telling_days(sides: Sequence[Side], silence: Mapping[date, object], last: date) -> list[date]:
    """Of the days after the newest actual one of each sort: on all others the verdicts are the same again."""
    after = [day for day in silence if day > last]
    if any(side.item.every for side in sides):
        return after
    sorts: dict[object, date] = {}
    for day in after:
        told = tuple([what_time_tells(_judging(side, day), side.item, last) for side in sides])
        sorts.setdefault((silence[day], told), day)
    return list(sorts.values())


def _in_silence(side: Side, day: date) -> object:
    """What the day says of a series that has not begun, and which waivers hold."""
    excused = tuple(grant.holds(day) for grant in granted_to(side.plan, side.item))
    return silent_status(_judging(side, day), side.item) if side.item.target else day, excused


def _judging(side: Side, day: date) -> Judging:
    return Judging(side.plan, max(day, side.plan.start))


def _revisions(sides: Sequence[Side], days: list[date], layout: tuple[str, ...], waited: date) -> Iterator[Trial]:
    """Two figures one after the other, rising and falling; of turns also all that they ask for together.

    A turn that has a figure before its end, and none at it, speaks until that one is overdue. What has come until one
    of two due dates may be all that is waited for on the last day. Where a cap is watched in two ways, one may ask how
    fast it rises and the other how far.
    """
    turns = [list(repeat_periods(s.item, s.item.due)) for s in sides if s.item.every and s.item.due and s.item.target]
    values = list(dict.fromkeys((*few_values(sides), *turn_totals(sides))))
    if turns and not all(side.item.measure is Measure.FLOW for side in sides):
        # A turn that nobody closed goes on speaking, however low the level of the next is; a count does not fall.
        values = list(dict.fromkeys((*values, Decimal(0))))
    dues = {day for side in sides if (day := side.item.due) in days}
    inside = {
        day
        for spans in turns
        for first, last in spans[:1]
        for day in (first + (last - first) // 2, last - ONE_DAY, last, last + ONE_DAY)
    }
    marks = sorted({days[0], days[len(days) // 2], days[min(1, len(days) - 1)], days[-1], *dues, *inside})
    for (earlier, later), (first, last) in product(combinations(marks, 2), product(values, repeat=2)):
        reports = (*even(layout, earlier, first), *even(layout, later, last))
        if first != last:
            yield Trial(reports, later)
        if later in dues and len(dues) > 1:
            yield Trial(reports, waited)
    ways = {(s.item.measure, s.item.pace and s.item.pace.kind, s.item.baseline, _counted_from(s)) for s in sides}
    # What rises late in the year rises fast, and little is left of it.
    near = sorted({*marks, days[len(days) // 4], days[len(days) // 3]})
    for earlier, later in combinations(near, 2) if len(ways) > 1 else product(near[:1], near[1:]):
        for last in values_on(sides, later):
            yield Trial((*even(layout, earlier, Decimal(0)), *even(layout, later, last)), later)
    yield from _risen_since(sides, days, layout)


def _counted_from(side: Side) -> tuple[date, ...]:
    """From when on a figure has a say beside a later one: from the start, or from that of its turn."""
    item = side.item
    return tuple(first for first, _ in repeat_periods(item, item.due)) if item.every and item.due else (item.start,)


def _risen_since(sides: Sequence[Side], days: list[date], layout: tuple[str, ...]) -> Iterator[Trial]:
    """A figure that counts in one version, a small one that counts in both, and what it has risen to since.

    How fast a level rises is told by the first and the last that count: with the earlier one it may not rise at all.
    """
    first_days = [_counted_from(side) for side in sides]
    if first_days[0] == first_days[-1] or not any(s.item.target and less_is_better(s.item) for s in sides):
        return
    few = few_values(sides)
    differing = sorted(set(first_days[0]) ^ set(first_days[-1]))
    for begin in (one for one in differing[:SOME] if one > span(sides)[0]):
        later = [day for day in sorted(days) if day > begin]
        for on, high in product(later[len(later) // 2 :][:2], few):
            reports = (*even(layout, begin - ONE_DAY, high), *even(layout, begin, Decimal(0)))
            yield from (Trial((*reports, *even(layout, on, last)), on) for last in values_on(sides, on))
