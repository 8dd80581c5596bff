"""下一步工作要求: the office's own words where the plan has them, and what falls due when."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from xxtrack.model.bulletin import Bulletin, Deadline
from xxtrack.model.message import Quantity
from xxtrack.model.status import LATE
from xxtrack.render.document.prose import long_date, short_date, tight
from xxtrack.wording import Lang, listing, text
from xxtrack.wording.numbers import numeral, quantity

NAMED = 8


def requests(bulletin: Bulletin, lang: Lang) -> Iterator[str]:
    """A numbered paragraph for each request."""
    for number, said in enumerate(_said(bulletin, lang), 1):
        yield text("bulletin.request", lang, numeral=numeral(number, lang), said=said)


def _said(bulletin: Bulletin, lang: Lang) -> Iterator[str]:
    office = bulletin.assessment.plan.office
    yield from office.requests if office else ()
    if sum(len(standings) for status, standings in bulletin.behind.items() if status in LATE):
        yield text("bulletin.ask-behind", lang)
    if any(line.late for line in bulletin.board):
        yield text("bulletin.ask-late", lang)
    if bulletin.deadlines:
        days = groupby(bulletin.deadlines[:NAMED], key=lambda one: one.on)
        due = (
            text(
                "bulletin.due-by",
                lang,
                date=short_date(on, lang),
                items=listing((_deadline(d, lang) for d in those), lang),
            )
            for on, those in days
        )
        shown = listing(due, lang, "；")
        if len(bulletin.deadlines) > NAMED:
            shown = text("bulletin.and-more", lang, names=shown, count=len(bulletin.deadlines))
        yield text("bulletin.ask-deadlines", lang, items=shown)
    year = bulletin.assessment.as_of.year
    if bulletin.due_at_end:
        end = _day(bulletin.assessment.plan.end, year, lang)
        yield text("bulletin.at-end", lang, count=bulletin.due_at_end, date=end)
    if bulletin.reports:
        dates = [text("bulletin.report-by", lang, date=_day(on, year, lang), count=n) for on, n in bulletin.reports]
        yield text("bulletin.reports", lang, dates=listing(dates, lang))


def _day(day: date, year: int, lang: Lang) -> str:
    return (short_date if day.year == year else long_date)(day, lang)


def _deadline(one: Deadline, lang: Lang) -> str:
    step = ""
    if one.step is not None and one.standing.item.target:
        step = tight(quantity(Quantity(one.step, one.standing.item.target.unit)), lang)
    name = one.standing.item.name
    return text("bulletin.step-by", lang, item=name, step=step) if step else name
