"""`xxtrack report`: files that people look at, all made from the same assessment."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.assess.course import course_of, expected_curve
from xxtrack.cli.case import asked_case
from xxtrack.cli.choices import existing, one_of, selection
from xxtrack.cli.extras import needs
from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, AsOf, Chapters, KnownAt, Language, Leads, PlanPath, Revision
from xxtrack.cli.output import BINARY, FILE_WIDTH, file_bytes
from xxtrack.cli.streams import show, tell
from xxtrack.errors import UsageError
from xxtrack.model.message import msg
from xxtrack.render import Rendered
from xxtrack.render.bulletin import FORMATS as BULLETIN_FORMATS
from xxtrack.render.ledger import FORMATS as LEDGER_FORMATS
from xxtrack.render.ledger import LedgerReport
from xxtrack.render.page import FORMATS as PAGE_FORMATS
from xxtrack.render.page import PageInput
from xxtrack.render.safe import file_name
from xxtrack.wording import text
from xxtrack.workflow.report import ReportBasis, apart, bulletins, one_bulletin, report_basis
from xxtrack.write.output import write_folder, write_output

FORMATS = (*PAGE_FORMATS, *BULLETIN_FORMATS, *LEDGER_FORMATS)
_SUFFIXES = {"bulletin": ".md"}
"""Where the name of a file that asks for a format does not end in the format's own name."""
_EXTRAS = {"html": ("jinja2", "report"), "docx": ("docx", "word"), "xlsx": ("xlsxwriter", "excel")}
"""The library that a format needs, and the extra that brings it."""


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
    each_lead: Annotated[bool, typer.Option("--each-lead", help=help_text("option.each-lead"))] = False,
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
    name = _format(output_format or ("bulletin" if each_lead else None), output)
    if annex not in {"reference", "inline"}:
        raise UsageError(msg("bulletin.stop-annex"))
    select = selection(chapters=chapter, leads=lead)
    _fitting(name, chapter=bool(chapter), lead=bool(lead), each_lead=each_lead)
    case = asked_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    existing(select, case)
    basis = report_basis(case, select, since, inline=annex == "inline")
    if each_lead:
        place = _folder(output)
        files = _every_issue(basis, name)
        write_folder(place, files)
        tell(msg("bulletin.written-many", count=len(files), path=str(place)), case.lang)
    elif output is None:
        if name in BINARY:
            raise UsageError(msg("bulletin.stop-output", format=name))
        show(_made(name, basis))
    else:
        content = file_bytes(_made(name, basis))
        write_output(output, content)
        tell(msg("report.written", path=str(output), size=-(-len(content) // 1024)), case.lang)
    if case.partial:
        tell(case.partial, case.lang)


def _format(named: str | None, output: Path | None) -> str:
    """The format asked for by name, else by the file's suffix, else the first."""
    if named is not None:
        one_of(named, FORMATS)
    elif output is not None:
        named = next((name for name in FORMATS if output.suffix.lower() == _suffix(name)), None)
        if named is None:
            raise UsageError(msg("report.unknown-suffix", path=str(output), choices=", ".join(FORMATS)))
    return named or FORMATS[0]


def _suffix(name: str) -> str:
    return _SUFFIXES.get(name, f".{name}")


def _fitting(name: str, *, chapter: bool, lead: bool, each_lead: bool) -> None:
    """Raise `UsageError` where options do not go together."""
    if each_lead and lead:
        raise UsageError(msg("bulletin.stop-lead-and-each"))
    if each_lead and name not in BULLETIN_FORMATS:
        raise UsageError(msg("bulletin.stop-not-for", option="--each-lead", format=name))
    if chapter and name in BULLETIN_FORMATS:
        raise UsageError(msg("bulletin.stop-not-for", option="--chapter", format=name))


def _made(name: str, basis: ReportBasis) -> Rendered:
    if name in _EXTRAS:
        needs(*_EXTRAS[name])
    lang = basis.case.lang
    if name in BULLETIN_FORMATS:
        return BULLETIN_FORMATS.render(name, one_bulletin(basis), lang, FILE_WIDTH)
    if name in LEDGER_FORMATS:
        return LEDGER_FORMATS.render(name, LedgerReport(basis.assessment, basis.chosen), lang, FILE_WIDTH)
    return PAGE_FORMATS.render(name, _page(basis), lang, FILE_WIDTH)


def _page(basis: ReportBasis) -> PageInput:
    drawn = [s for whole in basis.chosen for s in (whole, *whole.scopes)]
    courses = {(s.item.id, s.scope): course for s in drawn if (course := course_of(s))}
    curves = {s.item.id: expected_curve(s) for s in basis.chosen}
    partial = basis.case.partial
    return PageInput(
        basis.assessment, basis.chosen, courses, curves, basis.before, basis.moves, partial, basis.owed.levels
    )


def _folder(path: Path | None) -> Path:
    """Where all bulletins go; raises `UsageError` where it is not named or is a file."""
    if path is None:
        raise UsageError(msg("bulletin.stop-folder"))
    if path.exists() and not path.is_dir():
        raise UsageError(msg("bulletin.stop-not-folder", path=str(path)))
    return path


def _every_issue(basis: ReportBasis, name: str) -> dict[str, bytes]:
    """A bulletin for every unit by the name of its file."""
    if name in _EXTRAS:
        needs(*_EXTRAS[name])
    lang = basis.case.lang
    issues = list(bulletins(basis))
    stems = apart([file_name(issue.unit or text("bulletin.nobody-file", lang)) for issue in issues])
    return {
        f"{stem}{_suffix(name)}": file_bytes(BULLETIN_FORMATS.render(name, issue, lang, FILE_WIDTH))
        for stem, issue in zip(stems, issues, strict=True)
    }
