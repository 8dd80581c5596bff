"""The line of a file that a finding is about, with carets under the value; long lines are folded.

Only a line of a length that no person writes is cut: a plan in one line may have a finding for every word of it.
"""

from collections.abc import Iterator, Mapping, Sequence

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
    column, cells = _seen(line, first)
    widths = [cell_len(cell) for cell in cells]
    pieces = list(_pieces(widths, room=max(width - len(number) - 3, 20)))
    for begin, end in pieces:
        shown = Line(f"{number if begin == 0 else margin} | ", "blue")
        shown.append("".join(cells[begin:end]).rstrip(), "default")
        shown.rstrip()
        yield shown
        # Under a second place that is folded, marks would only be noise.
        if mark == "^" or len(pieces) == 1:
            at, after = (min(max(place - column, begin), end) for place in (first, last + 1))
            # What is missing after the last character has its mark there.
            marked = sum(widths[at:after]) or (first > len(line) and end == len(cells))
            if marked:
                marks = Line(f"{margin} | ", "blue")
                marks.append(" " * sum(widths[begin:at]) + mark * marked, style)
                yield marks


def _seen(line: str, column: int) -> tuple[int, list[str]]:
    """What stands for each character, and the column of the first; of a very long line those around a column."""
    begin = max(min(column - _BEFORE, len(line) - LONGEST), 0) if len(line) > LONGEST else 0
    cells = characters(line[begin : begin + LONGEST])
    more = ["…"] if begin + LONGEST < len(line) else []
    return (begin, ["…", *cells, *more]) if begin else (1, [*cells, *more])


def _pieces(widths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Where the pieces of at most ``room`` cells begin and end."""
    begin = used = 0
    for i, width in enumerate(widths):
        if used + width > room and i > begin:
            yield begin, i
            begin, used = i, 0
        used += width
    yield begin, len(widths)
