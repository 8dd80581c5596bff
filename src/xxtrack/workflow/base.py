"""A case against an earlier one: only what is worse fails."""

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.amendments import review_findings
from xxtrack.assess.review.changes import diff
from xxtrack.assess.review.gate import failing
from xxtrack.assess.review.regression import State, compare, state
from xxtrack.assess.rules.policy import apply_policy
from xxtrack.model.finding import Checked
from xxtrack.workflow.case import Case, Files, UnusablePlanError, load_case, read_inputs
from xxtrack.workflow.check import Gate, check_assessed, findings_that_count


def case_before(revision: str, case: Case, files: Files, gate: Gate) -> Case | UnusablePlanError:
    """Plan and actuals of a revision on the same day, so that nobody's change answers for time.

    A plan that cannot be used there is returned as the reason: then only findings are compared.
    """
    inputs = read_inputs(files, revision)
    try:
        return load_case(inputs, case.as_of.isoformat(), lang=case.lang, rules=gate.rules.select, doubts=True)
    except UnusablePlanError as stop:
        return stop


def check_against(before: Case | UnusablePlanError, case: Case, gate: Gate) -> Checked:
    """Judge both; what is new or worse, or softened without a record, fails."""
    softened = review_findings(diff(before.plan, case.plan)) if isinstance(before, Case) else ()
    assessment = evaluate(case.plan, case.actuals, case.as_of)
    checked = check_assessed(case, assessment, gate, softened)
    compared = compare(_state(before, gate), state(checked.findings, assessment))
    worse = failing(compared.worse, gate.fail_on)
    return checked._replace(findings=compared.findings, failing=worse, better=compared.better, compared=True)


def _state(before: Case | UnusablePlanError, gate: Gate) -> State:
    if isinstance(before, UnusablePlanError):
        return state(before.findings, None)
    assessment = evaluate(before.plan, before.actuals, before.as_of)
    found = findings_that_count(before, assessment, gate.select)
    return state(apply_policy(found, before.plan, gate.rules), assessment)
