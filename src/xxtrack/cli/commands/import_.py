"""`xxtrack import FILES|FOLDER…`: the figures of offices' tables into the files of figures."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import asked_files, given_language, now, tell_partial, today
from xxtrack.cli.choices import choice, item_ids_named, one_of
from xxtrack.cli.language import formats_help, help_text
from xxtrack.cli.options import Accept, AcceptAll, ActualsFile, ActualsPath, Language, PlanPath, ReportedOn, SourceText
from xxtrack.cli.output import emit
from xxtrack.cli.streams import tell
from xxtrack.errors import Exit, UsageError
from xxtrack.load.office.context import ImportOptions
from xxtrack.model.actuals import Basis
from xxtrack.model.entry import Accepted, EntryKind, ImportReport
from xxtrack.model.message import msg
from xxtrack.render.importing import FORMATS, PlanImport
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, text
from xxtrack.workflow import importing
from xxtrack.workflow.case import Case
from xxtrack.workflow.importing import near_names, read_office_tables, write_tables
from xxtrack.workflow.record import case_for_writing, destination

_SHOWN = 3
"""Near names for which the option is written out."""


def command(
    tables: Annotated[
        list[Path], typer.Argument(metavar="FILE|FOLDER", readable=False, help=help_text("option.import-file"))
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=help_text("option.yes"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=help_text("option.dry-run"))] = False,
    period: Annotated[
        str, typer.Option("--period", metavar="PERIOD", help=help_text("option.import-period"), show_default=False)
    ] = "",
    basis: Annotated[
        str, typer.Option("--basis", metavar="BASIS", help=help_text("option.basis"), show_default=False)
    ] = "",
    source: SourceText = "",
    reported: ReportedOn = None,
    file: ActualsFile = None,
    learn: Annotated[
        list[str] | None,
        typer.Option("--learn", metavar="NAME=ID", help=help_text("option.learn"), show_default=False),
    ] = None,
    keep_plan: Annotated[bool, typer.Option("--keep-plan", help=help_text("option.keep-plan"))] = False,
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
    tell_partial(case)
    accepted = Accepted(item_ids_named(case.plan, accept), accept_all)
    options = ImportOptions(period, choice(Basis, basis) if basis else None, source, reported or day.isoformat())
    aliases = _aliases(learn or [], case)
    options = replace(options, aliases=aliases, now=now())
    reports = read_office_tables(tables, files, case, options, accepted)
    writes = yes and not dry_run
    if writes:
        aliases |= _asked(near_names(reports), case)
        if aliases:
            reports = read_office_tables(tables, files, case, replace(options, aliases=aliases), accepted)
            told = importing.learn(aliases, files, case, keep_plan=keep_plan)
            tell(msg("import.learnt", count=len(aliases), file=told), case.lang)
        reports = write_tables(reports, case, destination(files, file))
    emit(FORMATS, output_format, PlanImport(reports, case.plan, case.left_out), case.lang)
    _tell_what_is_left(reports, case.lang)
    if not all(report.is_complete for report in reports):
        raise typer.Exit(Exit.GATE)


def _aliases(given: Sequence[str], case: Case) -> dict[str, str]:
    """The names that are to be learnt; raises `UsageError` where one is not NAME=ID."""
    aliases: dict[str, str] = {}
    for pair in given:
        name, _, id_ = pair.rpartition("=")
        if not name.strip() or id_.strip() not in case.plan.items:
            raise UsageError(msg("import.learn-form", text=pair))
        aliases[name.strip()] = id_.strip()
    return aliases


def _asked(near: Mapping[str, str], case: Case) -> dict[str, str]:
    """The near names that somebody at a terminal says are right, asked one by one; elsewhere none."""
    if not _is_at_terminal():
        return {}
    items = case.plan.items
    return {
        name: id_
        for name, id_ in near.items()
        if typer.confirm(
            plain(text("import.learn-ask", case.lang, name=name, id=id_, item=items[id_].name)), default=False, err=True
        )
    }


def _is_at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _tell_what_is_left(reports: Sequence[ImportReport], lang: Lang) -> None:
    """What was not read or not written, and how it would be."""
    for report in reports:
        for finding in report.breaks:
            tell(msg("import.broken-off", where=str(finding.where), reason=finding.message), lang)
    entries = [entry for report in reports for entry in report.entries]
    if not any(report.written for report in reports) and any(entry.adds for entry in entries):
        tell(msg("import.dry"), lang)
    if near := near_names(reports):
        options = " ".join(f"--learn {name}={id_}" for name, id_ in list(near.items())[:_SHOWN])
        tell(msg("import.learn-hint", count=len(near), options=options), lang)
    held = [entry.actual.item for entry in entries if entry.kind is EntryKind.HELD]
    if held:
        tell(msg("import.held-back", count=len(held), ids=",".join(dict.fromkeys(held))), lang)
