"""Approved changes: what softens needs an ``amended`` entry that says truly what the plan said until then.

Entries for items stand in the item; for rules, groups and removed items they stand in the policy. A waiver says itself
who grants it and why.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xxtrack.assess.review.key_text import key_text
from xxtrack.assess.review.keys import is_neutral
from xxtrack.assess.review.waivers import is_record
from xxtrack.model.change import Aspect, Change, Diff, FieldChange
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.plan import Amendment, Item, Plan
from xxtrack.model.target import TargetError, parse_target

NO_DAYS: Mapping[str, date] = {}


class Times(NamedTuple):
    """What the day of an entry is held against: today, and the newest figure that the base holds of each item."""

    as_of: date | None = None
    newest: Mapping[str, date] = NO_DAYS


def is_approved(change: Change, before: Plan, after: Plan) -> bool:
    """Whether every key that softens is told by a new, true entry; a waiver carries its own owner and reason.

    Where no key softens by itself but all together do, each of them is to be told.
    """
    if not change.effect.softens:
        return False
    entries = [entry for entry in new_entries_of(change, before, after) if is_complete(entry, before)]
    if Aspect.REMOVED in change.aspects:
        gone = before.items.get(change.subject)
        return bool(gone) and any(_tells_removal(entry, gone) for entry in entries if gone)
    fields = [field for field in change.fields if not (change.is_item and is_neutral(field.key))]
    # Words bind nobody, but that a count is net.
    fields = fields or [field for field in change.fields if field.key in {"name", "text"}]
    soft = [f for f in fields if f.judgement is None or f.judgement.effect.softens] or fields
    return bool(soft) and all(_is_told(field, change, entries, before, after) for field in soft)


def records_of(change: Change, before: Plan, after: Plan) -> tuple[Amendment, ...]:
    """The new entries that tell of a change."""
    entries = new_entries_of(change, before, after)
    if Aspect.REMOVED in change.aspects:
        return tuple(entry for entry in entries if entry.key == change.subject)
    return tuple(e for e in entries if any(record_covers(e, field, change) for field in change.fields))


def _is_told(field: FieldChange, change: Change, entries: Sequence[Amendment], before: Plan, after: Plan) -> bool:
    decided = before.policy.require_decision
    if change.is_item and field.key == "waiver":
        return is_record(after.items[change.subject].waiver, decided=decided)
    if change.subject == "policy.waivers":
        return all(is_record(waiver, decided=decided) for waiver in after.policy.waivers)
    return any(record_covers(entry, field, change) for entry in entries)


def new_entries_of(change: Change, before: Plan, after: Plan) -> list[Amendment]:
    """The entries that could tell a change and that the plan did not have before."""
    if change.is_item and Aspect.REMOVED not in change.aspects:
        old, new = before.items.get(change.subject), after.items.get(change.subject)
        return new_entries(old, new) if old and new else []
    return [entry for entry in after.policy.amended if entry not in before.policy.amended]


def new_entries(old: Item, new: Item) -> list[Amendment]:
    """Entries that the old version of the item does not have."""
    return [entry for entry in new.amended if entry not in old.amended]


def is_complete(entry: Amendment, rules: Plan) -> bool:
    """Whether an entry says why, and by whose decision where the plan before asks for it."""
    return bool(entry.reason.strip()) and (bool(entry.decision.strip()) or not rules.policy.require_decision)


def record_covers(entry: Amendment, field: FieldChange, change: Change | None = None) -> bool:
    """Whether an entry tells this change: its ``from`` is what the plan said, its ``to`` what it says now.

    An entry that names a key is about that key alone; one for a rule names it.
    """
    names = {field.key}
    if change and not change.is_item:
        names = {change.subject, f"{change.subject}.{field.key}"}
        if entry.key not in names:
            return False
    if entry.key and entry.key not in names:
        return False
    return same_words(entry.before, field.before) and same_words(entry.after, field.after)


def _tells_removal(entry: Amendment, gone: Item) -> bool:
    said = [key_text(gone, key) for key in ("target", "due", "name")]
    return entry.key == gone.id and not entry.after and any(same_words(entry.before, text) for text in said if text)


def same_words(said: str | None, written: object) -> bool:
    """Whether two writings of a value mean the same: targets by their meaning, all else by its letters."""
    texts = ["" if text is None else str(text) for text in (said, written)]
    try:
        return parse_target(texts[0]) == parse_target(texts[1])
    except TargetError:
        return "".join(texts[0].split()) == "".join(texts[1].split())


def review_findings(diff: Diff, times: Times = Times()) -> Iterator[Finding]:  # noqa: B008 - it is frozen
    """What a reviewer must not miss: softenings without approval, and entries that are not true."""
    for change in diff.changes:
        if change.is_item and Aspect.REMOVED in change.aspects:
            if not change.approved:
                # The line is gone from the new plan; the finding stands at its head and names the old place.
                message = msg("review.removed", name=change.name, where=str(change.before_at))
                yield Finding("XX612", message, diff.after.where, change.subject)
        elif change.is_item:
            yield from _item_findings(diff, change, times)
        elif change.effect.softens and not change.approved:
            yield Finding("XX613", msg("review.rule", subject=change.subject), change.where)
    yield from _policy_findings(diff, times)


def _item_findings(diff: Diff, change: Change, times: Times) -> Iterator[Finding]:
    new, old = diff.after.items[change.subject], diff.before.items.get(change.subject)
    if old is None or Aspect.ADDED in change.aspects:
        if change.effect.softens:
            yield Finding("XX611", msg("review.unread"), change.where, new.id)
        return
    for entry in new_entries(old, new):
        told = any(record_covers(entry, field) for field in change.fields)
        yield from _entry_findings(entry, diff, times, told=told, item=new)
    yield from _forgotten(old.amended, new.amended, new.at("amended"), new.id)
    if change.effect.softens and not change.approved:
        hint = msg("review.how-to-amend", id=new.id)
        yield Finding("XX611", msg("review.weakened"), change.where, new.id, hint=hint)


def _policy_findings(diff: Diff, times: Times) -> Iterator[Finding]:
    before, after = diff.before.policy, diff.after.policy
    rules = [change for change in diff.changes if not change.is_item]
    gone = {change.subject for change in diff.changes if Aspect.REMOVED in change.aspects}
    for entry in after.amended:
        if entry in before.amended:
            continue
        told = any(record_covers(entry, field, rule) for rule in rules for field in rule.fields)
        removed = entry.key in gone and _tells_removal(entry, diff.before.items[entry.key])
        yield from _entry_findings(entry, diff, times, told=told or removed)
    yield from _forgotten(before.amended, after.amended, diff.after.at("policy.amended", "policy"), "")


def _entry_findings(
    entry: Amendment, diff: Diff, times: Times, *, told: bool, item: Item | None = None
) -> Iterator[Finding]:
    """What is wrong with a new entry: it tells what is not so, says too little, or carries another day."""
    id_ = item.id if item else ""
    where = entry.where or (item.where if item else diff.after.where)
    newest = times.newest.get(id_)
    said = {"before": entry.before or "—", "after": entry.after or "—"}
    if not told:
        yield Finding("XX614", msg("review.untrue", **said), where, id_)
    elif not is_complete(entry, diff.before):
        yield Finding("XX614", msg("review.incomplete", **said), where, id_)
    elif times.as_of and entry.on > times.as_of:
        yield Finding("XX614", msg("review.ahead", on=entry.on, as_of=times.as_of, **said), where, id_)
    elif newest and entry.on < newest:
        yield Finding("XX614", msg("review.backdated", on=entry.on, newest=newest, **said), where, id_)


def _forgotten(old: Sequence[Amendment], new: Sequence[Amendment], where: object, id_: str) -> Iterator[Finding]:
    for entry in old:
        if entry not in new:
            message = msg("review.forgotten", before=entry.before or "—", after=entry.after or "—")
            yield Finding("XX615", message, where, id_)  # type: ignore[arg-type]
