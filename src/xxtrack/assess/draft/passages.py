"""Passages of a paper that hold no item: what looks back, what stands between items, brackets around a line."""

import re
from collections.abc import Iterator, Sequence

from xxtrack.model.draft import Range

_PAST = re.compile(
    "^(?:一年来|过去[一五]年|去年|上年|(?:19|20)[0-9]{2}年以来|(?:五|三|几|多)年来|[0-9]{1,3}(?:多)?年来|[^，]{2,12}(?:数据)?显示"
    "|Last year|Over the (?:last|past) |In the (?:last|past) "
    "|党的[^，]{2,6}以来|长期以来|截至目前|目前|近年来|回顾)"
)


def looks_back(text: str, year: int) -> bool:
    """Whether a sentence tells of what was, before the plan's year."""
    named = re.match(r"(?:In )?((?:19|20)[0-9]{2})(?:年|(?<=In [0-9]{4})(?=[\s,/]))", text)
    return (named is not None and int(named[1]) < year) or _PAST.match(text) is not None


def said_between(plain: str, clause: Range, quoted: Sequence[Range]) -> Iterator[Range]:
    """The words of a clause that none of its items quotes."""
    at = clause[0]
    for start, end in sorted(quoted):
        if start > at and _says_something(plain[at:start]):
            yield at, start
        at = max(at, end)
    if at < clause[1] and re.search(r"\w", plain[at : clause[1]]):
        yield at, clause[1]


def _says_something(text: str) -> bool:
    return re.search(r"\w", text) is not None and not re.fullmatch("[、和与及以并]+", text)


def unwrapped(text: str) -> str:
    """A line without the brackets it stands in as a whole."""
    return text.strip("()〔〕【】[] ") if text[0] in "(〔【[" else text
