"""How an item stands, written a second time and straightforwardly from docs/judgement.md: no code of the package.

Only fractions and loops; slow and obvious. What two people write apart is rarely wrong in the same way.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction


@dataclass(frozen=True)
class Row:
    """What was reported: the last day it speaks of, and the value to date."""

    on: date
    value: Fraction


@dataclass(frozen=True)
class Plain:
    """An indicator, with every default written out."""

    op: str  # ≥ > ≤ < = .. ± (.. is a range, ± a band)
    low: Fraction
    high: Fraction
    measure: str  # flow stock rate
    pace: str  # linear hold end steps
    start: date
    due: date
    plan_start: date
    baseline: Fraction | None = None
    better: str | None = None
    steps: tuple[tuple[date, Fraction], ...] = ()
    frequency: int | None = None  # months
    grace: int = 10
    net: bool = False  # 净增: a flow that may fall
    ahead: Fraction = Fraction(11, 10)
    lagging: Fraction = Fraction(9, 10)
    lagging_value: Fraction | None = None  # by: value, instead of both ratios
    ahead_value: Fraction | None = None


def standing(item: Plain, rows: list[Row], as_of: date) -> str:
    """The status at the end of ``as_of``; rows are in order of days, one a day."""
    known = [row for row in rows if item.start <= row.on <= as_of]
    if is_cap(item):
        # A cap holds until its due date; what is used later is not measured by it.
        known = [row for row in known if row.on <= item.due] or known
    if not known:
        return silent(item, as_of)
    last = known[-1]
    own = by_last_row(item, known, last)
    if own in {"achieved", "missed"}:
        return own
    if last.on < item.due < as_of - timedelta(days=item.grace):
        return "no-data"
    late = overdue_end(item, last, as_of)
    if late is None:
        return own
    need = expected(item, late)
    if need is None:
        return own  # nothing is owed yet: pace end before its due period, steps before the first
    if item.measure == "flow" and not item.net and not is_cap(item) and not exact(item) and last.value >= need:
        return "ahead" if is_ahead(item, last.value, need) else "on-track"
    if own == "lagging" and as_of < item.due:
        return "lagging"
    return "no-data"


def standing_beside(item: Plain, rows: list[Row], others: dict[date, Fraction], as_of: date) -> str:
    """The status of an item whose target follows another's figures; low and high are what is added to them."""
    known = [row for row in rows if item.start <= row.on <= as_of]
    if is_cap(item):
        known = [row for row in known if row.on <= item.due] or known
    wait = timedelta(days=item.grace)
    if not known:
        if item.frequency is not None:
            ends = period_ends(item) if item.pace != "end" else [item.due]
            return "no-data" if any(end + wait < as_of for end in ends) else "not-due"
        first = item.due if item.pace == "end" else min(month_end(item.start), item.due)
        return "no-data" if as_of > first + wait else "not-due"
    pairs = [row for row in known if row.on in others]
    alone = [row for row in known if row.on not in others and (not pairs or row.on > pairs[-1].on)]
    if not pairs:
        return "no-data" if as_of > alone[0].on + wait else "not-due"
    own = by_last_comparison(item, pairs[-1], others[pairs[-1].on])
    if own in {"achieved", "missed"}:
        return own
    asked = [item.due] if item.frequency is None or item.pace == "end" else period_ends(item)
    owed = any(end > known[-1].on and end + wait < as_of for end in asked)
    if not owed and not any(row.on + wait < as_of for row in alone[:1]):
        return own
    return own if own == "lagging" and as_of < item.due else "no-data"


def by_last_comparison(item: Plain, last: Row, other: Fraction) -> str:
    beside = replace(item, low=item.low + other, high=item.high + other, measure="rate", baseline=None)
    return by_last_row(beside, [last], last)


def silent(item: Plain, as_of: date) -> str:
    """Nothing was reported: not due while nothing is to be there, else no data."""
    due = item.due + timedelta(days=item.grace)
    if as_of > due:
        return "no-data"
    if item.frequency is not None:
        over = [end for end in period_ends(item) if end + timedelta(days=item.grace) < as_of]
        if not over:
            return "not-due"
        day = over[-1]
    else:
        first = month_end(item.start)
        if item.pace == "steps":
            first = max(first, item.steps[0][0])
        if as_of <= min(first, item.due) + timedelta(days=item.grace):
            return "not-due"
        day = as_of - timedelta(days=item.grace + 1)
    need = expected(item, day)
    if need is None or need == (item.baseline or 0) != target(item):
        return "not-due"
    return "no-data"


def by_last_row(item: Plain, known: list[Row], last: Row) -> str:  # noqa: PLR0911 - a status a line
    met = meets(item, last.value)
    if broken(item, last.value):
        return "missed"
    if last.on >= item.due:
        return "achieved" if met else "missed"
    if met and item.measure == "flow" and not is_cap(item) and not exact(item):
        return "achieved"
    breaking = is_cap(item) and will_break(item, known)
    want = expected(item, last.on)
    if want is None:
        if met:
            return "at-risk" if breaking else "on-track"
        comes_down = item.baseline is not None and item.baseline > target(item)
        exceeded = is_cap(item) and item.pace == "end" and not comes_down
        if exceeded and item.lagging_value is not None and last.value <= item.lagging_value:
            return "at-risk"
        return "lagging" if exceeded else "not-due"
    beyond = is_beyond(item, last.value, want)
    if item.pace == "hold" or two_sided(item):
        if met:
            return "at-risk" if breaking else "on-track"
        if last.value == target(item):
            return "at-risk"  # > 5 at 5: equal, and not yet more
        return "lagging" if beyond or (is_cap(item) and item.lagging_value is None) else "at-risk"
    if surplus(item, last.value, want) < 0:
        return "lagging" if beyond else "at-risk"
    if breaking:
        return "at-risk"
    return "ahead" if is_ahead(item, last.value, want) else "on-track"


