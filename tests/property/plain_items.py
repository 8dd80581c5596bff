"""What has turns, parts or no target, judged a second time from docs/judgement.md; see `plain_judgement`."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tests.property.plain_calendar import at_begin, at_end, month_end
from tests.property.plain_judgement import Plain, Row, period_ends, standing

RANKS = ["missed", "lagging", "no-data", "at-risk", "not-due", "on-track", "ahead", "achieved"]
"""Worst first."""


def turning(item: Plain, rows: list[Row], as_of: date) -> str:
    """A target that starts anew: a missed turn stays missed, else the first that is not reached, else the newest."""
    known = [row for row in rows if row.on <= as_of]
    judged = []
    for first, last, count in stretches(item, known, as_of):
        before = [row.value for row in known if row.on < first]
        inside = [row for row in known if first <= row.on <= last]
        turn = replace(item, start=first, due=last, every=None)
        if item.measure == "flow":
            carried = before[-1] if before else Fraction(0)
            inside = [Row(row.on, max(row.value - carried, Fraction(0)) if before else row.value) for row in inside]
            limits = [None if one is None else one * count for one in (item.lagging_value, item.ahead_value)]
            turn = replace(turn, low=item.low * count, high=item.high * count)
            turn = replace(turn, lagging_value=limits[0], ahead_value=limits[1])
        judged.append((last, standing(turn, inside, as_of, turn_ends(item, first, last))))
    if not judged:
        return standing(item, [], as_of)
    statuses = [status for _, status in judged]
    if "missed" in statuses:
        return "missed"
    for status in statuses:
        if status != "achieved":
            return status
    return "on-track" if judged[-1][0] < item.due else "achieved"


def stretches(item: Plain, known: list[Row], as_of: date) -> list[tuple[date, date, int]]:
    """First and last day of the turns that have begun, and how many turns it is.

    A count's figure speaks of all turns that no other figure has closed. Of a level or a rate the turns that no report
    is asked for are passed over, but not the newest.
    """
    turns, begin = [], item.start
    while begin <= min(item.due, as_of):
        end = begin
        assert item.every
        for _ in range(item.every):
            end = month_end(end if end == begin else end + timedelta(days=1))
        turns.append((begin, min(end, item.due)))
        begin = min(end, item.due) + timedelta(days=1)
    if item.measure != "flow":
        asked = period_ends(item) or [end for _, end in turns]
        return [(begin, end, 1) for begin, end in turns if end in asked or (begin, end) == turns[-1]]
    newest = known[-1].on if known else None
    found: list[tuple[date, date, int]] = []
    waiting: list[tuple[date, date]] = []
    for turn in turns:
        waiting.append(turn)
        closed = any(row.on == turn[1] for row in known)
        if closed or newest is None or newest <= turn[1]:
            found.append((waiting[0][0], turn[1], len(waiting)))
            waiting = []
    return found


def turn_ends(item: Plain, first: date, last: date) -> list[date]:
    """The days by which something must be known of a turn: its reports', and the first that reaches its end."""
    if item.frequency is None:
        return [last]
    ends = [end for end in period_ends(item) if end >= first]
    inside = [end for end in ends if end < last and item.pace != "end"]
    return inside + [end for end in ends if end >= last][:1]


@dataclass(frozen=True)
class Told:
    """What was said of a milestone or a duty: a word, a per cent, or a step in words."""

    on: date
    word: str = ""  # not-started under-way done delayed
    per_cent: Fraction | None = None
    node: str = ""

    @property
    def done(self) -> bool:
        return self.word == "done" or self.per_cent == 100

    @property
    def not_started(self) -> bool:
        return self.word == "not-started" or self.per_cent == 0


@dataclass(frozen=True)
class Task:
    """A milestone, or without ``due`` a duty."""

    start: date
    end: date  # the plan's
    due: date | None = None
    steps: tuple[tuple[date, Fraction], ...] = ()
    nodes: tuple[tuple[date, str], ...] = ()
    frequency: int | None = None
    grace: int = 10
    soon: int = 30


