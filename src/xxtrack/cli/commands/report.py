"""`xxtrack report`: files that people look at, all made from the same assessment."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import asked_case, tell_partial
from xxtrack.cli.choices import existing, selection
from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, AsOf, Chapters, KnownAt, Language, Leads, PlanPath, Revision, Tags, Units
from xxtrack.cli.output import BINARY, file_content
from xxtrack.cli.papers import OF_CHAPTERS, OF_UNITS, every_unit, format_asked, month, paper
from xxtrack.cli.streams import show, tell
from xxtrack.errors import UsageError
from xxtrack.model.message import msg
from xxtrack.render.page import FORMATS as PAGE_FORMATS
from xxtrack.workflow.publish import published
from xxtrack.workflow.report import report_basis, with_past
from xxtrack.write.output import write_folder, write_result


def command(
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    rev: Revision = None,
    known_at: KnownAt = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help=help_text("option.since"), show_default=False)
    ] = None,
    chapter: Chapters = None,
    lead: Leads = None,
    unit: Units = None,
    tag: Tags = None,
    all_of_month: Annotated[bool, typer.Option("--all-of-month", help=help_text("option.all-of-month"))] = False,
    each_lead: Annotated[bool, typer.Option("--each-lead", help=help_text("option.each-lead"))] = False,
    public: Annotated[bool, typer.Option("--public", help=help_text("option.public"))] = False,
    annex: Annotated[str, typer.Option("--annex", metavar="WHERE", help=help_text("option.annex"))] = "reference",
    output_format: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help=help_text("option.format-report"), show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", readable=False, help=help_text("option.output-report"), show_default=False
        ),
    ] = None,
    lang: Language = None,
) -> None:
    """One report into one file, a text to standard output where no file is named, or one for every unit."""
    name = format_asked(output_format or ("bulletin" if each_lead or all_of_month else None), output)
    if annex not in {"reference", "inline"}:
        raise UsageError(msg("bulletin.stop-annex"))
    select = selection(chapters=chapter, leads=lead, units=unit, tags=tag)
    if public and name not in PAGE_FORMATS:
        raise UsageError(msg("bulletin.stop-not-for", option="--public", format=name))
    _fitting(name, chapter=bool(chapter), lead=bool(lead or unit), each_lead=each_lead)
    case = asked_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    existing(select, case)
    basis = report_basis(case, select, since, inline=annex == "inline")
    if name in PAGE_FORMATS:
        basis = published(with_past(basis)) if public else with_past(basis)
    if all_of_month or each_lead:
        place = _folder(output)
        files = month(basis) if all_of_month else every_unit(name, basis)
        write_folder(place, files)
        tell(msg("bulletin.written-many", count=len(files), path=str(place)), case.lang)
    elif output is None:
        if name in BINARY or name.endswith("-docx"):
            raise UsageError(msg("bulletin.stop-output", format=name))
        show(paper(name, basis))
    else:
        write_result(output, file_content(paper(name, basis)))
        tell(msg("report.written", path=str(output), size=-(-output.stat().st_size // 1024)), case.lang)
    tell_partial(case)


def _fitting(name: str, *, chapter: bool, lead: bool, each_lead: bool) -> None:
    """Raise `UsageError` where options do not go together."""
    if each_lead and lead:
        raise UsageError(msg("bulletin.stop-lead-and-each"))
    if each_lead and name not in OF_UNITS:
        raise UsageError(msg("bulletin.stop-not-for", option="--each-lead", format=name))
    if chapter and (each_lead or name in OF_UNITS - OF_CHAPTERS):
        raise UsageError(msg("bulletin.stop-not-for", option="--chapter", format=name))


def _folder(path: Path | None) -> Path:
    """Where all files go; raises `UsageError` where it is not named or is a file."""
    if path is None:
        raise UsageError(msg("bulletin.stop-folder"))
    if path.exists() and not path.is_dir():
        raise UsageError(msg("bulletin.stop-not-folder", path=str(path)))
    return path
