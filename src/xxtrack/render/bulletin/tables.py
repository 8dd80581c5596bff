"""The tables of a bulletin, with the words and numbers of every other format; widths are shares of the page."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from xxtrack.model.assessment import Move, Standing, count
from xxtrack.model.bulletin import Bulletin, Deadline
from xxtrack.model.message import Quantity
from xxtrack.model.plan import Kind
from xxtrack.model.status import ATTENTION, Status
from xxtrack.render.bulletin.gap import gap
from xxtrack.render.ranking.terminal import LABELS, kind_cells, place_cells
from xxtrack.render.table import Column, Table
from xxtrack.render.words import by_chapter, chapter_name, kind_cell, numbers_of, sentence
from xxtrack.wording import Lang, term, text
from xxtrack.wording.numbers import DASH, percent, quantity

GOOD_FIRST = tuple(reversed(Status))
"""The order in which a bulletin counts: good news, then the rest."""


def counts_table(bulletin: Bulletin, lang: Lang) -> Table:
    """Every status now, its share, and how many there were at the last issue."""
    now, before, total = count(bulletin.led), bulletin.counts_before, len(bulletin.led)
    keys = [("label.status", 40), ("bulletin.now", 28), ("bulletin.share", 28)]
    if bulletin.since:
        keys += [("bulletin.before", 28), ("bulletin.change", 28)]
    rows = []
    for status in GOOD_FIRST:
        row = [term(status, lang), str(now[status]), share(now[status], total)]
        if bulletin.since:
            row += [str(before[status]), change(now[status] - before[status])]
        rows.append(tuple(row))
    sums = [text("label.sum", lang), str(total), share(total, total)]
    if bulletin.since:
        sums += [str(sum(before.values())), change(total - sum(before.values()))]
    heads = tuple(Column(text(key, lang), width, "left" if key == "label.status" else "right") for key, width in keys)
    return Table(heads, (*rows, tuple(sums)), strong=len(rows))


def share(part: int, whole: int) -> str:
    """A part of a count as a percentage."""
    return percent(Fraction(part, whole)) if whole else DASH


def change(difference: int) -> str:
    """A difference of counts with its sign."""
    return f"+{difference}" if difference > 0 else f"−{-difference}" if difference else "0"


def chapters_table(bulletin: Bulletin, lang: Lang) -> Table:
    """How many items of every chapter have each status."""
    heads = [Column(text("label.chapter", lang), 80), Column(text("label.sum", lang), 22, "right")]
    heads += [Column(term(status, lang), 27, "right") for status in GOOD_FIRST]
    rows = [
        (
            chapter_name(row.chapter),
            str(row.total),
            *(str(row.counts[status] or DASH) for status in GOOD_FIRST),
        )
        for row in by_chapter(bulletin.assessment, bulletin.led)
    ]
    return Table(tuple(heads), tuple(rows))


def chapter_kinds_table(bulletin: Bulletin, lang: Lang) -> Table:
    """How many of every chapter's judged items of each kind are where they should be."""
    heads = [Column(text("label.chapter", lang), 80), *(Column(term(kind, lang), 60, "right") for kind in Kind)]
    rows = [
        (chapter_name(row.chapter), *(kind_cell(row.kinds.get(kind), lang) for kind in Kind))
        for row in by_chapter(bulletin.assessment, bulletin.led)
    ]
    return Table(tuple(heads), tuple(rows))


def gaps_table(standings: Iterable[Standing], as_of: date, lang: Lang, *, leads: bool) -> Table:
    """Items with their numbers and how far they are from where they should be; ``leads`` adds who answers for them."""
    keys = [("label.id", 15), ("label.item", 40), ("label.target", 23), ("label.actual", 17), ("label.expected", 17)]
    keys += [("label.attainment", 16), ("bulletin.against-time", 28)]
    rows = []
    for s in standings:
        target, actual, expected, attainment, *_ = numbers_of(s, lang)
        rows.append((s.item.id, _name(s, lang, leads=leads), target, actual, expected, attainment, gap(s, as_of, lang)))
    return Table(_columns(keys, lang), tuple(rows))


def _name(standing: Standing, lang: Lang, *, leads: bool) -> str:
    """The item's name, with the scopes that hold it back and, where ``leads``, the lead."""
    item = standing.item
    held_back = [part.scope for part in standing.scopes if part.status in ATTENTION] if item.each else []
    told = [text("bulletin.list-mark", lang).join(held_back)] if held_back else []
    told += [text("label.lead-is", lang, lead="、".join(item.lead))] if item.lead and leads else []
    return item.name + "".join(f"（{part}）" if lang == "zh" else f" ({part})" for part in told)


