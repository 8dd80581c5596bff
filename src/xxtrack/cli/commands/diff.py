"""`xxtrack diff`: what a change does to the plan."""

from typing import Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, AsOf, Language, PlanPath

GATES = ("never", "weakened")


def diff(
    old: Annotated[str | None, typer.Argument(metavar="[OLD]", help=help_text("option.old"))] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help=help_text("option.new"))] = None,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    fail_on: Annotated[str, typer.Option("--fail-on", help=help_text("option.fail-on-diff"))] = "never",
    output_format: Annotated[str, typer.Option("--format", help=help_text("option.format-diff"))] = "table",
    lang: Language = None,
) -> None:
    """Label every change by what it does; exit 1 where something was softened without a true record."""
    from xxtrack.assess.review.amendments import review_findings
    from xxtrack.assess.review.changes import diff as changes
    from xxtrack.assess.review.impact import impact
    from xxtrack.cli.case import judge_inputs
    from xxtrack.cli.choices import one_of
    from xxtrack.cli.output import lines_of
    from xxtrack.cli.sides import new_side, old_side
    from xxtrack.cli.streams import print_lines, show, tell, width
    from xxtrack.errors import Exit
    from xxtrack.load.actuals.read import load_actuals
    from xxtrack.model.finding import Checked, in_order
    from xxtrack.model.message import msg
    from xxtrack.render.diff import FORMATS, DiffReport
    from xxtrack.wording import say

    one_of(output_format, FORMATS)
    one_of(fail_on, GATES)
    before, after = old_side(old, plan, actuals), new_side(new, plan, actuals)
    then, now = (judge_inputs(side.inputs, as_of, lang) for side in (before, after))
    names = tuple(side.name if isinstance(side.name, str) else say(side.name, now.lang) for side in (before, after))
    found = changes(then.plan, now.plan)
    read_by_old = load_actuals(after.inputs.tables, then.plan).actuals
    effect = impact(then.plan, now.plan, read_by_old, now.actuals, now.as_of)
    findings = in_order(review_findings(found))
    title = (names[0], names[1])
    items = {**then.plan.items, **now.plan.items}
    checked = Checked(
        findings,
        failing=findings if fail_on == "weakened" else (),
        names={item.id: item.name for item in items.values()},
        lines=lines_of(now.sources, findings),
    )
    report = DiffReport(found, effect, title, checked)
    show(FORMATS.render(output_format, report, now.lang, width()))
    for name, case in zip(names, (then, now), strict=True):
        if case.refused_items:
            tell(msg("change.partial", name=name, count=case.refused_items), now.lang)
    if fail_on == "never":
        return
    if findings and output_format == "table":
        from xxtrack.render.findings.terminal import findings_text

        print_lines(findings_text(checked, now.lang, width()))
    tell(msg("change.gate-fails" if findings else "change.gate-passes", count=len(findings)), now.lang)
    if findings:
        raise typer.Exit(Exit.GATE)
