"""What the page's template shows, worked out from the assessment: nothing here is HTML."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Assessment, Move, Reading, Standing, count, led_by, supported_by, units_of
from xxtrack.model.course import Course
from xxtrack.model.escalation import AT_REST, Escalation
from xxtrack.model.message import Message, Quantity, msg
from xxtrack.model.plan import Chapter, Item, Plan, Point, ThresholdBy
from xxtrack.model.status import Status
from xxtrack.model.tally import tallies
from xxtrack.render.charts.svg import bar_svg, course_svg, spark_svg
from xxtrack.render.record import record
from xxtrack.render.signs import SIGNS
from xxtrack.render.status.show import arithmetic, item_facts
from xxtrack.render.words import (
    NUMBERS,
    by_chapter,
    chapter_name,
    compared_with,
    covers_chapters,
    covers_unit,
    kind_words,
    level_said,
    numbers_of,
    report_words,
    sentence,
)
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.numbers import DASH, beside_target, number, signed


@dataclass(frozen=True, slots=True)
class PageInput:
    """Everything the page is made from."""

    assessment: Assessment
    chosen: tuple[Standing, ...]
    courses: Mapping[tuple[str, str], Course]
    """By item and scope (empty: the whole), where there is one."""
    curves: Mapping[str, Sequence[Fraction | None]]
    """The expected value at each date of an item's history."""
    before: Assessment | None
    """The same plan at the end of the period before; None in the first."""
    moves: tuple[Move, ...]
    partial: Message | None
    """What was left out, where the input had errors."""
    levels: Mapping[tuple[str, str], Escalation] = field(default_factory=dict)
    """How hard each is chased, by item and scope."""
    units: tuple[str, ...] = ()
    """The units it was asked for, where it is not for all."""
    chapters_asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status as it is always shown: a sign, a word, and a name for its colour."""

    name: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class Group:
    """A row of a view by chapter, lead or scope, and what the table is filtered by to show its items."""

    label: str
    key: str
    total: int
    counts: Mapping[Status, int]
    urgent: int
    bar: str
    kinds: Sequence[str]
    """What each kind comes to."""


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
class ItemView:
    """One item as the table, its panel and its card show it."""

    standing: Standing
    record: Mapping[str, Any]
    status: StatusView
    rank: int
    urgent: bool
    numbers: Mapping[str, str]
    sentence: str
    gap: str
    lead_keys: str
    scope_keys: str
    facts: Sequence[tuple[str, Sequence[str]]]
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


@dataclass(frozen=True, slots=True)
class ShiftGroup:
    """The items that went from one status to another."""

    before: StatusView
    after: StatusView
    worse: bool
    moves: tuple[Move, ...]


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


def item_views(page: PageInput, lang: Lang) -> list[ItemView]:
    """Every chosen item in the plan's order."""
    leads = {lead: key for key, lead in enumerate(leads_of(page))}
    scopes = {scope: key for key, scope in enumerate(scopes_of(page.chosen))}
    return [_item(page, standing, leads, scopes, lang) for standing in page.chosen]


def _item(
    page: PageInput, standing: Standing, leads: Mapping[str, int], scopes: Mapping[str, int], lang: Lang
) -> ItemView:
    item = standing.item
    course = page.courses.get((item.id, standing.scope))
    answering = page.assessment.plan.answering
    title = text("chart.title", lang, item=item.name, sentence=sentence(standing, lang))
    return ItemView(
        standing=standing,
        record=record(standing, page.assessment.plan, lang),
        status=status_views(lang)[standing.status],
        rank=standing.status.rank,
        urgent=standing.needs_attention,
        numbers=_numbers(standing, lang),
        sentence=sentence(standing, lang),
        gap=text("page.points", lang, gap=signed(standing.gap_pp)) if standing.gap_pp is not None else DASH,
        lead_keys=" ".join(str(leads[unit]) for unit in answering.answering(item, standing.scope) if unit in leads),
        scope_keys=" ".join(str(scopes[part.scope]) for part in standing.scopes),
        facts=_facts(page, item, lang),
        history=_history(standing, page.curves.get(item.id, ()), lang),
        steps=list(arithmetic(standing, lang)),
        parts=say(standing.parts.said(item.in_unit), lang) if standing.parts else "",
        chart=course_svg(course, title, lang) if course else "",
        spark=spark_svg(course, title) if course and item.point == 0 else "",
        scopes=[_scope(page, part, lang) for part in standing.scopes],
    )


def _scope(page: PageInput, part: Standing, lang: Lang) -> ScopeView:
    course = page.courses.get((part.item.id, part.scope))
    title = text("chart.title", lang, item=part.scope, sentence=sentence(part, lang))
    return ScopeView(
        part,
        status_views(lang)[part.status],
        _numbers(part, lang),
        sentence(part, lang),
        spark_svg(course, title) if course else "",
    )


