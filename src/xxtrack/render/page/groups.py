"""What the page shows of items together: by chapter, point, lead and scope, and what moved since the last period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xxtrack.model.assessment import Move, Standing, count, led_by, led_by_each, supported_by
from xxtrack.model.message import msg
from xxtrack.model.plan import Chapter, Plan, Point, ThresholdBy
from xxtrack.model.status import ATTENTION, LATE, Status
from xxtrack.model.tally import tallies
from xxtrack.render.charts.svg import bar_svg
from xxtrack.render.page.given import PageInput
from xxtrack.render.page.items import StatusView, anchors, leads_of, scopes_of, status_views
from xxtrack.render.words import by_chapter, covers_chapters, covers_unit, kind_words, numbered_title
from xxtrack.wording import Lang, listing, term, text
from xxtrack.wording.numbers import DASH


@dataclass(frozen=True, slots=True)
class Group:
    """A row of a view by chapter, lead or scope, and what the table is filtered by to show its items."""

    label: str
    key: str
    """The filter: ``lead=unit-空港新城``."""
    total: int
    counts: Mapping[Status, int]
    urgent: int
    bar: str
    kinds: Sequence[str]
    """What each kind comes to."""

    @property
    def anchor(self) -> str:
        """Its address within the page."""
        return self.key.partition("=")[2]

    def shade(self, status: Status) -> str:
        """How dark its number of a status is: by its share, of trouble alone; the good recedes."""
        n = self.counts[status]
        return f"h{min(4, n * 8 // self.total + (status in LATE))}" if n and status in ATTENTION else ""


@dataclass(frozen=True, slots=True)
class ShiftGroup:
    """The items that went from one status to another."""

    before: StatusView
    after: StatusView
    worse: bool
    moves: tuple[Move, ...]


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
    held = led_by_each(page.assessment.plan, page.chosen)
    return [
        group(lead or text("page.no-lead", lang), f"lead={anchor}", held.get(lead, ()), lang)
        for lead, anchor in anchors("unit", leads_of(page)).items()
    ]


def by_scope(page: PageInput, lang: Lang) -> list[Group]:
    """A row for every scope; it counts the scope's own standings, of which an item has several."""
    parts = [part for s in page.chosen for part in s.scopes]
    return [
        group(scope, f"scope={anchor}", [part for part in parts if part.scope == scope], lang)
        for scope, anchor in anchors("scope", scopes_of(page.chosen)).items()
    ]


def of_points(chosen: Iterable[Standing]) -> Mapping[int, Sequence[Standing]]:
    """The standings of each point that has some, by its number."""
    found: dict[int, list[Standing]] = {}
    for standing in chosen:
        found.setdefault(standing.item.point, []).append(standing)
    return found


def by_point(page: PageInput, lang: Lang) -> list[tuple[Chapter, Group, list[tuple[Point, Group]]]]:
    """Every chapter with its points, as far as they have chosen items."""
    result = []
    held = of_points(page.chosen)
    for chapter in page.assessment.plan.chapters:
        points = [point for point in chapter.points if point.no in held]
        if points:
            rows = [(point, _of_point(point, held[point.no], lang)) for point in points]
            mine = [standing for point in points for standing in held[point.no]]
            result.append((chapter, group(numbered_title(chapter), f"place=chapter-{chapter.no}", mine, lang), rows))
    return result


def _of_point(point: Point, standings: Sequence[Standing], lang: Lang) -> Group:
    return group(f"{point.no} {point.title}", f"place=point-{point.no}", standings, lang)


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
    return listing(said, lang, "；")
