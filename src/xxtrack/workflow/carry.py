"""What last year's plan says of items of the same name, for a draft of this year's."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from xxtrack.assess.evaluate import evaluate
from xxtrack.load.office.matching import items_by_name
from xxtrack.load.office.words import normalised
from xxtrack.model.draft import AnsweringUnits, Draft, DraftItem
from xxtrack.model.plan import Item, Measure
from xxtrack.model.unit import convert
from xxtrack.workflow.case import Files, load_case, read_inputs


def carried_over(draft: Draft, last_year: Path, base: Path) -> tuple[Draft, int]:
    """The draft with lead, measure, frequency, weight and, of a stock, last year's result; and how many items met."""
    case = load_case(read_inputs(Files(base, last_year)))
    results = {
        standing.item.id: standing.actual
        for standing in evaluate(case.plan, case.actuals, case.plan.end).standings
        if not standing.scope
    }
    known = {name: items[-1] for name, items in items_by_name(case.plan).items()}
    met = 0

    def carried(item: DraftItem) -> DraftItem:
        nonlocal met
        before = known.get(normalised(item.name))
        if before is None:
            return item
        met += 1
        return _carried(item, before, results.get(before.id))

    chapters = tuple(
        replace(
            chapter,
            points=tuple(replace(point, items=tuple(map(carried, point.items))) for point in chapter.points),
        )
        for chapter in draft.chapters
    )
    return replace(draft, chapters=chapters), met


def _carried(item: DraftItem, before: Item, result: Decimal | Fraction | int | None) -> DraftItem:
    answering = item.answering if item.answering.lead else AnsweringUnits(before.lead, before.support, before.leader)
    measure = item.measure or (before.measure if item.target and "measure" in before.places else None)
    baseline = None
    if item.target and before.has_figures and measure is Measure.STOCK and result is not None:
        value = convert(Fraction(result), before.in_unit, item.target.unit)
        exact = value is not None and not (10**6 * value.numerator) % value.denominator
        baseline = Decimal(value.numerator) / Decimal(value.denominator) if value is not None and exact else None
    return replace(
        item,
        answering=answering,
        measure=measure,
        baseline=baseline,
        weight=before.weight if "weight" in before.places else None,
        frequency=before.frequency if "frequency" in before.places else None,
    )
