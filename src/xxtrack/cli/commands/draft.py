"""`xxtrack draft DOCUMENT`: a plan from a document."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import today
from xxtrack.cli.language import help_text, language_for
from xxtrack.cli.options import LangChoice, Language, PlanPath
from xxtrack.cli.streams import print_lines, tell, tell_lines, width, write
from xxtrack.errors import StopError, UsageError
from xxtrack.load.find import find_plan, is_there
from xxtrack.model.message import msg
from xxtrack.render.draft.terminal import DraftReport, doubt_lines, draft_summary
from xxtrack.wording import Lang, say
from xxtrack.workflow.draft import Drafted, doubts_left, draft_document
from xxtrack.workflow.redraft import redraft
from xxtrack.write.output import write_folder, write_output


def command(
    document: Annotated[
        Path | None, typer.Argument(metavar="DOCUMENT", readable=False, help=help_text("option.draft-document"))
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", readable=False, help=help_text("option.output-file"), show_default=False
        ),
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option("--text", metavar="FILE", readable=False, help=help_text("option.draft-text"), show_default=False),
    ] = None,
    list_doubts: Annotated[bool, typer.Option("--list", help=help_text("option.draft-list"))] = False,
    year: Annotated[
        int,
        typer.Option(
            "--year", metavar="YEAR", min=2000, max=2079, help=help_text("option.draft-year"), show_default=False
        ),
    ] = 0,
    update: Annotated[
        Path | None,
        typer.Option(
            "--update", metavar="PLAN", readable=False, help=help_text("option.draft-update"), show_default=False
        ),
    ] = None,
    last_year: Annotated[
        Path | None,
        typer.Option("--from", metavar="PLAN", readable=False, help=help_text("option.draft-from"), show_default=False),
    ] = None,
    plan: PlanPath = None,
    lang: Language = None,
) -> None:
    """Draft, say what it comes to, and write; what is doubtful is marked in the file."""
    if document is None:
        if not list_doubts:
            raise UsageError(msg("draft.what"))
        _list(plan or find_plan(Path.cwd()), lang)
        return
    if update:
        _update(document, update, lang.value if lang else None)
        return
    if output and is_there(output):
        raise StopError(msg("draft.exists", path=str(output)))
    drafted = draft_document(document, Path.cwd(), year, last_year, today().year)
    language: Lang = lang.value if lang else ("en" if drafted.draft.language == "en" else "zh")
    if drafted.carried:
        tell(msg("draft.carried", count=drafted.carried), language)
    if text:
        write_output(text, (drafted.document.text.rstrip("\n") + "\n").encode())
    summary = draft_summary(_report(drafted, language, limit=0 if list_doubts else 10), language, width())
    if drafted.draft.results_only:
        tell_lines(summary)
    elif output:
        write_folder(output.parent, {output.name: drafted.text.encode()})
        print_lines(summary)
        tell(msg("label.written", path=str(output)), language)
    else:
        write(drafted.text)
        tell_lines(summary)


def _update(document: Path, path: Path, lang: Lang | None) -> None:
    found = redraft(document, path, Path.cwd())
    language: Lang = lang or ("en" if found.plan.language == "en" else "zh")
    if not found.differences:
        tell(msg("draft.up-to-date"), language)
        return
    rows = [(one.item, one.name, say(one.message, language), str(path)) for one in found.differences]
    print_lines(doubt_lines(rows))
    write_output(path, found.text.encode())
    tell(msg("draft.updated", count=len(found.differences)), language)
    tell(msg("label.written", path=str(path)), language)


def _list(path: Path, lang: LangChoice | None) -> None:
    doubts = doubts_left(path, Path.cwd())
    if not doubts:
        tell(msg("draft.no-doubt"), language_for(lang, path))
    print_lines(doubt_lines([(doubt.item, "", doubt.text, str(doubt.where)) for doubt in doubts]))


def _report(drafted: Drafted, lang: Lang, limit: int) -> DraftReport:
    doubts = [(d.item, d.name, say(d.message, lang), str(d.where)) for d in drafted.doubts]
    reasons = [doubt.message for doubt in drafted.doubts]
    left_out = drafted.document.left_out
    return DraftReport(drafted.draft, drafted.document.file, drafted.unstated, doubts, reasons, left_out, limit)
