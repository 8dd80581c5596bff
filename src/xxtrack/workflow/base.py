"""A case against an earlier one: only what is worse fails."""

from collections.abc import Mapping

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.gate import FailOn, failing
from xxtrack.assess.review.regression import State, compare, state
from xxtrack.assess.rules.policy import apply_policy
from xxtrack.load.lines import lines_of
from xxtrack.model.assessment import Assessment
from xxtrack.model.finding import Checked, Finding, in_order
from xxtrack.model.plan import Item
from xxtrack.workflow.case import Case, Files, UnusablePlanError, item_names, load_case, read_inputs
from xxtrack.workflow.check import Gate, check_assessed, findings_that_count
from xxtrack.workflow.review import NO_FORMER, causes_of, review_cases


def case_before(revision: str, case: Case, files: Files, gate: Gate) -> Case | UnusablePlanError:
    """Plan and actuals of a revision on the same day, so that nobody's change answers for time.

    A plan that cannot be used there is returned as the reason: then only findings are compared.
    """
    inputs = read_inputs(files, revision)
    try:
        return load_case(inputs, case.as_of.isoformat(), lang=case.lang, rules=gate.rules.select, doubts=True)
    except UnusablePlanError as stop:
        return stop


def check_against(
    before: Case | UnusablePlanError, case: Case, gate: Gate, former: Mapping[str, Item] = NO_FORMER
) -> Checked:
    """Judge both; what is new or worse, or softened without a record, fails."""
    assessment = evaluate(case.plan, case.actuals, case.as_of)
    checked = check_assessed(case, assessment, gate)
    review = review_cases(before, case, former) if isinstance(before, Case) else None
    causes = causes_of(before, review) if isinstance(before, Case) and review else None
    compared = compare(_state(before, gate), _of(case, checked.findings, assessment), causes)
    objections = tuple(finding._replace(new=True) for finding in review.findings) if review else ()
    worse = compared.findings if FailOn.WORSE in gate.fail_on else compared.worse
    worse = tuple(finding for finding in worse if finding.new)
    return checked._replace(
        findings=in_order([*compared.findings, *objections]),
        failing=failing([*objections, *worse], gate.fail_on),
        better=compared.better,
        adjusted=compared.adjusted,
        names={**(item_names(before.plan) if isinstance(before, Case) else {}), **checked.names},
        compared=True,
    )


def _state(before: Case | UnusablePlanError, gate: Gate) -> State:
    if isinstance(before, UnusablePlanError):
        return state(before.findings, None)
    assessment = evaluate(before.plan, before.actuals, before.as_of)
    found = findings_that_count(before, assessment, gate.select)
    return _of(before, apply_policy(found, before.plan, gate.rules), assessment)


def _of(case: Case, findings: tuple[Finding, ...], assessment: Assessment) -> State:
    refused = [finding for finding in findings if finding.code.startswith("XX4")]
    return state(findings, assessment, lines_of(case.sources, refused))
