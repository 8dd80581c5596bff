"""Suggestions for wrong words: the known word that was probably meant."""

from collections.abc import Collection
from difflib import get_close_matches

_LONGEST = 200
"""Characters of a word that is compared."""
_MOST = 200
"""Words of a file that are compared with all that are known: a file may have a million rows."""
_COMPARISONS = 300_000
"""Comparisons for one file, some seconds at most: a plan may have 30,000 items, and a group 100,000 members."""


class Suggestions:
    """The suggestions for the words of one file, for no more than ``most`` of them."""

    def __init__(self, most: int = _MOST) -> None:
        self._left = most
        self._comparisons = _COMPARISONS

    def for_word(self, word: str, known: Collection[str], cutoff: float = 0.6) -> str | None:
        """The known word most like this one; None where none is alike enough, and after many words."""
        if len(word) > _LONGEST or not self._left or len(known) > self._comparisons:
            return None
        self._left -= 1
        self._comparisons -= len(known)
        return next(iter(get_close_matches(word, known, n=1, cutoff=cutoff)), None)
