"""A form for a unit to fill in: which items, for which period."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from xxtrack.assess.due import form
from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.select import Selection
from xxtrack.errors import UsageError
from xxtrack.model.assessment import Assessment
from xxtrack.model.due import Form
from xxtrack.model.message import msg
from xxtrack.model.period import PeriodError
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.plan import Plan
from xxtrack.model.punctuation import names_listed
from xxtrack.workflow.case import Case


def form_for(case: Case, period: str, who: Sequence[str], select: Selection) -> Form:
    """The rows for all items asked for; raises `UsageError` for a period outside the plan or where there are none."""
    end, assessment = _asked(case, period)
    made = form(assessment, names_listed(who), select, end)
    if not made.rows:
        raise UsageError(msg("form.nothing", who=made.who, units=_who_can_be_asked(case.plan)))
    return made


def every_form(case: Case, period: str) -> list[Form]:
    """A form for every unit that has anything to report; raises `UsageError` as `form_for` does."""
    end, assessment = _asked(case, period)
    forms = [form(assessment, unit, Selection(leads=(unit,)), end) for unit in case.plan.answering.units]
    made = [one for one in forms if one.rows]
    if not made:
        raise UsageError(msg("form.nothing", who="", units=()))
    return made


def _asked(case: Case, period: str) -> tuple[date, Assessment]:
    """The last day of the period, and how everything stands at the plan's end."""
    try:
        end = parse_period(period, case.plan.year).end
    except PeriodError as error:
        raise UsageError(error.message(period)) from None
    if not case.plan.start <= end <= case.plan.end:
        raise UsageError(msg("row.period-outside", text=period, start=case.plan.start, end=case.plan.end))
    return end, replace(evaluate(case.plan, case.actuals, case.plan.end), left_out=case.left_out)


def _who_can_be_asked(plan: Plan) -> tuple[str, ...]:
    """Leads, supporting units, and members of groups that report for themselves."""
    scopes = {scope for item in plan.items.values() for scope in plan.scopes_of(item)}
    return tuple(sorted({*plan.answering.units, *scopes}))
