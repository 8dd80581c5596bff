"""Observations to readings: the latest revision of each figure, accumulated to the year's date."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import groupby

from xxtrack.model.actuals import Basis, Observation
from xxtrack.model.assessment import Reading
from xxtrack.model.plan import Item, Measure


def readings(item: Item, observations: Iterable[Observation], as_of: date) -> tuple[Reading, ...]:
    """What stood at each reported date up to ``as_of``, in order.

    Where a date has several reports the latest counts and the first is kept beside it. Figures for single periods
    (``basis: period``) of a flow are added to the figure before them; a stated year-to-date figure is taken as stated.
    """
    known = sorted(
        (o for o in observations if o.period.end <= as_of), key=lambda o: (o.period.end, o.reported or date.min)
    )
    result: list[Reading] = []
    total = Decimal(0)
    for end, group in groupby(known, key=lambda o: o.period.end):
        reports = list(group)
        stated = [o for o in reports if o.basis is Basis.TO_DATE or item.measure is not Measure.FLOW]
        chain = stated or reports
        last, first = chain[-1], chain[0]
        value, initial = last.value, first.value
        if not stated and value is not None and initial is not None:
            value, initial = total + value, total + initial
        if value is not None:
            total = value
        revised = initial if len(chain) > 1 and initial != value else None
        result.append(Reading(end, value, last.stage, revised, last.reported, last.source, last.note))
    return tuple(result)


def rolled_up(item: Item, parts: Iterable[tuple[Reading, ...]]) -> tuple[Reading, ...]:
    """The whole from its parts, at each date for which every part has a figure; parts that lack one are not guessed."""
    by_date = [{r.on: r.value for r in part if r.value is not None} for part in parts]
    if not by_date:
        return ()
    common = sorted(set.intersection(*(set(values) for values in by_date)))
    return tuple(Reading(on, _combine(item, [values[on] for values in by_date])) for on in common)


def _combine(item: Item, values: list[Decimal]) -> Decimal:
    how = item.roll_up.value if item.roll_up else "mean" if item.measure is Measure.RATE else "sum"
    if how == "max":
        return max(values)
    if how == "last":
        return values[-1]
    total = sum(values, Decimal(0))
    return total / len(values) if how == "mean" else total
