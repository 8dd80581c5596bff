"""Drawing with braille characters: two by four dots in a cell, each of one cell's width in every terminal.

Blocks, lines and bullets are of ambiguous width (Unicode TR11) and break columns where Chinese fonts make them wide;
braille is neutral.
"""

from collections.abc import Sequence
from fractions import Fraction

from xxtrack.render.lines import Line

BLANK = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bits by row and column of a cell (Unicode, Braille Patterns)."""


class Canvas:
    """Dots from the lower left corner; later layers give a cell its style."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.width, self.height = 2 * columns, 4 * rows
        self._bits = [[0] * columns for _ in range(rows)]
        self._styles = [[""] * columns for _ in range(rows)]

    def dot(self, x: int, y: int, style: str) -> None:
        """A dot; what lies outside is not drawn."""
        if 0 <= x < self.width and 0 <= y < self.height:
            row, column = (self.height - 1 - y) // 4, x // 2
            self._bits[row][column] |= _DOTS[(self.height - 1 - y) % 4][x % 2]
            self._styles[row][column] = style

    def line(self, start: tuple[int, int], end: tuple[int, int], style: str, every: int = 1) -> None:
        """A straight line; ``every`` keeps one dot of so many."""
        (x0, y0), (x1, y1) = start, end
        length = max(abs(x1 - x0), abs(y1 - y0))
        for i in range(length + 1):
            share = Fraction(i, length) if length else Fraction(0)
            x, y = round(x0 + (x1 - x0) * share), round(y0 + (y1 - y0) * share)
            if (x if abs(x1 - x0) >= abs(y1 - y0) else y) % every == 0:
                self.dot(x, y, style)

    def blob(self, x: int, y: int, style: str) -> None:
        """A mark that is seen on a line: nine dots, pushed inside at the edges."""
        x, y = min(max(x, 1), self.width - 2), min(max(y, 1), self.height - 2)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                self.dot(x + dx, y + dy, style)

    def lines(self) -> list[Line]:
        """The rows from the top."""
        drawn = []
        for bits, styles in zip(self._bits, self._styles, strict=True):
            row = Line()
            for mask, style in zip(bits, styles, strict=True):
                row.append(chr(BLANK + mask) if mask else " ", style)
            drawn.append(row)
        return drawn


def columns_of(levels: Sequence[int | None]) -> str:
    """Bars side by side, two in a cell, of 0 to 4 dots each; None leaves its place free."""
    cells = []
    for i in range(0, len(levels), 2):
        mask = 0
        for side, level in enumerate(levels[i : i + 2]):
            for height in range(level or 0):
                mask |= _DOTS[3 - height][side]
        cells.append(chr(BLANK + mask) if mask else " ")
    return "".join(cells)
