"""Charts as SVG: the course of an item in full or in miniature, and a bar of statuses.

Built as element trees, so that no text from a plan can become markup. Colours come from classes: the page styles them,
and a file of its own carries `OWN_STYLE`. Lines differ by their strokes and marks too, never only by colour.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree as ET

from rich.cells import cell_len

from xxtrack.model.calendar import ONE_DAY, month_end
from xxtrack.model.course import Course
from xxtrack.model.message import Quantity
from xxtrack.model.status import Status
from xxtrack.render.charts.drawing import across, dots, drawing, lettering, pair, short, stroke
from xxtrack.render.charts.scale import Scale, fitted, ticks
from xxtrack.render.safe import plain
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
    root = drawing(WIDTH, height, title, "chart")
    if shared is not None:
        del root.attrib["xmlns"]  # within a page it says nothing
    if note:
        lettering(root, note, 4, height - 4, name="note")
    if own_style:
        root.set("width", str(2 * WIDTH))
        root.set("height", str(2 * height))
        ET.SubElement(root, "style").text = OWN_STYLE
    scale = fitted(course, (_LEFT, WIDTH - _RIGHT), (HEIGHT - _BOTTOM, _TOP))
    _grid(root, scale)
    _common(root, _months(scale, course, lang), shared)
    _lines(root, scale, course)
    if course.forecast:
        x, y = scale.at(course.forecast)
        stroke(root, "ahead", [scale.at(course.reported[-1]), (x, y)])
        ET.SubElement(root, "circle", {"class": "ring", "cx": short(x), "cy": short(y), "r": "3.5"})
    dots(root, [scale.at(mark) for mark in course.reported])
    _value_label(root, scale, course)
    _common(root, _legend(course, lang), shared)
    if course.unit:
        lettering(root, text("chart.unit", lang, unit=course.unit), 4, 34)
    return ET.tostring(root, encoding="unicode")


def spark_svg(course: Course, title: str) -> str:
    """The same course in miniature, without words: reported against expected, with the target."""
    width, height = 240, 64
    root = drawing(width, height, title, "spark")
    scale = fitted(course, (4, width - 6), (height - 5, 6))
    points = [scale.at(mark) for mark in course.reported]
    if course.from_zero and len(points) > 1:
        floor = short(height - 1)
        edge = [f"{short(points[0][0])},{floor}", *map(pair, points), f"{short(points[-1][0])},{floor}"]
        ET.SubElement(root, "polygon", {"class": "area", "points": " ".join(edge)})
    _lines(root, scale, course)
    dots(root, points[:-1], "dots small")
    dots(root, points[-1:], "dots large")
    return ET.tostring(root, encoding="unicode")


def bar_svg(counts: Mapping[Status, int], title: str) -> str:
    """One bar cut by status, as wide as its place; the numbers stand beside it as text."""
    root = ET.Element("svg", {"class": "bar", "role": "img", "width": "100%", "height": "100%"})
    ET.SubElement(root, "title").text = plain(title)
    total, gone = sum(counts.values()), 0
    for status, n in counts.items():
        if n:
            x, width = Fraction(gone * 100, total), Fraction(n * 100, total)
            place = {"x": f"{float(x):.2f}%", "width": f"{float(width):.2f}%", "height": "100%"}
            ET.SubElement(root, "rect", {"class": f"s-{status.value}", **place})
            gone += n
    return ET.tostring(root, encoding="unicode")


def _common(root: ET.Element, part: ET.Element, shared: Shared | None) -> None:
    if shared is None:
        root.append(part)
        return
    name = shared.setdefault(ET.tostring(part, encoding="unicode"), f"of-charts-{len(shared)}")
    ET.SubElement(root, "use", {"href": f"#{name}"})


def _grid(root: ET.Element, scale: Scale) -> None:
    values = ticks(scale.low, scale.high)
    across(root, "grid", map(scale.y, values), (_LEFT, WIDTH - _RIGHT))
    beside = ET.SubElement(root, "g", {"text-anchor": "end"})
    for value in values:
        lettering(beside, number(value), _LEFT - 6, scale.y(value) + 3.5)


def _months(scale: Scale, course: Course, lang: Lang) -> ET.Element:
    part = ET.Element("g")
    across(part, "axis", [HEIGHT - _BOTTOM], (_LEFT, WIDTH - _RIGHT))
    for day in _quarters(course.start, course.end):
        anchor = "end" if scale.x(day) > WIDTH - _RIGHT - 16 else "middle"
        lettering(part, text("chart.month", lang, month=day.month), scale.x(day), HEIGHT - 8, anchor)
    return part


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
    held = {value for piece in course.expected for _, value in piece if piece[0][1] == piece[-1][1]}
    return [Fraction(value) for value in course.bounds if value not in held]


def _lines(root: ET.Element, scale: Scale, course: Course) -> None:
    for value in _goals(course):
        stroke(root, "goal", [scale.at((course.start - ONE_DAY, value)), scale.at((course.end, value))])
    for piece in course.expected:
        stroke(root, "expected", [scale.at(mark) for mark in piece])
    if len(course.reported) > 1:
        stroke(root, "actual", [scale.at(mark) for mark in course.reported])


def _value_label(root: ET.Element, scale: Scale, course: Course) -> None:
    """The last actual beside its dot: on the side away from the expected curve, and off the line that leads there."""
    on, value = course.reported[-1]
    x, y = scale.at((on, value))
    before = course.reported[-2][1] if len(course.reported) > 1 else value
    above = value >= _expected_at(course, on)
    leftward = (value > before) == above
    shown = quantity(Quantity(_exact(value), course.unit, (*course.bounds, _expected_at(course, on))))
    # Where the estimated width would leave the chart, the words end at its edge instead.
    width = cell_len(shown) * _VALUE_LETTER
    ends = (leftward and x - 5 - width >= _LEFT) or x + 5 + width > WIDTH - 3
    place = (x - 5 if leftward else WIDTH - 3) if ends else x + 5
    # At the edge of the plot there may be no room on that side.
    below = (not above or y < _TOP + 4) and y < HEIGHT - _BOTTOM - 20
    lettering(root, shown, place, y + 17 if below else y - 8, "end" if ends else "start", "value")


def _expected_at(course: Course, day: date) -> Fraction:
    """The expected value at a date, read off the drawn curve; the target where there is none."""
    for piece in course.expected:
        for (start, low), (end, high) in pairwise(piece):
            if start <= day <= end and start < end:
                return low + (high - low) * Fraction((day - start).days, (end - start).days)
    return Fraction(course.bounds[0]) if course.bounds else Fraction(0)


def _exact(value: Fraction) -> Fraction | int:
    return value.numerator if value.denominator == 1 else value


def _legend(course: Course, lang: Lang) -> ET.Element:
    root = ET.Element("g")
    x = float(_LEFT)
    entries = [("actual", "chart.actual")]
    if course.expected:
        entries.append(("expected", "chart.expected"))
    if _goals(course):
        entries.append(("goal", "chart.goal"))
    if course.forecast:
        entries.append(("ahead", "chart.forecast"))
    for name, key in entries:
        word = text(key, lang)
        stroke(root, name, [(x, 12), (x + 20, 12)])
        if name == "actual":
            dots(root, [(x + 10, 12)])
        elif name == "ahead":
            ET.SubElement(root, "circle", {"class": "ring", "cx": short(x + 20), "cy": "12", "r": "3"})
        lettering(root, word, x + 26, 16)
        x += 40 + cell_len(word) * _LETTER
    return root
