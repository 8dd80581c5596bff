"""Plan and actuals to an assessment: one standing for every item, with one for every scope beneath it."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from xxtrack.assess.computed import Computed
from xxtrack.assess.histories import Histories
from xxtrack.assess.pace import bound_of, expected_at, meets, origin, repeat_periods
from xxtrack.assess.parts import item_for, parts_difference
from xxtrack.assess.progress import done_on, duty_verdict, is_done, milestone_verdict
from xxtrack.assess.reporting import first_report_without_frequency, next_report
from xxtrack.assess.verdict import indicator_verdict
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment, ExactNumber, Reading, Standing
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Kind, Plan
from xxtrack.model.status import FINISHED, Status


def evaluate(plan: Plan, actuals: Actuals, as_of: date) -> Assessment:
    """How every item of the plan stands at the end of ``as_of``."""
    judge = _Judge(plan, actuals, as_of)
    return Assessment(plan, actuals, as_of, tuple(judge.item(item) for item in plan.items.values()))


class _Judge:
    """What every judgement needs, so that it is not passed through every call."""

    def __init__(self, plan: Plan, actuals: Actuals, as_of: date) -> None:
        self.plan = plan
        self.as_of = as_of
        self.histories = Histories(plan, actuals, as_of)

    def item(self, item: Item) -> Standing:
        whole, histories = self.histories.of(item)
        if item.each:
            return self._worst(item, tuple(self._one(item, history, scope) for scope, history in histories.items()))
        if not histories:
            return self._one(item, whole, "")
        parts = self._parts(item, histories)
        if item.kind is not Kind.INDICATOR:
            return self._one(item, whole, "")._replace(scopes=parts)
        if not whole and any(histories.values()):
            silent = "、".join(scope for scope, history in histories.items() if not history)
            reason = msg("reason.parts-missing", scopes=silent) if silent else msg("reason.parts-apart")
            return Standing(item, Status.NO_DATA, reason, scopes=parts)
        difference = parts_difference(item, whole, histories)
        return self._one(item, whole, "")._replace(scopes=parts, parts=difference)

    def _parts(self, item: Item, histories: Mapping[str, tuple[Reading, ...]]) -> tuple[Standing, ...]:
        """Standings of scopes: against their quota where there is one, else only what was reported."""
        standings = []
        for scope, history in histories.items():
            own = item_for(item, scope)
            if own:
                standings.append(self._one(own, history, scope))
            elif history:
                last = history[-1]
                standings.append(
                    Standing(
                        item,
                        Status.NOT_DUE,
                        msg("reason.no-own-target"),
                        scope,
                        last.value,
                        last.stage,
                        last.on,
                        history=history,
                    )
                )
        return tuple(standings)

    def _worst(self, item: Item, parts: tuple[Standing, ...]) -> Standing:
        """An item for each of a group stands as its worst member."""
        if not parts:
            return Standing(item, Status.NO_DATA, msg("reason.group-empty", group=item.each))
        worst = min(parts, key=lambda part: (part.status.rank, part.pace_index if part.pace_index is not None else 0))
        alike = [part.scope for part in parts if part.status is worst.status]
        reason = msg(
            "reason.worst-of",
            count=len(alike),
            total=len(parts),
            status=worst.status,
            scopes="、".join(alike),
            why=worst.reason,
        )
        return worst._replace(
            scope="", reason=reason, stale=any(part.stale for part in parts), scopes=parts, history=()
        )

    def _one(self, item: Item, history: tuple[Reading, ...], scope: str) -> Standing:
        if item.kind is Kind.INDICATOR:
            return self._repeating(item, history, scope) if item.every else self._indicator(item, history, scope)
        last = history[-1] if history else None
        observed = last.on if last else None
        due = next_report(item._replace(due=item.due or self.plan.end), self.plan, observed)
        overdue = due is not None and due < self.as_of
        unreported = overdue and last is None
        if item.kind is Kind.MILESTONE:
            verdict = milestone_verdict(item, history, self.as_of, unreported=unreported)
        else:
            verdict = duty_verdict(history, self.as_of, self.plan.end, unreported=unreported)
        finished = verdict.status in FINISHED
        return Standing(
            item,
            verdict.status,
            verdict.reason,
            scope,
            actual=last.value if last else None,
            stage=last.stage if last else None,
            observed=observed,
            attainment=_share_done(last),
            lag_days=_milestone_lag(item, history, self.as_of),
            next_due=None if finished else due,
            stale=overdue and last is not None and not finished,
            history=history,
        )

    def _indicator(self, item: Item, history: tuple[Reading, ...], scope: str) -> Standing:
        assert item.due
        known = tuple(reading for reading in history if reading.value is not None and reading.on >= item.start)
        judged = _at_or_before(known, item) if item.target and item.target.is_cap else known
        if not judged:
            return self._silent(item, history, scope)
        last = judged[-1]
        computed = Computed(item, last, judged)
        due = next_report(item, self.plan, last.on)
        met_on = _met_on(item, judged)
        verdict = indicator_verdict(item, last, computed, met_on, self._over(item))
        finished = verdict.status in FINISHED
        standing = Standing(
            item,
            verdict.status,
            verdict.reason,
            scope,
            actual=last.value,
            observed=last.on,
            next_due=None if finished else due,
            stale=self._stale(item, due, last.on) and not finished,
            history=history,
        )
        return _completed(standing, computed, met_on)

    def _over(self, item: Item) -> bool:
        """Whether the actual for the due date should be here; nothing is waited for after the plan's end."""
        assert item.due
        grace = self.plan.policy.grace if item.frequency and item.due < self.plan.end else 0
        return self.as_of >= item.due + timedelta(days=grace)

    def _stale(self, item: Item, next_due: date | None, observed: date) -> bool:
        if next_due is None:
            return False
        return next_due < self.as_of or (self.as_of >= self.plan.end and item.due is not None and observed < item.due)

    def _silent(self, item: Item, history: tuple[Reading, ...], scope: str) -> Standing:
        """An indicator without an actual: not due while nothing is expected, else unreported; never a pass."""
        assert item.due
        expected = expected_at(item, self.as_of)
        due = next_report(item, self.plan, None)
        first = due or first_report_without_frequency(item, self.plan)
        waiting = expected is None or expected == origin(item) != bound_of(item) or self.as_of <= first
        if waiting and not self._over(item):
            # What has not begun may have an expected value from its first day on.
            unpaced = expected_at(item, max(self.as_of, item.start)) is None
            reason = (
                msg("reason.nothing-expected-yet", due=item.due) if unpaced else msg("reason.first-due", date=first)
            )
            return Standing(item, Status.NOT_DUE, reason, scope, expected=expected, next_due=due, history=history)
        reason = msg("reason.never-reported", date=min(first, item.due))
        return Standing(item, Status.NO_DATA, reason, scope, expected=expected, next_due=due, history=history)

    def _repeating(self, item: Item, history: tuple[Reading, ...], scope: str) -> Standing:
        """A target for every quarter: the worst of those that are over, or the one that runs."""
        assert item.every and item.due
        judged: list[Standing] = []
        carried: ExactNumber = Decimal(0)
        last = history[-1].on if history else None
        due = next_report(item, self.plan, last)
        stale = last is not None and self._stale(item, due, last)
        for start, end in repeat_periods(item, self.as_of):
            known = [reading for reading in history if reading.on <= end and reading.value is not None]
            inside = tuple(
                r._replace(value=_less(r.value, carried)) for r in known if start <= r.on and r.value is not None
            )
            turn = self._indicator(item._replace(start=start, due=end, every=None), inside, scope)
            judged.append(turn._replace(item=item, next_due=due, stale=stale, history=history))
            if known and known[-1].value is not None:
                carried = known[-1].value
        if not judged:
            return self._silent(item, history, scope)
        missed = [i for i, turn in enumerate(judged, 1) if turn.status is Status.MISSED]
        silent = [i for i, turn in enumerate(judged[:-1], 1) if turn.status is Status.NO_DATA]
        current = judged[-1]
        over = self.as_of >= item.due
        if missed:
            short = judged[missed[0] - 1]
            reason = msg("reason.turn-missed", turn=missed[0], count=len(missed), why=short.reason)
            return short._replace(reason=reason)
        if silent:
            return judged[silent[0] - 1]
        if current.status is Status.ACHIEVED and not over:
            reason = msg("reason.turn-reached", turn=len(judged), why=current.reason)
            return current._replace(status=Status.ON_TRACK, reason=reason)
        reason = msg("reason.turn", turn=len(judged), why=current.reason)
        return current._replace(reason=reason)


