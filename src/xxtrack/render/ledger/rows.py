"""The sheets of the ledger (台账) as rows of typed cells, from the same records as JSON and CSV."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from xxtrack.model.assessment import Assessment, ExactNumber, Standing
from xxtrack.model.calendar import ONE_DAY, month_end
from xxtrack.model.narrative import COLUMNS
from xxtrack.model.punctuation import names_listed
from xxtrack.render.record import json_number, record
from xxtrack.render.safe import plain
from xxtrack.render.words import (
    compared_with,
    index_bounds,
    numbers_of,
    report_words,
    sentence,
    told_words,
    worst_scope,
)
from xxtrack.wording import Lang, term, text
from xxtrack.wording.numbers import rounded_index, rounded_percent

Kind: TypeAlias = Literal[
    "text", "exact", "long", "code", "status", "quantity", "ratio", "index", "points", "count", "date"
]
Value: TypeAlias = str | int | float | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its heading, its width in characters, and what stands in it; an exact text is read back as it is."""

    label: str
    width: int
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A value; ``unit`` is shown behind a number, which is told from those it stands ``beside``."""

    value: Value
    unit: str = ""
    beside: tuple[ExactNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with one head row; ``printed`` is how many of its columns go on paper."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[TypedCell, ...], ...]
    printed: int


_ITEM_FIELDS: tuple[tuple[str, int, Kind], ...] = (
    ("ledger.number", 5, "count"),
    ("label.id", 8, "code"),
    ("label.item", 21, "long"),
    ("label.status", 8, "status"),
    ("label.lead", 10, "text"),
    ("label.due", 11, "date"),
    ("label.target", 12, "text"),
    ("ledger.actual", 9, "quantity"),
    ("ledger.observed", 11, "date"),
    ("label.expected", 9, "quantity"),
    ("label.attainment", 8, "ratio"),
    ("ledger.gap", 8, "points"),
    ("ledger.lag-days", 6, "count"),
    ("label.reason", 24, "long"),
    ("ledger.progress", 22, "long"),
    ("ledger.problem", 18, "long"),
    ("ledger.next", 18, "long"),
    ("ledger.evidence", 14, "long"),
    ("label.index", 7, "index"),
    ("label.forecast", 10, "quantity"),
    ("ledger.actual-of", 12, "text"),
    ("ledger.bound", 10, "quantity"),
    ("ledger.unit", 10, "text"),
    ("ledger.next-due", 12, "date"),
    ("ledger.stale", 9, "text"),
    ("ledger.needed", 10, "quantity"),
    ("ledger.reached", 10, "quantity"),
    ("label.support", 20, "text"),
    ("label.chapter", 6, "count"),
    ("ledger.point", 6, "count"),
    ("label.kind", 10, "text"),
    ("label.measure", 9, "text"),
    ("ledger.part-of", 10, "code"),
    ("label.text", 60, "long"),
    ("label.note", 40, "long"),
)
ITEM_COLUMNS = tuple(key for key, _, _ in _ITEM_FIELDS)
_PRINTED = ITEM_COLUMNS.index("ledger.next") + 1
_MONTHS_AT = ITEM_COLUMNS.index("ledger.gap") + 1
"""Where the columns of the months stand."""
_MOST_MONTHS = 12


def items_sheet(name: str, assessment: Assessment, standings: Iterable[Standing], lang: Lang) -> Sheet:
    """One row for every item, with what was reported for each month."""
    months = _months(assessment)
    fields = list(ledger_fields(_ITEM_FIELDS, lang))
    fields[_MONTHS_AT:_MONTHS_AT] = [
        Field(text("ledger.month", lang, month=end.month), 6, "quantity") for end in months
    ]
    rows = []
    for number, standing in enumerate(standings, 1):
        row = list(_item_row(standing, assessment, lang, number))
        row[_MONTHS_AT:_MONTHS_AT] = [_month_cell(standing, end, lang) for end in months]
        rows.append(tuple(row))
    return Sheet(name, tuple(fields), tuple(rows), _PRINTED + len(months))


def _months(assessment: Assessment) -> list[date]:
    """The ends of the plan's months that have begun, the newest twelve."""
    end, found = assessment.plan.start, []
    while end <= min(assessment.as_of, assessment.plan.end):
        end = month_end(end.year, end.month)
        found.append(end)
        end += ONE_DAY
    return found[-_MOST_MONTHS:]


def _month_cell(standing: Standing, end: date, lang: Lang) -> TypedCell:
    """The last that was reported for a day of the month."""
    inside = [r for r in standing.history if (r.on.year, r.on.month) == (end.year, end.month)]
    if not inside:
        return TypedCell(None)
    last = inside[-1]
    if said := report_words(last, lang):
        return TypedCell(said)
    item = standing.item
    return TypedCell(_exact(last.value, json_number(last.value)), item.in_unit, compared_with(item.target))


