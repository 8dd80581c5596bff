"""`xxtrack diff`: what a change does to the plan."""

import os
from typing import Annotated

import typer

from xxtrack.assess.review.gate import failing
from xxtrack.cli.case import asked_files, loaded_case, today
from xxtrack.cli.choices import one_of
from xxtrack.cli.language import formats_help, help_text
from xxtrack.cli.options import ActualsPath, AsOf, Language, PlanPath
from xxtrack.cli.output import emit
from xxtrack.cli.streams import tell
from xxtrack.errors import Exit
from xxtrack.load.lines import lines_of
from xxtrack.model.finding import Checked
from xxtrack.model.message import msg
from xxtrack.render.diff import FORMATS, DiffReport
from xxtrack.render.findings import FORMATS as FINDINGS_FORMATS
from xxtrack.wording import say
from xxtrack.workflow.base import review_others
from xxtrack.workflow.check import ERRORS
from xxtrack.workflow.diff import diff_cases, diff_former, diff_inputs, other_plans, shown_plan

GATES = ("never", "weakened")
_TARGETS = ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
"""Where GitHub and GitLab say which branch a change is for."""


def command(
    old: Annotated[str | None, typer.Argument(metavar="[OLD]", help=help_text("option.old"))] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help=help_text("option.new"))] = None,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    fail_on: Annotated[str, typer.Option("--fail-on", help=help_text("option.fail-on-diff"))] = "never",
    output_format: Annotated[str, typer.Option("--format", help=formats_help(FORMATS))] = "table",
    lang: Language = None,
) -> None:
    """Label every change by what it does; exit 1 where something was softened without a true record."""
    one_of(output_format, FORMATS)
    one_of(fail_on, GATES)
    branch = next((os.environ[name] for name in _TARGETS if os.environ.get(name)), None)
    files = asked_files(plan, actuals)
    shown = shown_plan(files, old, as_of, today()) if new is None else files
    sides = diff_inputs(old, new, shown, branch)
    then = loaded_case(sides[0].inputs, as_of, lang)
    now = loaded_case(sides[1].inputs, as_of, lang, beside=then)
    before, after = (side.name if isinstance(side.name, str) else say(side.name, now.lang) for side in sides)
    found = diff_cases(then, now, diff_former(sides[0], then, now, shown))
    others = review_others(other_plans(sides[0], new, files, shown), (), today())
    findings = (*found.findings, *others.findings)
    checked = Checked(
        findings,
        failing=failing(findings, ERRORS) if fail_on == "weakened" else (),
        left_out=now.left_out or then.left_out,
        names={**others.names, **found.names},
        lines=lines_of(now.sources, findings),
    )
    emit(FORMATS, output_format, DiffReport(found.diff, found.impact, (before, after), checked), now.lang)
    for name, case in ((before, then), (after, now)):
        if case.refused_items:
            tell(msg("change.partial", name=name, count=case.refused_items), now.lang)
    if fail_on == "never":
        return
    if checked.failing and output_format == "table":
        emit(FINDINGS_FORMATS, "text", checked, now.lang)
    tell(msg("change.gate-fails" if checked.failed else "change.gate-passes", count=len(checked.failing)), now.lang)
    if checked.failed:
        raise typer.Exit(Exit.GATE)
