"""What stood at each date for an item: rows to series, series to the whole and its parts, two wholes to a share."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from xxtrack.assess.parts import rolled_up
from xxtrack.assess.series import readings
from xxtrack.model.actuals import Actuals, end_of
from xxtrack.model.assessment import Reading
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Measure, Plan, WeightedMean
from xxtrack.model.unit import convert

Readings = tuple[Reading, ...]


class ItemHistory(NamedTuple):
    """What stood for one item."""

    whole: Readings
    """As reported, else a share of two other items, else what the parts come to."""
    parts: Mapping[str, Readings]
    """Each scope's, as reported, else a share; the scopes in the plan's order."""

    def until(self, day: date) -> "ItemHistory":
        """What stood by a day for an item without parts, which rests on no other item."""
        return ItemHistory(self.whole[: bisect_right(self.whole, day, key=_on)], self.parts)


def _on(reading: Reading) -> date:
    return reading.on


def item_history(item: Item, whole: Readings, parts: Mapping[str, Readings]) -> ItemHistory:
    """What stood for an item of which this was reported."""
    if not whole and parts and item.has_figures:
        whole = rolled_up(item, parts)
    return ItemHistory(whole, parts)


def with_followed(item: Item, history: Readings, other: Item, figures: Mapping[date, Reading]) -> Readings:
    """Each reading with what the other item stood at on its day; none where nothing is known of that day."""
    factor = convert(1, other.in_unit, item.in_unit)
    if factor is None:
        return history
    known = {on: r.value for on, r in figures.items() if r.value is not None}
    return tuple(
        reading._replace(against=Fraction(known[reading.on]) * factor) if reading.on in known else reading
        for reading in history
    )


def weighed(history: Readings, weights: Readings, other: Item) -> Readings:
    """Each reading with its weight: of a level the last until its day, of anything else the one of the same day."""
    known = [(r.on, r.value) for r in weights if r.value is not None]
    if other.measure is not Measure.STOCK:
        same = dict(known)
        return tuple(reading._replace(weight=same.get(reading.on)) for reading in history)
    return tuple(
        reading._replace(weight=next((value for on, value in reversed(known) if on <= reading.on), None))
        for reading in history
    )


class Histories:
    """The histories of a plan's items up to a date."""

    def __init__(self, plan: Plan, actuals: Actuals, as_of: date, later: "Histories | None" = None) -> None:
        """Sort the rows by the items' scopes. What is known of a ``later`` date begins with what is wanted."""
        self.plan = plan
        self._later = later
        self.actuals = actuals
        self.as_of = as_of
        self._reporting: dict[str, list[str]] = {}
        self._reported: dict[tuple[str, str], Readings] = {}
        self._known: dict[tuple[str, str], Readings] = {}
        for (item, scope), known in actuals.reports.items():
            # A scope known only from what comes later is not known yet.
            if scope and end_of(known[0]) <= as_of:
                self._reporting.setdefault(item, []).append(scope)

    def reported(self, item: Item, scope: str) -> Readings:
        """What was reported for a scope (empty: the whole), accumulated."""
        key = item.id, scope
        if key not in self._reported:
            # An item that was amended since may have been told otherwise.
            if self._later and item is self.plan.items.get(item.id):
                known = self._later.reported(item, scope)
                if known and known[-1].on > self.as_of:
                    known = tuple(reading for reading in known if reading.on <= self.as_of)
            else:
                known = readings(item, self.actuals.reports.get(key, ()), self.as_of)
            self._reported[key] = known
        return self._reported[key]

    def of(self, item: Item) -> ItemHistory:
        """The item's whole and parts."""
        known = self._own(item)
        other = self.plan.items.get(item.target.to) if item.target and item.target.to else None
        if other is None or not other.has_figures:
            return known
        followed = self._own(other)

        def beside(scope: str, history: Readings) -> Readings:
            """A scope is compared with the same scope, where the other item has it."""
            figures = followed.parts.get(scope) or followed.whole if scope else followed.whole
            return with_followed(item, history, other, {reading.on: reading for reading in figures})

        parts = {scope: beside(scope, history) for scope, history in known.parts.items()}
        return ItemHistory(beside("", known.whole), parts)

    def _own(self, item: Item) -> ItemHistory:
        parts = {scope: self._series(item, scope) for scope in self._scopes(item)}
        other = self.plan.items.get(item.roll_up.by) if isinstance(item.roll_up, WeightedMean) else None
        if other and other.has_figures:
            weights = {scope: self._series(other, scope) for scope in parts}
            parts = {scope: weighed(known, weights[scope], other) for scope, known in parts.items()}
        return item_history(item, self._series(item, ""), parts)

    def share(self, item: Item, scope: str) -> Readings:
        """Part over whole in per cent, at each date for which both have a value and the whole is not zero."""
        if item.share_of is None or item.id not in self.plan.computable_shares:
            return ()
        part, whole = (self.plan.items.get(id_) for id_ in (item.share_of.part, item.share_of.whole))
        if not (part and part.has_figures and whole and whole.has_figures):
            return ()
        factor = convert(100, part.in_unit, whole.in_unit)
        if factor is None:
            return ()
        above, below = ((self._series(one, scope) if scope else self._own(one).whole) for one in (part, whole))
        values = {reading.on: reading.value for reading in below}
        computed = msg("lint.computed-share", part=part.name, whole=whole.name)
        return tuple(
            Reading(reading.on, Fraction(reading.value) * factor / Fraction(divisor), computed=computed)
            for reading in above
            if reading.value is not None and (divisor := values.get(reading.on))
        )

    def _scopes(self, item: Item) -> tuple[str, ...]:
        """The scopes the plan declares, else those that have reported."""
        return self.plan.scopes_of(item) or tuple(sorted(self._reporting.get(item.id, ())))

    def _series(self, item: Item, scope: str) -> Readings:
        """What was reported, else the share that the plan says how to compute."""
        key = item.id, scope
        if key not in self._known:
            self._known[key] = self.reported(item, scope) or self.share(item, scope)
        return self._known[key]
