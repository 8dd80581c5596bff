"""A part of the plan on a narrow page: its counts, then its items worst first, a few lines each."""

from collections.abc import Iterator, Sequence

from xxtrack.model.assessment import Standing, count
from xxtrack.render.lines import Line, folded
from xxtrack.render.signs import SIGNS, STYLES
from xxtrack.render.table import Cell, Column, Grid, Styled, grid_line
from xxtrack.render.urgency import most_urgent_first
from xxtrack.render.words import kinds_in_full, sentence
from xxtrack.wording import Lang, term

_COUNT = 4
_SIGN = 2


def brief_text(title: str, standings: Sequence[Standing], lang: Lang, width: int) -> Iterator[Line]:
    """The page of a plan, a chapter or a point."""
    yield from folded(title, width, "bold")
    yield Line()
    name = 8 if lang == "zh" else 10
    cells = [
        (Cell(term(status, lang), name, style=STYLES[status]), Cell(str(n), _COUNT, "right"))
        for status, n in count(standings).items()
    ]
    across = max(min(width // (name + _COUNT + 4), len(cells)), 1)
    for start in range(0, len(cells), across):
        yield from grid_line([cell for pair in cells[start : start + across] for cell in (*pair, Cell("", 1))])
    for said in kinds_in_full(standings, lang):
        yield from folded(said, width, "dim")
    yield Line()
    grid = Grid([Column(width=_SIGN - 1), Column(style="bold")], width)
    for one in most_urgent_first(standings):
        yield from grid.row([Styled(SIGNS[one.status], STYLES[one.status]), f"{one.item.id} {one.item.name}"])
        yield from folded(sentence(one, lang), width, "dim", " " * _SIGN)
