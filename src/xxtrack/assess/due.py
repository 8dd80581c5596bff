"""What is to be reported by whom and when, what is late, and which milestones fall due."""

from collections.abc import Iterator
from datetime import date, timedelta

from xxtrack.assess.pace import expected_at
from xxtrack.assess.reporting import first_report_without_frequency, overdue, owed_ends, period_ends
from xxtrack.assess.select import Selection
from xxtrack.model.answering import NOBODY
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.due import Due, DueKind, Form, FormRow
from xxtrack.model.plan import Kind
from xxtrack.model.status import Status


def due(assessment: Assessment, within: int, select: Selection) -> tuple[Due, ...]:
    """Everything late at the assessment's date or falling due within so many days, the most pressing first.

    An actual runs to its period's end, so one late actual makes up for all that were due before it: it is listed once,
    for the latest period that is over, and late since the first that was missed.
    """
    found = [
        one
        for standing in assessment.standings
        for leaf in leaves(standing, assessment)
        for one in (*_actuals(assessment, leaf, within), *_milestone(assessment, leaf, within))
        if select.leaf(assessment.plan, leaf.item, leaf.scope)
    ]
    order = {item: place for place, item in enumerate(assessment.plan.items)}
    return tuple(sorted(found, key=lambda d: (not d.late_by, d.on, order[d.item.id], d.standing.scope)))


def leaves(standing: Standing, assessment: Assessment) -> tuple[Standing, ...]:
    """Who reports: every declared scope, unless the whole is reported as such."""
    declared = set(assessment.plan.scopes_of(standing.item))
    parts = tuple(part for part in standing.scopes if part.scope in declared)
    whole = (standing.item.id, "") in assessment.actuals.reports and not standing.item.each
    return (standing,) if whole or not parts else parts


def _actuals(assessment: Assessment, leaf: Standing, within: int) -> Iterator[Due]:
    plan, as_of = assessment.plan, assessment.as_of
    item = leaf.item if leaf.item.due else leaf.item._replace(due=plan.end)
    grace = timedelta(days=plan.policy.grace)
    # A turn of a repeating target begins without an actual: who has reported for the item is not late with it.
    observed = max((reading.on for reading in leaf.history if reading.value is not None or reading.stage), default=None)
    who = owing(assessment, leaf)
    if leaf.next_due is None:
        if leaf.status is Status.NO_DATA and item.frequency is None and observed is None:
            on = first_report_without_frequency(item, plan)
            yield Due(DueKind.ACTUAL, leaf, who, on, None, max((as_of - on).days, 0))
        return
    ends = owed_ends(item, plan)
    if late := overdue(ends, plan, observed, as_of):
        first = late.since - grace
        earlier = first if first < late.end else None
        yield Due(DueKind.ACTUAL, leaf, who, late.since, late.end, (as_of - late.since).days, earlier)
    for end in ends:
        if (observed is None or end > observed) and as_of <= end + grace <= as_of + timedelta(days=within):
            yield Due(DueKind.ACTUAL, leaf, who, end + grace, end, 0)


def owing(assessment: Assessment, leaf: Standing) -> tuple[str, ...]:
    """The scope that reports for itself, else those who lead."""
    return (leaf.scope,) if leaf.scope else assessment.plan.answering.leads(leaf.item) or (NOBODY,)


def _milestone(assessment: Assessment, leaf: Standing, within: int) -> Iterator[Due]:
    on, as_of = leaf.item.due, assessment.as_of
    if leaf.item.kind is not Kind.MILESTONE or on is None or leaf.status is Status.ACHIEVED:
        return
    if on <= as_of + timedelta(days=within):
        yield Due(DueKind.MILESTONE, leaf, owing(assessment, leaf), on, None, max((as_of - on).days, 0))


def form(assessment: Assessment, who: str, select: Selection, period_end: date) -> Form:
    """The rows for all items asked for, those due first; scopes that report for themselves have their own rows."""
    rows = [
        _row(assessment, leaf, period_end)
        for standing in assessment.standings
        for leaf in leaves(standing, assessment)
        if select.reporter(assessment.plan, leaf.item, leaf.scope)
    ]
    return Form(assessment.plan, who, period_end, tuple(sorted(rows, key=lambda row: not row.due)), assessment.left_out)


def _row(assessment: Assessment, leaf: Standing, period_end: date) -> FormRow:
    item = leaf.item._replace(due=leaf.item.due or assessment.plan.end)
    before = [reading for reading in leaf.history if reading.on <= period_end]
    return FormRow(
        leaf.item,
        leaf.scope,
        before[-1] if before else None,
        period_end in period_ends(item, assessment.plan),
        expected_at(leaf.item, period_end) if leaf.item.target and leaf.item.due else None,
    )
