"""The names that items go by in offices' tables, learnt once and kept in a table of ``name,id`` beside the actuals."""

from collections.abc import Mapping

from xxtrack.errors import StopError
from xxtrack.load.actuals.table import decode_table, read_rows
from xxtrack.load.office.words import normalised
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Plan

COLUMNS = ("name", "id")


def read_aliases(source: Source, plan: Plan) -> dict[str, str]:
    """Names to ids; raises `StopError` where a row is not of that form or names no item of the plan."""
    text = decode_table(source)
    if isinstance(text, Finding):
        raise StopError(msg("import.unusable", file=source.name, reason=text.message))
    aliases: dict[str, str] = {}
    for row in read_rows(text, source.name):
        if isinstance(row, Finding):
            raise StopError(msg("import.unusable", file=source.name, reason=row.message))
        cells = [cell.strip() for cell in row.cells]
        if not any(cells) or tuple(cells) == COLUMNS:
            continue
        if len(cells) != len(COLUMNS) or not normalised(cells[0]) or cells[1] not in plan.items:
            raise StopError(msg("import.alias-unknown", where=f"{source.name}:{row.line}", row=",".join(cells)))
        aliases[cells[0]] = cells[1]
    return aliases


def with_aliases(names: dict[str, list[Item]], aliases: Mapping[str, str], plan: Plan) -> dict[str, list[Item]]:
    """The items by their names and then by their aliases; a name of the plan's own goes before an alias."""
    learnt: dict[str, list[Item]] = {}
    for name, id_ in aliases.items():
        known = learnt.setdefault(normalised(name), [])
        if plan.items[id_] not in known:
            known.append(plan.items[id_])
    return learnt | names
