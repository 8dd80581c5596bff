"""`xxtrack status`: how the plan stands."""

from typing import Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import (
    ActualsPath,
    AsOf,
    Chapters,
    Ids,
    Kinds,
    KnownAt,
    Language,
    Leads,
    PlanPath,
    Points,
    Revision,
    Scopes,
    Statuses,
)


def status(
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    rev: Revision = None,
    known_at: KnownAt = None,
    every: Annotated[bool, typer.Option("--all", help=help_text("option.all"))] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help=help_text("option.limit"))] = 20,
    chapter: Chapters = None,
    point: Points = None,
    lead: Leads = None,
    scope: Scopes = None,
    status: Statuses = None,
    kind: Kinds = None,
    item: Ids = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHAT", help=help_text("option.by"), show_default=False)
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=help_text("option.format-status"))
    ] = "table",
    lang: Language = None,
) -> None:
    """Summary, chapters, and the items that need attention."""
    from xxtrack.assess.evaluate import evaluate
    from xxtrack.cli.case import open_case
    from xxtrack.cli.choices import choice, selection
    from xxtrack.cli.streams import show, tell, width
    from xxtrack.errors import UsageError
    from xxtrack.model.message import msg
    from xxtrack.model.ranking import By
    from xxtrack.render.status import FORMATS, StatusReport

    if output_format not in FORMATS:
        raise UsageError(msg("stop.bad-choice", text=output_format, choices=", ".join(FORMATS)))
    select = selection(chapter, point, lead, scope, status, kind, item)
    order = choice(By, by) if by else None
    case = open_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    # Naming a status is asking for those items, whether they need attention or not.
    every = every or bool(status)
    assessment = evaluate(case.plan, case.actuals, case.as_of)
    chosen = select.standings(case.plan, assessment.standings)
    if order:
        from xxtrack.assess.ranking import ranking
        from xxtrack.render.ranking import FORMATS as RANKING_FORMATS
        from xxtrack.render.ranking import RankingReport

        places = RankingReport(ranking(assessment, select, order), assessment.as_of)
        show(RANKING_FORMATS.render(output_format, places, case.lang, width()))
    else:
        courses = None
        if every and output_format == "table":
            from xxtrack.assess.course import course_of

            courses = {(one.item.id, one.scope): course_of(one) for one in chosen}
        report = StatusReport(assessment, chosen, every, limit, courses)
        show(FORMATS.render(output_format, report, case.lang, width()))
    if case.partial:
        tell(case.partial, case.lang)
