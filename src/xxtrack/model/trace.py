"""What became of every word of the source document: claimed by an item, excused, suspect, or nobody's."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from xxtrack.diagnostics import Finding
from xxtrack.model.document import Document


class NumeralKind(Enum):
    """What a numeral does in the sentence."""

    AMOUNT = "amount"
    """A count or an amount: 650, 1.5万, 三大."""
    SHARE = "share"
    """A share or growth, in per cent: 20%, 两成, 五个百分点, 翻一番."""
    RANGE = "range"
    """Two ends: 2-3, 10-50亿."""
    DATE = "date"
    """2023年, 2月中旬, 一季度, 上半年, 年底."""
    ORDINAL = "ordinal"
    """A place in a row: 第四, 前三, 二级, the number of a heading."""
    NAME = "name"
    """Part of a name: 5G, 16号线, 12345, 二十大."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral, at ``start`` to ``end`` of the text it was found in."""

    start: int
    end: int
    kind: NumeralKind
    values: tuple[Fraction, ...] = ()
    """What it is worth, magnitude and all: one value, two of a range, none where it is no quantity."""
    factor: int = 1
    """The magnitude in ``values``: 10 000 for 1.5万."""


class Cover(Enum):
    """Who answers for words of the document; the order is from good to bad."""

    CLAIMED = "claimed"
    EXCUSED = "excused"
    SUSPECT = "suspect"
    """Nearly the words of an item or an excuse, but not quite: a figure differs."""
    UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that an item or an excuse of the plan lays claim to."""

    start: int
    end: int
    cover: Cover
    item: str = ""
    excuse: str = ""
    """The class of the excuse: heading, name, scope, background."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the document, who claims it, and what it comes to."""

    start: int
    end: int
    cover: Cover
    items: tuple[str, ...] = ()
    excuses: tuple[str, ...] = ()
    point: int = 0
    """The point whose words these are; 0 outside all points."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a chapter or of a point, found in the document."""

    start: int
    end: int
    chapter: int
    point: int | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole document accounted for. Offsets are those of the document's plain form."""

    document: Document
    headings: tuple[Heading, ...]
    clauses: tuple[Stretch, ...]
    """What stands between commas and full stops; a clause is as badly covered as its worst word."""
    numerals: tuple[tuple[Numeral, Stretch], ...]
    stretches: tuple[Stretch, ...]
    """The document cut wherever a claim begins or ends; together they are the whole of it."""
    findings: tuple[Finding, ...]


def covers(stretches: Iterable[Stretch]) -> Mapping[Cover, int]:
    """How many there are of each, all covers named."""
    counts = Counter(stretch.cover for stretch in stretches)
    return {cover: counts[cover] for cover in Cover}


def coverage(counts: Mapping[Cover, int]) -> Fraction:
    """The share that is claimed or excused; nothing to cover is covered."""
    total = sum(counts.values())
    return Fraction(counts[Cover.CLAIMED] + counts[Cover.EXCUSED], total) if total else Fraction(1)
