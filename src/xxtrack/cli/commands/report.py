"""`xxtrack report`: files that people look at, all made from the same assessment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, AsOf, Chapters, KnownAt, Language, Leads, PlanPath, Revision

if TYPE_CHECKING:
    from xxtrack.cli.bulletins import Build
    from xxtrack.cli.case import Case
    from xxtrack.model.assessment import Assessment, Move, Standing


@dataclass(frozen=True, slots=True)
class Job:
    """What every format is made from."""

    case: "Case"
    assessment: "Assessment"
    chosen: "tuple[Standing, ...]"
    before: "Assessment | None"
    """The standing at the last issue; None for the first."""
    moves: "tuple[Move, ...]"
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the report; ``suffix`` is what a file name ends in to ask for it."""

    suffix: str
    build: Callable[[Job], bytes]
    of_units: "Callable[[], Build] | None" = None
    """How a bulletin is built, for the formats that have one for every unit."""
    text: bool = False
    """Whether it can go to a terminal."""


def _html(job: Job) -> bytes:
    from xxtrack.assess.course import course_of, expected_curve
    from xxtrack.cli.extras import needs
    from xxtrack.render.page.build import page_html
    from xxtrack.render.page.views import PageInput

    needs("jinja2", "report")
    drawn = [s for whole in job.chosen for s in (whole, *whole.scopes)]
    courses = {(s.item.id, s.scope): course for s in drawn if (course := course_of(s))}
    curves = {s.item.id: expected_curve(s) for s in job.chosen}
    page = PageInput(job.assessment, job.chosen, courses, curves, job.before, job.moves, job.case.partial)
    return page_html(page, job.case.lang).encode()


def _markdown() -> "Build":
    from xxtrack.cli.bulletins import as_markdown

    return as_markdown


def _docx() -> "Build":
    from xxtrack.cli.bulletins import as_docx

    return as_docx


def _issue(build: "Callable[[], Build]") -> Callable[[Job], bytes]:
    def built(job: Job) -> bytes:
        from xxtrack.cli.bulletins import issue

        return build()(issue(job.assessment, job.before, job.leads), job.case.lang)

    return built


def _xlsx(job: Job) -> bytes:
    from xxtrack.cli.extras import needs
    from xxtrack.render.ledger.xlsx import ledger_xlsx

    needs("xlsxwriter", "excel")
    return ledger_xlsx(job.assessment, job.chosen, job.case.lang)


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", _html, text=True),
    "bulletin": Format(".md", _issue(_markdown), of_units=_markdown, text=True),
    "docx": Format(".docx", _issue(_docx), of_units=_docx),
    "xlsx": Format(".xlsx", _xlsx),
}


def report(
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
    from xxtrack.assess.bulletin import last_period_end, moves
    from xxtrack.assess.evaluate import evaluate
    from xxtrack.cli.bulletins import every_issue, folder
    from xxtrack.cli.case import open_case
    from xxtrack.cli.choices import selection
    from xxtrack.cli.streams import tell, write_bytes
    from xxtrack.errors import UsageError
    from xxtrack.model.message import msg
    from xxtrack.write.output import write_folder, write_output

    name, asked = _format(output_format or ("bulletin" if each_lead else None), output)
    select = selection(chapters=chapter, leads=lead)
    _fitting(name, asked, chapter=bool(chapter), lead=bool(lead), each_lead=each_lead)
    case = open_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    assessment = evaluate(case.plan, case.actuals, case.as_of)
    day = _since(since, case) if since else last_period_end(case.plan, case.as_of)
    before = evaluate(case.plan, case.actuals, day) if day else None
    if each_lead and asked.of_units:
        place = folder(output)
        files = every_issue(assessment, before, asked.of_units(), case.lang)
        write_folder(place, {f"{stem}{asked.suffix}": content for stem, content in files.items()})
        tell(msg("bulletin.written-many", count=len(files), path=str(place)), case.lang)
    else:
        chosen = select.standings(case.plan, assessment.standings)
        if output is None and not asked.text:
            raise UsageError(msg("bulletin.stop-output", format=name))
        moved = moves(before, assessment) if before else ()
        content = asked.build(Job(case, assessment, chosen, before, moved, select.leads))
        if output is None:
            write_bytes(content)
        else:
            write_output(output, content)
            tell(msg("report.written", path=str(output), size=-(-len(content) // 1024)), case.lang)
    if case.partial:
        tell(case.partial, case.lang)


def _format(named: str | None, output: Path | None) -> tuple[str, Format]:
    """The format asked for by name, else by the file's suffix, else the first."""
    from xxtrack.errors import UsageError
    from xxtrack.model.message import msg

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
    from xxtrack.errors import UsageError
    from xxtrack.model.message import msg

    if each_lead and lead:
        raise UsageError(msg("bulletin.stop-lead-and-each"))
    if each_lead and not asked.of_units:
        raise UsageError(msg("bulletin.stop-not-for", option="--each-lead", format=name))
    if chapter and asked.of_units:
        raise UsageError(msg("bulletin.stop-not-for", option="--chapter", format=name))


def _since(text: str, case: "Case") -> date:
    """The date of the last issue as asked for."""
    from xxtrack.errors import UsageError
    from xxtrack.model.message import msg
    from xxtrack.model.period import PeriodError
    from xxtrack.model.period_grammar import parse_period

    try:
        day = parse_period(text, case.plan.year).end
    except PeriodError:
        raise UsageError(msg("stop.bad-date", text=text)) from None
    if not case.plan.start <= day < case.as_of:
        raise UsageError(msg("bulletin.stop-since", since=day, start=case.plan.start, as_of=case.as_of))
    return day
