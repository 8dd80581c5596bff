"""The strokes that every SVG chart is made of, as markup: no text can act in it."""

from collections.abc import Iterable
from functools import lru_cache

from xxtrack.render.safe import plain

Point = tuple[float, float]


def drawing(width: int, height: int, title: str, name: str, strokes: Iterable[str], more: str = "") -> str:
    """A whole picture with its title; ``more`` are attributes besides."""
    box = f'viewBox="0 0 {width} {height}" class="{name}" role="img"'
    return element("svg", box + more, element("title", "", as_content(title)) + "".join(strokes))


ALONE = ' xmlns="http://www.w3.org/2000/svg"'
"""What a picture says outside of a page."""


def element(name: str, attributes: str, content: str = "") -> str:
    """An element of markup that is ours, or made by `as_content`."""
    opened = f"<{name} {attributes}" if attributes else f"<{name}"
    return f"{opened}>{content}</{name}>" if content else f"{opened} />"


def as_content(words: str) -> str:
    """Words as the content of an element."""
    return plain(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def stroke(name: str, points: Iterable[Point]) -> str:
    """A line through some points."""
    return f'<polyline class="{name}" points="{" ".join(map(pair, points))}" />'


def across(name: str, heights: Iterable[float], ends: Point) -> str:
    """Level lines from one side to the other."""
    left, right = map(short, ends)
    moves = "".join(f"M{left} {short(y)}H{right}" for y in heights)
    return f'<path class="{name}" d="{moves}" />'


def dots(points: Iterable[Point], name: str = "dots") -> str:
    """A round mark at each point: the cap of a stroke that goes nowhere."""
    moves = "".join(f"M{short(x)} {short(y)}h0" for x, y in points)
    return f'<path class="{name}" d="{moves}" />' if moves else ""


def ring(x: float, y: float, radius: str) -> str:
    """A circle that is open."""
    return f'<circle class="ring" cx="{short(x)}" cy="{short(y)}" r="{radius}" />'


def lettering(words: str, x: float, y: float, anchor: str = "start", name: str = "") -> str:
    """Text at a point."""
    at = f'x="{short(x)}" y="{short(y)}"' + (f' text-anchor="{anchor}"' if anchor != "start" else "")
    return element("text", at + (f' class="{name}"' if name else ""), as_content(words))


def pair(point: Point) -> str:
    """A point as SVG writes it."""
    return f"{short(point[0])},{short(point[1])}"


@lru_cache(4096)
def short(value: float) -> str:
    """A tenth of a pixel is enough: the same few places come again in every chart."""
    return f"{value:.1f}".removesuffix(".0")
