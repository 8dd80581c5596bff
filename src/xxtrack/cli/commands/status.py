"""`xxtrack status`: how the plan stands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from xxtrack.cli.case import asked_case, tell_partial
from xxtrack.cli.choices import choice, existing, one_of, selection
from xxtrack.cli.language import formats_help, help_text
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
    Tags,
    Units,
)
from xxtrack.cli.output import emit
from xxtrack.model.assessment import Standing
from xxtrack.model.ranking import By
from xxtrack.render.status import FORMATS, Courses, StatusReport

if TYPE_CHECKING:
    from xxtrack.render import Formats
    from xxtrack.render.ranking import RankingReport

WORST = 5
"""Items shown in one screen of a terminal of 24 lines."""
LISTED = 20
"""Items shown of a part of the plan."""


def command(
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    rev: Revision = None,
    known_at: KnownAt = None,
    every: Annotated[bool, typer.Option("--all", help=help_text("option.all"))] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=0, help=help_text("option.limit"), show_default=False)
    ] = None,
    chapter: Chapters = None,
    point: Points = None,
    lead: Leads = None,
    unit: Units = None,
    scope: Scopes = None,
    status: Statuses = None,
    kind: Kinds = None,
    item: Ids = None,
    tag: Tags = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHAT", help=help_text("option.by"), show_default=False)
    ] = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help=formats_help(FORMATS))] = "table",
    lang: Language = None,
) -> None:
    """Summary, chapters, and the items that need attention."""
    one_of(output_format, _ranking_formats() if by else FORMATS)
    select = selection(chapter, point, lead, unit, scope, status, kind, item, tag)
    order = choice(By, by) if by else None
    case = asked_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    # Naming a status is asking for those items, whether they need attention or not.
    every = every or bool(status)
    existing(select, case)
    assessment = case.assessment()
    if order:
        from xxtrack.assess.ranking import ranking
        from xxtrack.render.ranking import RankingReport

        places = RankingReport(ranking(assessment, select, order), case.as_of, case.left_out)
        emit(_ranking_formats(), output_format, places, case.lang)
    else:
        chosen = select.standings(case.plan, assessment.standings)
        drawn = every and output_format == "table"
        part = any(select)
        report = StatusReport(
            assessment,
            chosen,
            every,
            limit if limit is not None else LISTED if part else WORST,
            short=not every and not part and limit is None,
            chapters=every or part,
            courses=_courses(chosen) if drawn else None,
        )
        emit(FORMATS, output_format, report, case.lang)
    tell_partial(case)


def _ranking_formats() -> "Formats[RankingReport]":
    from xxtrack.render.ranking import FORMATS as RANKING_FORMATS  # few ask for places

    return RANKING_FORMATS


def _courses(standings: Sequence[Standing]) -> Courses:
    from xxtrack.assess.course import course_of  # charts are drawn of all items only

    return {(one.item.id, one.scope): course_of(one) for one in standings}
