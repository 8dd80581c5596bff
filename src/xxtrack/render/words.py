"""What is said of a plan and its items in every output that people read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from xxtrack.model.actuals import Observation, Stage
from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Assessment, ExactNumber, Reading, Standing, count, nodes_done
from xxtrack.model.calendar import share_of_time
from xxtrack.model.choices import FIGURES, JUDGED_KINDS
from xxtrack.model.escalation import Escalation
from xxtrack.model.message import Quantity
from xxtrack.model.plan import Amendment, Chapter, Item, Kind, Plan, Point, ThresholdBy
from xxtrack.model.punctuation import bracketed
from xxtrack.model.ranking import Place
from xxtrack.model.status import ATTENTION, Status
from xxtrack.model.tally import Tally, tallies
from xxtrack.model.target import Target
from xxtrack.render.signs import SIGNS
from xxtrack.wording import Lang, listing, say, term, text
from xxtrack.wording.numbers import DASH, beside_target, index, numeral, percent, quantity

if TYPE_CHECKING:
    from xxtrack.model.rollup import ItemLine


def target_words(target: Target | None, due: date | None, lang: Lang) -> str:
    """The target as the plan writes it, or the day by which something is to be done."""
    if target:
        return target.text
    return text("label.by", lang, date=due) if due else ""


def actual_words(
    one: "Item | ItemLine",
    actual: ExactNumber | None,
    stage: Stage | None,
    lang: Lang,
    expected: Fraction | None = None,
) -> str:
    """What was reported: a number in the target's unit, per cent done, or a word."""
    if actual is not None:
        value = Quantity(actual, one.in_unit, compared_with(one.target, expected))
        return beside_target(value) if one.target else quantity(value)
    return term(stage, lang) if stage else DASH if one.kind in FIGURES else ""


def report_words(report: Reading | Observation, lang: Lang) -> str:
    """A report in words: the node that is done, or a stage; empty where it is a number."""
    return report.node or (term(report.stage, lang) if report.stage else "")


def done_nodes(standing: Standing) -> int:
    """How many of a milestone's nodes are done: all of them, where it is."""
    item = standing.item
    return len(item.nodes) if standing.status is Status.ACHIEVED else nodes_done(item, standing.history)


def node_words(standing: Standing, as_of: date, lang: Lang) -> list[str]:
    """Each of a milestone's nodes with its date, and whether it is done."""
    done = done_nodes(standing)
    said = []
    for place, (day, words) in enumerate(standing.item.nodes):
        key = "done" if place < done else "late" if day < as_of else "open"
        said.append(text(f"label.node-{key}", lang, date=day, words=words))
    return said


def next_node(standing: Standing, lang: Lang) -> str:
    """The first of a milestone's nodes that is not done, where the reason does not say it."""
    nodes = standing.item.nodes[nodes_done(standing.item, standing.history) :]
    over = standing.status in {Status.ACHIEVED, Status.MISSED} or standing.reason.key == "reason.node-missed"
    if over or not nodes:
        return ""
    return text("label.next-node", lang, date=nodes[0][0], words=nodes[0][1])


def compared_with(target: Target | None, other: ExactNumber | None = None) -> tuple[ExactNumber, ...]:
    """What a figure is compared with by whoever reads it: the target, and the other figure beside it."""
    return (*(target.ends if target else ()), *(() if other is None else (other,)))


def shown_statuses(counts: Mapping[Status, int]) -> tuple[Status, ...]:
    """The statuses that are counted before a reader's eyes: monitored figures only where there are any."""
    return tuple(status for status in Status if status is not Status.MONITORED or counts[status])


def worst_scope(standing: Standing) -> str:
    """The scope whose numbers stand for an item of which each scope has the whole target; empty for other items."""
    if not standing.item.each or standing.scope or standing.history:
        return ""
    told = (standing.status, standing.actual, standing.expected, standing.observed)
    parts = standing.scopes if standing.actual is not None else ()
    return next((p.scope for p in parts if (p.status, p.actual, p.expected, p.observed) == told), "")


def told_words(standing: Standing, lang: Lang) -> dict[str, str]:
    """What was written beside the figures, by its column; with its day where the figures run to another."""
    if standing.told is None:
        return {}
    told = {part: words for part, words in standing.told.narrative.columns().items() if words}
    on = standing.told.on
    if on == standing.observed:
        return told
    # Evidence is of no day: it stands until other evidence comes.
    return {
        part: words if part == "evidence" else text("label.told-to", lang, words=words, date=on)
        for part, words in told.items()
    }


