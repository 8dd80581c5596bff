"""`xxtrack assign TABLE`: who leads what, from a table into the plan."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import asked_files, loaded_case
from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, LangChoice, Language, PlanPath
from xxtrack.cli.streams import print_lines, show, tell, width
from xxtrack.errors import UsageError
from xxtrack.load.find import find_plan
from xxtrack.model.message import msg
from xxtrack.render.assign.codeowners import codeowners_text
from xxtrack.render.assign.terminal import AssignReport, assign_text
from xxtrack.render.safe import apart, file_name
from xxtrack.wording import Lang, say
from xxtrack.workflow.assign import AssignedPlan, assigned_plan
from xxtrack.workflow.case import Files, read_inputs
from xxtrack.workflow.owners import owners
from xxtrack.write.output import write_output, write_result


def command(
    table: Annotated[
        Path | None,
        typer.Argument(metavar="TABLE", readable=False, help=help_text("option.assign-table"), show_default=False),
    ] = None,
    codeowners: Annotated[
        Path | None,
        typer.Option(
            "--codeowners", metavar="ACCOUNTS", readable=False, help=help_text("option.codeowners"), show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", readable=False, help=help_text("option.output-owners"), show_default=False
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=help_text("option.yes"))] = False,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    lang: Language = None,
) -> None:
    """Show the difference; write only with --yes. Or who approves which file."""
    if (table is None) == (codeowners is None):
        raise UsageError(msg("assign.one-of"))
    if codeowners:
        _owners(codeowners, asked_files(plan, actuals), lang, output)
    elif table:
        _assign(table, plan, lang, yes=yes)


def _owners(accounts: Path, files: Files, lang: LangChoice | None, output: Path | None) -> None:
    """The CODEOWNERS, and what it cannot say."""
    case = loaded_case(read_inputs(files), None, lang)
    units = case.plan.answering.units
    names = dict(zip(units, apart([file_name(unit) for unit in units]), strict=True))
    found = owners(accounts, case, files, names)
    content = codeowners_text(found, case.lang)
    if output is None:
        show(content)
    else:
        write_result(output, content.encode())
        tell(msg("label.written", path=str(output)), case.lang)
    left = {"no-account": found.without_account, "unknown-units": found.unknown}
    left |= {"shared-files": found.shared, "unwritable-files": found.unwritable}
    for key, names_left in left.items():
        if names_left:
            tell(msg(f"assign.{key}", count=len(names_left), names=names_left), case.lang)
    if not found.office:
        tell(msg("assign.no-office"), case.lang)


def _assign(table: Path, plan: Path | None, lang: LangChoice | None, *, yes: bool) -> None:
    path = plan or find_plan(Path.cwd())
    found = assigned_plan(table, path, Path.cwd())
    language: Lang = lang.value if lang else ("en" if found.plan.language == "en" else "zh")
    print_lines(assign_text(_report(found, language), language, width()))
    if not found.changes:
        tell(msg("assign.nothing"), language)
    elif not yes:
        tell(msg("assign.dry"), language)
    else:
        write_output(path, found.text.encode())
        tell(msg("label.written", path=str(path)), language)


def _report(found: AssignedPlan, lang: Lang) -> AssignReport:
    rows = [
        (row.where, row.words, " ".join(say(part, lang) for part in (row.reason, row.hint) if part))
        for row in found.unassigned
    ]
    return AssignReport(found.changes, rows, found.same, found.without_lead)
