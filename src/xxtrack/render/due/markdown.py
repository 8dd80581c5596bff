"""What is due, as Markdown for a notice."""

from collections.abc import Iterator

from xxtrack.model.due import by_unit
from xxtrack.render.due import DueReport
from xxtrack.render.due.words import CELLS, due_cells, sections
from xxtrack.render.table import Column, Table
from xxtrack.wording import Lang, text


def due_markdown(report: DueReport, lang: Lang, _width: int = 0) -> str:
    """A table for each section, and one of units."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: DueReport, lang: Lang) -> Iterator[str]:
    dues = report.dues
    late = sum(bool(one.late_by) for one in dues)
    yield text("due.head", lang, date=report.as_of, days=report.within, total=len(dues), late=late)
    columns = [Column(text(f"due.col-{key}", lang)) for key in CELLS]
    for key, members in sections(dues):
        yield ""
        yield f"## {text(key, lang, count=len(members))}"
        yield ""
        yield from Table(columns, [due_cells(one, lang) for one in members]).markdown()
    if not dues:
        yield ""
        yield text("due.nothing", lang)
        return
    yield ""
    yield f"## {text('due.by-unit', lang)}"
    yield ""
    counts = [[who or text("due.nobody", lang), total, late] for who, (total, late) in by_unit(dues).items()]
    yield from Table([Column(text(f"due.col-{key}", lang)) for key in ("unit", "total", "late")], counts).markdown()
