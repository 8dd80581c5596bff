"""Terminal lines as an SVG picture, for documents; nothing is fetched from elsewhere.

Every run of characters is placed by its column, so columns stand even where a viewer has no font whose Chinese
characters are exactly twice as wide as its Latin ones.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from rich.cells import cell_len
from rich.style import Style

from xxtrack.render.lines import Line

_SIZE, _CELL, _LINE, _PAD, _BAR = 16, 8, 22, 20, 40
_COLOURS = {
    "red": "#c4222b",
    "green": "#1a7f37",
    "yellow": "#8a5a00",
    "blue": "#0969da",
    "magenta": "#8250df",
    "cyan": "#1b7c83",
}
_RUN = re.compile(r"\S+(?: \S+)*")

_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{title}">
<style>
text {{ font: {size}px "Sarasa Mono SC", "Noto Sans Mono CJK SC", "Source Han Mono SC", Menlo, Consolas, monospace;
  fill: #24292f; white-space: pre }}
.dim {{ fill: #57606a }} .bold {{ font-weight: 700 }} .bar {{ fill: #57606a; text-anchor: middle }}
</style>
<rect width="{width}" height="{height}" rx="8" fill="#fafaf8" stroke="#d0d7de"/>
<text class="bar" x="{middle}" y="26">{title}</text>
"""


def picture(lines: Iterable[Line], width: int, title: str) -> str:
    """What a terminal of ``width`` cells shows, as SVG."""
    body: list[str] = []
    count = 0
    for count, line in enumerate(lines, 1):
        body += _line(line, _BAR + count * _LINE)
    full = 2 * _PAD + width * _CELL
    head = _HEAD.format(
        width=full, height=_BAR + count * _LINE + _PAD, size=_SIZE, middle=full // 2, title=escape(title)
    )
    return head + "".join(body) + "</svg>\n"


def _line(line: Line, y: int) -> Iterator[str]:
    column = 0
    for piece, style in _pieces(line):
        for run in _RUN.finditer(piece):
            x = _PAD + (column + cell_len(piece[: run.start()])) * _CELL
            length = cell_len(run[0]) * _CELL
            fit = f'textLength="{length}" lengthAdjust="spacingAndGlyphs"'
            yield f'<text x="{x}" y="{y}" {fit}{_attributes(style)}>{escape(run[0])}</text>\n'
        column += cell_len(piece)


def _pieces(line: Line) -> Iterator[tuple[str, Style]]:
    base = Style.parse(line.style)
    for piece, style in line.pieces:
        yield piece, base + Style.parse(style)


def _attributes(style: Style) -> str:
    classes = [name for name in ("dim", "bold") if getattr(style, name)]
    colour = _COLOURS.get(style.color.name) if style.color else None
    named = f' class="{" ".join(classes)}"' if classes else ""
    return named + (f' style="fill: {colour}"' if colour else "")
