"""A reminder in words: what is overdue, since when, what is asked, by when."""

from collections.abc import Iterator

from xxtrack.model.due import Due, DueKind, Reminder
from xxtrack.model.escalation import AT_REST
from xxtrack.model.plan import Office
from xxtrack.render.document.blocks import Block, Paper, Paragraph, SectionHeading
from xxtrack.render.document.docx import paper_docx
from xxtrack.render.document.markdown import paper_markdown
from xxtrack.render.document.prose import long_date, short_date, target_said
from xxtrack.render.due.words import level_word
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import plain
from xxtrack.render.table import Column, Table
from xxtrack.render.words import first_of, is_sample, scoped_name
from xxtrack.wording import Lang, listing, text
from xxtrack.wording.numbers import DASH

NAMED = 6
ROOMY = 6
"""How many things owed fit on a page in the type of official documents; more are set smaller."""


def reminder_markdown(reminder: Reminder, lang: Lang, _width: int = 0) -> str:
    """The reminder as Markdown."""
    return paper_markdown(reminder_paper(reminder, lang))


def reminder_docx(reminder: Reminder, lang: Lang, _width: int = 0) -> bytes:
    """The reminder as a Word document. Raises ImportError without python-docx."""
    return paper_docx(reminder_paper(reminder, lang), lang)


def reminder_paper(reminder: Reminder, lang: Lang) -> Paper:
    """The whole page."""
    sample = text("bulletin.sample", lang) if is_sample(reminder.plan, reminder.sources) else ""
    title = text("reminder.title", lang, plan=plain(reminder.plan.title), sample=sample)
    return Paper(title, reminder.as_of, list(_blocks(reminder, title, lang)), compact=len(reminder.late) > ROOMY)


def _blocks(reminder: Reminder, title: str, lang: Lang) -> Iterator[Block]:
    office = reminder.plan.office or Office()
    yield SectionHeading(0, title)
    yield Paragraph(text("bulletin.to", lang, to=reminder.unit or text("bulletin.nobody", lang)), "salutation")
    day = long_date(reminder.as_of, lang)
    kinds = (("actuals", DueKind.ACTUAL), ("milestones", DueKind.MILESTONE))
    counted = [(key, sum(one.kind is kind for one in reminder.late)) for key, kind in kinds]
    owed = [text(f"reminder.{key}", lang, count=n) for key, n in counted if n]
    yield Paragraph(text("reminder.owes", lang, date=day, owed=listing(owed, lang)))
    if partial := partial_words(reminder.left_out, lang):
        yield Paragraph(partial)
    yield _late_table(reminder, lang)
    by = long_date(reminder.answer_by, lang)
    to = office.name or text("reminder.office", lang)
    if office.address:
        to = text("reminder.at", lang, to=to, address=office.address)
    yield Paragraph(text("reminder.asks", lang, date=by, to=to))
    if reminder.coming:
        shown = first_of([_coming(one, lang) for one in reminder.coming], lang, NAMED)
        yield Paragraph(text("reminder.coming", lang, items=shown))
    if signed := office.signed or office.name:
        yield Paragraph(signed, "signature")
    yield Paragraph(day, "signature")


def _late_table(reminder: Reminder, lang: Lang) -> Table:
    keys = [("reminder.number", 12), ("label.item", 39), ("label.target", 27), ("reminder.asked", 33)]
    keys += [("reminder.since", 23), ("due.col-days", 19), ("due.col-level", 19)]
    rows = []
    for number, one in enumerate(reminder.late, 1):
        level = reminder.levels.get((one.item.id, one.standing.scope), AT_REST).level
        aim = target_said(one.item, lang, reminder.plan) or DASH
        cells = (scoped_name(one.standing), aim, _asked(one, lang), short_date(one.on, lang), str(one.late_by))
        rows.append((str(number), *cells, level_word(level, lang)))
    return Table([Column(text(key, lang), width) for key, width in keys], rows)


def _asked(one: Due, lang: Lang) -> str:
    """What is to be sent: figures run to a date, so that the newest makes up for those before it."""
    if one.kind is DueKind.MILESTONE:
        return text("reminder.milestone", lang)
    if one.period_end is None:
        return text("reminder.first", lang)
    return text("reminder.figures-to", lang, date=short_date(one.period_end, lang))


def _coming(one: Due, lang: Lang) -> str:
    return text("reminder.item-by", lang, item=one.item.name, what=_asked(one, lang), date=short_date(one.on, lang))
