"""A document to a draft: parts, sentences, clauses, items, and every word that is no item's excused with its class."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from xxtrack.assess.draft import answering
from xxtrack.assess.draft.clauses import sentences
from xxtrack.assess.draft.headings import Title
from xxtrack.assess.draft.names import shortened
from xxtrack.assess.draft.outline import OutlinePart, Role, read_outline
from xxtrack.assess.draft.paper import PaperText
from xxtrack.assess.draft.paragraphs import read_paragraphs
from xxtrack.assess.draft.part import read_part
from xxtrack.assess.rules.asked_measure import asking_of, likely_measure
from xxtrack.assess.trace.numerals import scan
from xxtrack.model.draft import (
    UNTOLD,
    AnsweringUnits,
    Draft,
    DraftChapter,
    DraftExcuse,
    DraftItem,
    DraftPoint,
    DraftTerms,
)
from xxtrack.model.message import Message, msg
from xxtrack.model.period import calendar_year
from xxtrack.model.punctuation import bracketed
from xxtrack.model.trace import SourceDocument
from xxtrack.model.unit import convert


def draft(document: SourceDocument, terms: DraftTerms = UNTOLD, year_else: int = 2000) -> Draft:
    """Read the document as a plan; ``year_else`` is taken, with a doubt, where nobody says for when it is."""
    return _Drafter(document, terms, year_else).draft()


class _Drafter:
    """One pass over the document, in order."""

    def __init__(self, document: SourceDocument, terms: DraftTerms, year_else: int) -> None:
        self.document = document
        self.plain = document.plain
        paragraphs = read_paragraphs(document)
        self.outline = read_outline(self.plain, paragraphs, terms.period)
        self.period = self.outline.period or calendar_year(year_else)
        self.terms = terms._replace(period=self.period)
        self.paper = PaperText(self.plain, scan(self.plain), self.terms)
        self.excused: list[DraftExcuse] = [DraftExcuse("heading", span) for span in self.outline.excused]

    def draft(self) -> Draft:
        chapters = tuple(self._chapters())
        title = self.outline.title or self.document.file
        language = "en" if self.paper.english else "zh"
        return Draft(
            id=f"plan-{self.period.start.year}",
            title=title,
            start=self.period.start,
            end=self.period.end,
            language=language,
            chapters=_named(chapters, self.plain),
            excused=tuple(sorted(self.excused, key=lambda e: e.place)),
            terms=self.terms,
            doubts=tuple(self._doubts()),
            results_only=not any(point.items for chapter in chapters for point in chapter.points),
        )

    def _doubts(self) -> Iterator[Message]:
        if self.outline.period is None:
            yield msg("draft.no-year", year=self.period.start.year)
        elif self.period.start.month != 1 and not self.document.plain.count(f"{self.period.start.month}月"):
            yield msg("draft.months", start=str(self.period.start), end=str(self.period.end))

    def _chapters(self) -> Iterator[DraftChapter]:
        number = 0
        taken: set[str] = set()
        for chapter, group in groupby(self.outline.parts, key=lambda part: (part.role, part.chapter)):
            parts = list(group)
            if chapter[0] is Role.BACKGROUND:
                for part in parts:
                    self._excuse_all(part)
                continue
            if chapter[0] is Role.HEADLINE:
                items, excused = self._items(parts)
                if items and "0" not in taken:
                    taken.add("0")
                    yield DraftChapter("主要预期目标", (DraftPoint(0, "主要预期目标", items=items, excused=excused),))
                else:
                    self.excused += excused
                continue
            points = []
            for part in parts:
                items, excused = self._items([part])
                title = part.point
                if items:
                    number += 1
                    words_of = self._printed(title) if title else self._whole_title()
                    label = self._label(part, number)
                    points.append(DraftPoint(number, words_of, label, items, excused))
                else:
                    self.excused += excused
                    if title and title is not part.chapter:
                        self.excused.append(DraftExcuse("heading", title.span))
            if points:
                head = chapter[1]
                name = self._printed(head) if head else self._whole_title()
                label = _bare(head)
                yield DraftChapter(name, self._with_closing_line(points, parts[-1]), label)
            elif chapter[1]:
                self.excused.append(DraftExcuse("heading", chapter[1].span))

    def _with_closing_line(self, points: Sequence[DraftPoint], last: OutlinePart) -> tuple[DraftPoint, ...]:
        """A line of units that closes a chapter, none of whose other points has any, is of all of them."""
        closing = last.bodies[-1] if last.bodies else (0, 0)
        items = points[-1].items
        if (
            len(points) < 2
            or not items
            or not answering.begins(self.plain[slice(*closing)])
            or any(item.answering != AnsweringUnits() for point in points[:-1] for item in point.items)
        ):
            return tuple(points)
        units = items[-1].answering
        earlier = [replace(p, items=tuple(answering.answered(item, units) for item in p.items)) for p in points[:-1]]
        return (*earlier, points[-1])

    def _stands_alone(self, title: Title) -> bool:
        """Whether the heading ends where a reader of numbered lines ends it: at a full stop or a break."""
        end = self.plain.find(title.text, *title.span) + len(title.text)
        return self.plain[end : end + 1] in {"。", "\n", ""}

    def _printed(self, title: Title) -> str:
        """The words of a heading with the blanks of the document."""
        start = self.plain.find(title.text, *title.span)
        words = self.document.slice(start, start + len(title.text)) if start >= 0 else title.text
        return " ".join(words.split()) if words.isascii() else title.text

    def _whole_title(self) -> str:
        """The document's title, or its first words, where there is no heading."""
        match = re.search(r"\w[^。，；：:,;.!?\n]{0,30}", self.plain)
        return self.outline.title or (match[0].strip() if match else self.document.file)

    def _label(self, part: OutlinePart, number: int) -> str | None:
        """The number as printed, where it is not simply ours."""
        title = part.point
        if not title:
            return ""
        if re.fullmatch(rf"{number} ?[.、]", title.label) and self._stands_alone(title):
            return None
        if title is part.chapter:
            return _bare(title)
        # 1.1 says itself where it belongs.
        above = "" if re.match(r"#* ?\d+\.\d", title.label) else f"{_bare(part.chapter)}{_bare(part.above)}"
        return f"{above}{title.label.strip(' .、#')}" if title.label else ""

    def _excuse_all(self, part: OutlinePart) -> None:
        for body in part.bodies:
            self.excused += [DraftExcuse("background", span) for span in sentences(self.plain, body)]
        for title in (part.chapter, part.point):
            if title:
                self.excused.append(DraftExcuse("heading", title.span))

    def _items(self, parts: Sequence[OutlinePart]) -> tuple[tuple[DraftItem, ...], tuple[DraftExcuse, ...]]:
        items: list[DraftItem] = []
        excused: list[DraftExcuse] = []
        for part in parts:
            more_items, more_excused = read_part(self.paper, part)
            items += more_items
            excused += more_excused
        return tuple(_parts_that_fit(items)), tuple(excused)


