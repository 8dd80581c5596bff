"""What last year's plan says of items of the same name, for a draft of this year's."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from xxtrack.assess.evaluate import evaluate
from xxtrack.load.office.words import normalised
from xxtrack.model.draft import AnsweringUnits, Draft, DraftItem
from xxtrack.model.message import Number
from xxtrack.model.plan import Item, Measure, Plan
from xxtrack.model.unit import convert
from xxtrack.workflow.case import Files, load_case, read_inputs


class LastYear(NamedTuple):
    """A plan that is over, and what its items came to."""

    plan: Plan
    results: Mapping[str, Number | None]


def read_last_year(path: Path, base: Path) -> LastYear:
    """Read and judge it; raises `UnusablePlanError`."""
    case = load_case(read_inputs(Files(base, path)))
    standings = evaluate(case.plan, case.actuals, case.plan.end).standings
    return LastYear(case.plan, {one.item.id: one.actual for one in standings if not one.scope})


def carried_over(draft: Draft, before: LastYear) -> tuple[Draft, int]:
    """The draft with what the items of the same name had, and how many met.

    Lead, measure, aliases, frequency, weight and, of a stock, last year's result as its baseline.
    """
    known = {normalised(alias): item for item in before.plan.items.values() for alias in item.aliases}
    known |= {normalised(item.name): item for item in before.plan.items.values()}
    taken = {normalised(item.name) for item in draft.items}
    met = 0

    def carried(item: DraftItem) -> DraftItem:
        nonlocal met
        last = known.get(normalised(item.name))
        if last is None:
            return item
        met += 1
        names = {normalised(name): name for name in (last.name, *last.aliases)}
        aliases = tuple(name for key, name in names.items() if key not in taken)
        taken.update(names)
        return replace(_carried(item, last, before.results.get(last.id)), aliases=aliases)

    chapters = tuple(
        replace(
            chapter,
            points=tuple(replace(point, items=tuple(map(carried, point.items))) for point in chapter.points),
        )
        for chapter in draft.chapters
    )
    return replace(draft, chapters=chapters), met


def _carried(item: DraftItem, before: Item, result: Number | None) -> DraftItem:
    answering = item.answering if item.answering.lead else AnsweringUnits(before.lead, before.support, before.leader)
    measure = before.measure if item.target and "measure" in before.places else item.measure
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
