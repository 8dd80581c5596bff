"""Charts as SVG: the course of an item in full or in miniature, and a bar of statuses.

Colours come from classes: the page styles them, and a file of its own carries `OWN_STYLE`. Lines differ by their
strokes and marks too, never only by colour.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from rich.cells import cell_len

from xxtrack.model.calendar import ONE_DAY, month_end
from xxtrack.model.course import Course
from xxtrack.model.message import Quantity
from xxtrack.model.status import Status
from xxtrack.render.charts.drawing import (
    ALONE,
    Point,
    across,
    as_content,
    dots,
    drawing,
    element,
    lettering,
    pair,
    ring,
    short,
    stroke,
)
from xxtrack.render.charts.scale import Scale, fitted, ticks
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import number, quantity

WIDTH, HEIGHT = 400, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 14, 44, 24
_NOTE = 14
"""Room for a line beneath the chart."""
_LETTER, _VALUE_LETTER = 5.6, 7.0
"""Width of a digit or half a Chinese character in the chart's type, and, rather too much, in its last actual's."""

OWN_STYLE = """
svg { background: #fff; font: 11px "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif }
text { fill: #4a5568 }
.grid { stroke: #e3e8ef } .axis { stroke: #a0aec0 }
.expected, .goal { fill: none; stroke: #8a6d1d; stroke-width: 1.5; stroke-dasharray: 5 4 }
.goal { stroke-dasharray: 1 3 }
.actual { fill: none; stroke: #1d4f91; stroke-width: 2.25; stroke-linejoin: round }
.ahead { fill: none; stroke: #1d4f91; stroke-width: 1.5; stroke-dasharray: 2 3 }
.dots { stroke: #1d4f91; stroke-width: 5.5; stroke-linecap: round }
.ring { fill: #fff; stroke: #1d4f91; stroke-width: 1.5 }
.value { fill: #1a202c; font-weight: 600; paint-order: stroke; stroke: #fff; stroke-width: 3px }
.area { fill: #1d4f91; opacity: .08 } .note { fill: #b42318; font-size: 7.5px }
"""


Shared = dict[str, str]
"""What the charts of one page have in common, each once: its elements, and the id by which a chart uses them."""


def course_svg(
    course: Course, title: str, lang: Lang, *, own_style: bool = False, note: str = "", shared: Shared | None = None
) -> str:
    """The full chart with axes and legend; ``own_style`` makes it stand alone as a file, with a ``note`` beneath it.

    What it has in common with others is added to ``shared``, where that is given, and only used here.
    """
    height = HEIGHT + (_NOTE if note else 0)
    scale = fitted(course, (_LEFT, WIDTH - _RIGHT), (HEIGHT - _BOTTOM, _TOP))
    points, goals = [scale.at(mark) for mark in course.reported], _goals(course)
    strokes = [
        lettering(note, 4, height - 4, name="note") if note else "",
        element("style", "", OWN_STYLE) if own_style else "",
        _grid(scale.low, scale.high),
        _common(_months(course.start, course.end, scale.start, lang), shared),
        *_lines(scale, course, goals, points),
        *_ahead(scale, course, points),
        dots(points),
        _value_label(course, *points[-1]),
        _common(_legend(tuple(_drawn(course, goals)), lang), shared),
        lettering(text("chart.unit", lang, unit=course.unit), 4, 34) if course.unit else "",
    ]
    size = f' width="{2 * WIDTH}" height="{2 * height}"' if own_style else ""
    return drawing(WIDTH, height, title, "chart", strokes, (ALONE if shared is None else "") + size)


def spark_svg(course: Course, title: str) -> str:
    """The same course in miniature, without words: reported against expected, with the target."""
    width, height = 240, 64
    scale = fitted(course, (4, width - 6), (height - 5, 6))
    points = [scale.at(mark) for mark in course.reported]
    area = ""
    if course.from_zero and len(points) > 1:
        floor = short(height - 1)
        edge = [f"{short(points[0][0])},{floor}", *map(pair, points), f"{short(points[-1][0])},{floor}"]
        area = f'<polygon class="area" points="{" ".join(edge)}" />'
    marks = (dots(points[:-1], "dots small"), dots(points[-1:], "dots large"))
    return drawing(width, height, title, "spark", (area, *_lines(scale, course, _goals(course), points), *marks), ALONE)


def bar_svg(counts: Mapping[Status, int], title: str) -> str:
    """One bar cut by status, as wide as its place; the numbers stand beside it as text."""
    total, gone = sum(counts.values()), 0
    parts = [element("title", "", as_content(title))]
    for status, n in counts.items():
        if n:
            x, width = Fraction(gone * 100, total), Fraction(n * 100, total)
            place = f'x="{float(x):.2f}%" width="{float(width):.2f}%" height="100%"'
            parts.append(f'<rect class="s-{status.value}" {place} />')
            gone += n
    return element("svg", 'class="bar" role="img" width="100%" height="100%"', "".join(parts))


def _common(part: str, shared: Shared | None) -> str:
    if shared is None:
        return part
    return f'<use href="#{shared.setdefault(part, f"of-charts-{len(shared)}")}" />'


@lru_cache(256)
def _grid(low: Fraction, high: Fraction) -> str:
    """The lines across at round values, which many items of a plan share."""
    scale = Scale(date.min, date.max, low, high, (0, 1), (HEIGHT - _BOTTOM, _TOP))
    values = ticks(low, high)
    heights = [scale.y(value) for value in values]
    labels = [lettering(number(value), _LEFT - 6, y + 3.5) for value, y in zip(values, heights, strict=True)]
    lines = across("grid", heights, (_LEFT, WIDTH - _RIGHT))
    return lines + element("g", 'text-anchor="end"', "".join(labels))


@lru_cache(256)
def _months(start: date, end: date, first: date, lang: Lang) -> str:
    """The axis and its months; ``first`` is where it begins."""
    scale = Scale(first, end, Fraction(0), Fraction(1), (_LEFT, WIDTH - _RIGHT), (0, 1))
    parts = [across("axis", [HEIGHT - _BOTTOM], (_LEFT, WIDTH - _RIGHT))]
    for day in _quarters(start, end):
        anchor = "end" if scale.x(day) > WIDTH - _RIGHT - 16 else "middle"
        parts.append(lettering(text("chart.month", lang, month=day.month), scale.x(day), HEIGHT - 8, anchor))
    return element("g", "", "".join(parts))


def _quarters(start: date, end: date) -> Iterable[date]:
    """Month ends to be named: every third where the time is long, else every one; the last always."""
    months = []
    day = month_end(start.year, start.month)
    while day <= end:
        months.append(day)
        day += ONE_DAY
        day = month_end(day.year, day.month)
    step = -(-len(months) // 5)
    return months[::-1][::step][::-1]


def _goals(course: Course) -> list[Fraction]:
    """The target's values that need a line of their own: a curve that holds the target already shows it."""
    held = [value for piece in course.expected for _, value in piece if piece[0][1] == piece[-1][1]]
    return [value for value in course.bounds if value not in held]


def _lines(scale: Scale, course: Course, goals: Iterable[Fraction], points: Sequence[Point]) -> Iterator[str]:
    for value in goals:
        yield stroke("goal", [scale.at((course.start - ONE_DAY, value)), scale.at((course.end, value))])
    for piece in course.expected:
        yield stroke("expected", map(scale.at, piece))
    if len(points) > 1:
        yield stroke("actual", points)


def _ahead(scale: Scale, course: Course, points: Sequence[Point]) -> Iterator[str]:
    if course.forecast:
        end = scale.at(course.forecast)
        yield stroke("ahead", [points[-1], end])
        yield ring(*end, "3.5")


def _value_label(course: Course, x: float, y: float) -> str:
    """The last actual beside its dot: on the side away from the expected curve, and off the line that leads there."""
    on, value = course.reported[-1]
    before = course.reported[-2][1] if len(course.reported) > 1 else value
    expected = _expected_at(course, on)
    above = value >= expected
    leftward = (value > before) == above
    shown = quantity(Quantity(_exact(value), course.unit, (*course.bounds, expected)))
    # Where the estimated width would leave the chart, the words end at its edge instead.
    width = cell_len(shown) * _VALUE_LETTER
    ends = (leftward and x - 5 - width >= _LEFT) or x + 5 + width > WIDTH - 3
    place = (x - 5 if leftward else WIDTH - 3) if ends else x + 5
    # At the edge of the plot there may be no room on that side.
    below = (not above or y < _TOP + 4) and y < HEIGHT - _BOTTOM - 20
    return lettering(shown, place, y + 17 if below else y - 8, "end" if ends else "start", "value")


def _expected_at(course: Course, day: date) -> Fraction:
    """The expected value at a date, read off the drawn curve; the target where there is none."""
    for piece in course.expected:
        for (start, low), (end, high) in pairwise(piece):
            if start <= day <= end and start < end:
                return low + (high - low) * Fraction((day - start).days, (end - start).days)
    return course.bounds[0] if course.bounds else Fraction(0)


def _exact(value: Fraction) -> Fraction | int:
    return value.numerator if value.denominator == 1 else value


def _drawn(course: Course, goals: Sequence[Fraction]) -> Iterator[str]:
    """The lines that a chart has."""
    yield "actual"
    if course.expected:
        yield "expected"
    if goals:
        yield "goal"
    if course.forecast:
        yield "ahead"


_LINE_WORDS = {
    "actual": "chart.actual",
    "expected": "chart.expected",
    "goal": "chart.goal",
    "ahead": "chart.forecast",
}


@lru_cache(32)
def _legend(lines: tuple[str, ...], lang: Lang) -> str:
    parts = []
    x = float(_LEFT)
    for name in lines:
        word = text(_LINE_WORDS[name], lang)
        parts.append(stroke(name, [(x, 12), (x + 20, 12)]))
        if name == "actual":
            parts.append(dots([(x + 10, 12)]))
        elif name == "ahead":
            parts.append(ring(x + 20, 12, "3"))
        parts.append(lettering(word, x + 26, 16))
        x += 40 + cell_len(word) * _LETTER
    return element("g", "", "".join(parts))
