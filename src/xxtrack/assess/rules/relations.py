"""Whether items that others are computed from, or compared with, can bear it."""

from collections.abc import Iterator

from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Item, PaceKind, Plan, WeightedMean
from xxtrack.model.share import MOST_LINKS, in_circles
from xxtrack.model.unit import convert, is_percentage


def shares_fit(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A share needs two items with figures in one kind of unit, and leads nowhere back to itself."""
    circles = in_circles(plan.shares)
    for item in items:
        if item.share_of is None or not item.has_figures:
            continue
        where = item.at("share_of")
        names = (item.share_of.part, item.share_of.whole)
        missing = [name for name in names if name not in plan.items]
        if missing:
            yield Finding("XX340", msg("lint.share-unknown", id=missing[0]), where, item.id)
            continue
        part, whole = (plan.items[name] for name in names)
        bare = next((other for other in (part, whole) if not other.has_figures), None)
        if bare:
            yield Finding("XX340", msg("lint.share-target", id=bare.id), where, item.id)
        elif not is_percentage(item.in_unit):
            yield Finding("XX340", msg("lint.share-unit", unit=item.in_unit), where, item.id)
        elif item.id in circles:
            yield Finding("XX340", msg("lint.share-circle", id=item.share_of.part), where, item.id)
        elif item.id not in plan.computable_shares:
            yield Finding("XX340", msg("lint.share-links", most=MOST_LINKS), where, item.id)
        elif convert(1, part.in_unit, whole.in_unit) is None:
            units = {"part": part.in_unit, "whole": whole.in_unit}
            yield Finding("XX340", msg("lint.share-parts", **units), where, item.id)


def weights_fit(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """Scopes weigh by counts, amounts or levels that another item has of them."""
    for item in items:
        if isinstance(item.roll_up, WeightedMean) and item.has_figures:
            other, by = plan.items.get(item.roll_up.by), item.roll_up.by
            wrong = (
                msg("sense.weights-unknown", id=by)
                if other is None
                else msg("sense.weights-itself")
                if by == item.id
                else msg("sense.weights-work", id=by)
                if not other.has_figures
                else msg("sense.weights-rate", id=by, unit=other.in_unit)
                if is_percentage(other.in_unit)
                else None
            )
            if wrong:
                yield Finding("XX342", wrong, item.at("roll_up"), item.id)


_OF_ITS_OWN = ("baseline", "every", "targets", "quotas", "profile")
"""Keys that say how a fixed target is reached."""


def followed_fit(plan: Plan, items: list[Item]) -> Iterator[Finding]:
    """A target may follow another item's figure, where that has one in a unit of the same kind."""
    follows = {item.id: (item.target.to,) for item in items if item.target and item.target.to}
    circles = in_circles(follows)
    for item in items:
        if item.target is None or not item.target.to:
            continue
        if wrong := _wrong(plan, item, circles=item.id in circles):
            yield Finding("XX341", wrong, item.at("target"), item.id)
        for key in _OF_ITS_OWN:
            if key in item.places:
                yield Finding("XX311", msg("sense.key-of-fixed", key=key), item.at(key), item.id)
        if item.pace and item.pace.kind not in {PaceKind.HOLD, PaceKind.END}:
            yield Finding("XX309", msg("sense.pace-of-following"), item.at("pace"), item.id)


def _wrong(plan: Plan, item: Item, *, circles: bool) -> Message | None:
    assert item.target
    other = plan.items.get(item.target.to)
    if other is None:
        return msg("sense.follows-unknown", id=item.target.to)
    if not other.has_figures:
        return msg("sense.follows-work", id=other.id)
    if circles:
        return msg("sense.follows-circle", id=other.id)
    if convert(1, other.in_unit, item.in_unit) is None:
        return msg("sense.follows-unit", id=other.id, unit=item.in_unit, other=other.in_unit)
    return None
