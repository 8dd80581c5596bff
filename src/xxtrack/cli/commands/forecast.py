"""`xxtrack forecast`: what is to be expected at the due dates."""

from typing import Annotated

import typer

from xxtrack.assess.forecast import forecasts
from xxtrack.cli.case import asked_case, tell_partial
from xxtrack.cli.choices import existing, item_named, one_of, selection
from xxtrack.cli.language import formats_help, help_text
from xxtrack.cli.options import (
    ActualsPath,
    AsOf,
    Chapters,
    KnownAt,
    Language,
    Leads,
    PlanPath,
    Points,
    Revision,
    Tags,
    Units,
    complete_items,
)
from xxtrack.cli.output import emit
from xxtrack.cli.streams import watched
from xxtrack.model.message import msg
from xxtrack.model.plan import Kind
from xxtrack.render.forecast import FORMATS, ForecastReport


def command(
    item: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help=help_text("option.items"), autocompletion=complete_items, show_default=False),
    ] = None,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    rev: Revision = None,
    known_at: KnownAt = None,
    chapter: Chapters = None,
    point: Points = None,
    lead: Leads = None,
    unit: Units = None,
    tag: Tags = None,
    every: Annotated[bool, typer.Option("--all", help=help_text("option.all-forecasts"))] = False,
    output_format: Annotated[str, typer.Option("--format", help=formats_help(FORMATS))] = "table",
    lang: Language = None,
) -> None:
    """Value and 80 % range for every indicator that has enough figures, and why not for the rest."""
    one_of(output_format, FORMATS)
    case = asked_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    asked = [item_named(case.plan, one).id if "*" not in one else one for one in item or ()]
    assessment = case.assessment()
    select = existing(selection(chapter, point, lead, unit, ids=asked, tags=tag), case)
    chosen = select.standings(case.plan, assessment.standings)
    standings = [one for one in chosen if asked or one.item.kind is Kind.INDICATOR]
    found = list(forecasts(watched(standings, msg("forecast.working"), case.lang), case.as_of))
    emit(FORMATS, output_format, ForecastReport(assessment, found, each_reason=bool(asked), every=every), case.lang)
    tell_partial(case)
