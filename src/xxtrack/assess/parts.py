"""A whole and its parts: added up where nobody reported the whole, compared where somebody did, never forced."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from xxtrack.model.assessment import ExactNumber, PartsDifference, Reading
from xxtrack.model.message import Number, msg
from xxtrack.model.original import amended_for_scope
from xxtrack.model.plan import Item, Measure, RollUp, WeightedMean

Parts = Mapping[str, tuple[Reading, ...]]
"""Each scope's readings, the scopes in the plan's order."""


def how_of(item: Item) -> RollUp:
    """As the plan declares, else the mean of rates and the sum of everything else."""
    if isinstance(item.roll_up, WeightedMean):
        return RollUp.WEIGHTED
    return item.roll_up or (RollUp.MEAN if item.measure is Measure.RATE else RollUp.SUM)


def rolled_up(item: Item, parts: Parts) -> tuple[Reading, ...]:
    """The whole from its parts, at each date for which every part has an actual; parts that lack one are not guessed.

    ``last`` is different: a level that one part after the other reports, so that any part's actual will do.
    """
    how = how_of(item)
    by_date = [{r.on: r for r in part if r.value is not None} for part in parts.values()]
    if not by_date:
        return ()
    dates = [set(readings) for readings in by_date]
    shared = set.union(*dates) if how is RollUp.LAST else set.intersection(*dates)
    computed = msg("lint.computed-whole", how=msg(f"lint.how-{how.value}"))
    whole = []
    for on in sorted(shared):
        value = _combined(how, [part[on] for part in by_date if on in part])
        whole += [] if value is None else [Reading(on, value, computed=computed)]
    return tuple(whole)


def without_weight(item: Item, parts: Parts) -> tuple[date, tuple[str, ...]] | None:
    """The newest date at which every part has a figure and no mean can be made, and whose weights are missing.

    All of them where each has one and they come to nothing.
    """
    if how_of(item) is not RollUp.WEIGHTED or not parts:
        return None
    by_scope = {scope: {r.on: r for r in part if r.value is not None} for scope, part in parts.items()}
    shared = set.intersection(*(set(readings) for readings in by_scope.values()))
    if not shared or _combined(RollUp.WEIGHTED, [one[max(shared)] for one in by_scope.values()]) is not None:
        return None
    on = max(shared)
    missing = tuple(scope for scope, one in by_scope.items() if not _is_weight(one[on].weight))
    return on, missing or tuple(by_scope)


def _is_weight(weight: ExactNumber | None) -> bool:
    return weight is not None and weight >= 0


def _combined(how: RollUp, readings: Sequence[Reading]) -> ExactNumber | None:
    """What parts come to; None where their weights are not known, or come to nothing."""
    values = [reading.value for reading in readings if reading.value is not None]
    if how is RollUp.WEIGHTED:
        pairs = [
            (Fraction(r.value), Fraction(r.weight)) for r in readings if r.value is not None and r.weight is not None
        ]
        whole = sum((weight for _, weight in pairs), Fraction(0))
        known = all(_is_weight(reading.weight) for reading in readings)
        if not (known and whole):
            return None
        total = sum((value * weight for value, weight in pairs), Fraction(0))
        return values[0] if _are_alike(values) else total / whole
    if how is RollUp.LAST:
        latest = max(range(len(readings)), key=lambda i: (readings[i].reported or date.min, i))
        return values[latest]
    if how is RollUp.MAX:
        return max(values)
    if how is RollUp.MEAN:
        return values[0] if _are_alike(values) else Fraction(_sum(values)) / len(values)
    return _sum(values)


def _are_alike(values: Sequence[ExactNumber]) -> bool:
    """Whether a mean is the one value that was reported, digit by digit."""
    return len(set(values)) == 1


def _sum(values: Sequence[ExactNumber]) -> ExactNumber:
    decimals = [value for value in values if isinstance(value, Decimal)]
    if len(decimals) == len(values):
        return sum(decimals, Decimal(0))
    return sum((Fraction(value) for value in values), Fraction(0))


def parts_difference(item: Item, whole: tuple[Reading, ...], parts: Parts) -> PartsDifference | None:
    """The newest date at which a reported whole and what its parts come to differ by more than their rounding.

    None where they agree there, and where nothing says how parts make the whole: the mean of rates that nobody
    declared to be one is no whole.
    """
    if item.roll_up is None and item.measure is not Measure.FLOW:
        return None
    stated = {reading.on: reading for reading in whole if reading.value is not None}
    for computed in reversed(rolled_up(item, parts)):
        if computed.on not in stated:
            continue
        total = stated[computed.on].value
        assert total is not None and computed.value is not None
        mine = [r.value for part in parts.values() for r in part if r.on == computed.on and r.value is not None]
        slack = half_unit(total) + sum(map(half_unit, mine), Fraction(0))
        found = PartsDifference(computed.on, total, computed.value, how_of(item))
        return found if abs(found.apart) > slack else None
    return None


def half_unit(value: Number) -> Fraction:
    """Half of one in the last place of a value as printed; zero for what was computed or counted."""
    if not isinstance(value, Decimal):
        return Fraction(0)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int), "what is read is finite"
    return Fraction(10) ** exponent / 2 if exponent else Fraction(0)


def items_for(item: Item) -> Callable[[str], Item | None]:
    """Gives the item with the target that holds for a scope (empty: the whole); None where the scope only reports."""
    quotas = dict(item.quotas)
    return lambda scope: item if not scope or item.each else _with_quota(item, scope, quotas.get(scope))


def _with_quota(item: Item, scope: str, quota: Decimal | None) -> Item | None:
    if quota is None or item.target is None:
        return None
    whole = item.target
    part = item._replace(
        target=whole.with_bound(quota), amended=item.amended and amended_for_scope(item, scope, whole.with_bound)
    )
    has_way = item.baseline is not None or item.targets or (item.pace and item.pace.steps)
    return _divided(part, quota, whole.bound) if has_way and whole.bound else part


def _divided(item: Item, quota: Decimal, bound: Decimal) -> Item:
    """A part that begins, steps and turns in proportion to its quota of the whole's bound.

    A quotient that does not end is no figure that anybody reports, so that its last place decides nothing.
    """
    pace = item.pace and item.pace._replace(steps=tuple((on, value * quota / bound) for on, value in item.pace.steps))
    targets = tuple((on, value * quota / bound) for on, value in item.targets)
    baseline = None if item.baseline is None else item.baseline * quota / bound
    return item._replace(pace=pace, targets=targets, baseline=baseline)
