"""`xxtrack changes --since REV`: why statuses are not what they were."""

from typing import Annotated

import typer

from xxtrack.cli.case import asked_files, loaded_case, tell_partial
from xxtrack.cli.choices import one_of
from xxtrack.cli.language import formats_help, help_text
from xxtrack.cli.options import ActualsPath, AsOf, Language, PlanPath
from xxtrack.cli.output import emit
from xxtrack.render.history import CHANGE_FORMATS, ChangesReport
from xxtrack.workflow.case import read_inputs
from xxtrack.workflow.changes import changes_since, commit_day


def command(
    since: Annotated[str, typer.Option("--since", help=help_text("option.since-rev"))],
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    then: Annotated[str | None, typer.Option("--then", help=help_text("option.then"), show_default=False)] = None,
    output_format: Annotated[str, typer.Option("--format", help=formats_help(CHANGE_FORMATS))] = "table",
    lang: Language = None,
) -> None:
    """Attribute every change of status to time, figures, plan, policy or waivers."""
    one_of(output_format, CHANGE_FORMATS)
    files = asked_files(plan, actuals)
    day = then or commit_day(since, files)
    now = loaded_case(read_inputs(files), as_of, lang)
    before = loaded_case(read_inputs(files, since), _inside(day, now.plan.start.isoformat()), lang)
    report = ChangesReport(
        changes_since(before, now), since, min(before.as_of, now.as_of), now.as_of, now.left_out or before.left_out
    )
    emit(CHANGE_FORMATS, output_format, report, now.lang)
    for case in (before, now):
        tell_partial(case)


def _inside(day: str, start: str) -> str:
    """A commit made before the plan began is judged at its first day."""
    return max(day, start) if len(day) == len(start) else day