def _bare(title: Title | None) -> str:
    return title.label.strip("、. #*:") if title else ""


def _parts_that_fit(items: Sequence[DraftItem]) -> Iterator[DraftItem]:
    """其中 of a figure that is larger than the whole is part of nothing that the plan knows."""
    whole: DraftItem | None = None
    for item in items:
        if not item.part:
            whole = item
        elif whole and whole.target and item.target:
            size = convert(item.target.bound, item.target.unit, whole.target.unit)
            if size is not None and size > (whole.target.high or whole.target.bound):
                yield replace(item, part=False, doubts=(*item.doubts, msg("draft.part", name=whole.name)))
                continue
        yield item


def _named(chapters: Sequence[DraftChapter], plain: str) -> tuple[DraftChapter, ...]:
    """Names that are short and each there once."""
    counts: Counter[str] = Counter()

    def named(item: DraftItem) -> DraftItem:
        name = shortened(item.name.strip() or plain[slice(*item.place)])
        counts[name] += 1
        name = name if counts[name] == 1 else name + bracketed(str(counts[name]), name)
        text = plain[slice(*item.place)]
        asked = item.target and item.measure is None and asking_of(name, item.target, text)
        measure = likely_measure(name, item.target, text) if asked and item.target else item.measure
        return replace(item, name=name, measure=measure)

    return tuple(
        replace(
            chapter,
            points=tuple(replace(point, items=tuple(map(named, point.items))) for point in chapter.points),
        )
        for chapter in chapters
    )
