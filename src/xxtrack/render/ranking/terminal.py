"""A ranking in a terminal: the places, what each is made of, and the method."""

from collections.abc import Iterator

from rich.cells import cell_len

from xxtrack.model.choices import JUDGED_KINDS
from xxtrack.model.ranking import FEWEST, Place, Ranking
from xxtrack.render.lines import Line, folded
from xxtrack.render.partial import partial_words
from xxtrack.render.ranking import RankingReport
from xxtrack.render.table import Column, Grid, rule
from xxtrack.render.words import kind_words, status_word
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import DASH, number, percent

_RANK, _NUMBER = 5, 9
LABELS = ("score", "arrived", "judged", "total")


def ranking_text(report: RankingReport, lang: Lang, width: int) -> Iterator[Line]:
    """The page; counts of statuses stand below each name, so that every line adds up before one's eyes."""
    ranking = report.ranking
    yield Line(ranking_heading(ranking, lang), "bold")
    yield Line()
    if ranking.places:
        yield from _table(ranking, lang, width)
    else:
        yield Line(text("ranking.empty", lang))
    yield Line()
    if said := partial_words(report.left_out, lang):
        yield from folded(said, width, "bold yellow")
    for note in ranking_notes(ranking, lang):
        yield from folded(note, width, "dim")


def _table(ranking: Ranking, lang: Lang, width: int) -> Iterator[Line]:
    columns = [Column(text("ranking.rank", lang), _RANK)]
    columns.append(Column(text(f"ranking.name-{ranking.by.value}", lang), style="bold"))
    columns += [Column(text(f"ranking.{label}", lang), _NUMBER, "right") for label in LABELS]
    grid = Grid(columns, width - 1)
    yield from grid.heads()
    yield rule(width)
    for place in ranking.places:
        yield from grid.row(place_cells(place, lang))
        for kind, one in place.kinds.items():
            yield from folded(kind_words(kind, one, lang), width, "dim", " " * (_RANK + 1))
        yield Line(" " * (_RANK + 1) + text("ranking.together-of", lang, share=percent(place.together)), "dim")
        counts = [f"{status_word(status, lang)} {n}" for status, n in place.counts.items() if n]
        yield from (Line(" " * (_RANK + 1) + line, "dim") for line in _filled(counts, width - _RANK - 1))


def _filled(pieces: list[str], width: int) -> Iterator[str]:
    """As many whole pieces to a line as fit."""
    line = ""
    for piece in pieces:
        if line and cell_len(f"{line}  {piece}") > width:
            yield line
            line = piece
        else:
            line = f"{line}  {piece}" if line else piece
    if line:
        yield line


def ranking_heading(ranking: Ranking, lang: Lang) -> str:
    """What is ranked and how many there are."""
    return text(f"ranking.title-{ranking.by.value}", lang, count=len(ranking.places))


def place_cells(place: Place, lang: Lang) -> list[str]:
    """Rank, name, score, arrived, judged and total, as every human-readable format shows them."""
    name = place.name or text("ranking.nobody", lang)
    numbers = (percent(place.share), number(place.arrived), number(place.judged), str(place.total))
    return [str(place.rank or DASH), name, *numbers]


def kind_cells(place: Place, lang: Lang) -> list[str]:
    """The place among each kind in words, a dash where there is none of it; then the share of all together."""
    apart = [kind_words(kind, place.kinds[kind], lang) if kind in place.kinds else DASH for kind in JUDGED_KINDS]
    return [*apart, percent(place.together)]


def ranking_notes(ranking: Ranking, lang: Lang) -> Iterator[str]:
    """The method, and what is left out."""
    yield text("ranking.method", lang)
    yield text("ranking.judging", lang)
    yield text("ranking.apart", lang, fewest=FEWEST)
    if ranking.too_few:
        yield text("ranking.too-few", lang, count=ranking.too_few, fewest=FEWEST)
    if ranking.outside:
        yield text("ranking.outside", lang, count=ranking.outside)
