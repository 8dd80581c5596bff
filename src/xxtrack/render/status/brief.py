"""A part of the plan on a narrow page: its counts, then its items worst first, a few lines each."""

from collections.abc import Iterator, Sequence

from xxtrack.model.assessment import Standing, count
from xxtrack.render.grid import Cell, fold, folded, grid_line
from xxtrack.render.lines import Line
from xxtrack.render.safe import plain
from xxtrack.render.signs import SIGNS, STYLES
from xxtrack.render.status.terminal import sentence
from xxtrack.wording import Lang, term

_COUNT = 4
_SIGN = 2


def brief_text(title: str, standings: Sequence[Standing], lang: Lang, width: int) -> Iterator[Line]:
    """The page of a plan, a chapter or a point."""
    yield from folded(title, width, "bold")
    yield Line()
    name = 10 if lang == "zh" else 12
    cells = [
        (Cell(f"{SIGNS[status]} {term(status, lang)}", name, style=STYLES[status]), Cell(str(n), _COUNT, "right"))
        for status, n in count(standings).items()
    ]
    across = max(min(width // (name + _COUNT + 4), len(cells)), 1)
    for start in range(0, len(cells), across):
        yield from grid_line([cell for pair in cells[start : start + across] for cell in (*pair, Cell("", 1))])
    yield Line()
    for one in sorted(standings, key=lambda standing: standing.status.rank):
        sign = Cell(SIGNS[one.status], _SIGN - 1, style=STYLES[one.status])
        named = Cell(f"{one.item.id} {one.item.name}", width - _SIGN, style="bold")
        yield from grid_line([sign, named])
        yield from (Line(" " * _SIGN + line, "dim") for line in fold(plain(sentence(one, lang)), width - _SIGN))
