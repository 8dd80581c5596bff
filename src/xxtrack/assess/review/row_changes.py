"""Reported figures are records: a row that was there is there, and says what it said, or a later report revises it.

Rows are compared as quantities over all tables of either side together, each side read by its own plan. Files may be
renamed, split, sorted and written in another encoding.
"""

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from xxtrack.model.actuals import Actuals, Observation
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, Quantity, msg
from xxtrack.model.plan import Item, Plan
from xxtrack.model.unit import convert

CHANGED = "XX616"

_Report: TypeAlias = tuple[str, str, tuple[date, str, date], date | None]
"""Item, scope, the days and basis it is for, and when it was reported."""


def row_findings(before: Plan, after: Plan, old: Actuals, new: Actuals) -> Iterator[Finding]:
    """Rows that are gone or say something else, and figures of closed periods that came without a note.

    ``old`` are the rows of the plan before as it reads them, ``new`` those of the plan after. Rows of items that are
    gone, or that became something whose figures cannot be compared, are the plan's change to answer for.
    """
    keys = _to_compare(before, after, old, new)
    then, now = _by_report(old, keys), _by_report(new, keys)
    for key, row in then.items():
        item = after.items.get(row.item)
        first = before.items.get(row.item)
        if item is None or first is None or not _comparable(first, item):
            continue
        other = now.get(key)
        if other is None and not _is_revised(row, new):
            message = msg("review.row-gone", period=row.period.end, value=_said(row, first), where=str(row.where))
            yield Finding(CHANGED, message, item.where, item.id, row.scope, hint=msg("review.how-to-revise"))
        elif other is not None and not _same(row, first, other, item):
            said = {"before": _said(row, first), "after": _said(other, item)}
            message = msg("review.row-changed", period=row.period.end, **said)
            yield Finding(CHANGED, message, other.where, item.id, row.scope, hint=msg("review.how-to-revise"))
    yield from _after_closing(before, then, now)


def _to_compare(before: Plan, after: Plan, old: Actuals, new: Actuals) -> set[tuple[str, str]]:
    """The items and scopes that have other rows, or whose figures are in another unit."""
    alike = {
        id_ for id_, item in after.items.items() if id_ in before.items and before.items[id_].in_unit == item.in_unit
    }
    return old.differing(new) | {key for key in {**old.reports, **new.reports} if key[0] not in alike}


def _by_report(actuals: Actuals, keys: Collection[tuple[str, str]]) -> dict[_Report, Observation]:
    return {
        (*key, row.subject.claim, row.reported): row
        for key, known in actuals.reports.items()
        if key in keys
        for reports in known
        for row in reports
    }


def newest_figures(actuals: Actuals, as_of: date) -> dict[str, date]:
    """The last day until ``as_of`` for which each item has a figure."""
    newest: dict[str, date] = {}
    for (item, _), known in actuals.reports.items():
        for reports in known:
            end = reports[0].subject.period.end
            newest[item] = max(newest.get(item, date.min), end if end <= as_of else date.min)
    return newest


def _comparable(old: Item, new: Item) -> bool:
    return old.has_figures is new.has_figures and convert(1, old.in_unit, new.in_unit) is not None


def _is_revised(row: Observation, new: Actuals) -> bool:
    """Whether a later report of the same figure took its place."""
    known = new.reports.get((row.item, row.scope), ())
    same = (one for reports in known for one in reports if one.subject.claim == row.subject.claim)
    return any(one.reported is not None and (row.reported is None or one.reported > row.reported) for one in same)


def _same(row: Observation, old: Item, other: Observation, new: Item) -> bool:
    if row.stage is not other.stage or (row.value is None) != (other.value is None):
        return False
    return row.value is None or _quantity(row.value, old, new) == other.value


def _quantity(value: Decimal, old: Item, new: Item) -> Fraction | Decimal:
    if old.in_unit == new.in_unit:
        return value
    converted = convert(value, old.in_unit, new.in_unit)
    assert converted is not None, "only comparable items get here"
    return converted


def _said(row: Observation, item: Item) -> Message | Quantity:
    if row.value is not None:
        return Quantity(row.value, item.in_unit)
    return msg("review.stage", stage=row.stage) if row.stage else msg("review.blank")


def _after_closing(before: Plan, old: dict[_Report, Observation], now: dict[_Report, Observation]) -> Iterator[Finding]:
    closed = before.policy.closed
    if closed is None:
        return
    for key, row in now.items():
        if key not in old and row.period.end <= closed and not row.note.strip():
            message = msg("review.row-closed", period=row.period.end, closed=closed)
            yield Finding(CHANGED, message, row.where, row.item, row.scope)
