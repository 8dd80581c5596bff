"""What the page shows of each item, worked out from the assessment: nothing here is HTML."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Reading, Standing, led_by, units_of
from xxtrack.model.escalation import AT_REST
from xxtrack.model.message import Quantity
from xxtrack.model.pattern import pattern
from xxtrack.model.plan import Item
from xxtrack.model.status import Status
from xxtrack.render.charts.svg import Shared, course_svg, spark_svg
from xxtrack.render.page.given import PageInput
from xxtrack.render.record import json_number
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


class StatusView(NamedTuple):
    """A status as it is always shown: a sign, a word, and a name for its colour."""

    name: str
    sign: str
    word: str


class HistoryRow(NamedTuple):
    """A reported value with what was expected at its date."""

    on: str
    value: str
    expected: str
    origin: Sequence[str]
    """How the value came about, where it was revised or computed."""
    reading: Reading


class SinceLast(NamedTuple):
    """What became of an item since the last period: the status it had, where that is another, and the gap's change."""

    mark: str = ""
    was: str = ""
    gap: str = ""
    order: float | None = None
    """The worst first."""


class ItemRow(NamedTuple):
    """One item in the table."""

    standing: Standing
    chapter: int
    status: StatusView
    sentence: str
    figures: Sequence[tuple[str, int | float | None]]
    """Its numbers in words, each with the number itself where they do not say it alike."""
    change: SinceLast
    leads: str
    """The anchors of the units that answer for it; empty where nobody does."""
    scopes_in: str
    """The anchors of its scopes."""


class HeadlineCard(NamedTuple):
    """One of the headline figures."""

    standing: Standing
    status: StatusView
    numbers: Mapping[str, str]
    gap: str
    spark: str


class ItemDetail(NamedTuple):
    """What a row has no room for."""

    standing: Standing
    facts: Sequence[tuple[str, Sequence[str]]]
    """What the row and the heading above do not say."""
    history: Sequence[HistoryRow]
    steps: Sequence[str]
    parts: str
    """How the whole differs from its parts, where it does."""
    chart: str
    scopes: Sequence["ScopeView"]


class ScopeView(NamedTuple):
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


def rows_of(page: PageInput, lang: Lang) -> Iterator[ItemRow]:
    """Every chosen item, the worst first; in the plan's order where they are alike."""
    leads, scopes = anchors("unit", leads_of(page)), anchors("scope", scopes_of(page.chosen))
    views, before = status_views(lang), page.before.by_id if page.before else {}
    plan = page.assessment.plan
    for standing in most_urgent_first(page.chosen):
        answering = plan.answering.answering(standing.item, standing.scope)
        yield ItemRow(
            standing=standing,
            chapter=plan.chapter_of[standing.item.point].no,
            status=views[standing.status],
            sentence=sentence(standing, lang),
            figures=_figures(standing, lang),
            change=_change(before.get(standing.item.id), standing, lang),
            leads=" ".join(leads[unit] for unit in answering if unit in leads and unit != NOBODY),
            scopes_in=" ".join(scopes[part.scope] for part in standing.scopes),
        )


def cards_of(page: PageInput, lang: Lang) -> list[HeadlineCard]:
    """The headline figures."""
    views = status_views(lang)
    found = []
    for standing in page.chosen:
        if standing.item.point == 0:
            course = page.courses.get((standing.item.id, standing.scope))
            gap = text("page.points", lang, gap=signed(standing.gap_pp)) if standing.gap_pp is not None else DASH
            spark = spark_svg(course, standing.item.name) if course else ""
            found.append(HeadlineCard(standing, views[standing.status], _numbers(standing, lang), gap, spark))
    return found


def details_of(page: PageInput, of_point: Iterable[Standing], lang: Lang, shared: Shared) -> Iterator[ItemDetail]:
    """Each of the items of a point. Adds what charts share."""
    elsewhere = frozenset(text(f"label.{key}", lang) for key in _SAID_ELSEWHERE)
    for standing in of_point:
        item = standing.item
        course = page.courses.get((item.id, standing.scope))
        yield ItemDetail(
            standing=standing,
            facts=[fact for fact in _facts(page, item, lang) if fact[0] not in elsewhere],
            history=_history(standing, page.curves.get(item.id, ()), lang),
            steps=list(arithmetic(standing, lang))[:-1],
            parts=say(standing.parts.said(item.in_unit), lang) if standing.parts else "",
            chart=course_svg(course, item.name, lang, shared=shared) if course else "",
            scopes=[_scope(page, part, lang) for part in standing.scopes],
        )


def _figures(standing: Standing, lang: Lang) -> list[tuple[str, int | float | None]]:
    exact = (
        None,
        standing.actual,
        standing.expected,
        standing.attainment,
        standing.pace_index,
        standing.forecast,
    )
    shown = numbers_of(standing, lang)
    numbers = map(json_number, exact)
    return [
        (said, None if number is None or str(number) == said.removesuffix("%") else number)
        for said, number in zip(shown, numbers, strict=True)
    ]


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
    """The facts by label."""
    chased = level_said(page.levels.get((item.id, ""), AT_REST), lang)
    result: list[tuple[str, list[str]]] = [(text("escalation.label", lang), [chased])] if chased else []
    for label, value in item_facts(page.assessment, item, lang):
        if label:
            result.append((label, [value]))
        else:
            result[-1][1].append(value)
    return result


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
