"""Which known word a wrong one was meant to be, for as many words of a file as somebody may read."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 200
_MOST = 200
"""Words that are compared: a comparison with every item takes milliseconds, and a file may have a million rows."""


class Nearest:
    """The suggestions for one file."""

    def __init__(self, most: int = _MOST) -> None:
        """Suggest for so many words."""
        self._left = most

    def to(self, word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
        """The most alike; None where none is alike enough, and after many words."""
        if len(word) > _LONGEST or not self._left:
            return None
        self._left -= 1
        return next(iter(get_close_matches(word, known, n=1, cutoff=cutoff)), None)