NUMBERS = ("target", "actual", "expected", "attainment", "index", "forecast")
"""What `numbers_of` gives, in its order; each is a label of the catalogue."""


def numbers_of(standing: Standing, lang: Lang) -> list[str]:
    """Target, actual, expected, attainment, pace index and forecast, as every human-readable format shows them."""
    item = standing.item
    target = target_words(item.target, item.due, lang)
    actual = actual_words(item, standing.actual, standing.stage, lang, standing.expected)
    if standing.item.nodes and standing.actual is None and standing.history:
        actual = report_words(standing.history[-1], lang)
    if worst_scope(standing):
        actual = text("label.worst", lang, value=actual)
    if item.target is None:
        return [target, actual, "", percent(standing.attainment) if standing.attainment is not None else "", "", ""]
    unit = item.target.unit
    expected, forecast = standing.expected, standing.forecast
    by_now, at_end = compared_with(item.target, standing.actual), compared_with(item.target)
    return [
        target,
        actual,
        beside_target(Quantity(expected, unit, by_now)) if expected is not None else DASH,
        percent(standing.attainment),
        index_words(standing),
        beside_target(Quantity(forecast, unit, at_end)) if forecast is not None else DASH,
    ]


def index_words(standing: Standing) -> str:
    """The pace index, on its side of the item's own thresholds."""
    return index(standing.pace_index, index_bounds(standing.item))


def index_bounds(item: Item) -> tuple[Decimal, ...]:
    """The pace indexes at which a status begins; none where points decide."""
    limits = item.thresholds
    if limits.by is not ThresholdBy.RATIO or limits.ahead is None:
        return ()
    return limits.lagging, limits.ahead


def sentence(standing: Standing, lang: Lang) -> str:
    """The reason, with the lag and the staleness where there are any."""
    parts = [say(standing.reason, lang)]
    if standing.lag_days and standing.item.target and standing.status in ATTENTION:
        parts.append(text("label.lag", lang, days=standing.lag_days) if standing.lag_days > 0 else "")
    if standing.trend:
        parts.append(text(f"label.{standing.trend.value}", lang))
    if standing.stale and standing.status is not Status.NO_DATA:
        parts.append(_stale(standing, lang))
    parts.append(next_node(standing, lang) if standing.item.nodes else "")
    parts += [_amended(change, lang) for change in standing.item.amended[:1]]
    if standing.item.lead:
        parts.append(text("label.lead-is", lang, lead=listing(standing.item.lead, lang)))
    return listing(filter(None, parts), lang, "；")


def _stale(standing: Standing, lang: Lang) -> str:
    """To which day the figures run and how late the next is; of an item of scopes, whose they are."""
    late = [part.scope for part in standing.scopes if part.stale]
    if late and not standing.history:
        return text("label.stale-scopes", lang, scopes=listing(late, lang), days=standing.late_days)
    if standing.observed is None and standing.next_due:
        return text("label.owed", lang, due=standing.next_due, days=standing.late_days)
    on, due = standing.observed or DASH, standing.next_due or DASH
    return text("label.stale", lang, date=on, due=due, days=standing.late_days)


def _amended(change: Amendment, lang: Lang) -> str:
    """What the plan said at first, which a later decision does not make unsaid."""
    return text("waiver.amended", lang, before=change.before, on=change.on)


def scoped_name(standing: Standing) -> str:
    """The item's name, with the scope where the standing is one's."""
    return standing.item.name + (bracketed(standing.scope, standing.item.name) if standing.scope else "")


def status_word(status: Status, lang: Lang) -> str:
    """A status with its sign: ``« 滞后``."""
    return f"{SIGNS[status]} {term(status, lang)}"


def total_words(assessment: Assessment, total: int, urgent: int, lang: Lang) -> str:
    """How many are counted, of how many in the plan: what could not be read is no less a part of it."""
    refused = assessment.left_out.items if assessment.left_out else 0
    key = "label.total-partial" if refused else "label.total"
    return text(key, lang, total=total, all=len(assessment.plan.items), refused=refused, urgent=urgent)


def elapsed(assessment: Assessment) -> Fraction:
    """The share of the plan's time that is over."""
    return share_of_time(assessment.plan.start, assessment.plan.end, assessment.as_of)


def kind_words(kind: Kind, one: Tally | Place, lang: Lang) -> str:
    """A kind's items, how many are judged, how many arrived, the share, and the rank where they have one."""
    if kind is Kind.MONITORED:
        return text("kind.monitored", lang, kind=kind, total=one.total)
    share = percent(one.share)
    said = text("kind.of", lang, kind=kind, total=one.total, judged=one.judged, arrived=one.arrived, share=share)
    return said + (text("kind.rank", lang, rank=one.rank) if isinstance(one, Place) and one.rank else "")


