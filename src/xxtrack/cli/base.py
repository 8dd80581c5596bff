"""`xxtrack check --base REV`: only what the change made worse counts against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xxtrack.assess.amendments import review_findings
from xxtrack.assess.changes import diff
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.performance import performance_findings
from xxtrack.assess.policy import Choice, apply_policy
from xxtrack.assess.regression import State, state
from xxtrack.assess.select import Selection
from xxtrack.assess.waivers import apply_waivers
from xxtrack.cli.case import Case, UnusablePlanError, judge_inputs, read_inputs
from xxtrack.cli.options import LangChoice
from xxtrack.diagnostics import Finding
from xxtrack.model.assessment import Assessment
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
        before = judge_inputs(inputs, case.as_of.isoformat(), lang, rules=rules.select)
    except UnusablePlanError as stop:
        return Base(None, state(stop.findings, None))
    assessment = evaluate(before.plan, before.actuals, before.as_of)
    found = apply_policy(counted(before, assessment, chosen), before.plan, rules)
    return Base(before.plan, state(found, assessment))


def counted(
    case: Case, assessment: Assessment, chosen: Selection, besides: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """All findings with the waivers applied; how items perform only for those that are asked for."""
    excused = apply_waivers([*case.findings, *performance_findings(assessment), *besides], case.plan, case.as_of)
    others = {item.id for item in case.plan.items.values() if not chosen.item(case.plan, item)}
    return tuple(f for f in excused if not (f.item in others and f.code.startswith(("XX5", "XX65"))))
