"""What claims come to: the cover of every clause, every numeral and every stretch of the document."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from xxtrack.assess.trace.outline import Outline, Range
from xxtrack.model.trace import Claim, Cover, SourceDocument, Stretch

_CLAUSE = re.compile(r"(?:[^，。；：！？!?;\n.,]|(?<=[0-9])[.,](?=[0-9])|\.(?=\w))+")
_WORDS = re.compile(r"\w(?:.*[\w%‰])?", re.DOTALL)
_OPEN = re.compile(rb"\0+")

_CODES = {Cover.EXCUSED: 1, Cover.SUSPECT: 2, Cover.CLAIMED: 3}
"""Painted in this order: an item's own words are claimed even where an excuse or a suspect lies over them."""


class Covering:
    """The claims laid over the document."""

    def __init__(self, document: SourceDocument, outline: Outline, claims: Sequence[Claim]) -> None:
        self.document = document
        self._outline = outline
        self._claims = sorted(claims, key=lambda claim: _CODES[claim.cover])
        self._paint = bytearray(len(document.plain))
        for claim in self._claims:
            self._paint[claim.start : claim.end] = bytes([_CODES[claim.cover]]) * (claim.end - claim.start)

    def clauses(self) -> Iterator[Stretch]:
        """What stands between commas and full stops and has a word in it."""
        plain = self.document.plain
        spans = (self._words(*match.span()) for match in _CLAUSE.finditer(plain))
        return self.of([span for span in spans if span])

    def open_in(self, start: int, end: int) -> Iterator[Range]:
        """The words of a part that nobody claims or excuses."""
        for match in _OPEN.finditer(self._paint, start, end):
            words = self._words(*match.span())
            if words:
                yield words

    def of(self, spans: Sequence[Range]) -> Iterator[Stretch]:
        """Cover and claimants of parts that are disjoint and in order."""
        items: dict[int, dict[str, None]] = defaultdict(dict)
        excuses: dict[int, dict[str, None]] = defaultdict(dict)
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        for claim in self._claims:
            for i in range(bisect_right(ends, claim.start), bisect_left(starts, claim.end)):
                if claim.item:
                    items[i][claim.item] = None
                if claim.excuse:
                    excuses[i][claim.excuse] = None
        for i, (start, end) in enumerate(spans):
            point = self._outline.point_at(start)
            yield Stretch(start, end, self._worst(start, end), tuple(items[i]), tuple(excuses[i]), point)

    def stretches(self) -> Iterator[Stretch]:
        """The whole document, cut wherever a claim begins or ends."""
        cuts = {0, len(self.document.plain)}
        for claim in self._claims:
            cuts |= {claim.start, claim.end}
        ordered = sorted(cuts)
        return self.of(list(pairwise(ordered)))

    def _worst(self, start: int, end: int) -> Cover:
        if next(self.open_in(start, end), None):
            return Cover.UNCLAIMED
        painted = self._paint[start:end]
        return next(
            (c for c in (Cover.SUSPECT, Cover.CLAIMED) if _CODES[c] in painted),
            Cover.EXCUSED,
        )

    def _words(self, start: int, end: int) -> Range | None:
        match = _WORDS.search(self.document.plain, start, end)
        return match.span() if match else None
