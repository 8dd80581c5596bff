"""`xxtrack template`: a form for one unit."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import asked_case
from xxtrack.cli.choices import existing, selection
from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, Chapters, Language, Leads, PlanPath, Tags, Units
from xxtrack.cli.streams import tell
from xxtrack.errors import StopError, UsageError
from xxtrack.model.due import Form
from xxtrack.model.message import msg
from xxtrack.render.form.table import form_csv
from xxtrack.render.safe import apart, file_name
from xxtrack.wording import Lang
from xxtrack.workflow.case import Case
from xxtrack.workflow.form import every_form, form_for
from xxtrack.write.output import write_folder, write_output


def command(
    period: Annotated[str, typer.Option("--period", metavar="PERIOD", help=help_text("option.period"))],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", readable=False, help=help_text("option.output-form"))
    ],
    lead: Leads = None,
    unit: Units = None,
    chapter: Chapters = None,
    tag: Tags = None,
    each_lead: Annotated[bool, typer.Option("--each-lead", help=help_text("option.each-lead-form"))] = False,
    every: Annotated[bool, typer.Option("--all", help=help_text("option.all-form"))] = False,
    force: Annotated[bool, typer.Option("--force", help=help_text("option.force"))] = False,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    lang: Language = None,
) -> None:
    """Write the form; importing it back filled in needs no mapping."""
    if each_lead:
        _every_form(output, asked_case(plan, actuals, None, lang), period, force=force)
        return
    suffix = output.suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        raise UsageError(msg("form.suffix", path=str(output)))
    if not (lead or unit or chapter or tag or every):
        raise UsageError(msg("form.for-whom"))
    if output.exists() and not force:
        raise UsageError(msg("form.exists", path=str(output)))
    case = asked_case(plan, actuals, None, lang)
    select = existing(selection(chapters=chapter, leads=lead, units=unit, tags=tag), case)
    made = form_for(case, period, [*(lead or ()), *(unit or ()), *(chapter or ()), *(tag or ())], select)
    content = form_csv(made, case.lang, 0) if suffix == ".csv" else _excel(made, case.lang)
    write_output(output, content)
    tell(msg("form.written", path=str(output), rows=len(made.rows)), case.lang)


def _excel(made: Form, lang: Lang) -> bytes:
    try:
        from xxtrack.render.form.xlsx import form_xlsx
    except ImportError:
        raise StopError(msg("form.no-excel")) from None
    return form_xlsx(made, lang, 0)


def _every_form(folder: Path, case: Case, period: str, *, force: bool) -> None:
    """A form for every unit that answers for anything, each in a file of its own name."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(msg("bulletin.stop-not-folder", path=str(folder)))
    forms = every_form(case, period)
    names = [f"{name}.xlsx" for name in apart([file_name(made.who) for made in forms])]
    there = [name for name in names if (folder / name).exists()]
    if there and not force:
        raise UsageError(msg("form.exists", path=str(folder / there[0])))
    write_folder(folder, {name: _excel(made, case.lang) for name, made in zip(names, forms, strict=True)})
    tell(msg("form.written-many", count=len(forms), path=str(folder)), case.lang)
