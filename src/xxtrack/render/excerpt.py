"""The line of a file that a finding is about, with carets under the value; long lines are folded, never cut."""

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from xxtrack.diagnostics import Where
from xxtrack.render.safe import plain


def excerpt(
    where: Where, lines: Mapping[int, str], width: int, style: str, *, gutter: int = 0, mark: str = "^"
) -> Iterator[Text]:
    """A line's number, the line, and marks under the value; nothing where the finding is about the whole file."""
    if where.line not in lines:
        return
    number = f"{where.line:>{gutter}}"
    margin = " " * len(number)
    line = lines[where.line]
    first = max(where.column, 1)
    last = first + max(where.length, 1) - 1
    room = max(width - len(number) - 3, 20)
    pieces = list(_pieces(line, room))
    for i, piece in enumerate(pieces):
        shown = Text(f"{number if i == 0 else margin} | ", "blue")
        shown.append("".join(cell for _, cell in piece).rstrip(), "default")
        shown.rstrip()
        yield shown
        # Under a second place that is folded, marks would only be noise.
        if (mark == "^" or len(pieces) == 1) and (carets := _carets(piece, first, last, end=len(line))):
            marks = Text(f"{margin} | ", "blue")
            marks.append(carets.replace("^", mark), style)
            yield marks


def _pieces(line: str, room: int) -> Iterator[list[tuple[int, str]]]:
    """The line in pieces of at most ``room`` cells: pairs of column and the text that stands for its character."""
    piece: list[tuple[int, str]] = []
    used = 0
    for column, character in enumerate(line, 1):
        cell = plain(character)
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
