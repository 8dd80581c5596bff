"""`xxtrack record ITEM VALUE`: one figure and what belongs beside it into the file that holds the item's figures."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import asked_files, given_language, now, tell_partial, today
from xxtrack.cli.choices import item_ids_named, item_named
from xxtrack.cli.language import help_text
from xxtrack.cli.options import (
    Accept,
    AcceptAll,
    ActualsFile,
    ActualsPath,
    Language,
    PlanPath,
    ReportedOn,
    SourceText,
    complete_items,
)
from xxtrack.cli.streams import print_lines, tell, width
from xxtrack.errors import Exit, UsageError
from xxtrack.model.entry import Accepted, EntryKind
from xxtrack.model.message import msg
from xxtrack.render.importing.entry import entry_text, standing_text
from xxtrack.render.lines import folded
from xxtrack.wording import text
from xxtrack.workflow.case import Case, Files
from xxtrack.workflow.importing import known_aliases
from xxtrack.workflow.record import by_file, case_for_writing, destination, new_figure, standing_of, write_entry
from xxtrack.workflow.undo import take_back


def command(
    item: Annotated[
        str,
        typer.Argument(
            metavar="ITEM", help=help_text("option.item-or-name"), autocompletion=complete_items, show_default=False
        ),
    ] = "",
    value: Annotated[str, typer.Argument(metavar="VALUE", help=help_text("option.value"), show_default=False)] = "",
    period: Annotated[
        str, typer.Option("--period", metavar="PERIOD", help=help_text("option.period"), show_default=False)
    ] = "",
    scope: Annotated[
        str, typer.Option("--scope", metavar="NAME", help=help_text("option.record-scope"), show_default=False)
    ] = "",
    progress: Annotated[
        str, typer.Option("--progress", metavar="TEXT", help=help_text("option.progress"), show_default=False)
    ] = "",
    problem: Annotated[
        str, typer.Option("--problem", metavar="TEXT", help=help_text("option.problem"), show_default=False)
    ] = "",
    next_step: Annotated[
        str, typer.Option("--next", metavar="TEXT", help=help_text("option.next"), show_default=False)
    ] = "",
    evidence: Annotated[
        str, typer.Option("--evidence", metavar="PATH", help=help_text("option.evidence"), show_default=False)
    ] = "",
    source: SourceText = "",
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", help=help_text("option.note"), show_default=False)
    ] = "",
    reported: ReportedOn = None,
    file: ActualsFile = None,
    accept: Accept = None,
    accept_all: AcceptAll = False,
    undo: Annotated[bool, typer.Option("--undo", help=help_text("option.undo"))] = False,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    lang: Language = None,
) -> None:
    """Validate against the plan, append under a lock, and say how the item stands now."""
    files, day = asked_files(plan, actuals), today()
    case = case_for_writing(files, day, given_language(lang))
    tell_partial(case)
    words = {"progress": progress, "problem": problem, "next": next_step, "evidence": evidence}
    if undo:
        if value or period or any(words.values()):
            raise UsageError(msg("undo.alone"))
        _undo(case, files, item, file)
        return
    if not (item and period):
        raise UsageError(msg("entry.incomplete"))
    if not (value or any(words.values())):
        raise UsageError(msg("entry.nothing"))
    columns = {
        "id": item_named(case.plan, item, known_aliases(files, case)).id,
        "value": value,
        "period": period,
        "scope": scope,
        "source": source,
        "note": note,
        "reported": reported or day.isoformat(),
        **words,
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
    after = case_for_writing(files, day, case.lang)
    print_lines(standing_text(standing_of(entry, after), after.lang, width()))
    if file and str(file) not in {read.file for read in after.actuals.files}:
        tell(msg("entry.file-apart", file=str(file)), case.lang)


def _undo(case: Case, files: Files, item: str, file: Path | None) -> None:
    id_ = item_named(case.plan, item, known_aliases(files, case)).id if item else ""
    done = take_back(case, id_, file)
    row = ",".join(done.row.cells)
    print_lines(folded(text("undo.done", case.lang, file=done.file, line=done.row.line, row=row), width()))
