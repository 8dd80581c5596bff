"""`xxtrack check`: findings and the gate."""

from functools import partial
from typing import Annotated

import typer

from xxtrack.assess.review.gate import FailOn
from xxtrack.assess.rules.performance import Limits
from xxtrack.cli.case import asked_case, asked_files, tell_capped
from xxtrack.cli.choices import choice, existing, selection, split
from xxtrack.cli.language import HELP_LANG, help_text
from xxtrack.cli.options import (
    ActualsPath,
    AsOf,
    Chapters,
    FindingsFormat,
    Ignore,
    KnownAt,
    Language,
    Leads,
    Outputs,
    PlanPath,
    Revision,
    Select,
    Statistics,
    Units,
)
from xxtrack.cli.output import emit_findings, finish_check, requested
from xxtrack.cli.watch import keep_checking, refuse_unseen
from xxtrack.errors import StopError
from xxtrack.model.finding import in_order
from xxtrack.workflow.case import Case, UnusablePlanError
from xxtrack.workflow.check import Gate, check_case, checked_stop, chosen_rules, percentage


def command(
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    rev: Revision = None,
    known_at: KnownAt = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="REV", help=help_text("option.base"), show_default=False)
    ] = None,
    fail_on: Annotated[
        list[str] | None, typer.Option("--fail-on", metavar="WHAT", help=help_text("option.fail-on"))
    ] = None,
    max_lagging: Annotated[
        int | None, typer.Option("--max-lagging", metavar="N", min=0, help=help_text("option.max-lagging"))
    ] = None,
    min_attainment: Annotated[
        str | None, typer.Option("--min-attainment", metavar="PERCENT", help=help_text("option.min-attainment"))
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    chapter: Chapters = None,
    lead: Leads = None,
    unit: Units = None,
    output_format: FindingsFormat = "text",
    output: Outputs = None,
    statistics: Statistics = False,
    watch: Annotated[bool, typer.Option("--watch", help=help_text("option.watch"))] = False,
    lang: Language = None,
) -> None:
    """Judge plan, data and performance; exit 1 where the gate says no."""
    if watch:
        again = partial(command, **{**locals(), "watch": False})
        refuse_unseen(output_format, output, rev)
        keep_checking(again, plan, actuals, lang)
    limits = Limits(max_lagging, None if min_attainment is None else percentage(min_attainment))
    fails = frozenset(choice(FailOn, name) for name in split(fail_on) or (() if limits.given else ("error",)))
    chosen = selection(chapters=chapter, leads=lead, units=unit)
    gate = Gate(fails, limits, chosen_rules(split(select), split(ignore)), chosen)
    request = requested(output_format, output, statistics=statistics)
    try:
        case = asked_case(plan, actuals, as_of, lang, rules=gate.rules.select, rev=rev, known_at=known_at, doubts=True)
    except UnusablePlanError as stop:
        # That too is given in the formats asked for.
        emit_findings(checked_stop(stop), request, lang.value if lang else HELP_LANG)
        raise StopError(stop.message) from None
    existing(chosen, case)
    if rev is None and case.plan.source:
        from xxtrack.workflow.source import source_findings  # what reads documents, for plans that name theirs

        besides = source_findings(case.plan, asked_files(plan, actuals))
        case = case._replace(findings=in_order((*case.findings, *besides)))
    if base is None:
        checked = check_case(case, gate)
    else:
        from xxtrack.workflow.base import case_before, check_against  # what compares plans: 5 ms that few need

        before = case_before(base, case, asked_files(plan, actuals), gate)
        if isinstance(before, Case):
            tell_capped(before)
        checked = check_against(before, case, gate)
    finish_check(checked, request, gate.names, case.lang, case.sources)
