"""Whether the actuals look right: rules in a visible ordered list, run on what has been reported.

None of them changes an actual or a status. They look at the latest revision of each; what a series has done wrong is
said at the row that did it.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, takewhile
from typing import NamedTuple

from xxtrack.assess.histories import Histories
from xxtrack.assess.pace import exact, expected_at
from xxtrack.assess.parts import half_unit, items_for, parts_difference
from xxtrack.assess.rules.magnitude import pieces_in_unit, slips
from xxtrack.assess.rules.policy import apply_policy
from xxtrack.assess.series import total_before
from xxtrack.model.actuals import Actuals, Basis, Observation, Reports
from xxtrack.model.assessment import Reading
from xxtrack.model.calendar import ONE_DAY, months_apart, months_at_end_of
from xxtrack.model.finding import Finding, in_order
from xxtrack.model.message import Message, Quantity, msg
from xxtrack.model.plan import Item, Measure, PaceKind, Plan
from xxtrack.model.rules import Severity
from xxtrack.model.target import Target
from xxtrack.model.unit import is_percentage

JUMP = 5
"""A change is a jump from so many times the usual one."""
FEW = 3
"""So many alike in a row are remarked upon; fewer are chance."""


class Series(NamedTuple):
    """One item's actuals for one scope: every report of each, the latest of each, and what they add up to."""

    item: Item
    scope: str
    judged: bool
    """Whether the item's target, or a quota in its place, holds for the scope."""
    reports: tuple[Reports, ...]
    latest: tuple[Observation, ...]
    readings: tuple[Reading, ...]
    values: Sequence[tuple[Reading, Decimal]]
    """The readings that are numbers, with their values."""

    def finding(self, code: str, message: Message, at: Observation) -> Finding:
        """A finding at a row."""
        return _finding(code, message, at, self.item, self.scope)

    def row_of(self, reading: Reading) -> Observation:
        """The row a reading comes from."""
        rows = [o for o in self.latest if o.period.end == reading.on]
        return next((o for o in rows if o.basis is Basis.TO_DATE), rows[-1])


def _finding(code: str, message: Message, at: Observation, item: Item, scope: str = "") -> Finding:
    return Finding(code, message, at.where, item.id, scope)


Rule = Callable[[Series], Iterable[Finding]]


def check_data(plan: Plan, actuals: Actuals, histories: Histories | None = None) -> list[Finding]:
    """All findings of all rules. ``histories``, to the last row, are filled on the way."""
    found: list[Finding] = []
    histories = histories or Histories(plan, actuals, date.max)
    own_items = {id_: items_for(plan.items[id_]) for id_ in {id_ for id_, _ in actuals.reports}}
    for (id_, scope), rows in actuals.reports.items():
        item = plan.items[id_]
        own = own_items[id_](scope)
        latest = tuple(reports[-1] for reports in rows)
        known = histories.reported(item, scope)
        values = [(reading, reading.value) for reading in known if isinstance(reading.value, Decimal)]
        series = Series(own or item, scope, own is not None, rows, latest, known, values)
        found += [finding for rule in DATA_RULES for finding in rule(series)]
    return [*found, *_wholes(plan, actuals, histories)]


def _slip_of_magnitude(series: Series) -> Iterator[Finding]:
    if series.item.target:
        unit = series.item.target.unit
        for slip in slips(series.item, series.values, judged=series.judged):
            message = msg(
                "lint.slip" if slip.other is not None else "lint.beyond",
                value=Quantity(slip.reading.value or 0, unit),
                other=Quantity(slip.other or 0, unit),
                factor=slip.factor,
                reference=Quantity(slip.reference, unit),
            )
            yield series.finding("XX420", message, series.row_of(slip.reading))


def _broken_piece(series: Series) -> Iterator[Finding]:
    """Of what is counted in pieces a fraction of one: 1.234 家, where 1.5 万家 is a count."""
    pieces = pieces_in_unit(series.item) if series.item.target else None
    if series.item.target and pieces:
        for one in series.latest:
            # Nearly all are whole numbers, which takes no fraction to tell.
            if one.value is None or one.value == one.value.to_integral_value():
                continue
            if (exact(one.value) * pieces).denominator != 1:
                message = msg("lint.broken-piece", value=Quantity(one.value, series.item.target.unit))
                yield series.finding("XX420", message, one)


