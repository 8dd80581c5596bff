"""Observations to readings: the latest revision of each actual, accumulated to the year's date."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from xxtrack.model.actuals import Basis, Reports, end_of, when_reported
from xxtrack.model.assessment import ExactNumber, Reading
from xxtrack.model.calendar import ONE_DAY, months_between
from xxtrack.model.choices import OverTime
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Measure


def readings(item: Item, rows: Iterable[Reports], as_of: date) -> tuple[Reading, ...]:
    """What stood at each reported date up to ``as_of``, in order; ``rows`` are in the order of their claims.

    Where a date has several reports the latest counts and the first is kept beside it. An actual for a single period
    (``basis: period``) of a flow is added to the total at the day before the period; where there is none, months are
    missing and the period gives no reading, because what is missing is not zero. A stated year-to-date actual is taken
    as stated.
    """
    if item.over_time is OverTime.MEAN and item.has_figures:
        return _means(item, rows, as_of)
    result: list[Reading] = []
    totals: dict[date, Decimal] = {}
    flow = item.measure is Measure.FLOW
    for end, known in _by_date(rows):
        if end > as_of:
            break
        before = Decimal(0)
        first = known[0][0]
        if len(known) == 1 and (not flow or first.subject.basis is Basis.TO_DATE):
            last = known[0][-1]
        else:
            stated = [reports for reports in known if not flow or reports[0].subject.basis is Basis.TO_DATE]
            if not stated:
                stated, before = _added(item, known, totals)
            if not stated:
                continue
            # Of reports on the same day, the one of the last claim stands.
            last = max(reversed(stated), key=lambda reports: when_reported(reports[-1]))[-1]
            first = min(stated, key=lambda reports: when_reported(reports[0]))[0]
        if last.is_withdrawal:
            continue
        value = None if last.value is None else before + last.value
        initial = None if first.value is None else before + first.value
        if value is not None:
            totals[end] = value
        revised = first is not last and initial is not None and initial != value
        result.append(
            Reading(
                end,
                value,
                last.stage,
                initial if revised else None,
                last.reported,
                last.subject.source,
                last.subject.note,
                first.reported if revised else None,
                node=last.node,
            )
        )
    return tuple(result)


def _means(item: Item, rows: Iterable[Reports], as_of: date) -> tuple[Reading, ...]:
    """A rate to date from its single periods: their mean, each weighing as many months as it has.

    A stated year-to-date rate is taken as stated; a period whose predecessor is missing gives no reading.
    """
    result: list[Reading] = []
    sums: dict[date, Fraction] = {}
    for end, known in _by_date(rows):
        if end > as_of:
            break
        stated = [reports for reports in known if reports[0].subject.basis is Basis.TO_DATE]
        last = max(reversed(stated or known), key=lambda reports: when_reported(reports[-1]))[-1]
        value: ExactNumber | None = last.value
        if last.value is not None:
            start = item.start if stated else max(last.period.start, item.start)
            before = Fraction(0) if start == item.start else sums.get(start - ONE_DAY)
            if before is None:
                continue
            sums[end] = before + Fraction(last.value) * months_between(start, end)
            # The mean of a single period is its figure, digit by digit.
            is_first = start == item.start
            value = last.value if stated or is_first else sums[end] / months_between(item.start, end)
        computed = None if stated else msg("lint.computed-mean")
        result.append(
            Reading(
                end,
                value,
                reported=last.reported,
                source=last.subject.source,
                note=last.subject.note,
                computed=computed,
            )
        )
    return tuple(result)


def _by_date(rows: Iterable[Reports]) -> Iterator[tuple[date, list[Reports]]]:
    """The actuals of each day; to date comes one, as a rule."""
    end: date | None = None
    known: list[Reports] = []
    for reports in rows:
        day = end_of(reports)
        if day != end:
            if end is not None:
                yield end, known
            end, known = day, []
        known.append(reports)
    if end is not None:
        yield end, known


def _added(item: Item, known: list[Reports], totals: Mapping[date, Decimal]) -> tuple[list[Reports], Decimal]:
    """The actuals of one period that a total can be carried on with, the longest period first, and that total."""
    for reports in known:
        before = total_before(item, reports[0].period.start, totals)
        if before is not None:
            return [reports], before
    return [], Decimal(0)


def total_before(item: Item, start: date, totals: Mapping[date, Decimal]) -> Decimal | None:
    """The year-to-date actual in the morning of ``start``: zero when the item begins, None where it is not known."""
    return totals.get(start - ONE_DAY, Decimal(0) if start <= item.start else None)
