"""How an item stands, written a second time and straightforwardly from docs/judgement.md: no code of the package.

Only fractions and loops; slow and obvious. What two people write apart is rarely wrong in the same way.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tests.property.plain_calendar import at_begin, at_end, month_end


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
    pace: str  # linear hold end steps profile
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
    points: bool = False  # the thresholds are percentage points of the target
    profile: tuple[Fraction, ...] = ()  # last year's per cent after each equal part of the time
    every: int | None = None  # months after which the target starts anew
    lagging_value: Fraction | None = None  # by: value, instead of both ratios
    ahead_value: Fraction | None = None


def standing(item: Plain, rows: list[Row], as_of: date, ends: list[date] | None = None) -> str:
    """The status at the end of ``as_of``; rows are in order of days, one a day.

    ``ends`` are the days that must be reported, where they are not those of the item's own frequency.
    """
    ends = owed_ends(item) if ends is None else ends
    known = [row for row in rows if item.start <= row.on <= as_of]
    if is_cap(item):
        # A cap holds until its due date; what is used later is not measured by it.
        known = [row for row in known if row.on <= item.due] or known
    if not known:
        return silent(item, as_of, ends)
    last = known[-1]
    own = by_last_row(item, known, last)
    if own in {"achieved", "missed"}:
        return own
    late = overdue_end(item, last, as_of, ends)
    if late is None:
        return own
    need = expected(item, late)
    if need is None or owes_nothing(item, need):
        return own  # pace end before its due period, steps before the first, a shape that begins later
    if (
        late < item.due
        and item.measure == "flow"
        and not item.net
        and not is_cap(item)
        and not exact(item)
        and last.value >= need
    ):
        return "ahead" if is_ahead(item, last.value, need, late) else "on-track"
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


def silent(item: Plain, as_of: date, ends: list[date]) -> str:
    """Nothing was reported: not due while nothing is to be there, else no data."""
    if item.frequency is not None:
        over = [end for end in ends if end + timedelta(days=item.grace) < as_of]
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
    return "not-due" if owes_nothing(item, need) else "no-data"


def owes_nothing(item: Plain, need: Fraction | None) -> bool:
    return need is None or need == (item.baseline or 0) != target(item)


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
    beyond = is_beyond(item, last.value, want, last.on)
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
    return "ahead" if is_ahead(item, last.value, want, last.on) else "on-track"


def is_beyond(item: Plain, value: Fraction, want: Fraction, day: date) -> bool:
    """Whether it is further behind than the threshold allows."""
    if item.points:
        gap = points_off(item, value, day)
        return gap is None or gap < -item.lagging
    if item.lagging_value is not None:
        return surplus(item, value, carried(item, item.lagging_value, want)) < 0
    ratio = index(item, value, want)
    return ratio is None or ratio < item.lagging


def is_ahead(item: Plain, value: Fraction, want: Fraction, day: date) -> bool:
    if item.points:
        gap = points_off(item, value, day)
        return gap is not None and gap >= item.ahead
    if item.lagging_value is not None:
        return item.ahead_value is not None and surplus(item, value, carried(item, item.ahead_value, want)) >= 0
    ratio = index(item, value, want)
    return ratio is not None and ratio >= item.ahead


def points_off(item: Plain, value: Fraction, day: date) -> Fraction | None:
    """Percentage points of the target against straight-line time."""
    goal, begin = target(item), item.baseline or Fraction(0)
    if item.pace == "hold":
        return surplus(item, value, goal) / abs(goal) * 100 if goal else None
    if goal == begin:
        return None
    share = (at_end(day) - at_begin(item.start)) / (at_end(item.due) - at_begin(item.start))
    return surplus(item, value, begin + (goal - begin) * share) / abs(goal - begin) * 100


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
        shown = shape(item, last.on) if item.profile else None
        if shown:
            return begin + (last.value - begin) / shown
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
    if item.pace == "profile":
        return begin + (goal - begin) * shape(item, day)
    share = (at_end(day) - at_begin(item.start)) / (at_end(item.due) - at_begin(item.start))
    return begin + (goal - begin) * share


def shape(item: Plain, day: date) -> Fraction:
    """What share last year had reached by such a day, straight between the days that are known."""
    whole = at_end(item.due) - at_begin(item.start)
    gone, part = at_end(day) - at_begin(item.start), whole / len(item.profile)
    before = Fraction(0)
    for i, per_cent in enumerate(item.profile):
        if gone <= part * (i + 1):
            return (before + (per_cent - before) * (gone - part * i) / part) / 100
        before = per_cent
    return before / 100


def overdue_end(item: Plain, last: Row, as_of: date, ends: list[date]) -> date | None:
    """The end of the newest period whose grace is over and that no row reaches."""
    over = [end for end in ends if end > last.on and end + timedelta(days=item.grace) < as_of]
    return over[-1] if over else None


def owed_ends(item: Plain) -> list[date]:
    """Pace ``end`` asks for nothing before the due date."""
    return [item.due] if item.pace == "end" or item.frequency is None else period_ends(item)


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
