"""Whether a change makes a plan easier or harder to satisfy, found by trying and shown by a witness.

Nothing here knows what a field means. Two versions of an item are given the same imagined series (`imagined.trials`),
both are judged by the code that judges real figures, and the verdicts on the item and on each of its scopes are
compared. Where some series stands better after the change it weakens, where one stands worse it strengthens; both make
mixed. How badly a series fails comes first (missed, lagging or unreported, at risk), then whether a figure is waited
for. To have no data is never better than to have bad data.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TypeAlias

from xxtrack.assess.review.critical import Side
from xxtrack.assess.review.imagined import trials
from xxtrack.assess.review.outcome import NOT_ASKED, ItemJudge, gravity, plan_with_only, same_kind
from xxtrack.assess.review.patterns import Trial
from xxtrack.assess.review.samples import sample_scopes
from xxtrack.model.change import Effect, Judgement, Outcome, Witness
from xxtrack.model.plan import Item, Plan
from xxtrack.model.status import Status

WORST = 3
"""The widest gap: missed on one side, passed on the other."""
_FAILS = 2
"""Missed, lagging or unreported."""
ENOUGH = 80
"""So many trials after both directions were shown, no better proof is looked for."""
MOST_TRIALS = 6000
"""What more there is to try is left, and the change counts as mixed."""


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
    return _Judge(before, after, rules_before, rules_after).judged()


def combined(judgements: Iterable[Judgement]) -> Judgement:
    """The label of several changes taken together: softening and hardening make mixed."""
    weaker = stronger = None
    untried = False
    effects = set()
    for judgement in judgements:
        effects.add(judgement.effect)
        weaker = _worse(weaker, judgement.weaker)
        stronger = _worse(stronger, judgement.stronger)
        untried |= judgement.untried
    return Judgement(summed(effects), weaker, stronger, untried)


def summed(effects: Iterable[Effect]) -> Effect:
    """The label of effects taken together."""
    found = set(effects)
    loses, gains = Effect.WEAKENED in found, Effect.STRENGTHENED in found
    if Effect.MIXED in found or (loses and gains):
        return Effect.MIXED
    return Effect.WEAKENED if loses else Effect.STRENGTHENED if gains else Effect.NEUTRAL


def softness(before: Outcome, after: Outcome) -> int:
    """How much better a verdict is than the one before; negative where it is worse."""
    for old, new in ((gravity(before), gravity(after)), (_unexcused(before), _unexcused(after))):
        if old >= _FAILS and new >= _FAILS and Status.NO_DATA in {before.status, after.status}:
            # A bad figure that no longer counts is not a better one.
            return 0
        if old != new:
            return old - new
    waits, waited = after.stale and after.status is not None, before.stale and before.status is not None
    return waited - waits


def _unexcused(outcome: Outcome) -> int:
    """How badly a series fails whatever is excused: nothing is softened behind a waiver."""
    return outcome.status.gravity if outcome.status else 0


def _worse(first: Witness | None, second: Witness | None) -> Witness | None:
    """The witness of the wider gap; the first of equals."""
    if first is None or second is None:
        return first or second
    return second if _gap(second.before, second.after) > _gap(first.before, first.after) else first


def _gap(before: Outcome, after: Outcome) -> int:
    return abs(gravity(before) - gravity(after))


_Verdicts: TypeAlias = Mapping[str, Outcome]
"""On the item (empty key) and on each of its scopes."""
_UNTOLD: _Verdicts = {}


def _verdicts(judge: ItemJudge | None, trial: Trial) -> _Verdicts:
    return judge.outcomes(trial.reports, trial.as_of) if judge else {"": NOT_ASKED}


def _is_faultless(outcomes: _Verdicts) -> bool:
    """Whether nothing fails, excused or not, and nothing is waited for: no other verdicts can be better."""
    return not any(map(_is_at_fault, outcomes.values()))


def _is_at_fault(one: Outcome) -> bool:
    return one.status is not None and (one.status.gravity > 0 or one.stale)


class _Judge:
    """Two versions of an item, each in a plan that has nothing else."""

    def __init__(self, before: Item | None, after: Item | None, rules_before: Plan, rules_after: Plan) -> None:
        scopes, self.untried = sample_scopes(before, after, rules_before, rules_after)
        self.sides = tuple(
            Side(plan, plan.items[item.id])
            for plan, item in (
                (plan_with_only(rules, item, scopes), item)
                for rules, item in ((rules_before, before), (rules_after, after))
                if item
            )
        )
        judges = [ItemJudge(side.plan, side.item) for side in self.sides]
        self.old = judges[0] if before else None
        self.new = judges[-1] if after else None
        units = dict.fromkeys(side.item.in_unit for side in self.sides if side.item.has_figures)
        self.unit = "/".join(units)
        self.id = self.sides[0].item.id

    def judged(self) -> Judgement:
        proofs: dict[bool, Witness] = {}
        """By whether they show that something became softer."""
        # What is not in a plan never fails there, so one that comes or goes has its effect in one direction only.
        wanted = {softer for softer, judge in ((True, self.old), (False, self.new)) if judge}
        settled: set[bool] = set()
        untried, shown = self.untried, 0
        for count, trial in enumerate(trials(self.sides)):
            if count == MOST_TRIALS:
                untried = True
                break
            for softer, scope, before, after in self._differences(trial, settled):
                known, gap = proofs.get(softer), _gap(before, after)
                if known is None or gap > _gap(known.before, known.after):
                    proofs[softer] = self._witness(trial, scope, before, after)
                    settled |= {softer} if gap == WORST else set()
            if wanted <= proofs.keys():
                shown += 1
                if shown > ENOUGH or wanted <= settled:
                    break
        loss, gain = self._plainer(proofs.get(True)), self._plainer(proofs.get(False))
        effects = [*([Effect.WEAKENED] if loss else []), *([Effect.STRENGTHENED] if gain else [])]
        if untried:
            effects.append(Effect.MIXED)
        return Judgement(summed(effects), loss, gain, untried)

    def _differences(
        self, trial: Trial, settled: Collection[bool] = ()
    ) -> Iterator[tuple[bool, str, Outcome, Outcome]]:
        """Where the two verdicts on a series differ, and whether the second is softer: the item first, then its scopes.

        Directions that are settled need not be looked for any more.
        """
        before, after = self._verdicts(trial, settled)
        for scope in dict.fromkeys([*before, *after]):
            first, second = before.get(scope, NOT_ASKED), after.get(scope, NOT_ASKED)
            if first != second and (difference := softness(first, second)):
                yield difference > 0, scope, first, second

    def _verdicts(self, trial: Trial, settled: Collection[bool]) -> tuple[_Verdicts, _Verdicts]:
        """Both verdicts, or none: what has no fault before cannot have a lesser one after, nor the other way round."""
        if True in settled:
            after = _verdicts(self.new, trial)
            return (_UNTOLD, _UNTOLD) if _is_faultless(after) else (_verdicts(self.old, trial), after)
        before = _verdicts(self.old, trial)
        if False in settled and _is_faultless(before):
            return _UNTOLD, _UNTOLD
        return before, _verdicts(self.new, trial)

    def _witness(self, trial: Trial, scope: str, before: Outcome, after: Outcome) -> Witness:
        return Witness(trial.reports, trial.as_of, self.unit, before, after, scope, self.id)

    def _plainer(self, witness: Witness | None) -> Witness | None:
        """The same proof with rounder figures, where rounder ones prove the same."""
        if witness is None or not any(report.value is not None for report in witness.reports):
            return witness
        for places in range(6):
            for rounding in (ROUND_CEILING, ROUND_FLOOR):
                step = Decimal(1).scaleb(-places)
                reports = tuple(
                    r._replace(value=r.value.quantize(step, rounding) if isinstance(r.value, Decimal) else None)
                    for r in witness.reports
                )
                trial = Trial(reports, witness.as_of)
                shown = (witness.scope, witness.before, witness.after)
                if any(found[1:] == shown for found in self._differences(trial)):
                    return self._witness(trial, *shown)
        return witness
