"""The results as pictures, in SVG: what a command is made of, and how its time grows with a plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from math import log10

from bench.tables import floor
from bench.targets import Results

WIDTH, LEFT, RIGHT = 720, 70, 130
COLOURS = ("#4b5563", "#2563eb", "#0f766e", "#b45309", "#be123c")
"""Told apart by those who see no red or green, too; every mark bears its name besides."""
SHOWN = ("status", "check", "diff", "report", "hledger balance --budget")
SIZES = (300, 3000, 30000)
SECONDS = (0.1, 1.0, 10.0, 100.0)


def pictures(results: Results) -> Mapping[str, str]:
    """File names and contents."""
    return {"bench-floor.svg": floor_picture(floor(results)), "bench-growth.svg": growth_picture(curves(results))}


def floor_picture(parts: Sequence[tuple[str, float]]) -> str:
    """One bar of what a `status` is made of, left to right in the order in which it is paid."""
    whole = sum(seconds for _, seconds in parts)
    height = 124
    if not whole:
        return _svg(height, "What a status is made of", [_text(12, 40, "not measured")])
    marks = [_text(12, 22, f"xxtrack status, a plan of 416 items: {whole * 1000:,.0f} ms", weight="bold")]
    x = 12.0
    for i, ((name, seconds), colour) in enumerate(zip(parts, COLOURS, strict=True)):
        # Names of narrow parts would run into one another on one line.
        y = 74 + 30 * (i % 2)
        width = (WIDTH - 24) * seconds / whole
        marks.append(f'<rect x="{x:.1f}" y="34" width="{width:.1f}" height="24" fill="{colour}"/>')
        marks.append(_text(x, y, name, colour=colour, weight="bold"))
        marks.append(_text(x, y + 14, f"{seconds * 1000:,.0f} ms"))
        x += max(width, 0.0)
    return _svg(height, "What a status is made of", marks)


def curves(results: Results) -> dict[str, list[tuple[int, float]]]:
    """Elapsed seconds by the number of items, for each command that was measured at two sizes or more."""
    found: dict[str, list[tuple[int, float]]] = {}
    for key in SHOWN:
        for size in SIZES:
            result = results.get(f"items-{size}", {}).get(key)
            if result and result.walls:
                found.setdefault(key, []).append((size, result.wall))
    return {key: points for key, points in found.items() if len(points) > 1}


def growth_picture(lines: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """Seconds against items, both by powers of ten: what is linear rises by one square a square."""
    height, top, bottom = 340, 40, 300

    def x(size: float) -> float:
        share = (log10(size) - log10(SIZES[0])) / (log10(SIZES[-1]) - log10(SIZES[0]))
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(seconds: float) -> float:
        share = (log10(seconds) - log10(SECONDS[0])) / (log10(SECONDS[-1]) - log10(SECONDS[0]))
        return bottom - share * (bottom - top)

    marks = [_text(12, 22, "Elapsed seconds by the items of a plan", weight="bold")]
    for seconds in SECONDS:
        marks.append(_rule(LEFT, y(seconds), WIDTH - RIGHT, y(seconds)))
        marks.append(_text(LEFT - 8, y(seconds) + 4, f"{seconds:g} s", anchor="end"))
    for size in SIZES:
        marks.append(_rule(x(size), top, x(size), bottom))
        marks.append(_text(x(size), bottom + 18, f"{size:,}", anchor="middle"))
    ends: dict[str, float] = {}
    for size in SIZES:
        ends |= _apart((key, y(points[-1][1])) for key, points in lines.items() if points[-1][0] == size)
    for (key, points), colour in zip(lines.items(), COLOURS, strict=False):
        path = " ".join(f"{x(size):.1f},{y(seconds):.1f}" for size, seconds in points)
        marks.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        marks += [f'<circle cx="{x(n):.1f}" cy="{y(s):.1f}" r="3" fill="{colour}"/>' for n, s in points]
        marks.append(_text(x(points[-1][0]) + 8, ends[key] + 4, key.removesuffix(" --budget"), colour=colour))
    return _svg(height, "Elapsed seconds by the items of a plan", marks)


def _apart(places: Iterable[tuple[str, float]], least: float = 15) -> Iterator[tuple[str, float]]:
    """Names at the ends of lines, moved down where they would lie on one another."""
    before = float("-inf")
    for name, place in sorted(places, key=lambda pair: pair[1]):
        before = max(place, before + least)
        yield name, before


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#d1d5db"/>'


def _text(
    x: float, y: float, words: str, anchor: str = "start", weight: str = "normal", colour: str = "#111827"
) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}" fill="{colour}"'
    return f"<text {place}>{escape(words)}</text>"


def _svg(height: int, title: str, marks: Sequence[str]) -> str:
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif" font-size="12">'
    paper = f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    return "\n".join([head, f"<title>{escape(title)}</title>", paper, *marks, "</svg>", ""])
