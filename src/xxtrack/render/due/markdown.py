"""What is due, as Markdown for a notice."""

from collections.abc import Iterator

from xxtrack.render.due import DueReport
from xxtrack.render.due.words import BOARD, CELLS, board_cells, board_sums, due_cells, sections
from xxtrack.render.partial import partial_words
from xxtrack.render.table import Column, Table
from xxtrack.wording import Lang, text


def due_markdown(report: DueReport, lang: Lang, _width: int = 0) -> str:
    """A table of units, and one for each section."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: DueReport, lang: Lang) -> Iterator[str]:
    dues = report.dues
    late = sum(bool(one.late_by) for one in dues)
    yield text("due.head", lang, date=report.as_of, days=report.within, total=len(dues), late=late)
    if said := partial_words(report.left_out, lang):
        yield from ("", f"**{said}**")
    if report.board:
        yield ""
        yield f"## {text('due.by-unit', lang)}"
        yield ""
        rows = [*(board_cells(line, lang) for line in report.board), board_sums(report.board, lang)]
        heads = [Column(text(f"due.col-{key}", lang)) for key in BOARD]
        yield from Table(heads, rows, strong=len(report.board)).markdown()
    columns = [Column(text(f"due.col-{key}", lang)) for key in CELLS]
    for key, members in sections(dues):
        yield ""
        yield f"## {text(key, lang, count=len(members))}"
        yield ""
        yield from Table(columns, [due_cells(one, report, lang) for one in members]).markdown()
    if not dues:
        yield ""
        yield text("due.nothing", lang)
