"""What is due, in a terminal: by section, then who owes how much."""

from collections.abc import Iterator

from xxtrack.model.due import by_unit
from xxtrack.render.due import DueReport
from xxtrack.render.due.rows import name, sections, unit, what, when
from xxtrack.render.grid import Cell, folded, grid_line
from xxtrack.render.lines import Line
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import DASH


def due_text(report: DueReport, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    dues = report.dues
    late = sum(bool(one.late_by) for one in dues)
    head = text("due.head", lang, date=report.as_of, days=report.within, total=len(dues), late=late)
    yield from folded(head, width, "bold")
    if not dues:
        yield Line(text("due.nothing", lang), "bold green")
        return
    date_width = 24 if lang == "en" else 22
    wide = width >= 100
    widths = (date_width, 7, width - date_width - 7 - 18 - 16 - 4 if wide else width - date_width - 7 - 2, 18, 16)
    labels = [text(f"due.col-{key}", lang) for key in ("when", "id", "item", "what", "unit")]
    for key, members in sections(dues):
        yield Line()
        yield Line(text(key, lang, count=len(members)), "bold red" if members[0].late_by else "bold")
        yield from _line(labels, widths, "bold", wide=wide)
        yield Line("─" * width, "dim")
        for one in members:
            cells = [when(one, lang), one.item.id, name(one), what(one, lang), unit(one)]
            yield from _line(cells, widths, "", wide=wide)
    yield Line()
    yield Line(text("due.by-unit", lang), "bold")
    for who, (total, overdue) in by_unit(dues).items():
        counts = text("due.unit", lang, total=total, late=overdue)
        yield from grid_line([Cell(who or text("due.nobody", lang), 30), Cell(counts, width - 31)])


def _line(cells: list[str], widths: tuple[int, ...], style: str, *, wide: bool) -> Iterator[Line]:
    columns = [Cell(cell, w, style=style) for cell, w in zip(cells, widths, strict=True)]
    if wide:
        yield from grid_line(columns)
        return
    yield from grid_line(columns[:3])
    second = "  ".join(cell for cell in cells[3:] if cell != DASH)
    yield from grid_line([Cell("", widths[0] + widths[1] + 1), Cell(second, widths[2], style=style or "dim")])
