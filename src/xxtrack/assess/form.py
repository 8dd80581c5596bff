"""Which figures a unit is asked for."""

from datetime import date

from xxtrack.assess.due import asked, leaves
from xxtrack.assess.reporting import period_ends
from xxtrack.assess.select import Selection
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.form import Form, FormRow


def form(assessment: Assessment, who: str, select: Selection, period_end: date) -> Form:
    """The rows for all items asked for, in the plan's order; scopes that report for themselves have their own rows."""
    rows = tuple(
        _row(assessment, leaf, period_end)
        for standing in assessment.standings
        for leaf in leaves(standing, assessment)
        if asked(assessment, select, leaf)
    )
    return Form(assessment.plan, who, period_end, rows)


def _row(assessment: Assessment, leaf: Standing, period_end: date) -> FormRow:
    item = leaf.item._replace(due=leaf.item.due or assessment.plan.end)
    before = [reading for reading in leaf.history if reading.on <= period_end]
    return FormRow(
        leaf.item, leaf.scope, before[-1] if before else None, period_end in period_ends(item, assessment.plan)
    )
