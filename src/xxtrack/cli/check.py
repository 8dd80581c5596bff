"""`xxtrack check` and `xxtrack validate`: findings and the gate."""

from typing import TYPE_CHECKING, Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, AsOf, Chapters, Language, Leads, PlanPath

if TYPE_CHECKING:
    from rich.text import Text

    from xxtrack.assess.gate import FailOn
    from xxtrack.cli.case import Case
    from xxtrack.diagnostics import Finding

FORMATS = ("text", "json", "github")

Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help=help_text("option.format-findings"))]


def check(
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    fail_on: Annotated[
        list[str] | None, typer.Option("--fail-on", metavar="WHAT", help=help_text("option.fail-on"))
    ] = None,
    chapter: Chapters = None,
    lead: Leads = None,
    output_format: Format = "text",
    lang: Language = None,
) -> None:
    """Judge plan, data and performance; exit 1 where the gate says no."""
    from xxtrack.assess.evaluate import evaluate
    from xxtrack.assess.gate import FailOn
    from xxtrack.assess.performance import performance_findings
    from xxtrack.cli.case import open_case
    from xxtrack.cli.choices import choice, selection, split
    from xxtrack.diagnostics import in_order

    gates = frozenset(choice(FailOn, name) for name in split(fail_on) or ("error",))
    select = selection(chapters=chapter, leads=lead)
    _known_format(output_format)
    case = open_case(plan, actuals, as_of, lang)
    assessment = evaluate(case.plan, case.actuals, case.as_of)
    judged = [f for f in performance_findings(assessment) if select.item(case.plan, case.plan.items[f.item])]
    _conclude(case, in_order([*case.findings, *judged]), gates, output_format)


def validate(
    plan: PlanPath = None, actuals: ActualsPath = None, output_format: Format = "text", lang: Language = None
) -> None:
    """Check plan and data only; exit 1 where they have errors."""
    from xxtrack.assess.gate import FailOn
    from xxtrack.cli.case import open_case

    _known_format(output_format)
    case = open_case(plan, actuals, None, lang)
    _conclude(case, case.findings, frozenset({FailOn.ERROR}), output_format)


def _known_format(given: str) -> None:
    from xxtrack.errors import UsageError
    from xxtrack.model.message import msg

    if given not in FORMATS:
        raise UsageError(msg("stop.bad-choice", text=given, choices=", ".join(FORMATS)))


def _conclude(case: "Case", findings: "tuple[Finding, ...]", gates: "frozenset[FailOn]", output_format: str) -> None:
    """Print the findings and the verdict, and leave with the gate's exit code."""
    from xxtrack.assess.gate import failing
    from xxtrack.cli.streams import print_lines, tell, write
    from xxtrack.errors import Exit
    from xxtrack.model.message import msg

    failed = failing(findings, gates)
    if output_format == "json":
        from xxtrack.render.findings_json import findings_json

        write(findings_json(findings, failed, case.as_of, case.lang))
    elif output_format == "github":
        from xxtrack.render.findings_github import findings_github

        write("".join(line + "\n" for line in findings_github(findings, case.lang)))
    else:
        from rich.text import Text

        from xxtrack.render.findings_text import findings_summary, findings_text

        print_lines(findings_text(findings, case.lang))
        print_lines([Text(findings_summary(findings, case.lang)), _read(case)])
    names = ", ".join(sorted(gate.value for gate in gates))
    tell(msg("label.gate-fails" if failed else "label.gate-passes", count=len(failed), fail_on=names), case.lang)
    raise typer.Exit(Exit.GATE if failed else Exit.OK)


def _read(case: "Case") -> "Text":
    """How much was read, so that silence is not taken for health."""
    from rich.text import Text

    from xxtrack.wording import text

    files = case.actuals.files
    sums = {
        name: sum(getattr(file, name) for file in files) for name in ("rows", "used", "missing", "refused", "skipped")
    }
    return Text(text("label.validated", case.lang, items=len(case.plan.items), **sums), "dim")
