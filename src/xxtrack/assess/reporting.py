"""When figures are due: a separate question from how a figure compares with its target."""

from datetime import date, timedelta

from xxtrack.model.calendar import month_end
from xxtrack.model.plan import Item, Plan


def period_ends(item: Item, plan: Plan) -> list[date]:
    """The dates an item's figures must run to, in order; empty without a frequency.

    January's figure comes with February's: official series are published so, because of the spring festival.
    """
    if item.frequency is None or item.due is None:
        return []
    ends = []
    year, month = plan.start.year, plan.start.month - 1
    while True:
        month += item.frequency.months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        end = month_end(year, month)
        if not (item.frequency.months == 1 and month == 1):
            ends.append(min(end, item.due))
        if end >= item.due:
            return sorted({e for e in ends if e >= item.start})


def next_report(item: Item, plan: Plan, observed: date | None) -> date | None:
    """The last day on which the next figure after ``observed`` is still in time; None where none is to come."""
    for end in period_ends(item, plan):
        if observed is None or end > observed:
            return end + timedelta(days=plan.policy.grace)
    return None


def first_report_without_frequency(item: Item, plan: Plan) -> date:
    """When silence begins to count for an item that declares no frequency: a month after its start, and the grace."""
    start = item.start
    return month_end(start.year, start.month) + timedelta(days=plan.policy.grace)
