"""Forecasts in a terminal: one item in two or three lines, the backtest among them, then why there are none."""

from collections import Counter
from collections.abc import Iterator, Sequence

from xxtrack.model.forecast import Forecast, Foreseen, NoForecast, Outlook
from xxtrack.model.message import Quantity
from xxtrack.render.forecast import ForecastReport
from xxtrack.render.grid import Cell, fold, folded, grid_line
from xxtrack.render.lines import Line
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.numbers import quantity

SIGNS = {Outlook.LIKELY: "✓", Outlook.OPEN: "?", Outlook.UNLIKELY: "✗"}
STYLES = {Outlook.LIKELY: "green", Outlook.OPEN: "yellow", Outlook.UNLIKELY: "red"}
_ORDER = {Outlook.UNLIKELY: 0, Outlook.OPEN: 1, Outlook.LIKELY: 2}
WIDE = 112
"""From this width an item's name and figures share a line."""


def counts(all_foreseen: Sequence[Foreseen], lang: Lang) -> str:
    """The sentence that adds up to everything that was asked for."""
    outlooks = Counter(f.outlook for f in all_foreseen if isinstance(f, Forecast))
    return text(
        "forecast.counts",
        lang,
        foreseen=sum(outlooks.values()),
        **{outlook.value: outlooks[outlook] for outlook in Outlook},
        without=len(all_foreseen) - sum(outlooks.values()),
    )


def worst_first(all_foreseen: Sequence[Foreseen]) -> list[Forecast]:
    """What can no longer be reached, then what is open, each in the plan's order."""
    found = [f for f in all_foreseen if isinstance(f, Forecast)]
    return sorted(found, key=lambda f: _ORDER[f.outlook])


def backtest(found: Forecast, lang: Lang) -> str:
    """Every method's error, the chosen one first."""
    ordered = sorted(found.trials, key=lambda trial: trial.error)
    parts = [text("forecast.trial", lang, method=term(t.method, lang), error=t.error) for t in ordered]
    return ("，" if lang == "zh" else ", ").join(parts)


def name_of(foreseen: Foreseen) -> str:
    """The item's name, with the scope where it is one's."""
    scope = foreseen.standing.scope
    return foreseen.standing.item.name + (f"（{scope}）" if scope else "")


def forecast_text(report: ForecastReport, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    assessment, all_foreseen = report.assessment, report.all_foreseen
    yield from folded(assessment.plan.title, width, "bold")
    yield Line(text("forecast.title", lang, date=assessment.as_of))
    yield from (Line(line) for line in fold(counts(all_foreseen, lang), width))
    found = worst_first(all_foreseen)
    if found:
        yield Line()
        yield from _table(found, lang, width)
        yield Line()
        yield from (Line(line, "dim") for line in fold(text("forecast.method-note", lang), width))
    without = [f for f in all_foreseen if isinstance(f, NoForecast)]
    if without:
        yield Line()
        yield Line(text("forecast.few", lang), "bold")
        yield from _reasons(without, lang, width, each_reason=report.each_reason)


_FIGURES = (15, 10, 10, 19)


def _table(found: list[Forecast], lang: Lang, width: int) -> Iterator[Line]:
    first = 10 if lang == "zh" else 11
    method = 9
    wide = width >= WIDE
    figures_width = sum(_FIGURES) + len(_FIGURES) + method + 1
    name_width = width - first - 9 - (figures_width if wide else 0)
    keys = ("label.target", "label.actual", "forecast.value", "forecast.range")
    heads = [Cell(text(key, lang), w, "right", "bold") for key, w in zip(keys, _FIGURES, strict=True)]
    heads.append(Cell(text("forecast.method", lang), method, style="bold"))
    lead = [
        Cell(text("forecast.outlook", lang), first, style="bold"),
        Cell(text("label.id", lang), 7, style="bold"),
        Cell(text("label.item", lang), name_width, style="bold"),
    ]
    margin = Cell("", first)
    yield from grid_line([*lead, *heads] if wide else lead)
    if not wide:
        yield from grid_line([margin, *heads])
    for one in found:
        lead = [
            Cell(f"{SIGNS[one.outlook]} {term(one.outlook, lang)}", first, style=STYLES[one.outlook]),
            Cell(one.standing.item.id, 7),
            Cell(name_of(one), name_width, style="bold"),
        ]
        shown = [Cell(value, w, "right") for value, w in zip(figures_of(one, lang), _FIGURES, strict=True)]
        shown.append(Cell(term(one.method, lang), method))
        yield from grid_line([*lead, *shown] if wide else lead)
        if not wide:
            yield from grid_line([margin, *shown])
        tested = f"{text('forecast.backtest', lang)} {backtest(one, lang)}"
        yield from (Line(" " * (first + 1) + line, "dim") for line in fold(tested, width - first - 1))


def figures_of(one: Forecast, lang: Lang) -> list[str]:
    """Target, actual, forecast and range, as every human-readable format shows them."""
    target = one.standing.item.target
    assert target, "only indicators are foreseen"
    unit = "%" if target.unit == "%" else ""
    low, high = quantity(Quantity(one.low, unit)), quantity(Quantity(one.high, unit))
    return [
        target.text,
        quantity(Quantity(one.actual, unit)),
        quantity(Quantity(one.value, unit)),
        text("forecast.between", lang, low=low, high=high),
    ]


def _reasons(without: list[NoForecast], lang: Lang, width: int, *, each_reason: bool) -> Iterator[Line]:
    if each_reason:
        for one in without:
            cells = [Cell(one.standing.item.id, 7), Cell(name_of(one), 30)]
            yield from grid_line([*cells, Cell(say(one.reason, lang), width - 39, style="dim")])
        return
    for sentence, count in Counter(say(one.reason, lang) for one in without).most_common():
        yield from grid_line([Cell(str(count), 5, "right", "bold"), Cell(sentence, width - 7)])


def in_show(foreseen: Foreseen, lang: Lang) -> list[str]:
    """The sentences for an item's own page."""
    if isinstance(foreseen, NoForecast):
        return [text("forecast.not-in-show", lang, why=foreseen.reason)]
    target = foreseen.standing.item.target
    assert target, "only indicators are foreseen"
    value, low, high = (Quantity(figure, target.unit) for figure in (foreseen.value, foreseen.low, foreseen.high))
    return [
        text("forecast.in-show", lang, value=value, low=low, high=high, outlook=foreseen.outlook),
        text("forecast.how-in-show", lang, method=foreseen.method, trials=backtest(foreseen, lang)),
    ]
