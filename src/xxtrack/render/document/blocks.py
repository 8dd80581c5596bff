"""A document as headings, paragraphs and tables, which Markdown and Word are both made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from xxtrack.render.table import Table

BREAK = "\n"
"""Where the title may break into two lines."""
Style: TypeAlias = Literal["body", "note", "subtitle", "salutation", "signature", "copy"]


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """Level 0 is the document's title, in which `BREAK` may stand."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, a remark, the line beneath the title, 主送, who signs and when, or 抄送."""

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
    compact: bool = False
    """One page for one reader: smaller type and margins than an official document has."""
