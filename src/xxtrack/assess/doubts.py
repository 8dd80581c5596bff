"""What would be doubtful if figures were written: the warnings of `data_lint` that are not there without them."""

from collections.abc import Sequence
from itertools import chain

from xxtrack.assess.data_lint import check_data
from xxtrack.assess.policy import apply_policy
from xxtrack.diagnostics import Finding, Severity, in_order
from xxtrack.model.actuals import Actuals, Observation
from xxtrack.model.plan import Plan


def doubts(plan: Plan, actuals: Actuals, figures: Sequence[Observation]) -> tuple[Finding, ...]:
    """Warnings that the figures would bring, at themselves or, after those, at what is there; by the plan's policy."""
    there = set(check_data(plan, actuals))
    found = [finding for finding in check_data(plan, _with(actuals, figures)) if finding not in there]
    own = {figure.where for figure in figures}
    warnings = [f for f in in_order(apply_policy(found, plan)) if f.severity is not Severity.INFO]
    return tuple(sorted(warnings, key=lambda finding: finding.where not in own))


def _with(actuals: Actuals, figures: Sequence[Observation]) -> Actuals:
    return Actuals.of((*chain.from_iterable(actuals.series.values()), *figures))
