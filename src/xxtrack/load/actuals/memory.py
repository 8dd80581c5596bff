"""What was found for words that come again and again."""

from collections.abc import Callable
from typing import TypeVar

_MOST = 1 << 16
"""How many wordings are remembered before they are forgotten and learnt anew: notes may differ on every row."""
_Key = TypeVar("_Key")
_Found = TypeVar("_Found")


class Memory(dict[_Key, _Found]):
    """A function's results by its argument, each found when it is first asked for; many are forgotten all at once."""

    def __init__(self, find: Callable[[_Key], _Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: _Key) -> _Found:
        found = self._find(key)
        if len(self) >= _MOST:
            self.clear()
        self[key] = found
        return found
