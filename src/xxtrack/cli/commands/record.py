"""`xxtrack record ID VALUE`: one figure into the file that holds the item's figures."""

from typing import Annotated

import typer

from xxtrack.cli.case import asked_files, given_language, now, today
from xxtrack.cli.choices import item_ids_named, item_named
from xxtrack.cli.language import help_text
from xxtrack.cli.options import (
    Accept,
    AcceptAll,
    ActualsFile,
    ActualsPath,
    ItemId,
    Language,
    PlanPath,
    ReportedOn,
    SourceText,
)
from xxtrack.cli.streams import print_lines, tell, width
from xxtrack.errors import Exit
from xxtrack.model.entry import Accepted, EntryKind
from xxtrack.model.message import msg
from xxtrack.render.importing.entry import entry_text, standing_text
from xxtrack.workflow.record import by_file, case_for_writing, destination, new_figure, standing_of, write_entry


def command(
    item: ItemId,
    value: Annotated[str, typer.Argument(metavar="VALUE", help=help_text("option.value"))],
    period: Annotated[str, typer.Option("--period", metavar="PERIOD", help=help_text("option.period"))],
    scope: Annotated[
        str, typer.Option("--scope", metavar="NAME", help=help_text("option.record-scope"), show_default=False)
    ] = "",
    source: SourceText = "",
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", help=help_text("option.note"), show_default=False)
    ] = "",
    reported: ReportedOn = None,
    file: ActualsFile = None,
    accept: Accept = None,
    accept_all: AcceptAll = False,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    lang: Language = None,
) -> None:
    """Validate against the plan, append under a lock, and say how the item stands now."""
    files, day, language = asked_files(plan, actuals), today(), given_language(lang)
    case = case_for_writing(files, day, language)
    columns = {
        "id": item_named(case.plan, item).id,
        "value": value,
        "period": period,
        "scope": scope,
        "source": source,
        "note": note,
        "reported": reported or day.isoformat(),
    }
    entry, warnings = new_figure(columns, case, Accepted(item_ids_named(case.plan, accept), accept_all), now())
    for finding in warnings:
        where = str(finding.where)
        message = msg("entry.at", where=where, message=finding.message) if where else finding.message
        tell(msg("entry.warning", message=message), case.lang)
    if entry.kind is EntryKind.HELD:
        tell(msg("import.held-back", count=1, ids=entry.actual.item), case.lang)
        raise typer.Exit(Exit.GATE)
    to = destination(files, file)
    paths = [str(path) for path in by_file([entry], case, to)]
    entry = write_entry(entry, case, to)
    print_lines(entry_text(entry, case.plan, paths, case.lang, width()))
    after = case_for_writing(files, day, language)
    print_lines(standing_text(standing_of(entry, after), after.lang, width()))
    if file and str(file) not in {read.file for read in after.actuals.files}:
        tell(msg("entry.file-apart", file=str(file)), case.lang)
