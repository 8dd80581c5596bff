"""An assessment, and the one at the last issue, to the sections of a bulletin (通报)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from xxtrack.assess.pace import repeat_periods
from xxtrack.assess.ranking import ranking
from xxtrack.assess.select import Selection
from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Assessment, Move, Standing, Trend, count, led_by, supported_by
from xxtrack.model.bulletin import Bulletin, Changes, Deadline
from xxtrack.model.calendar import ONE_DAY, month_end
from xxtrack.model.plan import Chapter, Kind, PaceKind, Plan
from xxtrack.model.ranking import By
from xxtrack.model.status import ATTENTION, BEHIND, FINISHED, Status


def last_period_end(plan: Plan, as_of: date) -> date | None:
    """The last end of a reporting period before ``as_of``; None where the plan had not begun.

    Periods are as long as the plan's reporting frequency says, a quarter at most and where it says nothing.
    """
    months = min(plan.policy.frequency.months, 3) if plan.policy.frequency else 3
    day = as_of - ONE_DAY
    while day >= plan.start:
        if day == month_end(day.year, day.month) and day.month % months == 0:
            return day
        day = day.replace(day=1) - ONE_DAY
    return None


def moves(before: Assessment, after: Assessment) -> tuple[Move, ...]:
    """The items whose status differs, in the plan's order."""
    return _moves(before.by_id, after.standings)


def _moves(before: Mapping[str, Standing], after: Iterable[Standing]) -> tuple[Move, ...]:
    pairs = ((before.get(standing.item.id), standing) for standing in after)
    return tuple(Move(old, new) for old, new in pairs if old is not None and old.status is not new.status)


HORIZON = 3
"""Months ahead for which deadlines are listed."""


def bulletin(
    now: Assessment, before: Assessment | None, unit: str | None, chapters: tuple[Chapter, ...] = ()
) -> Bulletin:
    """The issue for a unit, for some chapters, or for the whole plan; ``before`` is None for the first issue."""
    led = _in_chapters(chapters, _of_unit(unit, now), now.plan)
    old = {s.item.id: s for s in _in_chapters(chapters, _of_unit(unit, before), now.plan)} if before else {}
    listed = tuple(sorted(_deadlines(led, now), key=lambda d: (d.on, d.standing.item.id)))
    return Bulletin(
        assessment=now,
        unit=unit,
        led=led,
        supported=supported_by(unit or NOBODY, now.plan, now.standings),
        since=before.as_of if before else None,
        before_by_kind={kind: count(s for s in old.values() if s.item.kind is kind) for kind in Kind},
        ahead=tuple(sorted((s for s in led if s.status is Status.AHEAD), key=_lead_over)),
        behind={status: _worst_first(s for s in led if s.status is status) for status in BEHIND},
        changes=_sorted_out(_moves(old, led)),
        deadlines=listed,
        due_at_end=sum(s.item.due == now.plan.end > now.as_of and s.status not in FINISHED for s in led),
        reports=tuple(sorted(Counter(s.next_due for s in led if s.next_due and s.next_due > now.as_of).items())),
        ranking=ranking(
            now,
            Selection(points=tuple(point.no for chapter in chapters for point in chapter.points)),
            By.LEAD if unit else ranked_by(led),
        ),
        chapters=chapters,
    )


def _in_chapters(chapters: tuple[Chapter, ...], standings: tuple[Standing, ...], plan: Plan) -> tuple[Standing, ...]:
    numbers = {chapter.no for chapter in chapters}
    return tuple(s for s in standings if not chapters or plan.chapter_of[s.item.point].no in numbers)


def _of_unit(unit: str | None, assessment: Assessment) -> tuple[Standing, ...]:
    """What a unit answers for, as far as it is its own; without a unit everything."""
    return assessment.standings if unit is None else led_by(unit, assessment.plan, assessment.standings)


def ranked_by(standings: Sequence[Standing]) -> By:
    """Leads where more than half of the items name one, else chapters: a few named leads are no field to rank."""
    named = sum(bool(standing.item.lead) for standing in standings)
    return By.LEAD if named * 2 > len(standings) else By.CHAPTER


def _lead_over(standing: Standing) -> tuple[Fraction, str]:
    return -(standing.gap_pp or Fraction(0)), standing.item.id


def _worst_first(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """The largest gap first, those that catch up after the others; without a gap (milestones) last, by their date."""
    return tuple(
        sorted(
            standings,
            key=lambda s: (
                s.gap_pp is None,
                s.trend is Trend.CATCHING_UP,
                s.gap_pp or Fraction(0),
                s.item.due or date.max,
                s.item.id,
            ),
        )
    )


def _sorted_out(changed: Iterable[Move]) -> Changes:
    achieved, worse, better, other = [], [], [], []
    for move in changed:
        if move.after.status is Status.ACHIEVED:
            achieved.append(move)
        elif move.worse and move.after.status in ATTENTION:
            worse.append(move)
        elif not move.worse and move.before.status in ATTENTION:
            better.append(move)
        else:
            other.append(move)
    return Changes(tuple(achieved), tuple(worse), tuple(better), tuple(other))


def _deadlines(led: Iterable[Standing], now: Assessment) -> Iterator[Deadline]:
    """What is due until the horizon: final dates before the plan's last day, the next step, the next turn."""
    horizon = _horizon(now.as_of, now.plan)
    for standing in led:
        item = standing.item
        if standing.status in FINISHED or item.due is None:
            continue
        if now.as_of < item.due <= horizon and item.due < now.plan.end:
            yield Deadline(item.due, standing)
        if item.pace and item.pace.kind is PaceKind.STEPS:
            ahead = [(on, value) for on, value in item.pace.steps if now.as_of < on <= horizon and on < item.due]
            if ahead:
                yield Deadline(ahead[0][0], standing, ahead[0][1])
        if item.every:
            *_, (_, end) = repeat_periods(item, now.as_of + ONE_DAY)
            if now.as_of < end < item.due and end <= horizon:
                yield Deadline(end, standing)


def _horizon(as_of: date, plan: Plan) -> date:
    months = as_of.year * 12 + as_of.month - 1 + HORIZON
    return min(month_end(months // 12, months % 12 + 1), plan.end)
