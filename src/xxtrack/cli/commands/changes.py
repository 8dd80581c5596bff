"""`xxtrack changes --since REV`: why statuses are not what they were."""

from typing import Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, AsOf, Language, PlanPath

FORMATS = ("table", "json", "markdown")


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
    from xxtrack.cli.streams import print_lines, width, write
    from xxtrack.load.actuals.read import load_actuals
    from xxtrack.load.find import find_plan
    from xxtrack.load.git import Repository

    one_of(output_format, FORMATS)
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
    dates = (min(before.as_of, now.as_of), now.as_of)
    if output_format == "json":
        from xxtrack.render.history.status_changes import stories_json

        write(stories_json(stories, since, dates, now.lang))
    elif output_format == "markdown":
        from xxtrack.render.history.status_changes import stories_markdown

        write(stories_markdown(stories, since, dates, now.lang))
    else:
        from xxtrack.render.history.status_changes import stories_text

        print_lines(stories_text(stories, since, dates, now.lang, width()))


def _inside(day: str, start: str) -> str:
    """A commit made before the plan began is judged at its first day."""
    return max(day, start) if len(day) == len(start) else day
