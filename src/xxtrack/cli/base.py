"""`xxtrack check --base REV`: only what the change made worse counts against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.amendments import review_findings
from xxtrack.assess.review.changes import diff
from xxtrack.assess.review.regression import State, state
from xxtrack.assess.rules.policy import Choice, apply_policy
from xxtrack.assess.select import Selection
from xxtrack.cli.case import Case, UnusablePlanError, judge_inputs, read_inputs
from xxtrack.cli.counted import counted
from xxtrack.cli.options import LangChoice
from xxtrack.model.finding import Finding
from xxtrack.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is held against."""

    plan: Plan | None
    """None where the revision's plan cannot be used: then only findings are compared."""
    state: State

    def review(self, plan: Plan) -> tuple[Finding, ...]:
        """What the change softens without a record."""
        return tuple(review_findings(diff(self.plan, plan))) if self.plan else ()


def base_at(
    revision: str,
    case: Case,
    plan: Path | None,
    actuals: Sequence[Path] | None,
    lang: LangChoice | None,
    chosen: Selection,
    rules: Choice,
) -> Base:
    """The plan and figures of a revision, judged on the same day, so that nobody's change answers for time."""
    inputs = read_inputs(plan, actuals, revision)
    try:
        before = judge_inputs(inputs, case.as_of.isoformat(), lang, rules=rules.select, doubts=True)
    except UnusablePlanError as stop:
        return Base(None, state(stop.findings, None))
    assessment = evaluate(before.plan, before.actuals, before.as_of)
    found = apply_policy(counted(before, assessment, chosen), before.plan, rules)
    return Base(before.plan, state(found, assessment))