def _numbers(standing: Standing, lang: Lang) -> dict[str, str]:
    return dict(zip(NUMBERS, numbers_of(standing, lang), strict=True))


def _facts(page: PageInput, item: Item, lang: Lang) -> list[tuple[str, list[str]]]:
    """The facts by label; the clause has its own place in the panel."""
    chased = level_said(page.levels.get((item.id, ""), AT_REST), lang)
    result: list[tuple[str, list[str]]] = [(text("escalation.label", lang), [chased])] if chased else []
    for label, value in item_facts(page.assessment, item, lang):
        if not label:
            result[-1][1].append(value)
        elif label != text("label.text", lang):
            result.append((label, [value]))
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


def group(label: str, key: str, standings: Sequence[Standing], lang: Lang) -> Group:
    """The counts of some standings, and their bar."""
    counts = count(standings)
    said = [f"{term(status, lang)} {n}" for status, n in counts.items() if n]
    kinds = [kind_words(kind, one, lang) for kind, one in tallies(standings).items()]
    title = text("page.bar", lang, counts=tuple(said))
    urgent = sum(standing.needs_attention for standing in standings)
    return Group(label, key, len(standings), counts, urgent, bar_svg(counts, title), kinds)


def by_lead(page: PageInput, lang: Lang) -> list[Group]:
    """A row for every lead."""
    return [
        group(lead or text("page.no-lead", lang), f"lead={key}", led_by(lead, page.assessment.plan, page.chosen), lang)
        for key, lead in enumerate(leads_of(page))
    ]


def by_scope(page: PageInput, lang: Lang) -> list[Group]:
    """A row for every scope; it counts the scope's own standings, of which an item has several."""
    parts = [part for s in page.chosen for part in s.scopes]
    return [
        group(scope, f"scope={key}", [part for part in parts if part.scope == scope], lang)
        for key, scope in enumerate(scopes_of(page.chosen))
    ]


def by_point(page: PageInput, lang: Lang) -> list[tuple[Chapter, Group, list[tuple[Point, Group]]]]:
    """Every chapter with its points, as far as they have chosen items."""
    result = []
    for chapter in page.assessment.plan.chapters:
        points = [(point, _of_point(page, point, lang)) for point in chapter.points]
        kept = [(point, row) for point, row in points if row.total]
        if kept:
            mine = [s for s in page.chosen if s.item.point in {point.no for point, _ in kept}]
            result.append((chapter, group(chapter_name(chapter), f"place=c{chapter.no}", mine, lang), kept))
    return result


def _of_point(page: PageInput, point: Point, lang: Lang) -> Group:
    mine = [s for s in page.chosen if s.item.point == point.no]
    return group(f"{point.no} {point.title}", f"place=p{point.no}", mine, lang)


def shifts(page: PageInput, lang: Lang) -> list[ShiftGroup]:
    """The changes of status since the last period, what got worse first, then by how bad it is now."""
    views = status_views(lang)
    chosen = {s.item.id for s in page.chosen}
    grouped: dict[tuple[Status, Status], list[Move]] = {}
    for move in page.moves:
        if move.after.item.id in chosen:
            grouped.setdefault((move.before.status, move.after.status), []).append(move)
    ordered = sorted(grouped, key=lambda pair: (pair[1].rank > pair[0].rank, pair[1].rank, pair[0].rank))
    return [ShiftGroup(views[old], views[new], new.rank < old.rank, tuple(grouped[old, new])) for old, new in ordered]


def counts_before(page: PageInput) -> dict[Status, int] | None:
    """The counts of the chosen items at the end of the period before."""
    if page.before is None:
        return None
    return count(page.before.by_id[s.item.id] for s in page.chosen)


def method(plan: Plan, lang: Lang) -> str:
    """How items are judged, in a paragraph."""
    limits = plan.policy.thresholds
    key = "page.method" if limits.by is ThresholdBy.RATIO else "page.method-points"
    date, own = msg("page.method-date"), msg("page.method-own")
    return text(key, lang, date=date, ahead=limits.ahead or DASH, lagging=limits.lagging, own=own)


def covers(page: PageInput, lang: Lang) -> str:
    """What the page is about, where it is not the whole plan: 空港新城：牵头4项，配合1项，分解1项."""
    plan, standings = page.assessment.plan, page.assessment.standings
    said = []
    for unit in page.units:
        own, supported = led_by(unit, plan, standings), supported_by(unit, plan, standings)
        said.append(covers_unit(unit, plan, own, len(supported), lang))
    if page.chapters_asked:
        chapters = (row.chapter for row in by_chapter(page.assessment, page.chosen))
        said.append(covers_chapters(chapters, len(page.chosen), lang))
    return ("；" if lang == "zh" else "; ").join(said)
