"""`xxtrack import FILE`: the figures of an office's table into the files of figures."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import asked_files, given_language, today
from xxtrack.cli.choices import accepted_items, choice, one_of
from xxtrack.cli.language import formats_help, help_text
from xxtrack.cli.options import Accept, AcceptAll, ActualsPath, Language, PlanPath
from xxtrack.cli.output import emit
from xxtrack.cli.streams import tell
from xxtrack.errors import Exit
from xxtrack.load.office.context import ImportOptions
from xxtrack.model.actuals import Basis
from xxtrack.model.entry import EntryKind
from xxtrack.model.message import msg
from xxtrack.render.importing import FORMATS, PlanImport
from xxtrack.workflow.record import case_for_writing, destination, read_office_table, write_table


def command(
    table: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help=help_text("option.import-file"))],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=help_text("option.yes"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=help_text("option.dry-run"))] = False,
    period: Annotated[
        str, typer.Option("--period", metavar="PERIOD", help=help_text("option.import-period"), show_default=False)
    ] = "",
    basis: Annotated[
        str, typer.Option("--basis", metavar="BASIS", help=help_text("option.basis"), show_default=False)
    ] = "",
    source: Annotated[
        str, typer.Option("--source", metavar="TEXT", help=help_text("option.source"), show_default=False)
    ] = "",
    reported: Annotated[
        str | None, typer.Option("--reported", metavar="DATE", help=help_text("option.reported"), show_default=False)
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="CSV", readable=False, help=help_text("option.file"), show_default=False),
    ] = None,
    accept: Accept = None,
    accept_all: AcceptAll = False,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help=formats_help(FORMATS))] = "table",
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    lang: Language = None,
) -> None:
    """Read, match, show; write only with --yes."""
    one_of(output_format, FORMATS)
    files, day = asked_files(plan, actuals), today()
    case = case_for_writing(files, day, given_language(lang))
    accepted = accepted_items(case.plan, accept, all_of_them=accept_all)
    options = ImportOptions(period, choice(Basis, basis) if basis else None, source, reported or day.isoformat())
    report, unread = read_office_table(table, files, case, options, accepted)
    if yes and not dry_run:
        report = write_table(report, case, destination(files, file))
    emit(FORMATS, output_format, PlanImport(report, case.plan), case.lang)
    for finding in unread:
        tell(msg("import.broken-off", where=str(finding.where), reason=finding.message), case.lang)
    if not report.written and report.count(EntryKind.NEW) + report.count(EntryKind.REVISION):
        tell(msg("import.dry"), case.lang)
    held = tuple(dict.fromkeys(entry.actual.item for entry in report.entries if entry.kind is EntryKind.HELD))
    if held:
        tell(msg("import.held-back", count=report.count(EntryKind.HELD), ids=",".join(held)), case.lang)
    if report.written and (held or report.unplaced):
        raise typer.Exit(Exit.GATE)
