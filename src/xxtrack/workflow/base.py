"""A case against an earlier one: only what is worse fails."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.gate import FailOn, failing
from xxtrack.assess.review.regression import State, compare, state
from xxtrack.assess.review.row_changes import CHANGED
from xxtrack.assess.rules.policy import apply_policy
from xxtrack.load.lines import lines_of
from xxtrack.load.revision import former_items
from xxtrack.model.assessment import Assessment
from xxtrack.model.finding import Checked, Finding, in_order
from xxtrack.model.message import msg
from xxtrack.model.plan import Item
from xxtrack.model.rules import Severity
from xxtrack.workflow.case import Case, Files, Inputs, UnusablePlanError, item_names, load_case
from xxtrack.workflow.check import ERRORS, Gate, check_assessed, check_case, findings_that_count, hardened_gate, merged
from xxtrack.workflow.plans import PlanPair, plan_pairs
from xxtrack.workflow.review import BASE, NO_FORMER, causes_of, review_cases


def check_plans(cases: Mapping[Path, Case], files: Files, base: str, gate: Gate, today: date) -> Checked:
    """Check every plan that is judged against what it was at a revision, and review all others as well."""
    pairs = {pair.path: pair for pair in plan_pairs(files, base)}
    parts = [_check_plan(case, pairs[path], files, base, gate) for path, case in cases.items()]
    others = review_others(list(pairs.values()), cases, today)
    return merged([*parts, others] if others.findings or others.softened else parts)


def _check_plan(case: Case, pair: PlanPair, files: Files, base: str, gate: Gate) -> Checked:
    if pair.before is None:
        return check_case(case, gate)
    before = load_before(pair.before, case, gate)
    if isinstance(before, UnusablePlanError):
        return check_against(before, case, gate)
    new = set(case.plan.items) - set(before.plan.items)
    return check_against(before, case, gate, former_items(new, base, pair.path, files.base))


def load_before(inputs: Inputs, case: Case, gate: Gate) -> Case | UnusablePlanError:
    """Plan and actuals as they were, on the same day, so that nobody's change answers for time.

    A plan that cannot be used there is returned as the reason: then only findings are compared.
    """
    try:
        # Both sides are held against the papers of today: what the change did not name is not its fault.
        inputs = inputs._replace(papers=case.inputs.papers)
        day = case.as_of.isoformat()
        return load_case(inputs, day, lang=case.lang, rules=gate.rules.select, doubts=True, beside=case)
    except UnusablePlanError as stop:
        return stop


def review_others(pairs: Sequence[PlanPair], judged: Collection[Path], today: date) -> Checked:
    """What a change does to the plans that are not judged on the day: they are reviewed all the same."""
    findings: list[Finding] = []
    names: dict[str, str] = {}
    softened = 0
    for pair in pairs:
        if pair.removed:
            findings.append(pair.removed)
        if pair.path in judged or pair.before is None or pair.after is None:
            continue
        try:
            before, after = (load_case(inputs, today=today) for inputs in (pair.before, pair.after))
        except UnusablePlanError as stop:
            findings += stop.findings
            continue
        review = review_cases(before, after)
        findings += review.findings
        softened += review.softened
        names |= item_names(before.plan) | item_names(after.plan)
    new = tuple(finding._replace(new=True) for finding in findings)
    return Checked(new, failing=failing(new, ERRORS), softened=softened, names=names, compared=True)


def check_against(
    before: Case | UnusablePlanError, case: Case, gate: Gate, former: Mapping[str, Item] = NO_FORMER
) -> Checked:
    """Judge both; what is new or worse, or softened without a record, fails."""
    gate = hardened_gate(gate, case.plan, *([before.plan] if isinstance(before, Case) else []))
    assessment = evaluate(case.plan, case.actuals, case.as_of)
    checked = check_assessed(case, assessment, gate)
    review = review_cases(before, case, former) if isinstance(before, Case) else None
    causes = causes_of(before, review) if isinstance(before, Case) and review else None
    compared = compare(_state(before, gate), _of(case, checked.findings, assessment), causes)
    objections = tuple(finding._replace(new=True) for finding in (review.findings if review else [_unseen(case)]))
    altered = {finding.item for finding in objections if finding.code == CHANGED}
    worse = compared.findings if FailOn.WORSE in gate.fail_on else compared.worse
    worse = tuple(finding for finding in worse if finding.new)
    return checked._replace(
        findings=in_order([*compared.findings, *objections]),
        failing=failing([*objections, *worse], gate.fail_on),
        better=tuple(one for one in compared.better if not altered & {value for _, value in one.args}),
        adjusted=compared.adjusted,
        softened=review.softened if review else 0,
        names={**(item_names(before.plan) if isinstance(before, Case) else {}), **checked.names},
        compared=True,
    )


def _unseen(case: Case) -> Finding:
    """What is said where there is no version to compare with: that nothing was reviewed is no pass."""
    return Finding(BASE, msg("review.base-unusable"), case.plan.where, severity_set=Severity.ERROR)


def _state(before: Case | UnusablePlanError, gate: Gate) -> State:
    if isinstance(before, UnusablePlanError):
        return state(before.findings, None)
    assessment = evaluate(before.plan, before.actuals, before.as_of)
    found = findings_that_count(before, assessment, gate.select)
    return _of(before, apply_policy(found, before.plan, gate.rules), assessment)


def _of(case: Case, findings: tuple[Finding, ...], assessment: Assessment) -> State:
    refused = [finding for finding in findings if finding.code.startswith("XX4")]
    return state(findings, assessment, lines_of(case.sources, refused))
