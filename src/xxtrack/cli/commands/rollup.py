"""`xxtrack rollup`: several plans side by side, or the same item in all of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from xxtrack.assess.rollup import across_plans, side_by_side
from xxtrack.cli.case import given_language, today
from xxtrack.cli.choices import choice, one_of, refuse_unknown, selection
from xxtrack.cli.language import formats_help, help_text, language_for
from xxtrack.cli.options import ActualsPath, AsOf, Ids, Kinds, LangChoice, Language, Leads, Tags, Units
from xxtrack.cli.output import emit
from xxtrack.cli.pool import cores, spread
from xxtrack.cli.streams import tell, watched
from xxtrack.errors import UsageError
from xxtrack.load.part import is_part
from xxtrack.model.message import msg
from xxtrack.model.period import calendar_year
from xxtrack.model.rollup import PlanOutcome, PlanStanding, Refusal, RollupBy
from xxtrack.render.rollup import FORMATS, ITEM_FORMATS, AcrossReport
from xxtrack.wording import Lang
from xxtrack.workflow.case import asked_day
from xxtrack.workflow.rollup import Piece, Places, Question, find_places, joined_parts, plan_outcome, saved
from xxtrack.write.output import write_result


def command(
    places: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PLACE", readable=False, help=help_text("option.rollup-places"), show_default=False),
    ] = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    by: Annotated[str, typer.Option("--by", metavar="WHAT", help=help_text("option.rollup-by"))] = "plan",
    kind: Kinds = None,
    lead: Leads = None,
    unit: Units = None,
    item: Ids = None,
    tag: Tags = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help=help_text("option.limit-rollup"))] = 20,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, help=help_text("option.jobs"), show_default=False)
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option("--save", metavar="PART.json", readable=False, help=help_text("option.save"), show_default=False),
    ] = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help=formats_help(FORMATS))] = "table",
    lang: Language = None,
) -> None:
    """Judge every plan, show what they come to, and leave with the code of the worst that could not be judged."""
    what = choice(RollupBy, by)
    one_of(output_format, ITEM_FORMATS if what is RollupBy.ITEM else FORMATS)
    if as_of is not None:
        asked_day(as_of, calendar_year(_LEAP_YEAR))
    select = selection(leads=lead, units=unit, kinds=kind, ids=item, tags=tag)
    question = Question(Path.cwd(), as_of, today(), select, what is RollupBy.ITEM, tuple(actuals or ()))
    named = places or [Path()]
    if any(map(is_part, named)):
        if not all(map(is_part, named)) or save:
            raise UsageError(msg("rollup.parts-alone"))
        found, plans = joined_parts(named, question)
    else:
        found = find_places(named, question.base)
        plans = _judged(found, question, jobs or min(cores(), max(len(found.found) // _WORTH, 1)))
    refuse_unknown([plan.unknown for plan in plans if isinstance(plan, PlanStanding)])
    chosen = _language(plans, lang)
    if save:
        write_result(save, saved(found, plans, question).encode())
        tell(msg("label.written", path=str(save)), chosen)
    elif what is RollupBy.ITEM:
        emit(ITEM_FORMATS, output_format, AcrossReport(across_plans(plans), limit), chosen)
    else:
        emit(FORMATS, output_format, side_by_side(plans), chosen)
    _talk(found, plans, chosen)
    raise typer.Exit(max((plan.code for plan in plans if isinstance(plan, Refusal)), default=0))


_LEAP_YEAR = 2024
"""A year in which every date that can be written exists: each plan reads the date in its own year."""
_WORTH = 4
"""Plans for each process: to start one takes as long as to judge two or three large plans."""


def _judged(found: Places, question: Question, jobs: int) -> tuple[PlanOutcome, ...]:
    pieces = [Piece(label, place, file, question) for label, place, file in found.found]
    shown = watched(pieces, msg("rollup.working"), language_for(None))
    return tuple(spread(plan_outcome, shown, min(jobs, len(pieces))))


def _language(plans: Sequence[PlanOutcome], lang: LangChoice | None) -> Lang:
    """--lang, then XXTRACK_LANG, then the plans' own where all of them agree, else Chinese."""
    own = {plan.language for plan in plans if isinstance(plan, PlanStanding)}
    return given_language(lang) or ("en" if own == {"en"} else "zh")


def _talk(found: Places, plans: Sequence[PlanOutcome], lang: Lang) -> None:
    """What was left out, and why: to standard error, plan by plan."""
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
