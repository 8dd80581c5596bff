"""What the heads of all formats say."""

from dataclasses import dataclass
from fractions import Fraction

from xxtrack.model.assessment import Assessment, Standing, count
from xxtrack.model.calendar import share_of_time
from xxtrack.model.plan import Chapter, Item
from xxtrack.model.status import ATTENTION, Status


def elapsed(assessment: Assessment) -> Fraction:
    """The share of the plan's time that is over."""
    return share_of_time(assessment.plan.start, assessment.plan.end, assessment.as_of)


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """One line of the table by chapter."""

    chapter: Chapter
    counts: dict[Status, int]

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
            rows.append(ChapterRow(chapter, count(mine)))
    return rows


def attention(chosen: tuple[Standing, ...]) -> list[Standing]:
    """Those that need somebody, worst first; among equals the furthest behind first, then the plan's order."""
    order = {status: rank for rank, status in enumerate(ATTENTION)}
    urgent = [s for s in chosen if s.status in order]
    return sorted(urgent, key=lambda s: (order[s.status], s.pace_index if s.pace_index is not None else Fraction(10)))


def waivers_in_force(assessment: Assessment) -> int:
    """How many waivers excuse something at this date; every report says so."""
    plan, day = assessment.plan, assessment.as_of
    rules = sum(waiver.holds(day, plan.end) for waiver in plan.policy.waivers)
    return rules + sum(waiver_holds(item, assessment) for item in plan.items.values())


def waiver_holds(item: Item, assessment: Assessment) -> bool:
    """Whether the item has a waiver of its own that excuses something at this date."""
    last_day = item.due or assessment.plan.end
    return item.waiver is not None and item.waiver.holds(assessment.as_of, last_day)
