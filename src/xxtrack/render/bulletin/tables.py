"""The tables of a bulletin, with the words and numbers of every other format; widths are shares of the page."""

from collections.abc import Iterable, Sequence

from xxtrack.model.assessment import Standing
from xxtrack.model.bulletin import Bulletin
from xxtrack.model.choices import JUDGED_KINDS
from xxtrack.render.ranking.terminal import LABELS, kind_cells, place_cells
from xxtrack.render.table import Column, Table
from xxtrack.render.words import by_chapter, kind_cell, numbered_title, numbers_of, sentence
from xxtrack.wording import Lang, term, text


def chapter_kinds_table(bulletin: Bulletin, lang: Lang) -> Table:
    """How many of every chapter's judged items of each kind are where they should be."""
    heads = [Column(text("label.chapter", lang), 80), *(Column(term(kind, lang), 60, "right") for kind in JUDGED_KINDS)]
    rows = [
        (numbered_title(row.chapter), *(kind_cell(row.kinds.get(kind), lang) for kind in JUDGED_KINDS))
        for row in by_chapter(bulletin.assessment, bulletin.led)
    ]
    return Table(tuple(heads), tuple(rows))


def ranking_table(bulletin: Bulletin, lang: Lang) -> Table:
    """Places with what they are made of, in the words of `status --by`; the unit's own row is stressed."""
    ranking = bulletin.ranking
    places = [place for place in ranking.places if place.name]
    heads = [Column(text("ranking.rank", lang), 12, "right")]
    heads.append(Column(text(f"ranking.name-{ranking.by.value}", lang), 84))
    heads += [Column(text(f"ranking.{label}", lang), 16, "right") for label in LABELS]
    heads += [Column(term(kind, lang), 44) for kind in JUDGED_KINDS]
    heads.append(Column(text("ranking.together", lang), 20, "right"))
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
