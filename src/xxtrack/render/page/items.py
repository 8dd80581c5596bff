"""What the page shows of each item, worked out from the assessment: nothing here is HTML."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Reading, Standing, led_by, units_of
from xxtrack.model.escalation import AT_REST
from xxtrack.model.message import Quantity
from xxtrack.model.pattern import pattern
from xxtrack.model.plan import Item
from xxtrack.model.status import Status
from xxtrack.render.charts.svg import Shared, course_svg, spark_svg
from xxtrack.render.page.given import PageInput
from xxtrack.render.record import record
from xxtrack.render.safe import apart
from xxtrack.render.signs import SIGNS
from xxtrack.render.status.show import arithmetic, item_facts
from xxtrack.render.urgency import most_urgent_first
from xxtrack.render.words import (
    NUMBERS,
    compared_with,
    level_said,
    numbers_of,
    report_words,
    sentence,
)
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.numbers import DASH, beside_target, number, signed

_NOT_IN_ANCHORS = pattern(r"[^\w.]+")


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status as it is always shown: a sign, a word, and a name for its colour."""

    name: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A reported value with what was expected at its date."""

    on: str
    value: str
    expected: str
    origin: Sequence[str]
    """How the value came about, where it was revised or computed."""
    reading: Reading


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What became of an item since the last period: the status it had, where that is another, and the gap's change."""

    mark: str = ""
    was: str = ""
    gap: str = ""
    order: float | None = None
    """The worst first."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item as the table, its panel and its card show it."""

    standing: Standing
    record: Mapping[str, Any]
    status: StatusView
    urgent: bool
    numbers: Mapping[str, str]
    sentence: str
    gap: str
    change: SinceLast
    leads: str
    """The anchors of the units that answer for it; empty where nobody does."""
    scopes_in: str
    """The anchors of its scopes."""
    facts: Sequence[tuple[str, Sequence[str]]]
    """What the row and the heading above do not say."""
    history: Sequence[HistoryRow]
    steps: Sequence[str]
    parts: str
    """How the whole differs from its parts, where it does."""
    chart: str
    spark: str
    scopes: Sequence["ScopeView"]


@dataclass(frozen=True, slots=True)
class ScopeView:
    """A scope of an item within its panel."""

    standing: Standing
    status: StatusView
    numbers: Mapping[str, str]
    sentence: str
    spark: str


def status_views(lang: Lang) -> dict[Status, StatusView]:
    """All statuses, worst first."""
    return {status: StatusView(status.value, SIGNS[status], term(status, lang)) for status in Status}


def leads_of(page: PageInput) -> list[str]:
    """The units in the order in which they first answer for something; items without one come under `NOBODY`, last."""
    plan, asked = page.assessment.plan, page.units
    nobodys = led_by(NOBODY, plan, page.chosen) if not asked or NOBODY in asked else ()
    return [*units_of(plan, page.chosen, asked), *([NOBODY] if nobodys else [])]


def scopes_of(chosen: Iterable[Standing]) -> list[str]:
    """The scopes in the order in which they first appear."""
    return list(dict.fromkeys(part.scope for s in chosen for part in s.scopes))


def anchors(kind: str, names: Iterable[str]) -> dict[str, str]:
    """An address within the page for each name: ``unit-空港新城``; none has a character that acts in an address.

    That of `NOBODY` is ``unit-`` alone.
    """
    known = list(names)
    slugs = apart([_NOT_IN_ANCHORS.sub("-", name).strip("-") or (name and "0") for name in known])
    return {name: f"{kind}-{slug}" for name, slug in zip(known, slugs, strict=True)}


def item_views(page: PageInput, lang: Lang, shared: Shared) -> list[ItemView]:
    """Every chosen item, the worst first; in the plan's order where they are alike. Adds what charts share."""
    leads, scopes = anchors("unit", leads_of(page)), anchors("scope", scopes_of(page.chosen))
    return [_item(page, standing, leads, scopes, lang, shared) for standing in most_urgent_first(page.chosen)]


