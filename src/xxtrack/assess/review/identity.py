"""Whether an id still stands for the same commitment: ids are permanent and are never given to another."""

from difflib import SequenceMatcher

from xxtrack.model.plan import Item

ALIKE = 0.5
"""With less in common than this, words are others and not corrected ones."""


def is_replaced(before: Item, after: Item) -> bool:
    """Whether both the name and the source's clause are others, so that one item went and another came."""
    return _is_other(before.name, after.name) and _is_other(before.text, after.text)


def _is_other(before: str, after: str) -> bool:
    return before != after and SequenceMatcher(None, before, after, autojunk=False).ratio() < ALIKE
