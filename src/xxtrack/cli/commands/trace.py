"""`xxtrack trace SOURCE`: every number and clause of the source document accounted for."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xxtrack.cli.language import HELP_LANG, help_text
from xxtrack.cli.options import ActualsPath, AsOf, LangChoice, Language, PlanPath

if TYPE_CHECKING:
    from xxtrack.cli.case import Case
    from xxtrack.model.trace import Document


def trace(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", readable=False, help=help_text("option.document"))],
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    output_format: Annotated[str, typer.Option("--format", help=help_text("option.format-trace"))] = "table",
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
    from xxtrack.assess.evaluate import evaluate
    from xxtrack.assess.review.gate import FailOn, failing
    from xxtrack.assess.rules.policy import apply_policy
    from xxtrack.assess.trace.trace import trace as trace_document
    from xxtrack.cli.output import FILE_WIDTH
    from xxtrack.cli.streams import show, tell, width
    from xxtrack.errors import Exit, UsageError
    from xxtrack.model.finding import Checked, has_errors, in_order
    from xxtrack.model.message import msg
    from xxtrack.render.trace import FORMATS, REPORTS, TraceReport

    choices = (*FORMATS, *REPORTS)
    if output_format not in choices:
        raise UsageError(msg("stop.bad-choice", text=output_format, choices=", ".join(choices)))
    if output and output_format == "table":
        raise UsageError(msg("trace.output-table"))
    document, case = _open(source, plan, actuals, as_of, lang, output_format, output)
    traced = trace_document(document, case.plan)
    findings = in_order(apply_policy(traced.findings, case.plan))
    names = {item.id: item.name for item in case.plan.items.values()}
    checked = Checked(findings, failing(findings, frozenset({FailOn.ERROR})), as_of=case.as_of, names=names)
    if output_format in REPORTS:
        _give(REPORTS.as_text(output_format, checked, case.lang, FILE_WIDTH), output)
    else:
        assessment = evaluate(case.plan, case.actuals, case.as_of)
        report = TraceReport(traced, checked, assessment, limit)
        if output:
            _give(FORMATS.as_text(output_format, report, case.lang, FILE_WIDTH), output)
        else:
            show(FORMATS.render(output_format, report, case.lang, width()))
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
) -> "tuple[Document, Case]":
    """Document and case; where one of them cannot be used, a report says so too."""
    from xxtrack.cli.case import open_case
    from xxtrack.cli.document import read_document
    from xxtrack.cli.output import FILE_WIDTH, unusable
    from xxtrack.errors import StopError
    from xxtrack.render.trace import REPORTS

    try:
        return read_document(source), open_case(plan, actuals, as_of, lang)
    except StopError as stop:
        if output_format not in REPORTS or not hasattr(stop, "findings"):
            raise
        language = lang.value if lang else HELP_LANG
        _give(REPORTS.as_text(output_format, unusable(stop), language, FILE_WIDTH), output)
        raise StopError(stop.message) from None


def _give(content: str, output: Path | None) -> None:
    from xxtrack.cli.streams import encoded, write
    from xxtrack.write.output import write_output

    if output:
        write_output(output, encoded(content))
    else:
        write(content)
