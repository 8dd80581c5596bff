"""What is due, in a terminal: by section, then who owes how much."""

from collections.abc import Iterator, Sequence

from xxtrack.model.due import by_unit
from xxtrack.render.due import DueReport
from xxtrack.render.due.words import CELLS, due_cells, sections
from xxtrack.render.lines import Line, folded
from xxtrack.render.table import Column, Grid, Styled, Table, rule
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import DASH

WIDE = 100
"""From this width what is owed and by whom share a line with the item."""


def due_text(report: DueReport, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    dues = report.dues
    late = sum(bool(one.late_by) for one in dues)
    head = text("due.head", lang, date=report.as_of, days=report.within, total=len(dues), late=late)
    yield from folded(head, width, "bold")
    if not dues:
        yield Line(text("due.nothing", lang), "bold green")
        return
    labels = [text(f"due.col-{key}", lang) for key in CELLS]
    widths = (24 if lang == "en" else 22, 7, 0, 18, 16)
    columns = [Column(label, w) for label, w in zip(labels, widths, strict=True)]
    for key, members in sections(dues):
        yield Line()
        yield Line(text(key, lang, count=len(members)), "bold red" if members[0].late_by else "bold")
        table = Table(columns, [due_cells(one, lang) for one in members])
        yield from table.lines(width) if width >= WIDE else _narrow(table, width)
    yield Line()
    yield Line(text("due.by-unit", lang), "bold")
    grid = Grid([Column(width=30), Column()], width)
    for who, (total, overdue) in by_unit(dues).items():
        yield from grid.row([who or text("due.nobody", lang), text("due.unit", lang, total=total, late=overdue)])


def _narrow(table: Table, width: int) -> Iterator[Line]:
    """What is owed, and by whom, stands beneath the item."""
    lead = table.columns[:3]
    indent = lead[0].width + lead[1].width + 2
    grid = Grid([*lead, Column(width=width - indent)], width, len(lead), indent)

    def lines(row: Sequence[object], style: str, beneath: str) -> Iterator[Line]:
        owed = "  ".join(str(cell) for cell in row[3:] if cell != DASH)
        yield from grid.row([*row[:3], Styled(owed, beneath)], style)

    yield from lines([column.head for column in table.columns], "bold", "bold")
    yield rule(width)
    for row in table.rows:
        yield from lines(row, "", "dim")
