"""下一步工作要求: the office's own words where the plan has them, and what falls due when."""

from collections.abc import Iterator

from xxtrack.model.bulletin import Bulletin, Deadline
from xxtrack.model.message import Quantity
from xxtrack.model.status import LATE
from xxtrack.render.document.prose import long_date, short_date, tight
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import quantity

NAMED = 8


def requests(bulletin: Bulletin, lang: Lang) -> Iterator[str]:
    """A numbered paragraph for each request."""
    for number, said in enumerate(_said(bulletin, lang), 1):
        numeral = "一二三四五六七八九"[number - 1] if lang == "zh" and number < 10 else str(number)
        yield text("bulletin.request", lang, numeral=numeral, said=said)


def _said(bulletin: Bulletin, lang: Lang) -> Iterator[str]:
    mark = text("bulletin.list-mark", lang)
    if sum(len(standings) for status, standings in bulletin.behind.items() if status in LATE):
        yield text("bulletin.ask-behind", lang)
    if any(line.late for line in bulletin.board):
        yield text("bulletin.ask-late", lang)
    if bulletin.deadlines:
        shown = mark.join(_deadline(one, lang) for one in bulletin.deadlines[:NAMED])
        if len(bulletin.deadlines) > NAMED:
            shown = text("bulletin.and-more", lang, names=shown, count=len(bulletin.deadlines))
        yield text("bulletin.ask-deadlines", lang, items=shown)
    if bulletin.due_at_end:
        end = long_date(bulletin.assessment.plan.end, lang)
        yield text("bulletin.at-end", lang, count=bulletin.due_at_end, date=end)
    if bulletin.reports:
        dates = [text("bulletin.report-by", lang, date=long_date(on, lang), count=n) for on, n in bulletin.reports]
        yield text("bulletin.reports", lang, dates=mark.join(dates))


def _deadline(one: Deadline, lang: Lang) -> str:
    step = ""
    if one.step is not None and one.standing.item.target:
        step = tight(quantity(Quantity(one.step, one.standing.item.target.unit)), lang)
    key = "bulletin.step-by" if step else "bulletin.item-by"
    return text(key, lang, item=one.standing.item.name, date=short_date(one.on, lang), step=step)