def task(item: Task, told: list[Told], as_of: date) -> str:
    """How a milestone or a duty stands: by its day and by what was said last."""
    known = [one for one in told if one.on <= as_of]
    last = known[-1] if known else None
    due = item.due or item.end
    if last and last.done:
        return "achieved"
    over = as_of > due and (as_of > due + timedelta(days=item.grace) or (last is not None and last.on >= due))
    if over and (item.due or (last and last.not_started)):
        return "missed"
    own = milestone(item, known, as_of) if item.due else duty(last)
    silent = late(item, last, as_of)
    if silent and not (last and own == "lagging" and as_of < due):
        return "no-data"
    return own


def milestone(item: Task, known: list[Told], as_of: date) -> str:
    assert item.due
    last = known[-1] if known else None
    if step_missed(item, last, as_of) or node_missed(item, known, as_of) or (last and last.word == "delayed"):
        return "lagging"
    if as_of > item.due or (item.due - as_of).days <= item.soon:
        return "at-risk"
    return "not-due" if last is None or last.not_started else "on-track"


def step_missed(item: Task, last: Told | None, as_of: date) -> bool:
    """Nothing is missed on the day itself, unless what was said of that day falls short."""
    done = last.per_cent if last and last.per_cent is not None else Fraction(0)
    passed = [need for on, need in item.steps if on < as_of or (on == as_of and last and last.on >= on)]
    return any(done < need for need in passed)


def node_missed(item: Task, known: list[Told], as_of: date) -> bool:
    words = [word for _, word in item.nodes]
    reached = max((words.index(one.node) for one in known if one.node), default=-1)
    open_ones = [on for on, _ in item.nodes[reached + 1 :]]
    return any(on < as_of or (on == as_of and any(one.on == as_of for one in known)) for on in open_ones)


def duty(last: Told | None) -> str:
    if last is None or last.not_started:
        return "not-due"
    return "lagging" if last.word == "delayed" else "on-track"


def late(item: Task, last: Told | None, as_of: date) -> bool:
    """Whether a report has not come that was asked for."""
    goal = Fraction(1)
    asked = Plain("≥", goal, goal, "flow", "linear", item.start, item.due or item.end, date(item.start.year, 1, 1))
    ends = period_ends(replace(asked, frequency=item.frequency))
    return any(end + timedelta(days=item.grace) < as_of for end in ends if last is None or end > last.on)


def each(item: Plain, rows: dict[str, list[Row]], as_of: date) -> str:
    """A target for each of a group stands as its worst."""
    return min((standing(item, mine, as_of) for mine in rows.values()), key=RANKS.index)


def split(item: Plain, how: str, whole: list[Row], parts: dict[str, list[Row]], as_of: date) -> str:
    """A target split over parts: the whole as reported, else what all parts come to where all have reported."""
    own = [row for row in whole if row.on <= as_of]
    if own:
        return standing(item, own, as_of)
    known = {name: [row for row in mine if row.on <= as_of] for name, mine in parts.items()}
    days = sorted({row.on for mine in known.values() for row in mine})
    made = []
    for day in days:
        values = [row.value for mine in known.values() for row in mine if row.on == day]
        if how == "last":
            made.append(Row(day, values[-1]))
        elif len(values) == len(known):
            sums = {"sum": sum(values, Fraction(0)), "max": max(values)}
            made.append(Row(day, sums["sum"] / len(values) if how == "mean" else sums[how]))
    if not made and days:
        return "no-data"
    return standing(item, made, as_of)


@dataclass(frozen=True)
class Single:
    """What was reported of a single period."""

    begin: date
    end: date
    value: Fraction


def carried_on(item: Plain, singles: list[Single], how: str) -> list[Row]:
    """Single periods to figures to date, in order of their ends: a gap is not passed over.

    ``sum`` of a count, ``mean`` of a rate with each period weighing its months, ``last`` of a rate.
    """
    if how == "last":
        return [Row(one.end, one.value) for one in singles]
    totals: dict[date, Fraction] = {item.start - timedelta(days=1): Fraction(0)}
    rows = []
    for one in singles:
        before = totals.get(one.begin - timedelta(days=1))
        if before is None:
            continue
        months = at_end(one.end) - at_begin(one.begin)
        totals[one.end] = before + (one.value if how == "sum" else one.value * months)
        gone = at_end(one.end) - at_begin(item.start)
        rows.append(Row(one.end, totals[one.end] if how == "sum" else totals[one.end] / gone))
    return rows
