"""The verdict on an item and on each of its scopes, without what is computed beside it.

A standing needs all of both; the label of a change judges hundreds of series and needs the verdicts alone.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from xxtrack.assess.histories import ItemHistory
from xxtrack.assess.indicator import Conclusion, Judging, Readings, indicator_conclusion
from xxtrack.assess.parts import item_for
from xxtrack.assess.progress import Waiting, duty_verdict, milestone_verdict, monitored_verdict
from xxtrack.assess.relative import relative_conclusion, told_beside
from xxtrack.assess.repeating import repeating_conclusion
from xxtrack.assess.reporting import overdue, period_ends
from xxtrack.assess.verdict import Verdict
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Kind
from xxtrack.model.status import FINISHED, Status


class ItemConclusion(NamedTuple):
    """What is concluded of an item, and of each scope that has a target of its own or has reported."""

    whole: Conclusion | None
    """None for each of a group: the item stands as its worst member."""
    parts: Mapping[str, Conclusion]


def item_conclusion(judging: Judging, item: Item, history: ItemHistory) -> ItemConclusion:
    """Judge an item as it is in force that day by what stood for it."""
    if item.kind is Kind.MONITORED:
        return _collected(judging, item, history)
    if item.each:
        return ItemConclusion(None, {scope: _one(judging, item, known) for scope, known in history.parts.items()})
    parts: dict[str, Conclusion] = {}
    for scope, known in history.parts.items():
        own = item_for(item, scope)
        if own:
            parts[scope] = _one(judging, own, known)
        elif known:
            only = Verdict(Status.NOT_DUE, msg("reason.no-own-target"))
            parts[scope] = Conclusion(item, only, last=known[-1], is_measured=False)
    if item.kind is Kind.INDICATOR and not history.whole and any(history.parts.values()):
        return ItemConclusion(Conclusion(item, _not_added_up(history.parts), is_measured=False), parts)
    return ItemConclusion(_one(judging, item, history.whole), parts)


def _collected(judging: Judging, item: Item, history: ItemHistory) -> ItemConclusion:
    """What is only monitored has a whole whatever its scopes say; each of a group owes its own figures."""
    parts = {scope: _one(judging, item, known) for scope, known in history.parts.items()}
    whole = _one(judging, item, history.whole)
    if item.each:
        whole = whole._replace(stale=any(part.stale for part in parts.values()))
    return ItemConclusion(whole, parts)


def _not_added_up(parts: Mapping[str, Readings]) -> Verdict:
    silent = tuple(scope for scope, known in parts.items() if not known)
    reason = msg("reason.parts-missing", scopes=silent) if silent else msg("reason.parts-apart")
    return Verdict(Status.NO_DATA, reason)


def _one(judging: Judging, item: Item, history: Readings) -> Conclusion:
    if item.target and item.target.is_open:
        return told_beside(judging, relative_conclusion(judging, item, history))
    if item.kind is Kind.INDICATOR:
        return (repeating_conclusion if item.every else indicator_conclusion)(judging, item, history)
    plan, as_of = judging
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
