"""`xxtrack template`: a form for one unit."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, Chapters, Language, Leads, PlanPath

if TYPE_CHECKING:
    from xxtrack.model.plan import Plan


def template(
    period: Annotated[str, typer.Option("--period", metavar="PERIOD", help=help_text("option.period"))],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", readable=False, help=help_text("option.output-form"))
    ],
    lead: Leads = None,
    chapter: Chapters = None,
    every: Annotated[bool, typer.Option("--all", help=help_text("option.all-form"))] = False,
    force: Annotated[bool, typer.Option("--force", help=help_text("option.force"))] = False,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    lang: Language = None,
) -> None:
    """Write the form; importing it back filled in needs no mapping."""
    from xxtrack.assess.due import form
    from xxtrack.assess.evaluate import evaluate
    from xxtrack.cli.case import open_case
    from xxtrack.cli.choices import selection
    from xxtrack.cli.streams import tell
    from xxtrack.errors import StopError, UsageError
    from xxtrack.model.message import msg
    from xxtrack.model.period import PeriodError
    from xxtrack.model.period_grammar import parse_period
    from xxtrack.render.form.table import form_csv
    from xxtrack.write.output import write_output

    suffix = output.suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        raise UsageError(msg("form.suffix", path=str(output)))
    if not (lead or chapter or every):
        raise UsageError(msg("form.for-whom"))
    if output.exists() and not force:
        raise UsageError(msg("form.exists", path=str(output)))
    case = open_case(plan, actuals, None, lang)
    try:
        end = parse_period(period, case.plan.year).end
    except PeriodError as error:
        raise UsageError(error.message(period)) from None
    if not case.plan.start <= end <= case.plan.end:
        outside = msg("row.period-outside", text=period, start=case.plan.start, end=case.plan.end)
        raise UsageError(outside)
    assessment = evaluate(case.plan, case.actuals, case.plan.end)
    who = "、".join([*(lead or ()), *(chapter or ())])
    made = form(assessment, who, selection(chapters=chapter, leads=lead), end)
    if not made.rows:
        raise UsageError(msg("form.nothing", who=who, units=_units(case.plan)))
    if suffix == ".csv":
        content = form_csv(made, case.lang, 0)
    else:
        try:
            from xxtrack.render.form.xlsx import form_xlsx
        except ImportError:
            raise StopError(msg("form.no-excel")) from None
        content = form_xlsx(made, case.lang, 0)
    write_output(output, content)
    tell(msg("form.written", path=str(output), rows=len(made.rows)), case.lang)


def _units(plan: "Plan") -> tuple[str, ...]:
    """Who can be asked: leads, supporting units and members of groups that report for themselves."""
    named = {name for item in plan.items.values() for name in (item.lead, *item.support, *plan.scopes_of(item))}
    return tuple(sorted(named - {""}))
