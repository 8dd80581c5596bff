"""`xxtrack log ID`: the history of one item through the commits."""

from typing import Annotated

import typer

from xxtrack.cli.case import asked_files, given_language
from xxtrack.cli.choices import one_of
from xxtrack.cli.language import formats_help
from xxtrack.cli.options import ActualsPath, ItemId, Language, PlanPath, Revision
from xxtrack.cli.output import emit
from xxtrack.cli.streams import tell
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
    language = given_language(lang) or log.case.lang
    if log.case.partial:
        tell(log.case.partial, language)
    emit(LOG_FORMATS, output_format, LogReport(log.item, log.entries, log.case.left_out), language)
