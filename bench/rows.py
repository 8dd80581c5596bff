"""Figures for a plan, as many as are asked for: by item and scope through the year, revised where there are more rows.

Each row is one (item, scope, period, report date), so none contradicts another. The scopes are an item's own, else the
new towns that the 2023 figures are split by, beside the whole. Totals grow, parts add up, and most items are on course,
so that the program has figures to judge and not a list of faults to print. Seeded and illustrative.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product

from xxtrack.model.plan import Item, Kind, Measure, Plan

HEADER = ("id", "period", "value", "scope", "reported")
TOWNS = "新城"
"""The group of scopes that items without scopes of their own are split by."""
COURSES = (1.04, 1.04, 1.04, 1.16, 0.95, 0.8)
"""Reached against straight-line time: most on course, some at risk, some lagging."""

Row = tuple[str, str, str, str, str]


def rows(plan: Plan, size: int, seed: int) -> Iterator[Row]:
    """Exactly ``size`` rows in the order in which they would have been reported: by period, then by item."""
    items = list(plan.items.values())
    each, more = divmod(size, len(items))
    left = {item.id: each + (i < more) for i, item in enumerate(items)}
    spread = _spread(plan, each + bool(more))
    scopes = {item.id: _scopes(plan, item, split=spread.split) for item in items}
    courses = {item.id: random.Random(f"{seed} {item.id}").choice(COURSES) for item in items}
    length = (plan.end - plan.start).days + 1
    for end in spread.ends:
        passed = ((end - plan.start).days + 1) / length
        told = [(end + timedelta(days=3 + revision)).isoformat() for revision in range(spread.revisions)]
        period = end.isoformat()
        for item in items:
            own = scopes[item.id]
            values = {parts: _value(item, passed, courses[item.id], parts) for parts in {1, len(own) - 1 or 1}}
            for scope, reported in islice(product(own, told), left[item.id]):
                yield item.id, period, values[len(own) - 1 if scope else 1], scope, reported
            left[item.id] -= min(left[item.id], len(own) * len(told))


@dataclass(frozen=True)
class Spread:
    """Which dates are reported on, how often each figure is revised, and whether there are figures of scopes."""

    ends: list[date]
    revisions: int
    split: bool


def _spread(plan: Plan, each: int) -> Spread:
    """So many rows of an item: first the months, then the scopes, then revisions.

    Tables grow to millions where a system adds its whole state to them every day, and hardly otherwise.
    """
    days = [plan.start + timedelta(days=n) for n in range((plan.end - plan.start).days + 1)]
    months = [day for day in days if (day + timedelta(days=1)).day == 1]
    if each <= len(months):
        return Spread(_evenly(months, each), 1, split=False)
    figures = -(-each // (len(plan.groups[TOWNS]) + 1))
    return Spread(months, -(-figures // len(months)), split=True)


def _scopes(plan: Plan, item: Item, *, split: bool) -> list[str]:
    """The whole and its parts; an item that applies to each of a group is reported for its members in any case."""
    return ["", *(plan.scopes_of(item) or plan.groups[TOWNS])] if split or item.each else [""]


def _evenly(days: Sequence[date], count: int) -> list[date]:
    """So many of the days, the year's last among them."""
    return [days[(k + 1) * len(days) // count - 1] for k in range(count)]


def _value(item: Item, passed: float, course: float, parts: int) -> str:
    """The figure when such a share of the year has passed, for one of so many equal parts of the whole."""
    if item.kind is Kind.DUTY:
        return "推进中" if passed < 1 else "已完成"
    if item.target is None:
        return f"{min(passed * course * 100, 100):.3f}"
    bound = float(item.target.bound)
    if item.measure is Measure.RATE:
        # A share of 100 % cannot be passed; growth may, and what is capped must not.
        toward = -0.01 if item.target.is_cap or bound >= 100 else 0.01
        return f"{bound + (abs(bound) or 1) * toward * (1 + passed):.4f}"
    if item.each or item.every:
        parts = 1
    yearly = bound * (12 / item.every.months if item.every else 1)
    if item.target.is_cap:
        course = min(course, 0.97)
    return f"{yearly * passed * course / parts:.6f}"
