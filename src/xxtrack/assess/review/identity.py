"""Whether an id still stands for the same commitment: ids are permanent and are never given to another."""

from difflib import SequenceMatcher

from xxtrack.model.plan import Item

ALIKE = 0.5
"""With less in common than this, words are others and not corrected ones."""


def is_replaced(before: Item, after: Item, *, gone: bool = False) -> bool:
    """Whether both the name and the source's clause are others, so that one item went and another came.

    Where there was no clause, one that comes with another target is another; and of an item that was ``gone`` in
    between the name tells.
    """
    if not _is_other(before.name, after.name):
        return False
    if before.text:
        return _is_other(before.text, after.text)
    return gone or (bool(after.text) and before.target != after.target)


def _is_other(before: str, after: str) -> bool:
    return before != after and SequenceMatcher(None, before, after, autojunk=False).ratio() < ALIKE
