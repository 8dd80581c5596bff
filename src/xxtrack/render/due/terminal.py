"""What is due, in a terminal: who has reported and who has not, then every thing owed."""

from collections.abc import Iterator, Sequence

from xxtrack.render.due import DueReport
from xxtrack.render.due.words import BOARD, CELLS, board_cells, board_sums, due_cells, sections
from xxtrack.render.lines import Line, folded
from xxtrack.render.table import Column, Grid, Styled, Table, rule
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import DASH

WIDE = 110
"""From this width by whom and how hard it is chased share a line with the item."""


def due_text(report: DueReport, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    dues = report.dues
    late = sum(bool(one.late_by) for one in dues)
    head = text("due.head", lang, date=report.as_of, days=report.within, total=len(dues), late=late)
    yield from folded(head, width, "bold")
    yield from _board(report, lang, width)
    if not dues:
        yield Line(text("due.nothing", lang), "bold green")
        return
    labels = [text(f"due.col-{key}", lang) for key in CELLS]
    widths = (24, 21, 7, 0, 16, 8) if lang == "en" else (22, 14, 7, 0, 16, 8)
    columns = [Column(label, w) for label, w in zip(labels, widths, strict=True)]
    for key, members in sections(dues):
        yield Line()
        yield Line(text(key, lang, count=len(members)), "bold red" if members[0].late_by else "bold")
        table = Table(columns, [due_cells(one, report, lang) for one in members])
        yield from table.lines(width) if width >= WIDE else _narrow(table, width)


def _board(report: DueReport, lang: Lang, width: int) -> Iterator[Line]:
    if not report.board:
        return
    yield Line()
    yield Line(text("due.by-unit", lang), "bold")
    columns = [
        Column(text(f"due.col-{key}", lang), w, "left" if key in {"unit", "level"} else "right")
        for key, w in zip(BOARD, (0, 6, 8, 7, 13, 10, 9) if lang == "en" else (0, 6, 6, 6, 12, 8, 8), strict=True)
    ]
    rows = [*(board_cells(line, lang) for line in report.board), board_sums(report.board, lang)]
    yield from Table(columns, rows).lines(width)


def _narrow(table: Table, width: int) -> Iterator[Line]:
    """By whom, and how hard it is chased, stands beneath the item."""
    lead = table.columns[:4]
    indent = sum(column.width for column in lead[:3]) + 3
    grid, bare = Grid([*lead, Column(width=width - indent)], width, len(lead), indent), Grid(lead, width)

    def lines(row: Sequence[object], style: str, beneath: str) -> Iterator[Line]:
        owed = "  ".join(str(cell) for cell in row[4:] if cell != DASH)
        yield from grid.row([*row[:4], Styled(owed, beneath)], style) if owed else bare.row(row[:4], style)

    yield from lines([column.head for column in table.columns], "bold", "bold")
    yield rule(width)
    for row in table.rows:
        yield from lines(row, "", "dim")
