"""`xxtrack import FILE`: the figures of an office's table into the files of figures."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, Language, PlanPath


def import_figures(
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
    output_format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=help_text("option.format-import"))
    ] = "table",
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    lang: Language = None,
) -> None:
    """Read, match, show; write only with --yes."""
    from xxtrack.assess.rules.data_rules import new_warnings
    from xxtrack.cli.choices import choice
    from xxtrack.cli.figures import actuals_folder, destinations, open_for_writing, written
    from xxtrack.cli.streams import show, tell, width
    from xxtrack.errors import StopError, UsageError
    from xxtrack.load.find import shown
    from xxtrack.load.office.importing import import_report, read_import
    from xxtrack.load.office.sheet import ImportOptions
    from xxtrack.load.source import read_file
    from xxtrack.model.actuals import Basis
    from xxtrack.model.entry import EntryKind
    from xxtrack.model.finding import Finding
    from xxtrack.model.message import msg
    from xxtrack.render.importing import FORMATS, PlanImport

    if output_format not in FORMATS:
        raise UsageError(msg("stop.bad-choice", text=output_format, choices=", ".join(FORMATS)))
    case = open_for_writing(plan, actuals, lang)
    content = read_file(table, shown(table, Path.cwd()), "XX401")
    if isinstance(content, Finding):
        raise StopError(msg("import.unusable", file=content.where.file, reason=content.message))
    day = reported or date.today().isoformat()  # noqa: DTZ011 - the office's local day is meant
    options = ImportOptions(period, choice(Basis, basis) if basis else None, source, day)
    result = read_import(content, case.plan, options)
    if result.findings and not result.candidates:
        raise StopError(msg("import.unusable", file=content.name, reason=result.findings[0].message))
    if not any(sheet.columns for sheet in result.sheets):
        raise StopError(msg("import.no-table", file=content.name))
    report = import_report(content.name, result, case.plan, case.actuals)
    figures = [entry.actual for entry in report.entries if entry.adds]
    report = replace(report, warnings=(*report.warnings, *new_warnings(case.plan, case.actuals, figures)))
    if yes and not dry_run:
        folder = actuals_folder(plan, actuals)
        paths = tuple(str(path) for path in destinations(report.entries, case, folder, file))
        outcome = written(report.entries, case, folder, file)
        report = replace(report.with_entries(outcome), written=True, files=paths)
    show(FORMATS.render(output_format, PlanImport(report, case.plan), case.lang, width()))
    for finding in result.findings:
        tell(msg("import.broken-off", where=str(finding.where), reason=finding.message), case.lang)
    if not report.written and report.count(EntryKind.NEW) + report.count(EntryKind.REVISION):
        tell(msg("import.dry"), case.lang)
