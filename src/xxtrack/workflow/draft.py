"""A plan drafted from a document, read again by the reader of plans, so that what is written is sound."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from xxtrack.assess.draft.draft import draft
from xxtrack.assess.trace.trace import trace
from xxtrack.errors import StopError
from xxtrack.load.find import shown
from xxtrack.load.plan.doubts import PlanDoubt, doubts_in
from xxtrack.load.plan.read import load_plan
from xxtrack.load.source import Source, read_file
from xxtrack.model.draft import Draft, DraftItem, DraftTerms
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import Message, msg
from xxtrack.model.period import calendar_year
from xxtrack.model.plan import Plan
from xxtrack.model.trace import SourceDocument, Trace
from xxtrack.workflow.case import UnusablePlanError
from xxtrack.workflow.gaps import with_gaps_excused
from xxtrack.workflow.trace import read_document
from xxtrack.write.draft_yaml import draft_text

MOST_ITEMS = 5000
"""More than any paper has; a plan of more cannot be read by people."""

MOST_CHARACTERS = 1_000_000
"""Fifty times the longest paper; rules about sentences take minutes for more."""


class Doubt(NamedTuple):
    """What is doubtful, of which item, and where its words stand in the document."""

    item: str
    name: str
    message: Message
    where: Where


class Drafted(NamedTuple):
    """A drafted plan: its text, what it was drafted from, and what it comes to."""

    draft: Draft
    document: SourceDocument
    text: str
    trace: Trace | None
    """None where there is nothing to plan."""
    carried: int = 0
    """How many items take something over from last year's plan."""

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Every doubt, in the order of the document."""
        return tuple(self._doubts())

    def _doubts(self) -> Iterator[Doubt]:
        for message in self.draft.doubts:
            yield Doubt("", "", message, Where(self.document.file))
        for name, item in self.numbered():
            for message in item.doubts:
                yield Doubt(name, item.name, message, self.document.where(*item.place))

    def numbered(self) -> Iterator[tuple[str, DraftItem]]:
        """Every item with its id."""
        for chapter in self.draft.chapters:
            for point in chapter.points:
                for number, item in enumerate(point.items, 1):
                    yield f"P{point.no:02}-{number:02}", item

    @property
    def unstated(self) -> int:
        """How many bare numbers were read as the least that is to be reached."""
        return sum(1 for item in self.draft.items if item.target and not item.stated and item.target.is_floor)


def draft_document(
    path: Path, base: Path, year: int = 0, last_year: Path | None = None, year_else: int = 2000
) -> Drafted:
    """Read a document as a plan; raises `UnusableDocumentError`.

    ``year_else`` is the year of a document that names none, which then is a doubt.
    """
    document = read_document(path, base)
    if len(document.text) > MOST_CHARACTERS:
        raise StopError(msg("draft.too-long", count=len(document.text), limit=MOST_CHARACTERS))
    period = calendar_year(year) if year else None
    if last_year:
        from xxtrack.workflow.carry import carried_over, read_last_year  # judges last year's plan, for who names it

        before = read_last_year(last_year, base)
        terms = DraftTerms(period, before.plan.policy.tolerance, before.plan.groups)
        made, carried = carried_over(draft(document, terms, year_else), before)
    else:
        made, carried = draft(document, DraftTerms(period), year_else), 0
    if len(made.items) > MOST_ITEMS:
        raise StopError(msg("draft.too-many", count=len(made.items), limit=MOST_ITEMS))
    source = read_file(path)
    digest = sha256(source.data).hexdigest() if isinstance(source, Source) else ""
    text = draft_text(made, document, path.name, digest)
    text = with_gaps_excused(text, document) if made.items else text
    loaded = load_plan(Source(document.file, text.encode())).plan if made.items else None
    return Drafted(made, document, text, _traced(document, loaded), carried)


def _traced(document: SourceDocument, plan: Plan | None) -> Trace | None:
    return trace(document, plan) if plan else None


def doubts_left(path: Path, base: Path) -> tuple[PlanDoubt, ...]:
    """The doubts that still stand in a plan's file; raises `UnusablePlanError`."""
    source = read_file(path, shown(path, base))
    if isinstance(source, Finding):
        raise UnusablePlanError(source.where.file, (source,))
    return doubts_in(source)
