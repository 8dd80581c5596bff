"""`xxtrack due`: what is to be reported by whom and when, what is late, which milestones fall due."""

import re
from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import asked_case, tell_partial
from xxtrack.cli.choices import existing, one_of, selection
from xxtrack.cli.extras import needs
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
    Tags,
    Units,
)
from xxtrack.cli.output import BINARY, emit
from xxtrack.errors import UsageError
from xxtrack.model.message import msg
from xxtrack.render.due import FORMATS, DueReport
from xxtrack.workflow.owed import Owed


def command(
    within: Annotated[str, typer.Option("--within", metavar="DAYS", help=help_text("option.within"))] = "30d",
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    as_of: AsOf = None,
    rev: Revision = None,
    known_at: KnownAt = None,
    chapter: Chapters = None,
    point: Points = None,
    lead: Leads = None,
    unit: Units = None,
    kind: Kinds = None,
    item: Ids = None,
    tag: Tags = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help=formats_help(FORMATS))] = "table",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", readable=False, help=help_text("option.output-due"), show_default=False
        ),
    ] = None,
    lang: Language = None,
) -> None:
    """List what is owed; never fails because something is late."""
    one_of(output_format, FORMATS)
    days = _days(within)
    case = asked_case(plan, actuals, as_of, lang, rev=rev, known_at=known_at)
    select = existing(selection(chapter, point, lead, unit, kinds=kind, ids=item, tags=tag), case)
    assessment = case.assessment()
    found = Owed(assessment, days, select)
    report = DueReport(found.dues, case.plan, case.as_of, days, found.board, found.levels, case.left_out)
    if output is None and output_format in BINARY:
        raise UsageError(msg("bulletin.stop-output", format=output_format))
    if output_format in BINARY:
        needs("xlsxwriter", "excel")
    emit(FORMATS, output_format, report, case.lang, output)
    tell_partial(case)


_UNITS = {"d": 1, "天": 1, "日": 1, "w": 7, "周": 7, "": 1}


def _days(text: str) -> int:

    match = re.fullmatch(r"(\d{1,4})\s*(d|w|天|日|周|)", text.strip())
    if not match:
        raise UsageError(msg("due.bad-within", text=text))
    return int(match[1]) * _UNITS[match[2]]
