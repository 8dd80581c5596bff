"""The places of cells that are not kept with the rows, read again where something is wrong with them."""

from collections.abc import Set as AbstractSet

from xxtrack.load.actuals.columns import is_header, place, read_header
from xxtrack.load.actuals.layout import Part, Records, head_of
from xxtrack.load.actuals.table import Row, read_blocks
from xxtrack.load.source import AnySource
from xxtrack.model.finding import Finding, Where


def places_of(column: str, source: AnySource, lines: AbstractSet[int]) -> dict[int, Where]:
    """Where a column's cells stand in the rows whose values stand on these lines, by the line of the value."""
    records = Records(read_blocks(source))
    head = [one for one in head_of(records, is_header) if not isinstance(one, Finding) and one.part is Part.HEADER]
    columns = read_header(head[0].row, source.name)[0] if head else None
    if columns is None or column not in columns.at:
        return {}
    rows = [(place(row, columns.at["value"], source.name).line, row) for row in records if isinstance(row, Row)]
    return {line: place(row, columns.at[column], source.name) for line, row in rows if line in lines}