def is_beyond(item: Plain, value: Fraction, want: Fraction) -> bool:
    if item.lagging_value is not None:
        return surplus(item, value, carried(item, item.lagging_value, want)) < 0
    ratio = index(item, value, want)
    return ratio is None or ratio < item.lagging


def is_ahead(item: Plain, value: Fraction, want: Fraction) -> bool:
    if item.lagging_value is not None:
        return item.ahead_value is not None and surplus(item, value, carried(item, item.ahead_value, want)) >= 0
    ratio = index(item, value, want)
    return ratio is not None and ratio >= item.ahead


def carried(item: Plain, limit: Fraction, want: Fraction) -> Fraction:
    """The limit as far along its way as what is expected is along its own."""
    begin, goal = item.baseline or Fraction(0), target(item)
    return limit if goal == begin else begin + (limit - begin) * (want - begin) / (goal - begin)


def will_break(item: Plain, known: list[Row]) -> bool:
    value = forecast(item, known)
    return value is not None and not meets(item, value)


def forecast(item: Plain, known: list[Row]) -> Fraction | None:
    """The value at the due date at the speed until now."""
    last = known[-1]
    left = at_end(item.due) - at_end(last.on)
    if item.measure == "rate" or left <= 0:
        return last.value
    if item.measure == "flow" or item.baseline is not None:
        begin = item.baseline or Fraction(0)
        gone = at_end(last.on) - at_begin(item.start)
        return last.value + (last.value - begin) * left / gone
    if len(known) < 2:
        return None
    first = known[0]
    return last.value + (last.value - first.value) / (at_end(last.on) - at_end(first.on)) * left


def is_cap(item: Plain) -> bool:
    return item.op in {"≤", "<"} or (item.better == "lower" and item.op in {"..", "±"})


def exact(item: Plain) -> bool:
    return item.op == "="


def two_sided(item: Plain) -> bool:
    """Too much is as wrong as too little: not for floors and caps, not for a count's range, not with ``better``."""
    return item.op in {"=", "..", "±"} and item.measure != "flow" and item.better is None


def target(item: Plain) -> Fraction:
    """The number that progress is measured to."""
    if is_cap(item):
        return item.high
    if item.better == "lower" and item.op in {"..", "±"}:
        return item.high
    return item.low


def meets(item: Plain, value: Fraction) -> bool:
    if item.op == "≥":
        return value >= item.low
    if item.op == ">":
        return value > item.low
    if item.op == "≤":
        return value <= item.high
    if item.op == "<":
        return value < item.high
    if item.op == "=":
        return value == item.low
    if item.better == "lower":
        return value <= item.high
    if item.better == "higher" or item.measure == "flow":
        return value >= item.low
    return item.low <= value <= item.high


def broken(item: Plain, value: Fraction) -> bool:
    """A flow does not come back from above its cap, nor from above an exact count."""
    if item.measure != "flow":
        return False
    if item.op == "=" or (is_cap(item) and item.op != "<"):
        return value > item.high
    return item.op == "<" and value >= item.high


def surplus(item: Plain, value: Fraction, want: Fraction) -> Fraction:
    if is_cap(item) or (item.better == "lower" and item.op in {"..", "±"}):
        return want - value
    if two_sided(item) and value > item.high:
        return item.high - value
    return value - want


def index(item: Plain, value: Fraction, want: Fraction) -> Fraction | None:
    way = abs(want - (item.baseline or 0))
    return 1 + surplus(item, value, want) / way if way else None


def expected(item: Plain, day: date) -> Fraction | None:
    goal = target(item)
    if item.pace == "hold" or day >= item.due:
        return goal
    if item.pace == "end":
        return None
    if item.pace == "steps":
        passed = [value for on, value in item.steps if on <= day]
        return passed[-1] if passed else None
    begin = item.baseline or Fraction(0)
    share = (at_end(day) - at_begin(item.start)) / (at_end(item.due) - at_begin(item.start))
    return begin + (goal - begin) * share


def overdue_end(item: Plain, last: Row, as_of: date) -> date | None:
    """The end of the newest period whose grace is over and that no row reaches."""
    over = [end for end in period_ends(item) if end > last.on and end + timedelta(days=item.grace) < as_of]
    return over[-1] if over else None


def period_ends(item: Plain) -> list[date]:
    """January's figure comes with February's; the due date ends the last period."""
    if item.frequency is None:
        return []
    ends, end = set(), item.plan_start - timedelta(days=1)
    while end < item.due:
        for _ in range(item.frequency):
            end = month_end(end + timedelta(days=1))
        if not (item.frequency == 1 and end.month == 1):
            ends.add(min(end, item.due))
    return sorted(end for end in ends if end >= item.start)


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def at_end(day: date) -> Fraction:
    """Months since the year 0 at the end of a day; a day is its share of its month."""
    return day.year * 12 + day.month - 1 + Fraction(day.day, calendar.monthrange(day.year, day.month)[1])


def at_begin(day: date) -> Fraction:
    return day.year * 12 + day.month - 1 + Fraction(day.day - 1, calendar.monthrange(day.year, day.month)[1])
