"""The paragraphs of a document, with the lines put together again that were only broken to fit a page."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from xxtrack.assess.trace.markers import MARKER, STYLES
from xxtrack.model.draft import Range
from xxtrack.model.trace import SourceDocument

_SENTENCE_END = re.compile(r"[。！？!?；;：:]$")


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph; ``style`` names the sort of number before it, ``body`` is where its words begin."""

    start: int
    end: int
    style: str = ""
    label: str = ""
    body: int = 0

    @property
    def span(self) -> Range:
        """Where it stands."""
        return self.start, self.end


def read_paragraphs(document: SourceDocument) -> tuple[SourceParagraph, ...]:
    """All paragraphs in order; blank ones are left out."""
    lines = [(a, b) for a, b in document.lines if document.plain[a:b].strip()]
    return tuple(_paragraph(document.plain, span) for span in _joined(document, lines))


def _paragraph(plain: str, span: Range) -> SourceParagraph:
    start, end = _stripped(plain, span)
    marker = MARKER.match(plain, start, end)
    if not marker or not marker.lastgroup:
        return SourceParagraph(start, end, body=start)
    style = STYLES[int(marker.lastgroup[1:])][0]
    body, _ = _stripped(plain, (marker.end(), end))
    if style == "dotted":
        style = f"dotted{marker[0].strip('.').count('.')}"
    elif style == "hash":
        style = f"hash{len(marker[0])}"
    return SourceParagraph(start, end, style, marker[0].strip(), body)


def _stripped(plain: str, span: Range) -> Range:
    start, end = span
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return start, end


def _joined(document: SourceDocument, lines: list[Range]) -> Iterator[Range]:
    """Lines that go on from the one before are one with it."""
    width = _page_width(document, lines)
    first = 0
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if following is None or not _goes_on(document, line, following, width):
            yield lines[first][0], line[1]
            first = lines.index(following, first) if following else first


def _goes_on(document: SourceDocument, line: Range, following: Range, width: int) -> bool:
    plain = document.plain
    words = document.slice(*line).strip()
    # English lines break where a word would not fit; Chinese ones are full.
    if words.endswith(("，", "、")):
        return MARKER.match(plain, *following) is None and not document.blank_before(following[0])
    if not width:
        return False
    full = _width(words) >= width - (14 if words.isascii() else 8)
    numbered = MARKER.match(plain, *following) is not None
    return full and not numbered and not _SENTENCE_END.search(words) and not document.blank_before(following[0])


def _page_width(document: SourceDocument, lines: list[Range]) -> int:
    """The width to which lines were filled; 0 where they were not."""
    widths = Counter(_width(document.slice(a, b).strip()) for a, b in lines)
    wide = [w for w in widths.elements() if w >= 40]
    if len(wide) < 4:
        return 0
    width = max(wide)
    near = sum(count for w, count in widths.items() if width - 6 <= w <= width)
    return width if width <= 140 and near >= max(4, len(wide) // 2) else 0


def _width(text: str) -> int:
    return sum(2 if character > "\u2000" else 1 for character in text)
