"""What changed since the last period: the same plan and figures judged at two dates."""

from datetime import date

from xxtrack.model.assessment import Assessment
from xxtrack.model.calendar import ONE_DAY, month_end
from xxtrack.model.move import Move
from xxtrack.model.plan import Plan


def last_period_end(plan: Plan, as_of: date) -> date | None:
    """The last end of a reporting period before ``as_of``; None where the plan had not begun.

    Periods are as long as the plan's reporting frequency says, a quarter at most and where it says nothing.
    """
    months = min(plan.policy.frequency.months, 3) if plan.policy.frequency else 3
    day = as_of - ONE_DAY
    while day >= plan.start:
        if day == month_end(day.year, day.month) and day.month % months == 0:
            return day
        day = day.replace(day=1) - ONE_DAY
    return None


def moves(before: Assessment, after: Assessment) -> tuple[Move, ...]:
    """The items whose status differs, in the plan's order."""
    pairs = ((before.by_id.get(standing.item.id), standing) for standing in after.standings)
    return tuple(Move(old, new) for old, new in pairs if old is not None and old.status is not new.status)
