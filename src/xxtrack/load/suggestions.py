"""Suggestions for wrong words: the known word that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 200
"""Characters of a word that is compared."""
_MOST = 200
"""Words of a file that are compared: one comparison takes milliseconds, and a file may have a million rows."""


class Suggestions:
    """The suggestions for the words of one file, for no more than ``most`` of them."""

    def __init__(self, most: int = _MOST) -> None:
        self._left = most

    def for_word(self, word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
        """The known word most like this one; None where none is alike enough, and after many words."""
        if len(word) > _LONGEST or not self._left:
            return None
        self._left -= 1
        return next(iter(get_close_matches(word, known, n=1, cutoff=cutoff)), None)
