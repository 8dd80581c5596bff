"""`xxtrack template`: a form for one unit."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import asked_case
from xxtrack.cli.choices import existing, selection
from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, Chapters, Language, Leads, PlanPath, Units
from xxtrack.cli.streams import tell
from xxtrack.errors import StopError, UsageError
from xxtrack.model.message import msg
from xxtrack.render.form.table import form_csv
from xxtrack.workflow.form import form_for
from xxtrack.write.output import write_output


def command(
    period: Annotated[str, typer.Option("--period", metavar="PERIOD", help=help_text("option.period"))],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", readable=False, help=help_text("option.output-form"))
    ],
    lead: Leads = None,
    unit: Units = None,
    chapter: Chapters = None,
    every: Annotated[bool, typer.Option("--all", help=help_text("option.all-form"))] = False,
    force: Annotated[bool, typer.Option("--force", help=help_text("option.force"))] = False,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    lang: Language = None,
) -> None:
    """Write the form; importing it back filled in needs no mapping."""
    suffix = output.suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        raise UsageError(msg("form.suffix", path=str(output)))
    if not (lead or unit or chapter or every):
        raise UsageError(msg("form.for-whom"))
    if output.exists() and not force:
        raise UsageError(msg("form.exists", path=str(output)))
    case = asked_case(plan, actuals, None, lang)
    select = existing(selection(chapters=chapter, leads=lead, units=unit), case)
    made = form_for(case, period, [*(lead or ()), *(unit or ()), *(chapter or ())], select)
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
