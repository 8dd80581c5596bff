"""`xxtrack rollup`: several plans side by side, or the same item in all of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import AsOf, Ids, Kinds, Language, Leads

if TYPE_CHECKING:
    from xxtrack.cli.options import LangChoice
    from xxtrack.cli.rollup_plans import Places, Question
    from xxtrack.model.rollup import PlanOutcome, RollupBy
    from xxtrack.wording import Lang


def rollup(
    places: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PLACE", readable=False, help=help_text("option.rollup-places"), show_default=False),
    ] = None,
    as_of: AsOf = None,
    by: Annotated[str, typer.Option("--by", metavar="WHAT", help=help_text("option.rollup-by"))] = "plan",
    kind: Kinds = None,
    lead: Leads = None,
    item: Ids = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help=help_text("option.limit-rollup"))] = 20,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, help=help_text("option.jobs"), show_default=False)
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=help_text("option.format-status"))
    ] = "table",
    lang: Language = None,
) -> None:
    """Judge every plan, show what they come to, and leave with the code of the worst that could not be judged."""
    from datetime import date

    from xxtrack.cli.case import asked_day
    from xxtrack.cli.choices import choice, one_of, selection
    from xxtrack.cli.pool import cores
    from xxtrack.cli.rollup_plans import Question, find_places
    from xxtrack.model.period import calendar_year
    from xxtrack.model.rollup import Refusal, RollupBy
    from xxtrack.render.rollup import FORMATS

    one_of(output_format, FORMATS)
    what = choice(RollupBy, by)
    if as_of is not None:
        asked_day(as_of, calendar_year(_LEAP_YEAR))
    select = selection(leads=lead, kinds=kind, ids=item)
    question = Question(as_of, date.today(), select, items=what is RollupBy.ITEM)  # noqa: DTZ011 - the office's local day is meant
    found = find_places(places or [Path()])
    plans = _judged(found, question, jobs or min(cores(), max(len(found.found) // _WORTH, 1)))
    chosen = _language(plans, lang)
    _show(plans, what, output_format, limit, chosen)
    _talk(found, plans, chosen)
    raise typer.Exit(max((plan.code for plan in plans if isinstance(plan, Refusal)), default=0))


_LEAP_YEAR = 2024
"""A year in which every date that can be written exists: each plan reads the date in its own year."""
_WORTH = 4
"""Plans for each process: to start one takes as long as to judge two or three large plans."""


def _judged(found: "Places", question: "Question", jobs: int) -> "Sequence[PlanOutcome]":
    from xxtrack.cli.language import HELP_LANG
    from xxtrack.cli.pool import spread
    from xxtrack.cli.rollup_plans import Piece, outcome
    from xxtrack.cli.streams import watched
    from xxtrack.model.message import msg

    pieces = [Piece(label, place, file, question) for label, place, file in found.found]
    shown = watched(pieces, msg("rollup.working"), HELP_LANG)
    return tuple(spread(outcome, shown, min(jobs, len(pieces))))


def _language(plans: "Sequence[PlanOutcome]", lang: "LangChoice | None") -> "Lang":
    """--lang, then XXTRACK_LANG, then the plans' own where all of them agree, else Chinese."""
    from xxtrack.cli.case import given_language
    from xxtrack.model.rollup import PlanStanding

    own = {plan.language for plan in plans if isinstance(plan, PlanStanding)}
    return given_language(lang) or ("en" if own == {"en"} else "zh")


def _show(plans: "Sequence[PlanOutcome]", what: "RollupBy", output_format: str, limit: int, lang: "Lang") -> None:
    from xxtrack.assess.rollup import across_plans, side_by_side
    from xxtrack.cli.streams import show, width
    from xxtrack.model.rollup import RollupBy
    from xxtrack.render.rollup import FORMATS, ITEM_FORMATS, AcrossReport

    if what is RollupBy.ITEM:
        show(ITEM_FORMATS.render(output_format, AcrossReport(across_plans(plans), limit), lang, width()))
    else:
        show(FORMATS.render(output_format, side_by_side(plans), lang, width()))


def _talk(found: "Places", plans: "Sequence[PlanOutcome]", lang: "Lang") -> None:
    """What was left out, and why: to standard error, plan by plan."""
    from xxtrack.cli.streams import tell
    from xxtrack.model.message import msg
    from xxtrack.model.rollup import Refusal

    if found.without:
        tell(msg("rollup.without", count=len(found.without), folders=found.without[:10]), lang)
    for path in found.repeated:
        tell(msg("rollup.repeated", path=path), lang)
    for plan in plans:
        if isinstance(plan, Refusal):
            if not plan.findings:
                tell(msg("rollup.refused", plan=plan.label, reason=plan.reason), lang)
            for one in plan.findings:
                tell(msg("rollup.finding", where=str(one.where), code=one.code, message=one.message), lang)
            if plan.more:
                tell(msg("rollup.more-findings", count=plan.more), lang)
        elif plan.partial:
            rows = msg("rollup.partial", plan=plan.label, items=plan.refused_items, rows=plan.refused_rows)
            tell(msg("rollup.see-validate", said=rows, file=plan.file), lang)