def _running_total(series: Series) -> Iterator[Finding]:
    """本月止累计 = 上月止累计 + 本月, as far as rounded actuals can say."""
    periods = [(one, one.value) for one in series.latest if one.basis is Basis.PERIOD and one.value is not None]
    if series.item.measure is not Measure.FLOW or not periods:
        return
    totals = {r.on: r.value for r in series.readings if isinstance(r.value, Decimal)}
    stated = {o.period.end: o for o in series.latest if o.basis is Basis.TO_DATE}
    for one, alone in periods:
        before = total_before(series.item, one.period.start, totals)
        total = stated.get(one.period.end)
        if before is None:
            if total is None and one.period.end not in totals:
                day = one.period.start - ONE_DAY
                since = max((on for on in totals if on < day), default=None)
                begun = since + ONE_DAY if since else series.item.start
                yield series.finding("XX423", msg("lint.period-gap", before=day, since=begun), one)
        elif total is not None and total.value is not None:
            apart = Fraction(total.value) - Fraction(before) - Fraction(alone)
            if abs(apart) > half_unit(total.value) + half_unit(before) + half_unit(alone):
                message = msg("lint.running-total", stated=total.value, before=before, period=alone, apart=apart)
                yield series.finding("XX422", message, total)


def _cumulative_falls(series: Series) -> Iterator[Finding]:
    if series.item.measure is Measure.FLOW:
        for (earlier, before), (later, value) in pairwise(series.values):
            if value < before:
                message = msg(
                    "lint.falls",
                    before_date=earlier.on,
                    before=earlier.value or 0,
                    date=later.on,
                    value=later.value or 0,
                )
                yield series.finding("XX430", message, series.row_of(later))


def _jump(series: Series) -> Iterator[Finding]:
    """A month's change beside the usual one, which is the median of the others."""
    target = series.item.target
    if target is None or target.to or len(series.values) < FEW + 2:
        return
    sizes = [
        abs(float(value - before)) / months_apart(earlier.on, later.on)
        for (earlier, before), (later, value) in pairwise(series.values)
    ]
    ranked = sorted(sizes)
    for i, size in enumerate(sizes):
        # So many of the others must be that much less for it to be a jump; a float is good enough to rule it out.
        if bisect_right(ranked, size / (JUMP - 0.1)) >= len(sizes) // 2:
            yield from _jump_at(series, target, i)


def _jump_at(series: Series, target: Target, i: int) -> Iterator[Finding]:
    # Imported here because it brings random and hashlib with it, and few series come this far.
    from statistics import median

    speeds = [
        (later, change / (months_at_end_of(later.on) - months_at_end_of(earlier.on)), abs(change))
        for (earlier, before), (later, value) in pairwise(series.values)
        for change in (Fraction(value) - Fraction(before),)
    ]
    reading, speed, change = speeds[i]
    usual = median(abs(other) for j, (_, other, _) in enumerate(speeds) if j != i)
    falls = series.item.measure is Measure.FLOW and speed < 0
    if usual and not falls and abs(speed) >= JUMP * usual and change * 10 >= abs(target.bound):
        message = msg("lint.jump", speed=speed, usual=Fraction(usual))
        yield series.finding("XX431", message, series.row_of(reading))


def _same_again(series: Series) -> Iterator[Finding]:
    """The same again and again: copied, perhaps. A total that rests at its target, 0 or 100 % may well be right."""
    target = series.item.target
    run: list[tuple[Reading, Decimal]] = []
    for reading, value in [*series.values, (None, None)]:
        if run and value == run[-1][1]:
            assert reading
            run.append((reading, value))
            continue
        if len(run) >= FEW and target and run[0][1] and not _rests(series.item, run[0][1]):
            first, last = run[0][0], run[-1][0]
            message = msg("lint.same", count=len(run), value=run[0][1], since=first.on, date=last.on)
            yield series.finding("XX432", message, series.row_of(last))
        run = [(reading, value)] if reading and value is not None else []


