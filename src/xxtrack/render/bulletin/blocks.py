"""A document as headings, paragraphs and tables, which Markdown and Word are both made from."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from xxtrack.render.table import Table

BREAK = "\n"
"""Where the title may break into two lines."""
Style: TypeAlias = Literal["body", "note", "subtitle"]


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """Level 0 is the document's title, in which `BREAK` may stand."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, a remark, or the line beneath the title."""

    text: str
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Sideways:
    """From here on the page lies on its side: wide tables follow."""


Block: TypeAlias = SectionHeading | Paragraph | Table | Sideways
