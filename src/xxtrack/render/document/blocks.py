"""A document as headings, paragraphs and tables, which Markdown and Word are both made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from rich.cells import cell_len

from xxtrack.render.table import Table

BREAK = "\n"
"""Where a title may break into lines."""
Style: TypeAlias = Literal["body", "note", "subtitle", "salutation", "signature", "copy", "figure"]


def title_lines(title: str, width: int) -> Iterator[str]:
    """A title in lines of at most so many columns (a Chinese character takes two), broken only where it may be."""
    line = ""
    for piece in title.split(BREAK):
        if line and cell_len(line + piece) > width:
            yield line.strip()
            line = ""
        line += piece
    yield line.strip()


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """Level 0 is the document's title, in which `BREAK` may stand."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, a remark, the line beneath the title, 主送, who signs and when, 抄送, or a figure read first."""

    text: str
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Sideways:
    """From here on the page lies on its side: wide tables follow."""


Block: TypeAlias = SectionHeading | Paragraph | Table | Sideways


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document with what its file says of itself."""

    title: str
    as_of: date
    blocks: Sequence[Block]
    head: str = ""
    """What stands at the top of every page; empty for nothing."""
    compact: bool = False
    """One page for one reader: smaller type and margins than an official document has."""
