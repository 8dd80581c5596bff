"""Observations to readings: the latest revision of each figure, accumulated to the year's date."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby

from xxtrack.model.actuals import Basis, Observation
from xxtrack.model.assessment import Reading
from xxtrack.model.calendar import ONE_DAY
from xxtrack.model.plan import Item, Measure


def readings(item: Item, observations: Iterable[Observation], as_of: date) -> tuple[Reading, ...]:
    """What stood at each reported date up to ``as_of``, in order.

    Where a date has several reports the latest counts and the first is kept beside it. A figure for a single period
    (``basis: period``) of a flow is added to the total at the day before the period; where there is none, months are
    missing and the period gives no reading, because what is missing is not zero. A stated year-to-date figure is taken
    as stated.
    """
    known = sorted(
        (o for o in observations if o.period.end <= as_of), key=lambda o: (o.period.end, o.reported or date.min)
    )
    result: list[Reading] = []
    totals: dict[date, Decimal] = {}
    for end, group in groupby(known, key=lambda o: o.period.end):
        reports = list(group)
        chain, base = _stated(item, reports), Decimal(0)
        if not chain:
            chain, base = _added(item, reports, totals)
        if not chain:
            continue
        last, first = chain[-1], chain[0]
        value = None if last.value is None else base + last.value
        initial = None if first.value is None else base + first.value
        if value is not None:
            totals[end] = value
        revised = initial is not None and initial != value
        result.append(
            Reading(
                end,
                value,
                last.stage,
                initial if revised else None,
                last.reported,
                last.source,
                last.note,
                first.reported if revised else None,
            )
        )
    return tuple(result)


def _stated(item: Item, reports: list[Observation]) -> list[Observation]:
    """Those that need no adding up: year-to-date figures, levels, rates and words."""
    return [o for o in reports if o.basis is Basis.TO_DATE or item.measure is not Measure.FLOW]


def _added(item: Item, reports: list[Observation], totals: Mapping[date, Decimal]) -> tuple[list[Observation], Decimal]:
    """The figures of one period that a total can be carried on with, the longest period first, and that total."""
    for start in sorted({o.period.start for o in reports}):
        before = total_before(item, start, totals)
        if before is not None:
            return [o for o in reports if o.period.start == start], before
    return [], Decimal(0)


def total_before(item: Item, start: date, totals: Mapping[date, Decimal]) -> Decimal | None:
    """The year-to-date figure in the morning of ``start``: zero when the item begins, None where it is not known."""
    return totals.get(start - ONE_DAY, Decimal(0) if start <= item.start else None)
