"""Approved changes: a softened item needs an ``amended`` entry that says truly what the plan said until then."""

from collections.abc import Iterator

from xxtrack.model.change import Aspect, Change, Diff, FieldChange
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.plan import Amendment, Item
from xxtrack.model.target import TargetError, parse_target


def is_approved(change: Change, old: Item, new: Item) -> bool:
    """Whether every key that softens the item is covered by a new, true entry.

    A waiver carries its own owner and reason, so it approves itself. Where no key softens by itself but all together
    do, any one entry will do.
    """
    if not change.effect.softens:
        return False
    soft = [field for field in change.fields if field.judgement is None or field.judgement.effect.softens]
    soft = [field for field in soft if field.key in _AMENDABLE] or [f for f in change.fields if f.key in _AMENDABLE]
    if not soft:
        return any(field.key == "waiver" for field in change.fields)
    entries = new_entries(old, new)
    covered = [any(covers(entry, field) for entry in entries) for field in soft]
    alone = all(field.judgement is None or not field.judgement.effect.softens for field in soft)
    return any(covered) if alone else all(covered)


_AMENDABLE = frozenset(
    (
        *("target", "measure", "baseline", "start", "due", "pace", "every", "each", "quotas", "roll_up", "share_of"),
        *("frequency", "thresholds", "severity"),
    )
)


def new_entries(old: Item, new: Item) -> list[Amendment]:
    """Entries that the old version of the item does not have."""
    return [entry for entry in new.amended if entry not in old.amended]


def covers(entry: Amendment, field: FieldChange) -> bool:
    """Whether an entry tells this change: its ``from`` is what the plan said, its ``to`` what it says now."""
    return same_words(entry.before, field.before) and same_words(entry.after, field.after)


def same_words(said: str, written: object) -> bool:
    """Whether two writings of a value mean the same: targets by their meaning, all else by its letters."""
    text = "" if written is None else str(written)
    try:
        return parse_target(said) == parse_target(text)
    except TargetError:
        return "".join(said.split()) == "".join(text.split())


def review_findings(diff: Diff) -> Iterator[Finding]:
    """What a reviewer must not miss: softenings without approval, and entries that are not true."""
    for change in diff.changes:
        if change.is_item and Aspect.REMOVED in change.aspects:
            # The line is gone from the new plan; the finding stands at its head and names the old place.
            was = str(change.before_at)
            message = msg("review.removed", name=change.name, where=was)
            yield Finding("XX612", message, diff.after.where, change.subject)
        elif change.is_item:
            yield from _item_findings(diff, change)
        elif change.effect.softens:
            yield Finding("XX613", msg("review.rule", subject=change.subject), change.where)


def _item_findings(diff: Diff, change: Change) -> Iterator[Finding]:
    new, old = diff.after.items[change.subject], diff.before.items.get(change.subject)
    if old is None:
        return
    for entry in new_entries(old, new):
        if not any(covers(entry, field) for field in change.fields):
            message = msg("review.untrue", before=entry.before, after=entry.after)
            yield Finding("XX614", message, entry.where or new.where, new.id)
    for entry in old.amended:
        if entry not in new.amended:
            message = msg("review.forgotten", before=entry.before, after=entry.after)
            yield Finding("XX615", message, new.at("amended"), new.id)
    if change.effect.softens and not change.approved:
        hint = msg("review.how-to-amend", id=new.id)
        yield Finding("XX611", msg("review.weakened"), change.where, new.id, hint=hint)