def kinds_in_full(standings: Iterable[Standing], lang: Lang) -> list[str]:
    """A line for each kind that occurs, with the number of each status."""
    return [
        kind_words(kind, one, lang) + (_counts(one, lang) if kind in JUDGED_KINDS else "")
        for kind, one in tallies(standings).items()
    ]


def _counts(one: Tally, lang: Lang) -> str:
    counts = listing((f"{term(s, lang)} {n}" for s, n in one.counts.items() if n), lang)
    return text("kind.counts", lang, counts=counts)


def kind_cell(one: Tally | None, lang: Lang) -> str:
    """Arrived of judged and the share, as a cell of a table; a dash where there is none of the kind."""
    if one is None:
        return DASH
    return text("kind.cell", lang, arrived=one.arrived, judged=one.judged, share=percent(one.share))


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """One line of the table by chapter."""

    chapter: Chapter
    counts: dict[Status, int]
    kinds: dict[Kind, Tally]

    @property
    def total(self) -> int:
        """Items of the chapter among those chosen."""
        return sum(self.counts.values())


def by_chapter(assessment: Assessment, chosen: tuple[Standing, ...]) -> list[ChapterRow]:
    """Counts for every chapter that has one of the chosen items."""
    plan = assessment.plan
    rows = []
    for chapter in plan.chapters:
        mine = [s for s in chosen if plan.chapter_of[s.item.point] is chapter]
        if mine:
            rows.append(ChapterRow(chapter, count(mine), tallies(mine)))
    return rows


def first_of(names: Sequence[str], lang: Lang, most: int) -> str:
    """The first of some names, and how many there are in all: 甲、乙、丙等9项."""
    shown = listing(names[:most], lang)
    return shown if len(names) <= most else text("bulletin.and-more", lang, names=shown, count=len(names))


def numbered_title(place: Chapter | Point) -> str:
    """The title behind its number; what stands before all chapters has none."""
    return f"{place.no} {place.title}" if place.no else place.title


def waivers_in_force(assessment: Assessment) -> int:
    """How many waivers excuse something at this date; every report says so."""
    plan, day = assessment.plan, assessment.as_of
    rules = sum(waiver.holds(day, plan.end) for waiver in plan.policy.waivers)
    return rules + sum(waiver_holds(item, assessment) for item in plan.items.values())


def waiver_holds(item: Item, assessment: Assessment) -> bool:
    """Whether the item has a waiver of its own that excuses something at this date."""
    last_day = item.due or assessment.plan.end
    return item.waiver is not None and item.waiver.holds(assessment.as_of, last_day)


def level_said(escalation: Escalation, lang: Lang) -> str:
    """A level with its reason: 黄牌：连续 2 期进度滞后（2023-03-31、2023-06-30）."""
    if escalation.reason is None:
        return ""
    return text("escalation.of", lang, level=term(escalation.level, lang), why=say(escalation.reason, lang))


def is_sample(plan: Plan, sources: Iterable[str]) -> bool:
    """Whether the actuals say of themselves that they are made up for illustration."""
    said = [*sources, plan.title]
    return any(word in name.lower() for name in said for word in ("示例", "illustrative", "sample data"))


def chapter_number(chapter: Chapter, lang: Lang) -> str:
    """第三章, as the document counts where it counts otherwise."""
    return text("bulletin.chapter", lang, numeral=chapter.label or numeral(chapter.no, lang))


def covers_chapters(chapters: Iterable[Chapter], total: int, lang: Lang) -> str:
    """What some chapters have: 第三章 城市建设：30项."""
    names = (f"{chapter_number(one, lang)} {one.title}" if one.no else one.title for one in chapters)
    return text("bulletin.covers-chapters", lang, names=listing(names, lang), count=total)


def covers_unit(unit: str, plan: Plan, own: Iterable[Standing], supported: int, lang: Lang) -> str:
    """What is a unit's: 空港新城：牵头4项，配合1项，分解1项."""
    leads = [unit in plan.answering.leads(s.item) or unit == NOBODY for s in own]
    counted = (("led", sum(leads)), ("supported", supported), ("parts", len(leads) - sum(leads)))
    shown = [text(f"bulletin.covers-{key}", lang, count=n) for key, n in counted]
    name = unit or text("bulletin.nobody", lang)
    return text("bulletin.covers-unit", lang, unit=name, counts=listing(shown, lang, "，"))
