"""Plan and actuals to an assessment: one standing for every item, with one for every scope beneath it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from xxtrack.assess.conclusion import ItemConclusion, item_conclusion
from xxtrack.assess.histories import Histories, ItemHistory
from xxtrack.assess.indicator import Conclusion, Judging, indicator_standing, what_time_tells
from xxtrack.assess.narrative import told_at
from xxtrack.assess.parts import parts_difference
from xxtrack.assess.progress import done_on, is_done
from xxtrack.assess.reporting import next_report
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment, Reading, Standing
from xxtrack.model.message import Message, msg
from xxtrack.model.original import in_force
from xxtrack.model.plan import Item, Kind, Plan
from xxtrack.model.status import FINISHED, Status

_NONE: Mapping[str, Standing] = {}


def evaluate(
    plan: Plan,
    actuals: Actuals,
    as_of: date,
    known: Mapping[str, Standing] = _NONE,
    *,
    fully: bool = True,
    later: Histories | None = None,
) -> Assessment:
    """How every item of the plan stands at the end of ``as_of``; ``known`` are those that need not be judged again.

    Not ``fully`` is by status and pace alone, for who needs no other figures. ``later`` are the histories up to a later
    day, where they have been made.
    """
    judge = _Judge(plan, actuals, as_of, fully=fully, later=later)
    standings = (known.get(id_) or judge.item(in_force(item, as_of)) for id_, item in plan.items.items())
    return Assessment(plan, actuals, as_of, tuple(standings))


def statuses(
    plan: Plan, items: Sequence[Item], actuals: Actuals, days: Sequence[date], later: Histories | None = None
) -> Iterator[Assessment]:
    """How some items of the plan stood, by status alone: counts over many days need neither numbers nor reasons.

    ``later`` are the histories up to a later day, where they have been made.
    """

    def status(judge: _Judge, item: Item, known: ItemHistory) -> Standing:
        return _status(item, item_conclusion(judge.judging, item, known))

    courses = _courses(plan, items, actuals, days, status, later)
    return (Assessment(plan, actuals, day, standings) for day, standings in zip(days, courses, strict=True))


def paces(plan: Plan, items: Sequence[Item], actuals: Actuals, days: Sequence[date]) -> Iterator[tuple[Standing, ...]]:
    """How some items of the plan stood on each day, by status and pace alone."""
    return _courses(plan, items, actuals, days, _Judge.standing)


def _courses(
    plan: Plan,
    items: Sequence[Item],
    actuals: Actuals,
    days: Sequence[date],
    judged: "Callable[[_Judge, Item, ItemHistory], Standing]",
    later: Histories | None = None,
) -> Iterator[tuple[Standing, ...]]:
    """The standings of some items on each day. What a day brings nothing new of stands as it did."""
    latest = later or Histories(plan, actuals, max(days, default=date.min))
    judges = [_Judge(plan, actuals, day, fully=False, later=latest) for day in days]
    courses = [_course(item, latest.of(item), judges, judged) for item in items]
    return (tuple([course[nth] for course in courses]) for nth in range(len(days)))


def _course(
    item: Item,
    history: ItemHistory,
    judges: "Iterable[_Judge]",
    judged: "Callable[[_Judge, Item, ItemHistory], Standing]",
) -> list[Standing]:
    """How an item stood on each of some days, ``history`` being all that is known of it by the last."""
    found: list[Standing] = []
    stood: tuple[object, Standing | None] = None, None
    alone = item.kind is Kind.INDICATOR and not (history.parts or item.every or item.amended or item.follows)
    for judge in judges:
        current = item if alone else in_force(item, judge.as_of)
        known = history.until(judge.as_of) if alone else judge.histories.of(current)
        told = _all_that_tells(judge.judging, item, known) if alone else None
        standing = stood[1] if told is not None and told == stood[0] else None
        standing = standing or judged(judge, current, known)
        stood = told, standing
        found.append(standing)
    return found


def _all_that_tells(judging: Judging, item: Item, known: ItemHistory) -> object:
    """What an indicator's status rests on, where that is its own figures and the day; None where more has a say."""
    if not known.whole:
        return None
    last = known.whole[-1]
    counts = last.value is not None and item.due and item.start <= last.on <= item.due
    return (len(known.whole), what_time_tells(judging, item, last.on)) if counts else None


_UNSAID = Message("")


