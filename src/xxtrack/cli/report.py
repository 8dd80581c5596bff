"""`xxtrack report`: files that people look at, all made from the same assessment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, AsOf, Chapters, Language, Leads, PlanPath

if TYPE_CHECKING:
    from xxtrack.cli.case import Case
    from xxtrack.model.assessment import Assessment, Standing
    from xxtrack.model.move import Move


@dataclass(frozen=True, slots=True)
class Job:
    """What every format is made from."""

    case: "Case"
    assessment: "Assessment"
    chosen: "tuple[Standing, ...]"
    before: "Assessment | None"
    """The standing at the end of the period before; None in the first."""
    moves: "tuple[Move, ...]"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the report; ``suffix`` is what a file name ends in to ask for it."""

    suffix: str
    build: Callable[[Job], bytes]


def _html(job: Job) -> bytes:
    from xxtrack.assess.course import course_of
    from xxtrack.assess.curve import expected_curve
    from xxtrack.cli.extras import needs
    from xxtrack.render.page.build import page_html
    from xxtrack.render.page.views import PageInput

    needs("jinja2", "report")
    drawn = [s for whole in job.chosen for s in (whole, *whole.scopes)]
    courses = {(s.item.id, s.scope): course for s in drawn if (course := course_of(s))}
    curves = {s.item.id: expected_curve(s) for s in job.chosen}
    page = PageInput(job.assessment, job.chosen, courses, curves, job.before, job.moves, job.case.partial)
    return page_html(page, job.case.lang).encode()


FORMATS: Mapping[str, Format] = {"html": Format(".html", _html)}


def report(
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    chapter: Chapters = None,
    lead: Leads = None,
    output_format: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help=help_text("option.format-report"), show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=help_text("option.output-report"), show_default=False),
    ] = None,
    lang: Language = None,
) -> None:
    """One report into one file, or to standard output where no file is named."""
    from xxtrack.assess.evaluate import evaluate
    from xxtrack.assess.since import last_period_end, moves
    from xxtrack.cli.case import open_case
    from xxtrack.cli.choices import selection
    from xxtrack.cli.streams import tell, write_bytes
    from xxtrack.model.message import msg
    from xxtrack.write.output import write_output

    asked = _format(output_format, output)
    select = selection(chapters=chapter, leads=lead)
    case = open_case(plan, actuals, as_of, lang)
    assessment = evaluate(case.plan, case.actuals, case.as_of)
    day = last_period_end(case.plan, case.as_of)
    before = evaluate(case.plan, case.actuals, day) if day else None
    chosen = select.standings(case.plan, assessment.standings)
    job = Job(case, assessment, chosen, before, moves(before, assessment) if before else ())
    content = asked.build(job)
    if output is None:
        write_bytes(content)
    else:
        write_output(output, content)
        tell(msg("report.written", path=str(output), size=-(-len(content) // 1024)), case.lang)
    if case.partial:
        tell(case.partial, case.lang)


def _format(named: str | None, output: Path | None) -> Format:
    """The format asked for by name, else by the file's suffix, else the page."""
    from xxtrack.errors import UsageError
    from xxtrack.model.message import msg

    choices = ", ".join(FORMATS)
    if named is not None:
        if named not in FORMATS:
            raise UsageError(msg("stop.bad-choice", text=named, choices=choices))
        return FORMATS[named]
    if output is None:
        return FORMATS["html"]
    for known in FORMATS.values():
        if output.suffix.lower() == known.suffix:
            return known
    raise UsageError(msg("report.unknown-suffix", path=str(output), choices=choices))
