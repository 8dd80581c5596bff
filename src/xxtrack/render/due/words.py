"""What every format of `xxtrack due` says about one thing owed."""

from xxtrack.model.due import Due, DueKind
from xxtrack.model.period import period_name
from xxtrack.render.words import scoped_name
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import DASH


def what(one: Due, lang: Lang) -> str:
    """The actual's period, or that it is a milestone."""
    if one.kind is DueKind.MILESTONE:
        return text("due.milestone", lang)
    return text("due.figure", lang, period=period_name(one.period_end)) if one.period_end else text("due.any", lang)


CELLS = ("when", "id", "item", "what", "unit")
"""What `due_cells` gives, in its order."""


def due_cells(one: Due, lang: Lang) -> list[str]:
    """The last day in time with how late it is, the item, what is owed, and by whom."""
    late = text("due.late-by", lang, days=one.late_by)
    day = f"{one.on} {late}" if one.late_by else one.on.isoformat()
    return [day, one.item.id, scoped_name(one.standing), what(one, lang), unit(one)]


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
