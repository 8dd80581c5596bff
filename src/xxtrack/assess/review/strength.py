"""Whether a change makes a plan easier or harder to satisfy, found by trying and shown by a witness.

Nothing here knows what a field means. Two versions of an item are given the same imagined series (`candidates`), both
are judged by the code that judges real figures, and the verdicts are compared. A series *fails* where it is missed,
lagging or unreported; if some series fails before and passes after, the change weakens, and the other way round it
strengthens. Only where no series does either do finer differences decide, in the order of `TIERS`: so a change of the
warning period or of how often to report is seen, without blurring the label of every other change.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from xxtrack.assess.review.imagined import Side, Trial, trials
from xxtrack.assess.review.outcome import NOT_ASKED, gravity, outcomes, plan_with_only, same_kind
from xxtrack.model.change import Effect, Judgement, Outcome, Witness
from xxtrack.model.plan import Item, Plan

WORST = 3
"""The widest gap: missed on one side, passed on the other."""


def judge_change(before: Item | None, after: Item | None, rules_before: Plan, rules_after: Plan) -> Judgement:
    """What happens to the verdicts when ``before`` under its rules becomes ``after`` under its own.

    The rules are plans whose own items do not matter. None stands for "not in the plan": what is no longer asked can
    no longer fail.
    """
    if before and after and not same_kind(before, after):
        # No series can be read by both, so the change is a removal and an addition.
        gone = judge_change(before, None, rules_before, rules_after)
        come = judge_change(None, after, rules_before, rules_after)
        return combined([gone, come])
    sides = tuple(
        Side(plan_with_only(plan, item), item) for plan, item in ((rules_before, before), (rules_after, after)) if item
    )
    named = before or after
    assert named
    unit = named.target.unit if named.target else ""
    judge = _Judge(before, after, plan_with_only(rules_before, named), plan_with_only(rules_after, named), unit)
    return judge.judged(trials(sides, unit))


def combined(judgements: Iterable[Judgement]) -> Judgement:
    """The label of several changes taken together: softening and hardening make mixed."""
    weaker = stronger = None
    effects = set()
    for judgement in judgements:
        effects.add(judgement.effect)
        weaker = _worse(weaker, judgement.weaker)
        stronger = _worse(stronger, judgement.stronger)
    return Judgement(_sum(effects), weaker, stronger)


def _sum(effects: set[Effect]) -> Effect:
    loses, gains = Effect.WEAKENED in effects, Effect.STRENGTHENED in effects
    if Effect.MIXED in effects or (loses and gains):
        return Effect.MIXED
    return Effect.WEAKENED if loses else Effect.STRENGTHENED if gains else Effect.NEUTRAL


TIERS: tuple[Callable[[Outcome], int], ...] = (
    lambda outcome: gravity(outcome) >= 2,  # fails: missed, lagging or unreported
    lambda outcome: gravity(outcome) >= 1,  # or at risk
    gravity,  # how badly it fails
    lambda outcome: outcome.stale and outcome.status is not None,  # is waited for
)


def _worse(first: Witness | None, second: Witness | None) -> Witness | None:
    """The witness of the wider gap; the first of equals."""
    if first is None or second is None:
        return first or second
    return second if _gap(second) > _gap(first) else first


def _gap(witness: Witness) -> int:
    return abs(gravity(witness.before) - gravity(witness.after))


def _tier(before: Outcome, after: Outcome) -> tuple[int, int]:
    """The first tier in which two verdicts differ, and which way: positive where the change is a softening."""
    for tier, measure in enumerate(TIERS):
        if difference := measure(before) - measure(after):
            return tier, difference
    return len(TIERS), 0


class _Judge:
    """Two versions of an item and the unit in which series are imagined for them."""

    def __init__(self, before: Item | None, after: Item | None, old: Plan, new: Plan, unit: str) -> None:
        self.before, self.after = before, after
        # `plan_with_only` put the named item into both plans; each side must hold its own version.
        self.old = plan_with_only(old, before) if before else old
        self.new = plan_with_only(new, after) if after else new
        self.unit = unit
        self.id = (before or after or next(iter(old.items.values()))).id

    def judged(self, candidates: Iterable[Trial]) -> Judgement:
        weaker: dict[int, Witness] = {}
        stronger: dict[int, Witness] = {}
        # What is not in a plan never fails there, so one that comes or goes has its effect in one direction only.
        ways = [way for way, possible in ((weaker, self.before), (stronger, self.after)) if possible]
        for trial in candidates:
            for tier, difference, witness in self._witnesses(trial):
                found = weaker if difference > 0 else stronger
                found[tier] = _worse(found.get(tier), witness) or witness
            if all(0 in found and _gap(found[0]) == WORST for found in ways):
                break
        tier = min((*weaker, *stronger), default=0)
        loss, gain = self._plainer(weaker.get(tier)), self._plainer(stronger.get(tier))
        effects = {Effect.WEAKENED} if loss else set()
        return Judgement(_sum(effects | ({Effect.STRENGTHENED} if gain else set())), loss, gain)

    def _witnesses(self, trial: Trial) -> Iterator[tuple[int, int, Witness]]:
        """Where the two verdicts on a series differ, with the tier and the direction: the item first, then scopes."""
        before = outcomes(self.old, self.before, trial.reports, self.unit, trial.as_of)
        after = outcomes(self.new, self.after, trial.reports, self.unit, trial.as_of)
        for scope in dict.fromkeys([*before, *after]):
            first, second = before.get(scope, NOT_ASKED), after.get(scope, NOT_ASKED)
            tier, difference = _tier(first, second)
            if difference:
                yield tier, difference, Witness(trial.reports, trial.as_of, self.unit, first, second, scope, self.id)

    def _plainer(self, witness: Witness | None) -> Witness | None:
        """The same proof with rounder figures, where rounder ones prove the same."""
        if witness is None or not any(report.value is not None for report in witness.reports):
            return witness
        for places in range(6):
            for rounding in (ROUND_CEILING, ROUND_FLOOR):
                step = Decimal(1).scaleb(-places)
                reports = tuple(
                    replace(r, value=None if r.value is None else r.value.quantize(step, rounding))
                    for r in witness.reports
                )
                for _, _, other in self._witnesses(Trial(reports, witness.as_of)):
                    if (other.scope, other.before, other.after) == (witness.scope, witness.before, witness.after):
                        return other
        return witness