def _rests(item: Item, value: Decimal) -> bool:
    assert item.target
    if is_percentage(item.target.unit):
        return value == 100
    return item.target.met_by(value)


def _always_the_target(series: Series) -> Iterator[Finding]:
    """Every actual exactly what was expected: filled in from the plan, perhaps."""
    item, values = series.item, series.values
    if (
        not series.judged
        or item.target is None
        or item.target.to
        or item.pace is None
        or item.pace.kind is PaceKind.END
        or len(values) < FEW
    ):
        return
    # Of a dozen things one comes each month, and a share of 100 % cannot be passed.
    natural = (0, 100) if is_percentage(item.target.unit) else range(13)
    if item.target.bound not in natural and all(value == expected_at(item, reading.on) for reading, value in values):
        yield series.finding("XX433", msg("lint.always-target", count=len(values)), series.row_of(values[-1][0]))


def _reported_too_early(series: Series) -> Iterator[Finding]:
    for one in (one for reports in series.reports for one in takewhile(_is_early, reports)):
        if one.reported:
            message = msg("lint.too-early", reported=one.reported, end=one.period.end)
            yield series.finding("XX434", message, one)


def _is_early(report: Observation) -> bool:
    """Reports come in the order of their dates, those without one first."""
    return report.reported is None or report.reported < report.period.end


def _first_of_month(series: Series) -> Iterator[Finding]:
    """Excel makes 2023-06-01 of 2023-6; as it stands it is an actual to the first day of June."""
    for one in series.latest:
        if one.period.end.day == 1:
            message = msg("lint.first-of-month", date=one.period.end, month=f"{one.period.end:%Y-%m}")
            yield series.finding("XX435", message, one)


DATA_RULES: tuple[Rule, ...] = (
    _slip_of_magnitude,
    _broken_piece,
    _running_total,
    _cumulative_falls,
    _jump,
    _same_again,
    _always_the_target,
    _reported_too_early,
    _first_of_month,
)
"""Add a rule by writing a function and a line here, and its entry in the table of rules."""


def _wholes(plan: Plan, actuals: Actuals, histories: Histories) -> Iterator[Finding]:
    """Wholes beside their parts, and shares beside what their two items give."""
    for item in plan.items.values():
        reports = _rows(actuals, item)
        if not item.has_figures or not reports:
            continue
        unit, whole = item.in_unit, histories.reported(item, "")
        difference = parts_difference(item, whole, histories.of(item).parts)
        if difference:
            yield _finding("XX436", difference.said(unit), reports[difference.on], item)
        computed = {r.on: r for r in histories.share(item, "")}
        for reading in whole:
            share = computed.get(reading.on)
            if share is None or share.value is None or reading.value is None or item.share_of is None:
                continue
            if abs(Fraction(reading.value) - Fraction(share.value)) > half_unit(reading.value) * 2:
                message = msg(
                    "lint.share",
                    stated=Quantity(reading.value, unit),
                    part=plan.items[item.share_of.part].name,
                    whole=plan.items[item.share_of.whole].name,
                    computed=Quantity(share.value, unit),
                )
                yield _finding("XX437", message, reports[reading.on], item)


def _rows(actuals: Actuals, item: Item) -> Mapping[date, Observation]:
    """The row that stands for the whole at each date."""
    return {reports[-1].period.end: reports[-1] for reports in actuals.reports.get((item.id, ""), ())}


def new_warnings(plan: Plan, actuals: Actuals, new: Sequence[Observation]) -> tuple[Finding, ...]:
    """Warnings that new actuals would bring, at themselves or, after those, at what is there; by the plan's policy."""
    there = set(check_data(plan, actuals))
    found = [finding for finding in check_data(plan, actuals.with_more(new)) if finding not in there]
    own = {observation.where for observation in new}
    warnings = [f for f in in_order(apply_policy(found, plan)) if f.severity is not Severity.INFO]
    return tuple(sorted(warnings, key=lambda finding: finding.where not in own))
