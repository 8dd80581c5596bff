"""The names that items go by in offices' tables, learnt once and kept in a table of ``name,id`` beside the actuals."""

from xxtrack.errors import StopError
from xxtrack.load.actuals.table import decode_table, read_rows
from xxtrack.load.office.words import normalised
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.plan import Plan

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
