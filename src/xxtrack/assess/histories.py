"""What stood at each date for an item and a scope: reported, else the sum of its parts, else a share of two items."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from xxtrack.assess.parts import rolled_up
from xxtrack.assess.series import readings
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Reading
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Kind, Plan
from xxtrack.model.unit import convert


class Histories:
    """The figures of a plan up to a date, by item and scope."""

    def __init__(self, plan: Plan, actuals: Actuals, as_of: date) -> None:
        """Keep the three things that every history is made from."""
        self.plan = plan
        self.actuals = actuals
        self.as_of = as_of
        self._reporting: dict[str, list[str]] = {}
        self._reported: dict[tuple[str, str], tuple[Reading, ...]] = {}
        for item, scope in actuals.reports:
            if scope:
                self._reporting.setdefault(item, []).append(scope)

    def scopes(self, item: Item) -> tuple[str, ...]:
        """The scopes the plan declares, else those that have reported."""
        return self.plan.scopes_of(item) or tuple(sorted(self._reporting.get(item.id, ())))

    def reported(self, item: Item, scope: str) -> tuple[Reading, ...]:
        """What was reported, accumulated."""
        key = item.id, scope
        if key not in self._reported:
            self._reported[key] = readings(item, self.actuals.reports.get(key, ()), self.as_of)
        return self._reported[key]

    def of(self, item: Item, scope: str, within: frozenset[str] = frozenset()) -> tuple[Reading, ...]:
        """What was reported, else the share that the plan says how to compute."""
        return self.reported(item, scope) or self.share(item, scope, within)

    def share(self, item: Item, scope: str, within: frozenset[str] = frozenset()) -> tuple[Reading, ...]:
        """Part over whole in per cent, at each date for which both have a figure and the whole is not zero."""
        if item.share_of is None or item.id in within:
            return ()
        part, whole = (self.plan.items.get(id_) for id_ in (item.share_of.part, item.share_of.whole))
        if not (part and part.target and whole and whole.target):
            return ()
        factor = convert(100, part.target.unit, whole.target.unit)
        if factor is None:
            return ()
        inner = within | {item.id}
        values = {r.on: r.value for r in self._whole(whole, scope, inner)}
        computed = msg("lint.computed-share", part=part.name, whole=whole.name)
        return tuple(
            Reading(reading.on, Fraction(reading.value) * factor / Fraction(below), computed=computed)
            for reading in self._whole(part, scope, inner)
            if reading.value is not None and (below := values.get(reading.on))
        )

    def _whole(self, item: Item, scope: str, within: frozenset[str]) -> tuple[Reading, ...]:
        found = self.of(item, scope, within)
        if found or scope or item.kind is not Kind.INDICATOR:
            return found
        return rolled_up(item, dict(self._parts(item, within)))

    def _parts(self, item: Item, within: frozenset[str]) -> Iterator[tuple[str, tuple[Reading, ...]]]:
        for scope in self.scopes(item):
            yield scope, self.of(item, scope, within)