def _item_row(standing: Standing, assessment: Assessment, lang: Lang, number: int = 0) -> tuple[TypedCell, ...]:
    row = record(standing, assessment.plan, lang)
    words = told_words(standing, lang)
    item = standing.item
    unit = item.in_unit
    bound = json_number(item.target.bound) if item.target and not item.target.to else None
    stage = term(standing.stage, lang) if standing.stage else None
    by_now = compared_with(item.target, standing.expected)
    cells: dict[str, TypedCell] = {
        "ledger.number": TypedCell(number),
        "label.id": TypedCell(item.id),
        "label.item": TypedCell(item.name),
        "label.status": TypedCell(term(standing.status, lang)),
        "label.target": TypedCell(numbers_of(standing, lang)[0]),
        "ledger.actual": TypedCell(stage or _exact(standing.actual, row["actual"]), unit, by_now),
        "label.expected": TypedCell(row["expected"], unit, compared_with(item.target, standing.actual)),
        "label.attainment": TypedCell(_attainment(standing)),
        "label.index": TypedCell(_index(standing)),
        "ledger.gap": TypedCell(row["gap_pp"]),
        "label.forecast": TypedCell(row["forecast"], unit, compared_with(item.target)),
        "ledger.lag-days": TypedCell(None if (row["lag_days"] or 0) < 0 else row["lag_days"]),
        "label.reason": TypedCell(sentence(standing, lang)),
        **{f"ledger.{column}": TypedCell(words.get(column)) for column in COLUMNS},
        "ledger.actual-of": TypedCell(worst_scope(standing)),
        "ledger.bound": TypedCell(bound, unit),
        "ledger.unit": TypedCell(unit if item.has_figures else ""),
        "label.due": TypedCell(item.due),
        "ledger.observed": TypedCell(standing.observed),
        "ledger.next-due": TypedCell(standing.next_due),
        "ledger.stale": TypedCell(text("ledger.yes", lang) if standing.stale else ""),
        "ledger.needed": TypedCell(row["needed_per_month"], unit),
        "ledger.reached": TypedCell(row["reached_per_month"], unit),
        "label.lead": TypedCell(names_listed(item.lead)),
        "label.support": TypedCell(names_listed(item.support)),
        "label.chapter": TypedCell(row["chapter"]),
        "ledger.point": TypedCell(row["point"]),
        "label.kind": TypedCell(term(item.kind, lang)),
        "label.measure": TypedCell(term(item.measure, lang) if item.measure else ""),
        "ledger.part-of": TypedCell(item.part_of),
        "label.text": TypedCell(item.text),
        "label.note": TypedCell(item.note),
    }
    return tuple(cells[key] for key in ITEM_COLUMNS)


def _attainment(standing: Standing) -> Decimal | None:
    """As it is shown everywhere, as a ratio."""
    return None if standing.attainment is None else rounded_percent(standing.attainment).scaleb(-2)


def _index(standing: Standing) -> Decimal | None:
    """As it is shown everywhere."""
    ratio = standing.pace_index
    return None if ratio is None else rounded_index(ratio, index_bounds(standing.item))


def _exact(actual: Decimal | Fraction | None, rounded: float | None) -> Decimal | float | None:
    """An actual as it is, with its decimals; a computed one as JSON has it."""
    return actual if isinstance(actual, Decimal) else rounded


_SCOPE_FIELDS: tuple[tuple[str, int, Kind], ...] = (
    ("label.id", 9, "code"),
    ("label.item", 34, "long"),
    ("label.scope", 16, "text"),
    ("label.status", 9, "status"),
    ("label.target", 17, "text"),
    ("ledger.actual", 14, "quantity"),
    ("label.expected", 14, "quantity"),
    ("label.attainment", 9, "ratio"),
    ("label.index", 8, "index"),
    ("ledger.gap", 12, "points"),
    ("ledger.observed", 12, "date"),
    ("label.reason", 52, "long"),
    *((f"ledger.{column}", 26, "long") for column in COLUMNS),
)


def scopes_sheet(assessment: Assessment, standings: Iterable[Standing], lang: Lang) -> Sheet:
    """One row for every scope of every item that has scopes."""
    rows = []
    for whole in standings:
        for part in whole.scopes:
            cells = dict(zip(ITEM_COLUMNS, _item_row(part, assessment, lang), strict=True))
            cells["label.scope"] = TypedCell(part.scope)
            rows.append(tuple(cells[key] for key, _, _ in _SCOPE_FIELDS))
    return Sheet(text("ledger.scopes", lang), ledger_fields(_SCOPE_FIELDS, lang), tuple(rows), len(_SCOPE_FIELDS))


def ledger_fields(columns: Iterable[tuple[str, int, Kind]], lang: Lang) -> tuple[Field, ...]:
    """The columns of a sheet, named in a language."""
    return tuple(Field(text(key, lang), width, kind) for key, width, kind in columns)


def sheet_names(wanted: Iterable[str]) -> list[str]:
    r"""Names that Excel takes: at most 31 characters, none of ``[]:*?/\``, told apart without regard to case."""
    names: list[str] = []
    taken = {"history"}
    for want in wanted:
        base = name = _sheet_name(want)
        count = 2
        while name.casefold() in taken:
            suffix = f" ({count})"
            name, count = base[: 31 - len(suffix)] + suffix, count + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _sheet_name(want: str) -> str:
    kept = "".join("_" if c in "[]:*?/\\" else c for c in plain(want)).strip("' ")
    cut = kept[:31]
    while len(cut.encode("utf-16-le")) > 62:
        cut = cut[:-1]
    return cut.strip("' ") or "_"
