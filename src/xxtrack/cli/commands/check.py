"""`xxtrack check`: findings and the gate."""

from functools import partial
from typing import Annotated

import typer

from xxtrack.assess.review.gate import FailOn
from xxtrack.assess.rules.performance import Limits
from xxtrack.cli.case import asked_case, asked_files, today
from xxtrack.cli.choices import choice, existing, selection, split
from xxtrack.cli.language import help_text, language_for
from xxtrack.cli.options import (
    ActualsPath,
    AsOf,
    Chapters,
    FindingsFormat,
    FindingsLimit,
    Ids,
    Ignore,
    Kinds,
    KnownAt,
    Language,
    Leads,
    Outputs,
    PlanPath,
    Points,
    Revision,
    Select,
    Statistics,
    Tags,
    Units,
)
from xxtrack.cli.output import emit_findings, finish_check, requested
from xxtrack.cli.streams import tell
from xxtrack.errors import StopError
from xxtrack.model.finding import in_order
from xxtrack.model.message import msg
from xxtrack.workflow.case import Case, Files, UnusablePlanError
from xxtrack.workflow.check import Gate, check_case, checked_stop, chosen_rules, hardened_gate, merged, percentage
from xxtrack.workflow.plans import names_of, plans_in_force


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
    point: Points = None,
    lead: Leads = None,
    unit: Units = None,
    kind: Kinds = None,
    item: Ids = None,
    tag: Tags = None,
    output_format: FindingsFormat = "text",
    output: Outputs = None,
    statistics: Statistics = False,
    limit: FindingsLimit = None,
    watch: Annotated[bool, typer.Option("--watch", help=help_text("option.watch"))] = False,
    lang: Language = None,
) -> None:
    """Judge plan, data and performance; exit 1 where the gate says no."""
    if watch:
        again = partial(command, **{**locals(), "watch": False})
        from xxtrack.cli.watch import keep_checking, refuse_unseen  # what sees a file change: few look on

        refuse_unseen(output_format, output, rev)
        keep_checking(again, plan, actuals, lang)
    limits = Limits(max_lagging, None if min_attainment is None else percentage(min_attainment))
    fails = frozenset(choice(FailOn, name) for name in split(fail_on) or (() if limits.given else ("error",)))
    chosen = selection(chapter, point, lead, unit, kinds=kind, ids=item, tags=tag)
    gate = Gate(fails, limits, chosen_rules(split(select), split(ignore)), chosen)
    request = requested(output_format, output, statistics=statistics)
    files = asked_files(plan, actuals)
    paths, others = plans_in_force(files, as_of, today()) if rev is None else ([files.plan_path()], [])
    try:
        cases = [
            asked_case(path, actuals, as_of, lang, rules=gate.rules.select, rev=rev, known_at=known_at, doubts=True)
            for path in paths
        ]
    except UnusablePlanError as stop:
        # That too is given in the formats asked for.
        emit_findings(checked_stop(stop), request, language_for(lang, plan))
        raise StopError(stop.message) from None
    for case in cases:
        existing(chosen, case)
    if others:
        tell(msg("label.other-plans", names=names_of(others)), cases[0].lang)
    if rev is None:
        cases = [_with_source(case, files) for case in cases]
    if base is None:
        checked = merged([check_case(case, gate) for case in cases])
    else:
        from xxtrack.workflow.base import check_plans  # what compares plans: 5 ms that few need

        checked = check_plans(dict(zip(paths, cases, strict=True)), files, base, gate, today())
    names = hardened_gate(gate, *(case.plan for case in cases)).names
    finish_check(checked, request, names, cases[0].lang, [source for case in cases for source in case.sources], limit)


def _with_source(case: Case, files: Files) -> Case:
    if not case.plan.source:
        return case
    from xxtrack.workflow.source import source_findings  # what reads documents, for plans that name theirs

    return case._replace(findings=in_order((*case.findings, *source_findings(case.plan, files))))
