"""`xxtrack report`: files that people look at, all made from the same assessment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from xxtrack.assess.course import course_of, expected_curve
from xxtrack.cli.case import asked_case
from xxtrack.cli.choices import selection
from xxtrack.cli.extras import needs
from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, AsOf, Chapters, KnownAt, Language, Leads, PlanPath, Revision
from xxtrack.cli.streams import tell, write_bytes
from xxtrack.errors import UsageError
from xxtrack.model.bulletin import Bulletin
from xxtrack.model.message import msg
from xxtrack.render.safe import file_name
from xxtrack.wording import Lang, text
from xxtrack.workflow.report import ReportBasis, apart, bulletins, one_bulletin, report_basis
from xxtrack.write.output import write_folder, write_output

Build = Callable[[Bulletin, Lang], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the report; ``suffix`` is what a file name ends in to ask for it."""

    suffix: str
    build: Callable[[ReportBasis], bytes]
    of_unit: Build | None = None
    """How a bulletin is built, for the formats that have one for every unit."""
    text: bool = False
    """Whether it can go to a terminal."""


def _html(basis: ReportBasis) -> bytes:
    from xxtrack.render.page.build import page_html
    from xxtrack.render.page.views import PageInput

    needs("jinja2", "report")
    drawn = [s for whole in basis.chosen for s in (whole, *whole.scopes)]
    courses = {(s.item.id, s.scope): course for s in drawn if (course := course_of(s))}
    curves = {s.item.id: expected_curve(s) for s in basis.chosen}
    case = basis.case
    page = PageInput(basis.assessment, basis.chosen, courses, curves, basis.before, basis.moves, case.partial)
    return page_html(page, case.lang).encode()


def _markdown(issue: Bulletin, lang: Lang) -> bytes:
    from xxtrack.render.bulletin.markdown import bulletin_markdown

    return bulletin_markdown(issue, lang, 0).encode()


def _docx(issue: Bulletin, lang: Lang) -> bytes:
    from xxtrack.render.bulletin.docx import bulletin_docx

    needs("docx", "word")
    return bulletin_docx(issue, lang, 0)


def _issue(build: Build) -> Callable[[ReportBasis], bytes]:
    return lambda basis: build(one_bulletin(basis), basis.case.lang)


def _xlsx(basis: ReportBasis) -> bytes:
    from xxtrack.render.ledger.xlsx import ledger_xlsx

    needs("xlsxwriter", "excel")
    return ledger_xlsx(basis.assessment, basis.chosen, basis.case.lang)


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", _html, text=True),
    "bulletin": Format(".md", _issue(_markdown), of_unit=_markdown, text=True),
    "docx": Format(".docx", _issue(_docx), of_unit=_docx),
    "xlsx": Format(".xlsx", _xlsx),
}


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
    name, asked = _format(output_format or ("bulletin" if each_lead else None), output)
    select = selection(chapters=chapter, leads=lead)
    _fitting(name, asked, chapter=bool(chapter), lead=bool(lead), each_lead=each_lead)
    case = asked_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    basis = report_basis(case, select, since)
    if each_lead and asked.of_unit:
        place = _folder(output)
        files = _every_issue(basis, asked.of_unit)
        write_folder(place, {f"{stem}{asked.suffix}": content for stem, content in files.items()})
        tell(msg("bulletin.written-many", count=len(files), path=str(place)), case.lang)
    else:
        if output is None and not asked.text:
            raise UsageError(msg("bulletin.stop-output", format=name))
        content = asked.build(basis)
        if output is None:
            write_bytes(content)
        else:
            write_output(output, content)
            tell(msg("report.written", path=str(output), size=-(-len(content) // 1024)), case.lang)
    if case.partial:
        tell(case.partial, case.lang)


def _format(named: str | None, output: Path | None) -> tuple[str, Format]:
    """The format asked for by name, else by the file's suffix, else the first."""
    choices = ", ".join(FORMATS)
    if named is not None:
        if named not in FORMATS:
            raise UsageError(msg("stop.bad-choice", text=named, choices=choices))
        return named, FORMATS[named]
    if output is None:
        return next(iter(FORMATS.items()))
    for name, known in FORMATS.items():
        if output.suffix.lower() == known.suffix:
            return name, known
    raise UsageError(msg("report.unknown-suffix", path=str(output), choices=choices))


def _fitting(name: str, asked: Format, *, chapter: bool, lead: bool, each_lead: bool) -> None:
    """Raise `UsageError` where options do not go together."""
    if each_lead and lead:
        raise UsageError(msg("bulletin.stop-lead-and-each"))
    if each_lead and not asked.of_unit:
        raise UsageError(msg("bulletin.stop-not-for", option="--each-lead", format=name))
    if chapter and asked.of_unit:
        raise UsageError(msg("bulletin.stop-not-for", option="--chapter", format=name))


def _folder(path: Path | None) -> Path:
    """Where all bulletins go; raises `UsageError` where it is not named or is a file."""
    if path is None:
        raise UsageError(msg("bulletin.stop-folder"))
    if path.exists() and not path.is_dir():
        raise UsageError(msg("bulletin.stop-not-folder", path=str(path)))
    return path


def _every_issue(basis: ReportBasis, build: Build) -> dict[str, bytes]:
    """A bulletin for every unit by file name without a suffix."""
    lang = basis.case.lang
    issues = list(bulletins(basis))
    names = apart([file_name(issue.unit or text("bulletin.nobody-file", lang)) for issue in issues])
    return {name: build(issue, lang) for name, issue in zip(names, issues, strict=True)}