def _completed(standing: Standing, computed: Computed, met_on: date | None) -> Standing:
    due, finished = standing.item.due, standing.status in FINISHED
    late = (met_on - due).days if finished and due and met_on else 0
    return standing._replace(
        expected=computed.expected,
        attainment=computed.attainment,
        pace_index=computed.pace_index,
        gap_pp=computed.gap_pp,
        variance=None if computed.expected is None else computed.actual - computed.expected,
        lag_days=late if late > 0 else computed.lag_days,
        forecast=computed.forecast,
        needed=None if finished else computed.needed,
        reached=computed.reached,
    )


def _less(value: ExactNumber, carried: ExactNumber) -> ExactNumber:
    if isinstance(value, Decimal) and isinstance(carried, Decimal):
        return value - carried
    return Fraction(value) - Fraction(carried)


def _met_on(item: Item, known: tuple[Reading, ...]) -> date | None:
    """Since when the target has been met by every actual; None where the last one does not meet it."""
    when = None
    for reading in known:
        assert reading.value is not None
        when = (when or reading.on) if meets(item, reading.value) else None
    return when


def _at_or_before(known: tuple[Reading, ...], item: Item) -> tuple[Reading, ...]:
    """A cap holds until its due date; what is used later is not measured by it."""
    assert item.due
    inside = tuple(reading for reading in known if reading.on <= item.due)
    return inside or known


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
