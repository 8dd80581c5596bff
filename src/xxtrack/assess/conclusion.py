"""The verdict on an item and on each of its scopes, without what is computed beside it.

A standing needs all of both; the label of a change judges hundreds of series and needs the verdicts alone.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from xxtrack.assess.histories import ItemHistory
from xxtrack.assess.indicator import Conclusion, Judging, Readings, indicator_conclusion
from xxtrack.assess.parts import items_for, without_weight
from xxtrack.assess.progress import Waiting, duty_verdict, milestone_verdict, monitored_verdict
from xxtrack.assess.relative import relative_conclusion, told_beside
from xxtrack.assess.repeating import repeating_conclusion
from xxtrack.assess.reporting import overdue, period_ends
from xxtrack.assess.verdict import Verdict
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Kind, WeightedMean
from xxtrack.model.status import FINISHED, Status


class ItemConclusion(NamedTuple):
    """What is concluded of an item, and of each scope that has a target of its own or has reported."""

    whole: Conclusion | None
    """None for each of a group: the item stands as its worst member."""
    parts: Mapping[str, Conclusion]


def item_conclusion(judging: Judging, item: Item, history: ItemHistory) -> ItemConclusion:
    """Judge an item as it is in force that day by what stood for it."""
    if not history.parts and not item.each:
        return ItemConclusion(_one(judging, item, history.whole), {})
    if item.kind is Kind.MONITORED:
        return _collected(judging, item, history)
    if item.each:
        return ItemConclusion(None, {scope: _one(judging, item, known) for scope, known in history.parts.items()})
    parts: dict[str, Conclusion] = {}
    own_item = items_for(item)
    for scope, known in history.parts.items():
        own = judging.once(item, ("scope", scope), partial(own_item, scope))
        if own:
            parts[scope] = _one(judging, own, known)
        elif known:
            only = Verdict(Status.NOT_DUE, lambda: msg("reason.no-own-target"))
            parts[scope] = Conclusion(item, only, last=known[-1], is_measured=False)
    if item.kind is Kind.INDICATOR and not history.whole and any(history.parts.values()):
        missing = without_weight(item, history.parts)
        why = _no_weights(judging, item, missing) if missing else _not_added_up(history.parts)
        return ItemConclusion(Conclusion(item, why, is_measured=False), parts)
    return ItemConclusion(_weighed(judging, item, history), parts)


def _weighed(judging: Judging, item: Item, history: ItemHistory) -> Conclusion:
    """The whole, unless newer figures of its parts have waited for their weights longer than the days of grace."""
    found = _one(judging, item, history.whole)
    whole = history.whole[-1] if history.whole else None
    missing = without_weight(item, history.parts)
    if missing is None or (whole and (whole.computed is None or whole.on >= missing[0])):
        return found
    held = found.verdict.status in FINISHED or (
        found.verdict.status is Status.LAGGING and judging.as_of < (item.due or date.max)
    )
    if held or judging.as_of <= missing[0] + timedelta(days=judging.plan.policy.grace):
        return found
    return found._replace(verdict=_no_weights(judging, item, missing))


def _no_weights(judging: Judging, item: Item, missing: tuple[date, tuple[str, ...]]) -> Verdict:
    assert isinstance(item.roll_up, WeightedMean)
    other = judging.plan.items.get(item.roll_up.by)
    by = msg("reason.other", id=item.roll_up.by, name=other.name if other else item.roll_up.by)
    return Verdict(Status.NO_DATA, lambda: msg("reason.weights-missing", by=by, date=missing[0], scopes=missing[1]))


def _collected(judging: Judging, item: Item, history: ItemHistory) -> ItemConclusion:
    """What is only monitored has a whole whatever its scopes say; each of a group owes its own figures."""
    parts = {scope: _one(judging, item, known) for scope, known in history.parts.items()}
    whole = _one(judging, item, history.whole)
    if item.each:
        whole = whole._replace(stale=any(part.stale for part in parts.values()))
    return ItemConclusion(whole, parts)


def _not_added_up(parts: Mapping[str, Readings]) -> Verdict:
    silent = tuple(scope for scope, known in parts.items() if not known)
    return Verdict(
        Status.NO_DATA, lambda: msg("reason.parts-missing", scopes=silent) if silent else msg("reason.parts-apart")
    )


def _one(judging: Judging, item: Item, history: Readings) -> Conclusion:
    if item.target:
        if item.target.is_open:
            return told_beside(judging, relative_conclusion(judging, item, history))
        return (repeating_conclusion if item.every else indicator_conclusion)(judging, item, history)
    plan, as_of, _ = judging
    last = history[-1] if history else None
    ends = period_ends(item if item.due else item._replace(due=plan.end), plan)
    late = overdue(ends, plan, last.on if last else None, as_of)
    waiting = Waiting(as_of, timedelta(days=plan.policy.grace), late)
    if item.kind is Kind.MONITORED:
        return Conclusion(item, monitored_verdict(item, history), late is not None, ends, last)
    if item.kind is Kind.MILESTONE:
        verdict = milestone_verdict(item, history, waiting)
    else:
        verdict = duty_verdict(history, plan.end, waiting)
    stale = late is not None and last is not None and verdict.status not in FINISHED
    return Conclusion(item, verdict, stale, ends, last)
