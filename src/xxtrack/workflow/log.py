"""The history of one item through the commits."""

from typing import NamedTuple

from xxtrack.assess.review.history import entries
from xxtrack.errors import UsageError
from xxtrack.load.history import is_refused, observations_of, versions
from xxtrack.model.history import Entry, Version
from xxtrack.model.message import msg
from xxtrack.workflow.case import Case, Files, load_case, read_inputs


class ItemLog(NamedTuple):
    """What became of an item, oldest first, and how plan and figures are now."""

    item: str
    entries: list[Entry]
    case: Case


def item_log(item: str, files: Files, rev: str | None = None) -> ItemLog:
    """Every commit that changed the item's entry or figures, and what is not committed yet.

    With ``rev`` up to that revision. Raises `UsageError` for an item that was never there.
    """
    path = files.plan_path()
    case = load_case(read_inputs(files, rev))
    asked = item.strip().upper()
    past = list(versions(asked, path, files.actuals, rev or "HEAD"))
    if rev is None:
        past.append(_uncommitted(asked, case))
    found = list(entries(past))
    if not found:
        raise UsageError(msg("log.none", id=asked))
    return ItemLog(asked, found, case)


def _uncommitted(item: str, case: Case) -> Version:
    loaded = case.inputs.loaded
    assert loaded
    here = case.plan.items.get(item)
    rows = observations_of(case.actuals, item) if here else ()
    return Version("", None, "", "", case.plan, here, rows, refused=is_refused(item, case.inputs.plan, loaded))
