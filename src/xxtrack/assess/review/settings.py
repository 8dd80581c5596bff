"""Changes of settings that no series can show: the gate, closed periods, decisions, and whatever is not listed here.

What is not listed is at least mixed, so that a new key of the policy is judged from its first day on.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from xxtrack.assess.review.gate_change import gate_effect
from xxtrack.assess.review.key_text import written
from xxtrack.model.change import Aspect, Change, Effect, FieldChange, Judgement
from xxtrack.model.escalation import EscalationRules
from xxtrack.model.plan import Plan, Policy

_ELSEWHERE = frozenset(
    {"thresholds", "frequency", "grace", "select", "ignore", "severity", "waivers", "amended", "places"}
)
"""Keys of the policy that are compared as rules, or whose entries are judged one by one."""
_WORDS = frozenset(
    {
        *("id", "title", "language", "chapters", "excused", "office"),
        *("start", "end", "groups", "policy", "where", "places", "refused"),
    }
)
"""Fields of the plan that bind nobody or are compared by themselves."""


def settings_changes(before: Plan, after: Plan) -> Iterator[Change]:
    """One change for each setting that differs."""
    for name in Policy._fields:
        if name not in _ELSEWHERE:
            old, new = getattr(before.policy, name), getattr(after.policy, name)
            yield from _change(f"policy.{name.replace('_', '-')}", old, new, before, after)
    for name in (field.name for field in fields(Plan)):
        if name not in _WORDS:
            yield from _change(f"plan.{name}", getattr(before, name), getattr(after, name), before, after)


def _change(subject: str, old: object, new: object, before: Plan, after: Plan) -> Iterator[Change]:
    if old == new:
        return
    effect = _JUDGED.get(subject, _mixed)(old, new)
    key = subject.rpartition(".")[2]
    said = [None if value in (None, "", (), {}) else written(value, key) for value in (old, new)]
    yield Change(
        subject,
        "",
        (Aspect.RULES,),
        (FieldChange(key, said[0], said[1]),),
        Judgement(effect),
        before_at=before.at(subject, subject.partition(".")[0]),
        after_at=after.at(subject, subject.partition(".")[0]),
        is_item=False,
    )


def _mixed(_old: object, _new: object) -> Effect:
    return Effect.MIXED


def _later(old: date | None, new: date | None) -> Effect:
    """The more is closed, the stricter."""
    return Effect.STRENGTHENED if new and (old is None or new > old) else Effect.WEAKENED


def _asked(old: object, _new: object) -> Effect:
    return Effect.WEAKENED if old else Effect.STRENGTHENED


def _added(old: object, _new: object) -> Effect:
    return Effect.MIXED if old else Effect.NEUTRAL


def _chased(old: EscalationRules, new: EscalationRules) -> Effect:
    """Earlier reminders and lower thresholds are stricter."""
    sides = [(rules.remind, -rules.yellow, -rules.days, -rules.red) for rules in (old, new)]
    signs = {(second > first) - (second < first) for first, second in zip(*sides, strict=True)} - {0}
    return Effect.MIXED if len(signs) > 1 else Effect.STRENGTHENED if 1 in signs else Effect.WEAKENED


def _published(old: tuple[str, ...], new: tuple[str, ...]) -> Effect:
    """What is kept out of the public page is seen by fewer."""
    return Effect.MIXED if set(new) - set(old) else Effect.NEUTRAL


_JUDGED: dict[str, Callable[[Any, Any], Effect]] = {
    "policy.closed": _later,
    "policy.require-decision": _asked,
    "policy.gate": gate_effect,
    "policy.evidence": _asked,
    "policy.escalation": _chased,
    "policy.public": _published,
    "plan.source": _added,
}
