"""`xxtrack changes --since REV`: why statuses are not what they were."""

from typing import Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, AsOf, Language, PlanPath


def changes(
    since: Annotated[str, typer.Option("--since", help=help_text("option.since-rev"))],
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    then: Annotated[str | None, typer.Option("--then", help=help_text("option.then"), show_default=False)] = None,
    output_format: Annotated[str, typer.Option("--format", help=help_text("option.format-changes"))] = "table",
    lang: Language = None,
) -> None:
    """Attribute every change of status to time, figures, plan, policy or waivers."""
    from pathlib import Path

    from xxtrack.assess.review.attribution import Moment, attribute
    from xxtrack.cli.case import judge_inputs, read_inputs
    from xxtrack.cli.choices import one_of
    from xxtrack.cli.streams import show, width
    from xxtrack.load.actuals.read import load_actuals
    from xxtrack.load.find import find_plan
    from xxtrack.load.git import Repository
    from xxtrack.render.history import CHANGE_FORMATS, ChangesReport

    one_of(output_format, CHANGE_FORMATS)
    path = plan or find_plan(Path.cwd())
    repository = Repository.around(path)
    then = then or repository.when(repository.commit(since)).date().isoformat()
    today = read_inputs(path, actuals)
    now = judge_inputs(today, as_of, lang)
    before = judge_inputs(read_inputs(path, actuals, since), _inside(then, now.plan.start.isoformat()), lang)
    stories = attribute(
        Moment(before.plan, before.actuals, min(before.as_of, now.as_of)),
        Moment(now.plan, now.actuals, now.as_of),
        load_actuals(today.tables, before.plan).actuals,
    )
    report = ChangesReport(stories, since, min(before.as_of, now.as_of), now.as_of)
    show(CHANGE_FORMATS.render(output_format, report, now.lang, width()))


def _inside(day: str, start: str) -> str:
    """A commit made before the plan began is judged at its first day."""
    return max(day, start) if len(day) == len(start) else day
