"""Plan and actuals to an assessment: one standing for every item, with one for every scope beneath it."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from xxtrack.assess.histories import Histories
from xxtrack.assess.indicator import Judging, indicator_standing
from xxtrack.assess.parts import item_for, parts_difference
from xxtrack.assess.progress import Waiting, done_on, duty_verdict, is_done, milestone_verdict
from xxtrack.assess.repeating import repeating_standing
from xxtrack.assess.reporting import next_report, overdue, period_ends
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment, Reading, Standing
from xxtrack.model.message import msg
from xxtrack.model.original import in_force
from xxtrack.model.plan import Item, Kind, Plan
from xxtrack.model.status import FINISHED, Status


def evaluate(plan: Plan, actuals: Actuals, as_of: date) -> Assessment:
    """How every item of the plan stands at the end of ``as_of``."""
    judge = _Judge(plan, actuals, as_of)
    return Assessment(plan, actuals, as_of, tuple(judge.item(in_force(item, as_of)) for item in plan.items.values()))


class _Judge:
    """What every judgement needs, so that it is not passed through every call."""

    def __init__(self, plan: Plan, actuals: Actuals, as_of: date) -> None:
        self.plan = plan
        self.as_of = as_of
        self.judging = Judging(plan, as_of)
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
        worst = min(parts, key=lambda part: (part.status.rank, part.pace_index or 0, part.gap_pp or 0))
        alike = [part.scope for part in parts if part.status is worst.status]
        reason = msg(
            "reason.worst-of",
            count=len(alike),
            total=len(parts),
            status=worst.status,
            scopes="、".join(alike),
            why=worst.reason,
        )
        late = max(part.late_days for part in parts)
        stale = any(part.stale for part in parts)
        return worst._replace(scope="", reason=reason, stale=stale, late_days=late, scopes=parts, history=())

    def _one(self, item: Item, history: tuple[Reading, ...], scope: str) -> Standing:
        standing = self._judged(item, history, scope)
        if not standing.stale or standing.next_due is None:
            return standing
        return standing._replace(late_days=(self.as_of - standing.next_due).days)

    def _judged(self, item: Item, history: tuple[Reading, ...], scope: str) -> Standing:
        if item.kind is Kind.INDICATOR:
            standing = repeating_standing if item.every else indicator_standing
            return standing(self.judging, item, history, scope)
        last = history[-1] if history else None
        observed = last.on if last else None
        ends = period_ends(item._replace(due=item.due or self.plan.end), self.plan)
        late = overdue(ends, self.plan, observed, self.as_of)
        waiting = Waiting(self.as_of, timedelta(days=self.plan.policy.grace), late)
        if item.kind is Kind.MILESTONE:
            verdict = milestone_verdict(item, history, waiting)
        else:
            verdict = duty_verdict(history, self.plan.end, waiting)
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
            next_due=None if finished else next_report(ends, self.plan, observed),
            stale=late is not None and last is not None and not finished,
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
