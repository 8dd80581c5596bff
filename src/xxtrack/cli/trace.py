"""`xxtrack trace SOURCE`: every number and clause of the source document accounted for."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, AsOf, Language, PlanPath

FORMATS = ("table", "json", "html")


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
    from xxtrack.assess.gate import FailOn, failing
    from xxtrack.assess.policy import apply_policy
    from xxtrack.assess.trace import trace as trace_document
    from xxtrack.cli.case import open_case
    from xxtrack.cli.document import read_document
    from xxtrack.cli.streams import encoded, print_lines, tell, width, write
    from xxtrack.diagnostics import has_errors, in_order
    from xxtrack.errors import Exit, UsageError
    from xxtrack.model.checked import Checked
    from xxtrack.model.message import msg
    from xxtrack.write.output import write_output

    if output_format not in FORMATS:
        raise UsageError(msg("stop.bad-choice", text=output_format, choices=", ".join(FORMATS)))
    if output and output_format == "table":
        raise UsageError(msg("trace.output-table"))
    document = read_document(source)
    case = open_case(plan, actuals, as_of, lang)
    traced = trace_document(document, case.plan)
    findings = in_order(apply_policy(traced.findings, case.plan))
    names = {item.id: item.name for item in case.plan.items.values()}
    checked = Checked(findings, failing(findings, frozenset({FailOn.ERROR})), as_of=case.as_of, names=names)
    if output_format == "table":
        from xxtrack.render.trace_text import trace_text

        print_lines(trace_text(traced, checked, case.plan, case.lang, width(), limit))
    else:
        assessment = evaluate(case.plan, case.actuals, case.as_of)
        if output_format == "json":
            from xxtrack.render.trace_json import trace_json

            content = trace_json(traced, checked, assessment, case.lang)
        else:
            from xxtrack.render.trace_html import trace_html

            content = trace_html(traced, checked, assessment, case.lang)
        if output:
            write_output(output, encoded(content))
        else:
            write(content)
    if has_errors(case.findings):
        tell(msg("trace.partial", items=case.refused_items), case.lang)
    tell(msg("trace.incomplete" if checked.failed else "trace.complete"), case.lang)
    raise typer.Exit(Exit.GATE if checked.failed else Exit.OK)
