"""Patterns that are compiled when they are first asked: a command uses few of those that it knows."""

import re
from typing import cast


class _Pattern:
    """Stands in for a compiled pattern, and keeps each of its methods that was asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`, without its cost where nobody asks the pattern anything."""
    return cast(re.Pattern[str], _Pattern(text, flags))
