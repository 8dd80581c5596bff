"""总体情况: one paragraph, indicators, then milestones, then duties, each against the last issue."""

from collections.abc import Iterator, Mapping

from xxtrack.model.answering import NOBODY
from xxtrack.model.bulletin import Bulletin
from xxtrack.model.plan import Kind
from xxtrack.model.status import ARRIVED, ATTENTION, Status
from xxtrack.model.tally import Tally, tallies
from xxtrack.render.bulletin.covers import about
from xxtrack.render.document.prose import long_date, tight
from xxtrack.render.words import elapsed, kind_words
from xxtrack.wording import Lang, listing, term, text
from xxtrack.wording.numbers import percent

Counts = Mapping[Status, int]


def overall(bulletin: Bulletin, lang: Lang) -> str:
    """How everything stands, in one paragraph."""
    return "".join(_sentences(bulletin, lang)).strip()


def _sentences(bulletin: Bulletin, lang: Lang) -> Iterator[str]:
    day = long_date(bulletin.assessment.as_of, lang)
    yield text("bulletin.time", lang, date=day, share=percent(elapsed(bulletin.assessment)))
    if not bulletin.led:
        yield text("bulletin.leads-nothing", lang, unit=bulletin.unit or "")
    else:
        of = {None: "bulletin.all-of", NOBODY: "bulletin.nobody-of"}.get(bulletin.unit, "bulletin.led-of")
        names = {"unit": bulletin.unit} if bulletin.unit else {}
        if bulletin.chapters:
            of, names = "bulletin.chapters-of", {"about": about(bulletin, lang)}
        yield text(of, lang, count=len(bulletin.led), **names)
        if bulletin.since:
            yield text("bulletin.since", lang, date=long_date(bulletin.since, lang))
        before = bulletin.before_by_kind if bulletin.since else None
        kinds = (
            tight(_kind(kind, one, lang), lang) + (_against(one.counts, before[kind], lang) if before else "")
            for kind, one in tallies(bulletin.led).items()
        )
        yield listing(kinds, lang, "；")
        yield text("bulletin.full-stop", lang)
        if not bulletin.since:
            yield text("bulletin.first-issue", lang)
    if bulletin.supported:
        urgent = sum(s.needs_attention for s in bulletin.supported)
        yield text("bulletin.supports", lang, count=len(bulletin.supported), urgent=urgent)


def _kind(kind: Kind, one: Tally, lang: Lang) -> str:
    """A kind with all of its judged items that have not arrived: 达标 and these add up."""
    short = [f"{term(status, lang)} {one.counts[status]}" for status in ATTENTION if one.counts[status]]
    counts = text("kind.counts", lang, counts=listing(short, lang)) if short else ""
    return kind_words(kind, one, lang) + counts


def _against(now: Counts, before: Counts, lang: Lang) -> str:
    """What is more and what is less than at the last issue; never that 1 became 1."""
    changes = []
    for key, statuses in (("arrived", ARRIVED), ("urgent", frozenset(ATTENTION))):
        apart = sum(now[status] - before.get(status, 0) for status in statuses)
        if apart:
            change = text("bulletin.more" if apart > 0 else "bulletin.fewer", lang, count=abs(apart))
            changes.append(text(f"bulletin.than-{key}", lang, change=change))
    if not changes:
        return text("bulletin.than-even", lang)
    return text("bulletin.than-before", lang, changes=listing(changes, lang))
