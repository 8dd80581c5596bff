"""`xxtrack log ID`: the history of one item through the commits."""

from typing import Annotated

import typer

from xxtrack.cli.language import help_text
from xxtrack.cli.options import ActualsPath, ItemId, Language, PlanPath, Revision


def log(
    item: ItemId,
    plan: PlanPath = None,
    actuals: ActualsPath = None,
    rev: Revision = None,
    output_format: Annotated[str, typer.Option("--format", help=help_text("option.format-log"))] = "table",
    lang: Language = None,
) -> None:
    """Every commit that changed the item's entry or figures, newest last, and what is not committed yet."""
    from pathlib import Path

    from xxtrack.assess.review.history import entries
    from xxtrack.cli.case import chosen_language, read_inputs, usable_plan
    from xxtrack.cli.choices import one_of
    from xxtrack.cli.streams import show, width
    from xxtrack.errors import UsageError
    from xxtrack.load.find import find_plan
    from xxtrack.load.history import observations_of, versions
    from xxtrack.model.history import Version
    from xxtrack.model.message import msg
    from xxtrack.render.history import LOG_FORMATS, LogReport

    one_of(output_format, LOG_FORMATS)
    path = plan or find_plan(Path.cwd())
    inputs = read_inputs(path, actuals, rev)
    now = usable_plan(inputs.plan).plan
    assert now
    asked = item.strip().upper()
    past = list(versions(asked, path, actuals or (), rev or "HEAD"))
    if rev is None:
        figures = observations_of(now, inputs.tables, asked) if asked in now.items else ()
        past.append(Version("", None, "", "", now, now.items.get(asked), figures))
    found = list(entries(past))
    if not found:
        raise UsageError(msg("log.none", id=asked))
    language = chosen_language(lang, now)
    show(LOG_FORMATS.render(output_format, LogReport(asked, found), language, width()))
