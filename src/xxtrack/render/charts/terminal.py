"""The course of an item in braille: history against the expected curve.

What was reported is a thick line with a mark at each actual, what was expected a dotted one, so that neither colour
nor a character of doubtful width is needed to tell them apart.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from rich.cells import cell_len

from xxtrack.model.calendar import ONE_DAY, month_ends
from xxtrack.model.course import Course, Mark
from xxtrack.model.forecast import Forecast, Foreseen
from xxtrack.render.charts.braille import Canvas
from xxtrack.render.charts.scale import Scale, fitted, ticks
from xxtrack.render.lines import Line
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import number

EXPECTED_STYLE = "blue"
MOST_CELLS = 120
"""Wider than this a year's actuals only drift apart."""


def chart_text(
    course: Course, lang: Lang, width: int, style: str, foreseen: Foreseen | None = None, height: int = 10
) -> Iterator[Line]:
    """Legend, chart and dates, at most ``width`` cells wide. A forecast adds its range at the due date."""
    found = foreseen if isinstance(foreseen, Forecast) else None
    scale = _scale(course, found)
    labels = {tick: number(tick) for tick in ticks(scale.low, scale.high)}
    margin = max(map(cell_len, labels.values()), default=0)
    canvas = Canvas(min(width - margin - 2, MOST_CELLS), height)
    scale = replace(scale, across=(0, canvas.width - 1), up=(0, canvas.height - 1))
    _draw(canvas, scale, course, style, found)
    yield _legend(course, style, lang, with_range=found is not None)
    rows = {(canvas.height - 1 - round(scale.y(tick))) // 4: label for tick, label in labels.items()}
    for i, drawn in enumerate(canvas.lines()):
        line = Line(f"{rows.get(i, ''):>{margin}} ", "dim")
        line.append("⢺" if i in rows else "⢸", "dim")
        line.append_line(drawn)
        line.rstrip()
        yield line
    yield from _dates(canvas, scale, margin)


def _scale(course: Course, found: Forecast | None) -> Scale:
    """The page's scale, stretched over the range."""
    scale = fitted(replace(course, forecast=None), (0, 1), (0, 1))
    if found is None:
        return scale
    return replace(scale, low=min(scale.low, found.low), high=max(scale.high, found.high))


def _draw(canvas: Canvas, scale: Scale, course: Course, style: str, found: Forecast | None) -> None:
    def at(mark: Mark) -> tuple[int, int]:
        x, y = scale.at(mark)
        return round(x), round(y)

    if scale.low < 0 < scale.high:
        zero = round(scale.y(Fraction(0)))
        canvas.line((0, zero), (canvas.width - 1, zero), "dim", every=6)
    for piece in course.expected:
        for one, two in pairwise(piece):
            canvas.line(at(one), at(two), EXPECTED_STYLE, every=3)
    if not course.expected:
        for bound in course.bounds:
            x, y = at((course.end, bound))
            canvas.line((0, y), (x, y), EXPECTED_STYLE, every=6)
    if found:
        (x, low), (_, high) = at((found.due, found.low)), at((found.due, found.high))
        canvas.line((x, low), (x, high), style)
        canvas.line((x - 1, low), (x - 1, high), style)
    origin = [(scale.start, Fraction(0))] if course.from_zero else []
    for one, two in pairwise([*origin, *course.reported]):
        (x0, y0), (x1, y1) = at(one), at(two)
        # A second dot above each makes the line thick.
        canvas.line((x0, y0), (x1, y1), style)
        canvas.line((x0, y0 + 1), (x1, y1 + 1), style)
    for mark in course.reported:
        canvas.blob(*at(mark), style)


def _legend(course: Course, style: str, lang: Lang, *, with_range: bool) -> Line:
    line = Line()
    parts = [("⠶⠿⠶", style, "chart.actual")]
    if course.expected:
        parts.append(("⠄⠄⠄", EXPECTED_STYLE, "chart.expected"))
    elif course.bounds:
        parts.append(("⠄⠀⠄", EXPECTED_STYLE, "chart.goal"))
    if with_range:
        parts.append(("⣿", style, "forecast.range"))
    for sign, sign_style, key in parts:
        line.append(sign, sign_style)
        line.append(f" {text(key, lang)}   ")
    if course.unit:
        line.append(text("chart.unit", lang, unit=plain(course.unit)), "dim")
    line.rstrip()
    return line


def _dates(canvas: Canvas, scale: Scale, margin: int) -> Iterator[Line]:
    """A rule with a notch at each quarter's end, and the dates beneath, as many as there is room for."""
    first = scale.start + ONE_DAY
    days = [day for day in month_ends(first, scale.end) if day.month % 3 == 0] or [scale.end]
    rule, names = ["⠉"] * canvas.columns, [" "] * canvas.columns
    free = 0
    for day in days:
        dot = round(scale.x(day))
        rule[dot // 2] = "⠙" if dot % 2 else "⠋"
        name = _named(day)
        begin = min(max(dot // 2 - 2, 0), len(names) - len(name))
        if begin >= free:
            names[begin : begin + len(name)] = name
            free = begin + len(name) + 1
    yield Line(" " * (margin + 1) + "⠘" + "".join(rule), "dim")
    yield Line(" " * (margin + 2) + "".join(names).rstrip(), "dim")


def _named(day: date) -> str:
    return f"{day:%m-%d}"