def _item(
    page: PageInput, standing: Standing, leads: Mapping[str, str], scopes: Mapping[str, str], lang: Lang, shared: Shared
) -> ItemView:
    item = standing.item
    course = page.courses.get((item.id, standing.scope))
    answering = page.assessment.plan.answering.answering(item, standing.scope)
    return ItemView(
        standing=standing,
        record=record(standing, page.assessment.plan, lang),
        status=status_views(lang)[standing.status],
        urgent=standing.needs_attention,
        numbers=_numbers(standing, lang),
        sentence=sentence(standing, lang),
        gap=text("page.points", lang, gap=signed(standing.gap_pp)) if standing.gap_pp is not None else DASH,
        change=_change(page.before.by_id.get(item.id) if page.before else None, standing, lang),
        leads=" ".join(leads[unit] for unit in answering if unit in leads and unit != NOBODY),
        scopes_in=" ".join(scopes[part.scope] for part in standing.scopes),
        facts=_facts(page, item, lang),
        history=_history(standing, page.curves.get(item.id, ()), lang),
        steps=list(arithmetic(standing, lang))[:-1],
        parts=say(standing.parts.said(item.in_unit), lang) if standing.parts else "",
        chart=course_svg(course, item.name, lang, shared=shared) if course else "",
        spark=spark_svg(course, item.name) if course and item.point == 0 else "",
        scopes=[_scope(page, part, lang) for part in standing.scopes],
    )


def _change(before: Standing | None, now: Standing, lang: Lang) -> SinceLast:
    if before is None:
        return SinceLast()
    moved = now.status.rank - before.status.rank
    apart = now.gap_pp - before.gap_pp if now.gap_pp is not None and before.gap_pp is not None else None
    mark = "↑" if moved > 0 else "↓" if moved < 0 else ""
    shown = signed(apart) if apart else ""
    order = float(moved * 1000 + round(apart or Fraction(0), 1)) if moved or apart is not None else None
    return SinceLast(mark, term(before.status, lang) if moved else "", shown, order)


def _scope(page: PageInput, part: Standing, lang: Lang) -> ScopeView:
    course = page.courses.get((part.item.id, part.scope))
    return ScopeView(
        part,
        status_views(lang)[part.status],
        _numbers(part, lang),
        sentence(part, lang),
        spark_svg(course, part.scope) if course else "",
    )


def _numbers(standing: Standing, lang: Lang) -> dict[str, str]:
    return dict(zip(NUMBERS, numbers_of(standing, lang), strict=True))


_SAID_ELSEWHERE = ("chapter", "target", "due", "waiver", "lead", "text")
"""Facts that the row, the heading above, or a place of its own in the panel shows."""


def _facts(page: PageInput, item: Item, lang: Lang) -> list[tuple[str, list[str]]]:
    """The facts by label, without those said elsewhere."""
    chased = level_said(page.levels.get((item.id, ""), AT_REST), lang)
    result: list[tuple[str, list[str]]] = [(text("escalation.label", lang), [chased])] if chased else []
    for label, value in item_facts(page.assessment, item, lang):
        if label:
            result.append((label, [value]))
        else:
            result[-1][1].append(value)
    elsewhere = {text(f"label.{key}", lang) for key in _SAID_ELSEWHERE}
    return [fact for fact in result if fact[0] not in elsewhere]


def _history(standing: Standing, curve: Sequence[Fraction | None], lang: Lang) -> list[HistoryRow]:
    item = standing.item
    rows = []
    for reading, want in zip(standing.history, curve, strict=True):
        beside = compared_with(item.target, want)
        value = beside_target(Quantity(reading.value, item.in_unit, beside)) if reading.value is not None else DASH
        shown = report_words(reading, lang) or value
        expected = number(want, compared_with(item.target, reading.value))
        rows.append(HistoryRow(reading.on.isoformat(), shown, expected, _origin(reading, lang), reading))
    return rows


def _origin(reading: Reading, lang: Lang) -> list[str]:
    said = [say(reading.computed, lang)] if reading.computed else []
    if reading.first is not None:
        said.append(text("lint.first-known", lang, value=reading.first, date=reading.first_reported or DASH))
        said.append(text("lint.latest-known", lang, value=reading.value or 0, date=reading.reported or DASH))
    return said
