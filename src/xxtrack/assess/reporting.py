"""When actuals are due: a separate question from how an actual compares with its target."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from xxtrack.assess.pace import repeat_periods
from xxtrack.model.calendar import ONE_DAY, month_end
from xxtrack.model.original import amended_versions
from xxtrack.model.plan import Item, PaceKind, Plan


class Overdue(NamedTuple):
    """What should have come by now and has not."""

    end: date
    """The end of the newest period whose grace is over; the item's own date where it has no frequency."""
    since: date
    """The last day on which the first that is missing was in time."""


def period_ends(item: Item, plan: Plan) -> tuple[date, ...]:
    """The dates an item's actuals must run to, in order; empty without a frequency."""
    if item.due is None:
        return ()
    if not item.amended:
        return _period_ends(item.frequency.months, plan.start, item.start, item.due) if item.frequency else ()
    # What was due before an amendment was due by what the plan asked for then.
    ends = {
        end
        for first, last, then in amended_versions(item)
        if then.frequency
        for end in _period_ends(then.frequency.months, plan.start, item.start, item.due)
        if first <= end <= last
    }
    return tuple(sorted(ends))


@lru_cache(maxsize=1024)
def _period_ends(months: int, plan_start: date, start: date, due: date) -> tuple[date, ...]:
    """Every ``months`` from the plan's start, and the due date.

    January's actual comes with February's: official series are published so, because of the spring festival.
    """
    ends = set()
    year, month = plan_start.year, plan_start.month - 1
    while True:
        month += months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        end = month_end(year, month)
        if not (months == 1 and month == 1):
            ends.add(min(end, due))
        if end >= due:
            return tuple(sorted(e for e in ends if e >= start))


def owed_ends(item: Item, plan: Plan) -> tuple[date, ...]:
    """The dates by which something must be known of an item.

    Without a frequency it is an indicator's due date alone, and so it is with pace ``end``, which asks for nothing
    before; where the target starts anew, for nothing before a turn's end.
    """
    if item.every and item.pace and item.pace.kind is PaceKind.END and item.frequency and item.due:
        ends = period_ends(item, plan)
        turns = repeat_periods(item, item.due)
        return tuple(dict.fromkeys(next(end for end in ends if end >= last) for _, last in turns))
    if item.target and item.due and (item.frequency is None or (item.pace and item.pace.kind is PaceKind.END)):
        return (item.due,)
    return period_ends(item, plan)


def next_report(ends: tuple[date, ...], plan: Plan, observed: date | None) -> date | None:
    """The last day on which the next of ``ends`` after ``observed`` is still in time; None where none is to come."""
    for end in ends:
        if observed is None or end > observed:
            return end + timedelta(days=plan.policy.grace)
    return None


def overdue(ends: tuple[date, ...], plan: Plan, observed: date | None, as_of: date) -> Overdue | None:
    """What ``ends`` ask for that no row reaches, ``observed`` being the last, though the grace is over."""
    first = 0 if observed is None else bisect_right(ends, observed)
    if first == len(ends) or ends[first] >= as_of:
        return None
    grace = timedelta(days=plan.policy.grace)
    over = ends[first : bisect_left(ends, as_of - grace)]
    return Overdue(over[-1], over[0] + grace) if over else None


def first_report_without_frequency(item: Item, plan: Plan) -> date:
    """When silence begins to count for an item that declares no frequency: when first asked for, and the grace.

    That is a month after its start, the first step, or with pace ``end`` the due date.
    """
    first = month_end(item.start.year, item.start.month)
    if item.pace and item.pace.kind is PaceKind.STEPS and item.pace.steps:
        first = max(first, item.pace.steps[0][0])
    if item.due and item.pace and item.pace.kind is PaceKind.END:
        first = item.due
    return min(first, item.due or first) + timedelta(days=plan.policy.grace)


def silent_since(item: Item, ends: tuple[date, ...], plan: Plan, as_of: date) -> Overdue | None:
    """What is missing of an item of which nothing was ever reported.

    Without a frequency it is all that has been expected since its first month, however short the grace is.
    """
    if item.frequency:
        return overdue(ends, plan, None, as_of)
    first = first_report_without_frequency(item, plan)
    day = as_of - timedelta(days=plan.policy.grace) - ONE_DAY
    return Overdue(min(day, item.due or day), first) if as_of > first else None


def last_day_of_waiting(plan: Plan) -> date:
    """The day after the last grace of the latest due date: from then on nothing more is waited for."""
    latest = max([plan.end, *(item.due for item in plan.items.values() if item.due)])
    return latest + timedelta(days=plan.policy.grace) + ONE_DAY
