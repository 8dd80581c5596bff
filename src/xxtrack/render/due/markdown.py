"""What is due, as Markdown for a notice."""

from collections.abc import Iterator

from xxtrack.model.due import by_unit
from xxtrack.render.due import DueReport
from xxtrack.render.due.rows import name, sections, unit, what, when
from xxtrack.render.safe import markdown
from xxtrack.wording import Lang, text


def due_markdown(report: DueReport, lang: Lang, _width: int = 0) -> str:
    """A table for each section, and one of units."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: DueReport, lang: Lang) -> Iterator[str]:
    dues = report.dues
    late = sum(bool(one.late_by) for one in dues)
    yield text("due.head", lang, date=report.as_of, days=report.within, total=len(dues), late=late)
    labels = [text(f"due.col-{key}", lang) for key in ("when", "id", "item", "what", "unit")]
    for key, members in sections(dues):
        yield ""
        yield f"## {text(key, lang, count=len(members))}"
        yield ""
        rows = [[when(d, lang), d.item.id, markdown(name(d)), what(d, lang), markdown(unit(d))] for d in members]
        yield from _table(labels, rows)
    if not dues:
        yield ""
        yield text("due.nothing", lang)
        return
    yield ""
    yield f"## {text('due.by-unit', lang)}"
    yield ""
    units = by_unit(dues).items()
    rows = [[markdown(who or text("due.nobody", lang)), str(total), str(overdue)] for who, (total, overdue) in units]
    yield from _table([text(f"due.col-{key}", lang) for key in ("unit", "total", "late")], rows)


def _table(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
