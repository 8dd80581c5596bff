"""An actual that was written, in words."""

from collections.abc import Iterator, Sequence

from xxtrack.model.actuals import Observation
from xxtrack.model.assessment import Standing
from xxtrack.model.entry import ActualEntry, EntryKind, ImportReport, period_of
from xxtrack.model.message import Quantity
from xxtrack.model.plan import Item, Plan
from xxtrack.model.punctuation import bracketed
from xxtrack.render.lines import Line, folded
from xxtrack.render.signs import STYLES
from xxtrack.render.words import numbers_of, report_words, sentence, status_word
from xxtrack.wording import Lang, listing, text
from xxtrack.wording.numbers import DASH, number, quantity

COUNTED_KINDS = (EntryKind.NEW, EntryKind.REVISION, EntryKind.WORDS, EntryKind.SAME, EntryKind.HELD)
"""What becomes of a figure that found its place."""
ENTRY_STYLES = {
    EntryKind.NEW: "green",
    EntryKind.REVISION: "yellow",
    EntryKind.WORDS: "green",
    EntryKind.SAME: "dim",
    EntryKind.NOT_LATER: "red",
    EntryKind.HELD: "bold red",
}


def counts_of(report: ImportReport) -> dict[str, int]:
    """What became of the figures of a file; they add up to its cells."""
    counts = {kind.value: report.count(kind) for kind in COUNTED_KINDS}
    return {**counts, "missing": report.missing, "unplaced": len(report.unplaced)}


def entry_text(entry: ActualEntry, plan: Plan, paths: Sequence[str], lang: Lang, width: int) -> Iterator[Line]:
    """What was written, where, and what stood before."""
    item = plan.items[entry.actual.item]
    head = f"{item.id} {item.name}" + (bracketed(entry.actual.scope, item.name) if entry.actual.scope else "")
    yield from folded(head, width, "bold")
    said = text(
        f"entry.{entry.kind.value}",
        lang,
        period=period_of(entry.actual),
        basis=text(f"entry.basis-{entry.actual.basis.value}", lang),
        value=shown_value(entry.actual, item, lang),
        before=shown_value(entry.before, item, lang),
        reported=(entry.before.reported if entry.before else None) or DASH,
        file=listing(paths, lang),
    )
    yield from folded(said, width, ENTRY_STYLES[entry.kind])


def standing_text(standing: Standing, lang: Lang, width: int) -> Iterator[Line]:
    """How the item stands, in two lines."""
    target, actual, expected, attainment, *_ = numbers_of(standing, lang)
    numbers = text("entry.standing", lang, target=target, actual=actual, expected=expected, attainment=attainment)
    yield Line(status_word(standing.status, lang), STYLES[standing.status])
    for told in (numbers, sentence(standing, lang)):
        yield from folded(told, width, indent="  ")


def shown_value(observation: Observation | None, item: Item, lang: Lang) -> str:
    """A value with its unit, or the word of a stage."""
    if observation is None:
        return DASH
    if said := report_words(observation, lang):
        return said
    unit = item.in_unit
    return quantity(Quantity(observation.value, unit)) if observation.value is not None else number(None)
