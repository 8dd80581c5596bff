"""Shares over the months as SVG: a line on a scale from nothing to all, in full or in miniature."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from xxtrack.render.charts.drawing import ALONE, across, dots, drawing, lettering, stroke
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import percent

Rates = Sequence[tuple[date, Fraction | None]]
"""A share at the end of each month; None where nothing was judged."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 22, 22, 24


def rates_svg(rates: Rates, year: tuple[date, date], title: str, lang: Lang) -> str:
    """The share of each month with its figure, over the whole time of the plan."""
    width, height = 640, 220
    low, high, sides = height - _BOTTOM, _TOP, (_LEFT, width - _RIGHT)
    shares = [
        lettering(percent(Fraction(half, 2)), _LEFT - 6, low + (high - low) * half / 2 + 3.5, "end")
        for half in range(3)
    ]
    points = _points(rates, year, sides, (low, high))
    line = [point for _, _, point in points]
    strokes = [
        across("grid", [high, (low + high) / 2], sides),
        across("axis", [low], sides),
        *shares,
        stroke("actual", line),
        dots(line),
    ]
    for on, share, (x, y) in points:
        strokes.append(lettering(percent(share), x, y - 8, "middle", "value"))
        strokes.append(lettering(text("chart.month", lang, month=on.month), x, height - 8, "middle"))
    return drawing(width, height, title, "chart rates", strokes, ALONE)


def small_rates_svg(rates: Rates, year: tuple[date, date], title: str) -> str:
    """The same in miniature: no words, and the same scale for all, so that they may be compared."""
    width, height = 200, 48
    points = [point for _, _, point in _points(rates, year, (4, width - 6), (height - 3, 4))]
    strokes = [
        across("grid", [4], (0, width)),
        across("axis", [height - 3], (0, width)),
        stroke("actual", points),
        dots(points[-1:], "dots large"),
    ]
    return drawing(width, height, title, "spark rates", strokes, ALONE)


def _points(
    rates: Rates, year: tuple[date, date], sides: tuple[float, float], up: tuple[float, float]
) -> list[tuple[date, Fraction, tuple[float, float]]]:
    """Where each share lies; a month without one is passed over."""
    start, days = year[0], max((year[1] - year[0]).days, 1)
    return [
        (
            on,
            share,
            (
                sides[0] + (sides[1] - sides[0]) * (on - start).days / days,
                up[0] + (up[1] - up[0]) * float(share),
            ),
        )
        for on, share in rates
        if share is not None
    ]