def _status(item: Item, found: ItemConclusion) -> Standing:
    parts = tuple(
        Standing(one.item, one.verdict.status, _UNSAID, scope, stale=one.stale) for scope, one in found.parts.items()
    )
    if found.whole:
        return Standing(item, found.whole.verdict.status, _UNSAID, stale=found.whole.stale, scopes=parts)
    if not parts:
        return Standing(item, Status.NO_DATA, _UNSAID)
    bad = min(parts, key=lambda part: part.status.rank)
    return bad._replace(item=item, scope="", stale=any(part.stale for part in parts), scopes=parts)


class _Judge:
    """What every judgement needs, so that it is not passed through every call."""

    def __init__(
        self, plan: Plan, actuals: Actuals, as_of: date, *, fully: bool = True, later: Histories | None = None
    ) -> None:
        self.fully = fully
        self.plan = plan
        self.as_of = as_of
        self.judging = Judging(plan, as_of)
        self.histories = Histories(plan, actuals, as_of, later)
        self.worded = actuals.worded

    def item(self, item: Item) -> Standing:
        return self.standing(item, self.histories.of(item))

    def standing(self, item: Item, known: ItemHistory) -> Standing:
        whole, parts = item_conclusion(self.judging, item, known)
        scopes = tuple(self._with_words(self._standing(one, known.parts[scope], scope)) for scope, one in parts.items())
        if whole is None:
            return self._worst(item, scopes)
        standing = self._with_words(self._standing(whole, known.whole, ""))
        if scopes:
            standing = standing._replace(scopes=scopes)
        if item.each:
            return standing._replace(late_days=max((part.late_days for part in scopes), default=0))
        if item.kind is not Kind.INDICATOR or not known.parts or not self.fully:
            return standing
        return standing._replace(parts=parts_difference(item, known.whole, known.parts))

    def _worst(self, item: Item, parts: tuple[Standing, ...]) -> Standing:
        """An item for each of a group stands as its worst member."""
        if not parts:
            return Standing(item, Status.NO_DATA, msg("reason.group-empty", group=item.each))
        worst = min(parts, key=lambda part: (part.status.rank, part.pace_index or 0, part.gap_pp or 0))
        alike = [part.scope for part in parts if part.status is worst.status]
        reason = msg(
            "reason.worst-of",
            count=len(alike),
            total=len(parts),
            status=worst.status,
            scopes=tuple(alike),
            why=worst.reason,
        )
        late = max(part.late_days for part in parts)
        stale = any(part.stale for part in parts)
        standing = worst._replace(scope="", reason=reason, stale=stale, late_days=late, scopes=parts, history=())
        return self._with_words(standing)

    def _standing(self, found: Conclusion, history: tuple[Reading, ...], scope: str) -> Standing:
        if not found.is_measured:
            value, stage, on = (found.last.value, found.last.stage, found.last.on) if found.last else (None, None, None)
            return Standing(
                found.item, found.verdict.status, found.verdict.reason, scope, value, stage, on, history=history
            )
        if found.item.kind is Kind.INDICATOR:
            standing = indicator_standing(self.judging, found, history, scope, fully=self.fully)
        else:
            standing = self._of_work(found, history, scope)
        if not standing.stale or standing.next_due is None:
            return standing
        return standing._replace(late_days=(self.as_of - standing.next_due).days)

    def _with_words(self, standing: Standing) -> Standing:
        told = told_at(self.worded.get((standing.item.id, standing.scope), ()), self.as_of)
        return standing._replace(told=told) if told else standing

    def _of_work(self, found: Conclusion, history: tuple[Reading, ...], scope: str) -> Standing:
        """A milestone, a duty or a figure that is only monitored."""
        last = found.last
        observed = last.on if last else None
        finished = found.verdict.status in FINISHED
        return Standing(
            found.item,
            found.verdict.status,
            found.verdict.reason,
            scope,
            actual=last.value if last else None,
            stage=last.stage if last else None,
            observed=observed,
            attainment=None if found.item.unit else _share_done(last),
            lag_days=_milestone_lag(found.item, history, self.as_of),
            next_due=None if finished else next_report(found.ends, self.plan, observed),
            stale=found.stale,
            history=history,
        )


def _share_done(reading: Reading | None) -> Fraction | None:
    if reading is None:
        return None
    if is_done(reading):
        return Fraction(1)
    return None if reading.value is None else Fraction(reading.value) / 100


def _milestone_lag(item: Item, history: tuple[Reading, ...], as_of: date) -> int | None:
    """Days after the due date on which it was done, or that have gone by without it."""
    if item.due is None:
        return None
    done = done_on(history)
    if done is None and as_of < item.due:
        return None
    return max(((done or as_of) - item.due).days, 0)
