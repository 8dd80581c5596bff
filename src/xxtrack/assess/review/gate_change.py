"""What a change of the plan's gate does: a gate that objects to less, or allows more, is weaker."""

from decimal import Decimal

from xxtrack.assess.review.gate import CODES_OF, FailOn
from xxtrack.model.change import Effect
from xxtrack.model.plan import GateRules
from xxtrack.model.rules import RULES, Severity


def gate_effect(before: GateRules, after: GateRules) -> Effect:
    """The label of the change."""
    old, new = _objections(before), _objections(after)
    limits = [(_strictness(before), _strictness(after)), (_share(before), _share(after))]
    looser = bool(old - new) or any(second < first for first, second in limits)
    harder = bool(new - old) or any(second > first for first, second in limits)
    if looser:
        return Effect.MIXED if harder else Effect.WEAKENED
    return Effect.STRENGTHENED if harder else Effect.NEUTRAL


def _strictness(rules: GateRules) -> Decimal:
    return Decimal("-Infinity") if rules.max_lagging is None else Decimal(-rules.max_lagging)


def _share(rules: GateRules) -> Decimal:
    return Decimal(-1) if rules.min_attainment is None else rules.min_attainment


def _objections(rules: GateRules) -> frozenset[str]:
    """All that a plan's choice fails, a word for each."""
    found: set[str] = set()
    for choice in map(FailOn, rules.fail_on):
        if choice is FailOn.NEVER:
            continue
        found.add("faults")
        found |= CODES_OF.get(choice, frozenset())
        bad = {FailOn.ERROR: (Severity.ERROR,), FailOn.WARNING: (Severity.ERROR, Severity.WARNING)}.get(choice, ())
        found |= {code for codes in CODES_OF.values() for code in codes if RULES[code].severity in bad}
        found |= {"warnings"} if choice is FailOn.WARNING else set()
    return frozenset(found)