def silent_table(standings: Iterable[Standing], lang: Lang, *, leads: bool) -> Table:
    """What has not been reported, or not again."""
    keys = [("label.id", 15), ("label.item", 60), ("bulletin.case", 29)]
    keys += [("bulletin.observed", 26), ("bulletin.report-due", 26)]
    rows = []
    for s in standings:
        observed = max((part.observed for part in (s, *s.scopes) if part.observed), default=None)
        kind = "stale" if s.status is not Status.NO_DATA else "partly" if observed else "never"
        case = text(f"bulletin.case-{kind}", lang)
        due = s.next_due.isoformat() if s.next_due else DASH
        rows.append((s.item.id, _name(s, lang, leads=leads), case, observed.isoformat() if observed else DASH, due))
    return Table(_columns(keys, lang), tuple(rows))


def moves_table(moves: Iterable[Move], as_of: date, lang: Lang) -> Table:
    """Items whose status changed: before, now, and the actuals of both dates."""
    keys = [("label.id", 15), ("label.item", 47), ("bulletin.before", 15), ("bulletin.now", 15)]
    keys += [("label.actual", 34), ("bulletin.against-time", 30)]
    rows = []
    for move in moves:
        before, after = (numbers_of(s, lang)[1] for s in (move.before, move.after))
        value = after if before in {after, DASH, ""} else f"{before} → {after}"
        statuses = [term(s.status, lang) for s in (move.before, move.after)]
        item = move.after.item
        rows.append((item.id, item.name, *statuses, value, gap(move.after, as_of, lang)))
    return Table(_columns(keys, lang), tuple(rows))


def deadlines_table(deadlines: Iterable[Deadline], lang: Lang, *, leads: bool) -> Table:
    """What is due, by date."""
    keys = [("bulletin.on", 24), ("label.id", 15), ("label.item", 57), ("label.target", 25)]
    keys += [("label.actual", 19), ("label.status", 16)]
    rows = []
    for deadline in deadlines:
        s = deadline.standing
        target, actual, *_ = numbers_of(s, lang)
        if s.item.target is None:
            target = term(s.item.kind, lang)
        elif deadline.step is not None:
            target = text("bulletin.step", lang, value=quantity(Quantity(deadline.step, s.item.target.unit)))
        rows.append(
            (deadline.on.isoformat(), s.item.id, _name(s, lang, leads=leads), target, actual, term(s.status, lang))
        )
    return Table(_columns(keys, lang), tuple(rows))


def ranking_table(bulletin: Bulletin, lang: Lang) -> Table:
    """Places with what they are made of, in the words of `status --by`; the unit's own row is stressed."""
    ranking = bulletin.ranking
    places = [place for place in ranking.places if place.name]
    heads = [Column(text("ranking.rank", lang), 12, "right")]
    heads.append(Column(text(f"ranking.name-{ranking.by.value}", lang), 84))
    heads += [Column(text(f"ranking.{label}", lang), 16, "right") for label in LABELS]
    heads += [Column(term(kind, lang), 44) for kind in Kind]
    own = next((i for i, place in enumerate(places) if place.name == bulletin.unit), None)
    return Table(
        tuple(heads), tuple((*place_cells(place, lang), *kind_cells(place, lang)) for place in places), strong=own
    )


def items_table(standings: Iterable[Standing], lang: Lang) -> Table:
    """Every item with all its numbers and the sentence that says why."""
    keys = [("label.id", 15), ("label.item", 47), ("label.status", 14), ("label.target", 24), ("label.actual", 16)]
    keys += [("label.expected", 16), ("label.attainment", 16), ("label.index", 13), ("label.forecast", 17)]
    keys += [("label.reason", 79)]
    rows = tuple(
        (s.item.id, s.item.name, term(s.status, lang), *numbers_of(s, lang), sentence(s, lang)) for s in standings
    )
    return Table(_columns(keys, lang), rows)


_NUMBERS = frozenset(f"label.{key}" for key in ("actual", "expected", "attainment", "index", "forecast"))


def _columns(keys: Sequence[tuple[str, int]], lang: Lang) -> tuple[Column, ...]:
    return tuple(Column(text(key, lang), width, "right" if key in _NUMBERS else "left") for key, width in keys)
