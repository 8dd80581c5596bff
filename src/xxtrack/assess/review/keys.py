"""What kind of change each key of an item makes: one table, and what stands in none of its rows is judged.

A row names the side of the item that a reader looks at, and how a change of the key is judged: by trials, as one that
binds nobody, or by a rule of its own. A key that is not listed cannot be tried, so a change of it is at least mixed and
needs a record.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from xxtrack.assess.review.waivers import waiver_effect
from xxtrack.model.change import Aspect, Effect
from xxtrack.model.plan import Item

Judged: TypeAlias = Callable[[Any, Any], Effect] | None
"""From the two values of a key to what the change does; None where trials tell."""


class KeyRow(NamedTuple):
    """One row of the table."""

    aspect: Aspect
    judged: Judged


def _neutral(_before: object, _after: object) -> Effect:
    return Effect.NEUTRAL


def _mixed(_before: object, _after: object) -> Effect:
    return Effect.MIXED


def _units(before: object, after: object) -> Effect:
    """Units may be added and replaced; one that is taken away no longer answers for the item."""
    sides = [[units] if isinstance(units, str) and units else list(units or ()) for units in (before, after)]  # type: ignore[call-overload]
    return Effect.MIXED if len(sides[1]) < len(sides[0]) else Effect.NEUTRAL


def _binding(before: bool, after: bool) -> Effect:
    return Effect.MIXED if before and not after else Effect.STRENGTHENED


def _nodes(before: object, _after: object) -> Effect:
    """Steps in words may be laid down where there were none; no series has the words to try others by."""
    return Effect.MIXED if before else Effect.STRENGTHENED


def _internal(_before: bool, after: bool) -> Effect:
    """What is kept out of the public page is seen by fewer."""
    return Effect.MIXED if after else Effect.NEUTRAL


KEYS: dict[str, KeyRow] = {
    "point": KeyRow(Aspect.MOVED, _neutral),
    "name": KeyRow(Aspect.RENAMED, _neutral),
    "target": KeyRow(Aspect.RETARGETED, None),
    "unit": KeyRow(Aspect.RETARGETED, None),
    "measure": KeyRow(Aspect.RETARGETED, None),
    "baseline": KeyRow(Aspect.RETARGETED, None),
    "pace": KeyRow(Aspect.RETARGETED, None),
    "every": KeyRow(Aspect.RETARGETED, None),
    "targets": KeyRow(Aspect.RETARGETED, None),
    "roll_up": KeyRow(Aspect.RETARGETED, None),
    # The figures are another item's, which no series of this one can show.
    "share_of": KeyRow(Aspect.RETARGETED, _mixed),
    "profile": KeyRow(Aspect.RETARGETED, _mixed),
    "over_time": KeyRow(Aspect.RETARGETED, _mixed),
    "better": KeyRow(Aspect.RETARGETED, None),
    "start": KeyRow(Aspect.REDATED, None),
    "due": KeyRow(Aspect.REDATED, None),
    "nodes": KeyRow(Aspect.REDATED, _nodes),
    "each": KeyRow(Aspect.RESCOPED, None),
    "quotas": KeyRow(Aspect.RESCOPED, None),
    "lead": KeyRow(Aspect.REOWNED, _units),
    "support": KeyRow(Aspect.REOWNED, _units),
    "leader": KeyRow(Aspect.REOWNED, _units),
    "text": KeyRow(Aspect.REWORDED, _neutral),
    "note": KeyRow(Aspect.REWORDED, _neutral),
    "label": KeyRow(Aspect.REWORDED, _neutral),
    "frequency": KeyRow(Aspect.RULES, None),
    "thresholds": KeyRow(Aspect.RULES, None),
    "severity": KeyRow(Aspect.RULES, None),
    "waiver": KeyRow(Aspect.WAIVER, waiver_effect),
    # Entries are judged one by one: by what they say, and whether they are still there.
    "amended": KeyRow(Aspect.AMENDED, _neutral),
    "tags": KeyRow(Aspect.OTHER, _neutral),
    "aliases": KeyRow(Aspect.OTHER, _neutral),
    "binding": KeyRow(Aspect.OTHER, _binding),
    # Which of two ways a weight pulls depends on how the other items of its unit stand.
    "weight": KeyRow(Aspect.OTHER, _mixed),
    "part_of": KeyRow(Aspect.OTHER, _mixed),
    "internal": KeyRow(Aspect.OTHER, _internal),
}

_UNLISTED = KeyRow(Aspect.OTHER, _mixed)
_PLACES = frozenset({"id", "where", "places"})

ORDER = (*KEYS, *(name for name in Item._fields if name not in KEYS and name not in _PLACES))
"""Every key of an item but its id, in the order in which changes are shown."""


def key_of(name: str) -> KeyRow:
    """How a change of a key is judged."""
    return KEYS.get(name, _UNLISTED)


def is_tried(name: str) -> bool:
    """Whether trials tell what a change of the key does."""
    return key_of(name).judged is None


def is_neutral(name: str) -> bool:
    """Whether no change of the key binds anybody."""
    return key_of(name).judged is _neutral


def ruled(name: str, before: Item, after: Item) -> Effect:
    """What a change of a key does by the table alone; neutral where nothing changed or trials tell."""
    if not hasattr(before, name):
        return Effect.NEUTRAL
    old, new = getattr(before, name), getattr(after, name)
    judged = key_of(name).judged
    return Effect.NEUTRAL if judged is None or old == new else judged(old, new)
