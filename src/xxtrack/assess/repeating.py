"""A target that starts anew in every month, quarter or half-year: each turn by itself, the worst speaking for all."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from xxtrack.assess.indicator import Conclusion, Judging, Readings, indicator_conclusion, silent_conclusion
from xxtrack.assess.pace import repeat_periods, turn_of
from xxtrack.assess.reporting import overdue, owed_ends, period_ends
from xxtrack.assess.verdict import Verdict
from xxtrack.model.assessment import ExactNumber, Reading
from xxtrack.model.message import Message, Quantity, msg
from xxtrack.model.original import in_force
from xxtrack.model.plan import Item, Measure, Plan, ThresholdBy
from xxtrack.model.status import Status


class Turn(NamedTuple):
    """One turn, or several that a single actual speaks of; the first turn is number 1."""

    first: int
    last: int
    start: date
    end: date

    @property
    def number(self) -> int:
        """How many turns of the plan it takes together."""
        return self.last - self.first + 1


def repeating_conclusion(judging: Judging, item: Item, history: Readings) -> Conclusion:
    """A missed turn stays missed; else the first that is not reached speaks for the item, or the newest."""
    assert item.due
    ends = judging.once(item, "ends", lambda: owed_ends(item, judging.plan))
    known = [reading for reading in history if reading.value is not None]
    judged = [(turn, _turn(judging, item, turn, known)) for turn in _stretches(judging, item, known)]
    if not judged:
        return silent_conclusion(judging, item, ends)
    missed = [pair for pair in judged if pair[1].verdict.status is Status.MISSED]
    open_ = [pair for pair in judged if pair[1].verdict.status is not Status.ACHIEVED]
    turn, own = (missed or open_ or judged[-1:])[0]
    reached = own.verdict.status is Status.ACHIEVED and turn.end < item.due
    status = Status.ON_TRACK if reached else own.verdict.status
    verdict = Verdict(status, lambda: _speaking(turn, own.verdict.reason, len(missed), reached=reached))
    last = known[-1] if known else None
    stale = last is not None and overdue(ends, judging.plan, last.on, judging.as_of) is not None
    return Conclusion(item, verdict, stale, ends, last, turn=own)


def _speaking(turn: Turn, why: Message, missed: int, *, reached: bool) -> Message:
    if missed:
        return msg("reason.turn-missed", turn=_named(turn), count=missed, why=why)
    if reached:
        return msg("reason.turn-reached", turn=_named(turn), why=why)
    return msg("reason.turn", turn=_named(turn), why=why)


def _named(turn: Turn) -> Message:
    if turn.number == 1:
        return msg("reason.one-turn", turn=turn.first)
    return msg("reason.several-turns", first=turn.first, last=turn.last)


def _turn(judging: Judging, item: Item, turn: Turn, known: Sequence[Reading]) -> Conclusion:
    """How a turn stands by what came in it, a count without what was there before; by what was asked at its end."""
    asked = judging.once(item, turn, lambda: _asked_in(judging.plan, item, turn))
    item = asked.item
    inside = tuple([reading for reading in known if turn.start <= reading.on <= turn.end])
    before = next((r.value for r in reversed(known) if r.on < turn.start), None)
    fell = None
    if item.measure is Measure.FLOW:
        if inside and before is not None and _is_less(inside[-1].value, before):
            fell = inside[-1]
        inside = tuple([reading._replace(value=_beyond(reading.value, before)) for reading in inside])
    found = indicator_conclusion(judging, asked.in_turn, inside, asked.ends)
    if fell is None or before is None:
        return found
    return found._replace(verdict=Verdict(found.verdict.status, lambda: _fallen(item, before, fell, found.verdict)))


def _fallen(item: Item, before: ExactNumber, fell: Reading, found: Verdict) -> Message:
    assert item.target and fell.value is not None
    unit = item.target.unit
    return msg(
        "reason.turn-fell",
        date=fell.on,
        before=Quantity(before, unit),
        after=Quantity(fell.value, unit),
        why=found.reason,
    )


def item_in_turn(item: Item, turn: Turn) -> Item:
    """The item as it is in a turn; of a count's turns taken together the targets are added up."""
    if turn.number == 1:
        return turn_of(item, turn.start, turn.end)
    assert item.target
    spans = list(repeat_periods(item, turn.end))[turn.first - 1 :]
    asked = [one.target.bound for one in (turn_of(item, *span) for span in spans) if one.target]
    target = item.target.with_bound(sum(asked, Decimal(0))) if item.targets else item.target.times(turn.number)
    limits = item.thresholds
    if limits.by is ThresholdBy.VALUE:
        ahead = None if limits.ahead is None else limits.ahead * turn.number
        limits = limits._replace(ahead=ahead, lagging=limits.lagging * turn.number)
    own = turn_of(item, turn.start, turn.end)
    return own._replace(target=target, thresholds=limits)


class _Asked(NamedTuple):
    """What is asked of an item in a turn."""

    item: Item
    """As it is in force at the turn's end."""
    in_turn: Item
    ends: tuple[date, ...]


def _asked_in(plan: Plan, item: Item, turn: Turn) -> _Asked:
    then = in_force(item, turn.end)
    item = then if then.every is item.every else item
    return _Asked(item, item_in_turn(item, turn), _ends(plan, item, turn))


def _ends(plan: Plan, item: Item, turn: Turn) -> tuple[date, ...]:
    """The dates by which something must be known of a turn: its reports', and the first that reaches its end."""
    if item.frequency is None:
        return (turn.end,)
    ends = [end for end in owed_ends(item, plan) if end >= turn.start]
    inside = [end for end in ends if end < turn.end]
    return (*inside, *ends[len(inside) : len(inside) + 1])


def _stretches(judging: Judging, item: Item, known: Sequence[Reading]) -> Iterator[Turn]:
    """The turns that have begun; a count's are taken together until one ends with an actual.

    Of a level or a rate the turns that no report is asked for are passed over.
    """
    every = judging.once(item, "turns", lambda: _turns(item))
    turns = [turn for turn in every if turn.start <= judging.as_of]
    if item.measure is not Measure.FLOW:
        asked: set[date] = judging.once(item, "asked", lambda: set(period_ends(item, judging.plan)))
        asked = asked or {turn.end for turn in turns}
        yield from (turn for turn in turns if turn.end in asked or turn is turns[-1])
        return
    reported = {reading.on for reading in known}
    newest = known[-1].on if known else None
    start: Turn | None = None
    for turn in turns:
        joined = Turn(start.first, turn.last, start.start, turn.end) if start else turn
        # What has come after a turn that nobody closed speaks of it too.
        closed = turn.end in reported or newest is None or newest <= turn.end
        start = None if closed else joined
        if closed:
            yield joined


def _turns(item: Item) -> list[Turn]:
    assert item.due
    return [Turn(i, i, start, end) for i, (start, end) in enumerate(repeat_periods(item, item.due), 1)]


def _is_less(value: ExactNumber | None, before: ExactNumber) -> bool:
    return value is not None and Fraction(value) < Fraction(before)


def _beyond(value: ExactNumber | None, before: ExactNumber | None) -> ExactNumber | None:
    """How much has come in a turn; never less than nothing, as a total that falls was wrong before."""
    if value is None or before is None:
        return value
    if isinstance(value, Decimal) and isinstance(before, Decimal):
        return max(value - before, Decimal(0))
    return max(Fraction(value) - Fraction(before), Fraction(0))
