"""What every format of `xxtrack due` says: one line for a unit, then one for each thing owed."""

from collections.abc import Sequence

from xxtrack.model.due import BoardLine, Due, DueKind
from xxtrack.model.escalation import Level
from xxtrack.model.period import period_name
from xxtrack.render.due import DueReport
from xxtrack.render.words import scoped_name
from xxtrack.wording import Lang, term, text
from xxtrack.wording.numbers import DASH


def what(one: Due, lang: Lang) -> str:
    """The period that the deadline is for and, where later ones are missing too, that; or that it is a milestone."""
    if one.kind is DueKind.MILESTONE:
        return text("due.milestone", lang)
    if one.first_end:
        return text("due.figures", lang, period=period_name(one.first_end))
    return text("due.figure", lang, period=period_name(one.period_end)) if one.period_end else text("due.any", lang)


CELLS = ("when", "what", "id", "item", "unit", "level")
"""What `due_cells` gives, in its order: each deadline beside the period it is for."""


def due_cells(one: Due, report: DueReport, lang: Lang) -> list[str]:
    """The last day in time with how late it is, what is owed, the item, by whom, and how hard it is chased."""
    late = text("due.late-by", lang, days=one.late_by)
    day = f"{one.on} {late}" if one.late_by else one.on.isoformat()
    level = report.level_of(one).level if one.late_by else Level.NONE
    return [day, what(one, lang), one.item.id, scoped_name(one.standing), unit(one), level_word(level, lang)]


BOARD = ("unit", "asked", "reported", "late", "first-late", "milestones", "level")
"""What `board_cells` gives, in its order."""


def board_cells(line: BoardLine, lang: Lang) -> list[str | int]:
    """A unit, what was asked of it, what has come, what is late and since when."""
    first = line.first_late.isoformat() if line.first_late else DASH
    name = line.unit or text("due.nobody", lang)
    return [name, line.asked, line.reported, line.late, first, line.milestones, level_word(line.level, lang)]


def board_sums(board: Sequence[BoardLine], lang: Lang) -> list[str | int]:
    """The last line of the board."""
    first = min((line.first_late for line in board if line.first_late), default=None)
    sums = [sum(getattr(line, key) for line in board) for key in ("asked", "reported", "late", "milestones")]
    return [text("label.sum", lang), *sums[:3], first.isoformat() if first else DASH, sums[3], ""]


def level_word(level: Level, lang: Lang) -> str:
    """A level's word, or a dash where nothing is chased."""
    return DASH if level is Level.NONE else term(level, lang)


def unit(one: Due) -> str:
    """Who owes it."""
    return one.by or DASH


def sections(dues: tuple[Due, ...]) -> list[tuple[str, list[Due]]]:
    """Late actuals, late milestones, actuals to come, milestones to come; empty ones left out."""
    groups = [
        ("due.late-figures", [d for d in dues if d.late_by and d.kind is DueKind.ACTUAL]),
        ("due.late-milestones", [d for d in dues if d.late_by and d.kind is DueKind.MILESTONE]),
        ("due.coming-figures", [d for d in dues if not d.late_by and d.kind is DueKind.ACTUAL]),
        ("due.coming-milestones", [d for d in dues if not d.late_by and d.kind is DueKind.MILESTONE]),
    ]
    return [(key, members) for key, members in groups if members]
