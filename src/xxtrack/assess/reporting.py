"""When actuals are due: a separate question from how an actual compares with its target."""

from datetime import date, timedelta
from functools import lru_cache

from xxtrack.model.calendar import month_end
from xxtrack.model.plan import Item, Plan


def period_ends(item: Item, plan: Plan) -> tuple[date, ...]:
    """The dates an item's actuals must run to, in order; empty without a frequency."""
    if item.frequency is None or item.due is None:
        return ()
    return _period_ends(item.frequency.months, plan.start, item.start, item.due)


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


def next_report(item: Item, plan: Plan, observed: date | None) -> date | None:
    """The last day on which the next actual after ``observed`` is still in time; None where none is to come."""
    for end in period_ends(item, plan):
        if observed is None or end > observed:
            return end + timedelta(days=plan.policy.grace)
    return None


def first_report_without_frequency(item: Item, plan: Plan) -> date:
    """When silence begins to count for an item that declares no frequency: a month after its start, and the grace."""
    start = item.start
    return month_end(start.year, start.month) + timedelta(days=plan.policy.grace)
