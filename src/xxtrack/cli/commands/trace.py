"""`xxtrack trace SOURCE`: every number and clause of the source document accounted for."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.assess.evaluate import evaluate
from xxtrack.cli.case import asked_case
from xxtrack.cli.choices import one_of
from xxtrack.cli.extras import needs
from xxtrack.cli.language import help_text, language_for
from xxtrack.cli.options import ActualsPath, AsOf, LangChoice, Language, PlanPath
from xxtrack.cli.output import emit
from xxtrack.cli.streams import tell
from xxtrack.errors import Exit, StopError, UsageError
from xxtrack.model.finding import has_errors
from xxtrack.model.message import msg
from xxtrack.model.trace import SourceDocument
from xxtrack.render.trace import FORMATS, REPORTS, TraceReport
from xxtrack.workflow.case import Case
from xxtrack.workflow.check import checked_stop
from xxtrack.workflow.trace import read_document, trace_case

_FORMATS_HELP = help_text("option.format-trace", all=tuple(FORMATS), reports=tuple(REPORTS))


def command(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", readable=False, help=help_text("option.document"))],
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    output_format: Annotated[str, typer.Option("--format", help=_FORMATS_HELP)] = "table",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", readable=False, help=help_text("option.output-file"), show_default=False
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help=help_text("option.limit-trace"))] = 50,
    lang: Language = None,
) -> None:
    """Compare the plan with its source; exit 1 where words are unclaimed or no longer stand."""
    one_of(output_format, (*FORMATS, *REPORTS))
    if output and output_format == "table":
        raise UsageError(msg("trace.output-table"))
    if output_format == "html":
        needs("jinja2", "report")
    document, case = _open(source, plan, actuals, as_of, lang, output_format, output)
    traced, checked = trace_case(document, case)
    if output_format in REPORTS:
        emit(REPORTS, output_format, checked, case.lang, output)
    else:
        assessment = evaluate(case.plan, case.actuals, case.as_of)
        emit(FORMATS, output_format, TraceReport(traced, checked, assessment, limit), case.lang, output)
    if has_errors(case.findings):
        tell(msg("trace.partial", items=case.refused_items), case.lang)
    tell(msg("trace.incomplete" if checked.failed else "trace.complete"), case.lang)
    raise typer.Exit(Exit.GATE if checked.failed else Exit.OK)


def _open(
    source: Path,
    plan: Path | None,
    actuals: list[Path] | None,
    as_of: str | None,
    lang: LangChoice | None,
    output_format: str,
    output: Path | None,
) -> tuple[SourceDocument, Case]:
    """Document and case; where one of them cannot be used, a report says so too."""
    try:
        return read_document(source, Path.cwd()), asked_case(plan, actuals, as_of, lang)
    except StopError as stop:
        if output_format not in REPORTS or not hasattr(stop, "findings"):
            raise
        emit(REPORTS, output_format, checked_stop(stop), language_for(lang, plan), output)
        raise StopError(stop.message) from None
