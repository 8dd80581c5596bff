"""`xxtrack assign TABLE`: who leads what, from a table into the plan."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import Language, PlanPath
from xxtrack.cli.streams import print_lines, tell, width
from xxtrack.load.find import find_plan
from xxtrack.model.message import msg
from xxtrack.render.assign.terminal import AssignReport, assign_text
from xxtrack.wording import Lang, say
from xxtrack.workflow.assign import AssignedPlan, assigned_plan
from xxtrack.write.output import write_output


def command(
    table: Annotated[Path, typer.Argument(metavar="TABLE", readable=False, help=help_text("option.assign-table"))],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=help_text("option.yes"))] = False,
    plan: PlanPath = None,
    lang: Language = None,
) -> None:
    """Show the difference; write only with --yes."""
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
