"""Chapters and points from the headings: which of them divide the document, and what each part is for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from xxtrack.assess.draft.headings import (
    HEADLINE,
    LEADS,
    PLAIN,
    PREAMBLE,
    QUANTITY,
    SENTENCE,
    Headings,
    Title,
    document_title,
)
from xxtrack.assess.draft.paragraphs import SourceParagraph
from xxtrack.assess.draft.periods import plan_period
from xxtrack.assess.trace.markers import RANKS
from xxtrack.model.draft import Range
from xxtrack.model.period import PlanYear

_GENERAL = re.compile("总体要求|指导思想|总体思路|基本原则|工作目标|主要目标|发展目标|预期目标")


class Role(Enum):
    """What the words of a part do."""

    HEADLINE = "headline"
    TASKS = "tasks"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """Paragraphs under one heading; ``point`` is the heading they are filed under."""

    role: Role
    chapter: Title | None
    point: Title | None
    above: Title | None
    """A heading between the chapter and the point."""
    bodies: tuple[Range, ...]

    @property
    def general(self) -> bool:
        """Whether the part is about principles: its numbers bind, its exhortations do not."""
        return bool(self.chapter and _GENERAL.search(self.chapter.text))


@dataclass(frozen=True, slots=True)
class DraftOutline:
    """The parts in order, the document's title, and the time it is for."""

    title: str
    period: PlanYear | None
    parts: tuple[OutlinePart, ...]
    excused: tuple[Range, ...]
    """Headings that no point or chapter has for its own."""


def read_outline(plain: str, paragraphs: Sequence[SourceParagraph], told: PlanYear | None = None) -> DraftOutline:
    """Divide the document; ``told`` is the plan's time where somebody has said it."""
    title = document_title(plain, paragraphs)
    period = told or plan_period(plain, title, paragraphs)
    headings = Headings(plain, paragraphs, title, period)
    walk = _Walk(headings)
    for p, found, back in zip(paragraphs, headings.found, headings.looks_back, strict=True):
        if p is title:
            walk.excused.append(p.span)
        else:
            walk.step(p, found, back=back)
    walk.close(None)
    text = plain[title.body : title.end] if title else ""
    return DraftOutline(text, period, tuple(walk.parts), tuple(walk.excused))


class _Walk:
    """From paragraph to paragraph: the part that is open, and those that are closed."""

    def __init__(self, headings: Headings) -> None:
        self.headings = headings
        self.plain = headings.plain
        self.parts: list[OutlinePart] = []
        self.excused: list[Range] = []
        self._by_sentence = headings.first_sentences()
        self._top = headings.ranks[0] if headings.ranks else None
        # A list of numbered tasks and nothing above them has no chapters.
        self._flat = len(headings.ranks) == 1 and RANKS["arabic"] * 10 <= headings.ranks[0] < PLAIN
        self._role = Role.BACKGROUND if self._top is not None else Role.TASKS
        self._chapter: Title | None = None
        self._above: Title | None = None
        self._point: Title | None = None
        self._bodies: list[Range] = []

    def step(self, p: SourceParagraph, title: Title | None, *, back: bool) -> None:
        """Take the next paragraph."""
        if title is None and self._may_begin_with_heading(p):
            title = self.headings.first_sentence(p)
        role = self._role_of(p, title, back=back)
        if title and not back and title.rank >= 0 and role is Role.TASKS and self._divides(title):
            self.close(title)
            self._role = role
            self._descend(title)
            start = p.body if self.headings.commits(title) else min(title.span[1] + 1, p.end)
            self._bodies.append((start, p.end))
            return
        if role is not self._role:
            self.close(title)
            self._role = role
            if role is not Role.TASKS:
                self._chapter = self._above = self._point = None
        if title and title.whole and (title.rank < 0 or back):
            self.excused.append(p.span)
        else:
            self._bodies.append(p.span)

    def close(self, title: Title | None) -> None:
        """End the open part; ``title`` is the heading that comes next."""
        if self._bodies or self._point:
            own = [span for span in self._bodies if not (self._of_heading(span) and self._only_names(title))]
            self.parts.append(OutlinePart(self._role, self._chapter, self._point, self._above, tuple(own)))
        self._bodies = []

    def _of_heading(self, span: Range) -> bool:
        return self._point is not None and self._point.whole and span[0] < self._point.span[1]

    def _only_names(self, title: Title | None) -> bool:
        """A heading with words of its own below it, or with headings, is no commitment; a leaf may be one."""
        assert self._point
        below = title is not None and self._point.rank < title.rank < SENTENCE
        told = any(span[0] >= self._point.span[1] and not LEADS.match(self.plain, *span) for span in self._bodies)
        return below or (told and not QUANTITY.search(self._point.text))

    def _descend(self, title: Title) -> None:
        if title.rank == self._top and not self._flat:
            self._chapter, self._above = title, None
        else:
            between = self._point is not None and self._point.rank < title.rank and self._point is not self._chapter
            self._above = self._point if between else self._above
            self._above = self._above if self._above and self._above.rank < title.rank else None
        self._point = title

    def _may_begin_with_heading(self, p: SourceParagraph) -> bool:
        free = self._point is None or self._point.rank == self._top or self._point.rank >= PLAIN
        return self._chapter is not None and self._role is Role.TASKS and self._by_sentence and not p.style and free

    def _divides(self, title: Title) -> bool:
        deeper = [rank for rank in self.headings.ranks if self._top is not None and rank > self._top]
        numbered = [rank for rank in deeper if rank < PLAIN]
        return title.rank == self._top or title.rank in (numbered[:2] or deeper[:1]) or title.rank >= PLAIN

    def _role_of(self, p: SourceParagraph, title: Title | None, *, back: bool) -> Role:
        if back:
            return Role.BACKGROUND
        if (title and title.rank == self._top) or self._role is Role.TASKS:
            return Role.TASKS
        text = self.plain[p.body : min(p.end, p.body + 60)]
        if HEADLINE.search(text) and not PREAMBLE.search(text[:24]):
            return Role.HEADLINE
        goes_on = self._role is Role.HEADLINE and QUANTITY.search(self.plain, p.body, p.end)
        return Role.HEADLINE if goes_on and not PREAMBLE.search(text) else Role.BACKGROUND
