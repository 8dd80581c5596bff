"""The history of one item through the commits."""

from typing import NamedTuple

from xxtrack.assess.review.history import entries
from xxtrack.errors import UsageError
from xxtrack.load.history import observations_of, versions
from xxtrack.model.history import Entry, Version
from xxtrack.model.message import msg
from xxtrack.model.plan import Plan
from xxtrack.workflow.case import Files, read_inputs, usable_plan


class ItemLog(NamedTuple):
    """What became of an item, oldest first, and the plan as it is now."""

    item: str
    entries: list[Entry]
    plan: Plan


def item_log(item: str, files: Files, rev: str | None = None) -> ItemLog:
    """Every commit that changed the item's entry or figures, and what is not committed yet.

    With ``rev`` up to that revision. Raises `UsageError` for an item that was never there.
    """
    path = files.plan_path()
    inputs = read_inputs(files, rev)
    now = usable_plan(inputs.plan).plan
    assert now
    asked = item.strip().upper()
    past = list(versions(asked, path, files.actuals, rev or "HEAD"))
    if rev is None:
        figures = observations_of(now, inputs.tables, asked) if asked in now.items else ()
        past.append(Version("", None, "", "", now, now.items.get(asked), figures))
    found = list(entries(past))
    if not found:
        raise UsageError(msg("log.none", id=asked))
    return ItemLog(asked, found, now)
