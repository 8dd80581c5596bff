"""`xxtrack validate`: findings about plan and data alone."""

from xxtrack.cli.case import asked_case
from xxtrack.cli.choices import split
from xxtrack.cli.language import language_for
from xxtrack.cli.options import (
    ActualsPath,
    AsOf,
    FindingsFormat,
    FindingsLimit,
    Ignore,
    Language,
    Outputs,
    PlanPath,
    Revision,
    Select,
    Statistics,
)
from xxtrack.cli.output import emit_findings, finish_check, requested
from xxtrack.errors import StopError
from xxtrack.workflow.case import UnusablePlanError
from xxtrack.workflow.check import Gate, checked_stop, chosen_rules, validate_case


def command(
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    rev: Revision = None,
    select: Select = None,
    ignore: Ignore = None,
    output_format: FindingsFormat = "text",
    output: Outputs = None,
    statistics: Statistics = False,
    limit: FindingsLimit = None,
    lang: Language = None,
) -> None:
    """Check plan and data only; exit 1 where they have errors."""
    gate = Gate(rules=chosen_rules(split(select), split(ignore)))
    request = requested(output_format, output, statistics=statistics)
    try:
        case = asked_case(plan, actuals, as_of, lang, rev=rev, rules=gate.rules.select, doubts=True)
    except UnusablePlanError as stop:
        emit_findings(checked_stop(stop), request, language_for(lang, plan))
        raise StopError(stop.message) from None
    finish_check(validate_case(case, gate.rules), request, gate.names, case.lang, case.sources, limit)
