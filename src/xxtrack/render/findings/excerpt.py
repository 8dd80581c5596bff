"""The line of a file that a finding is about, with carets under the value; long lines are folded.

Only a line of a length that no person writes is cut: a plan in one line may have a finding for every word of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len

from xxtrack.model.finding import Where
from xxtrack.render.lines import Line
from xxtrack.render.safe import characters

LONGEST = 500
"""Characters of a line that are shown."""
_BEFORE = 100
"""Characters shown before the value in a longer one."""


def excerpt(
    where: Where, lines: Mapping[int, str], width: int, style: str, *, gutter: int = 0, mark: str = "^"
) -> Iterator[Line]:
    """A line's number, the line, and marks under the value; nothing where the finding is about the whole file."""
    if where.line not in lines:
        return
    number = f"{where.line:>{gutter}}"
    margin = " " * len(number)
    line = lines[where.line]
    first = max(where.column, 1)
    last = first + max(where.length, 1) - 1
    room = max(width - len(number) - 3, 20)
    pieces = list(_pieces(_seen(line, first), room))
    for i, piece in enumerate(pieces):
        shown = Line(f"{number if i == 0 else margin} | ", "blue")
        shown.append("".join(cell for _, cell in piece).rstrip(), "default")
        shown.rstrip()
        yield shown
        # Under a second place that is folded, marks would only be noise.
        if (mark == "^" or len(pieces) == 1) and (carets := _carets(piece, first, last, end=len(line))):
            marks = Line(f"{margin} | ", "blue")
            marks.append(carets.replace("^", mark), style)
            yield marks


def _seen(line: str, first: int) -> Iterator[tuple[int, str]]:
    """Pairs of column and the text that stands for its character; of a very long line those around a column."""
    begin = max(min(first - _BEFORE, len(line) - LONGEST), 0) if len(line) > LONGEST else 0
    if begin:
        yield begin, "…"
    yield from enumerate(characters(line[begin : begin + LONGEST]), begin + 1)
    if begin + LONGEST < len(line):
        yield begin + LONGEST + 1, "…"


def _pieces(seen: Iterable[tuple[int, str]], room: int) -> Iterator[list[tuple[int, str]]]:
    """The line in pieces of at most ``room`` cells."""
    piece: list[tuple[int, str]] = []
    used = 0
    for column, cell in seen:
        if piece and used + cell_len(cell) > room:
            yield piece
            piece, used = [], 0
        piece.append((column, cell))
        used += cell_len(cell)
    yield piece


def _carets(piece: Sequence[tuple[int, str]], first: int, last: int, end: int) -> str:
    """Carets under the columns from ``first`` to ``last`` as far as they are in this piece, in cells of a terminal."""
    marks = "".join(("^" if first <= column <= last else " ") * cell_len(cell) for column, cell in piece)
    if first > end and (not piece or piece[-1][0] == end):
        # Something is missing after the last character.
        marks += "^"
    return marks.rstrip()
