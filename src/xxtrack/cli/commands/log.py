"""`xxtrack log ID`: the history of one item through the commits."""

from typing import Annotated

import typer

from xxtrack.cli.case import asked_files, given_language, tell_partial
from xxtrack.cli.choices import one_of
from xxtrack.cli.language import formats_help
from xxtrack.cli.options import ActualsPath, ItemId, Language, PlanPath, Revision
from xxtrack.cli.output import emit
from xxtrack.render.history import LOG_FORMATS, LogReport
from xxtrack.workflow.log import item_log


def command(
    item: ItemId,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    rev: Revision = None,
    output_format: Annotated[str, typer.Option("--format", help=formats_help(LOG_FORMATS))] = "table",
    lang: Language = None,
) -> None:
    """Every commit that changed the item's entry or figures, newest last, and what is not committed yet."""
    one_of(output_format, LOG_FORMATS)
    log = item_log(item, asked_files(plan, actuals), rev)
    case = log.case._replace(lang=given_language(lang) or log.case.lang)
    tell_partial(case)
    emit(LOG_FORMATS, output_format, LogReport(log.item, log.entries, case.left_out), case.lang)
