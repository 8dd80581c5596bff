"""Forecasts in a terminal: one item in two or three lines, the backtest among them, then why there are none."""

from collections import Counter
from collections.abc import Iterator, Sequence

from xxtrack.model.forecast import Forecast, Foreseen, NoForecast, Outlook
from xxtrack.model.message import Quantity
from xxtrack.render.forecast import ForecastReport
from xxtrack.render.lines import Line, cut, folded
from xxtrack.render.safe import plain
from xxtrack.render.table import Column, Grid, Styled
from xxtrack.render.words import scoped_name
from xxtrack.wording import Lang, listing, say, term, text
from xxtrack.wording.numbers import beside_target

SIGNS = {Outlook.LIKELY: "✓", Outlook.OPEN: "?", Outlook.UNLIKELY: "✗"}
STYLES = {Outlook.LIKELY: "green", Outlook.OPEN: "yellow", Outlook.UNLIKELY: "red"}
_ORDER = {Outlook.UNLIKELY: 0, Outlook.OPEN: 1, Outlook.LIKELY: 2}
WIDE = 112
"""From this width an item's name and numbers share a line."""


def forecast_counts(all_foreseen: Sequence[Foreseen], lang: Lang) -> str:
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
    ordered = sorted(found.backtests, key=lambda trial: trial.error)
    parts = [text("forecast.trial", lang, method=term(t.method, lang), error=t.error) for t in ordered]
    return listing(parts, lang, "，")


def forecast_text(report: ForecastReport, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    assessment, all_foreseen = report.assessment, report.all_foreseen
    yield from folded(assessment.plan.title, width, "bold")
    yield Line(text("forecast.title", lang, date=assessment.as_of))
    yield from folded(forecast_counts(all_foreseen, lang), width)
    found = worst_first(all_foreseen)
    full = report.every or report.each_reason
    shown = found if full else [one for one in found if one.outlook is not Outlook.LIKELY]
    if shown:
        yield Line()
        yield from _table(shown, lang, width, full=full)
    if len(shown) < len(found):
        yield from folded(text("forecast.likely-left-out", lang, count=len(found) - len(shown)), width, "dim")
    if shown:
        yield Line()
        yield from folded(text("forecast.method-note", lang), width, "dim")
    without = [f for f in all_foreseen if isinstance(f, NoForecast)]
    if without:
        yield Line()
        yield Line(text("forecast.few", lang), "bold")
        yield from _reasons(without, lang, width, each_reason=report.each_reason)


_NUMBERS = (15, 10, 10, 19)
_IN_LINE = (12, 9, 17)


def _table(found: list[Forecast], lang: Lang, width: int, *, full: bool) -> Iterator[Line]:
    """A line for each item; in full with its actual, its method and how every method did."""
    first = 10 if lang == "zh" else 11
    lead = [Column(text("forecast.outlook", lang), first), Column(text("label.id", lang), 7)]
    lead.append(Column(text("label.item", lang), style="bold"))
    keys = ["label.target", "forecast.value", "forecast.range"]
    if full:
        keys.insert(1, "label.actual")
    widths = _NUMBERS if full else _IN_LINE
    numbers = [Column(text(key, lang), w, "right") for key, w in zip(keys, widths, strict=True)]
    if full:
        numbers.append(Column(text("forecast.method", lang), 9))
    grid = Grid([*lead, *numbers], width, None if width >= WIDE or not full else len(lead), first + 1)
    yield from grid.heads()
    for one in found:
        outlook = Styled(f"{SIGNS[one.outlook]} {term(one.outlook, lang)}", STYLES[one.outlook])
        target, actual, *foreseen = forecast_numbers(one, lang)
        if not full:
            name = cut(plain(scoped_name(one.standing)), grid.columns[2].width)
            yield from grid.row([outlook, one.standing.item.id, name, target, *foreseen])
            continue
        lead_cells = [outlook, one.standing.item.id, scoped_name(one.standing)]
        yield from grid.row([*lead_cells, target, actual, *foreseen, term(one.method, lang)])
        tested = f"{text('forecast.backtest', lang)} {backtest(one, lang)}"
        yield from folded(tested, width, "dim", " " * (first + 1))


def forecast_numbers(one: Forecast, lang: Lang) -> list[str]:
    """Target, actual, forecast and range, as every human-readable format shows them."""
    target = one.standing.item.target
    assert target, "only indicators are foreseen"
    low, high, actual, value = (
        beside_target(Quantity(shown, target.unit, target.ends)) for shown in (one.low, one.high, one.actual, one.value)
    )
    return [
        target.text,
        actual,
        value,
        text("forecast.between", lang, low=low, high=high),
    ]


def _reasons(without: list[NoForecast], lang: Lang, width: int, *, each_reason: bool) -> Iterator[Line]:
    if each_reason:
        grid = Grid([Column(width=7), Column(width=30), Column(style="dim")], width)
        for one in without:
            yield from grid.row([one.standing.item.id, scoped_name(one.standing), say(one.reason, lang)])
        return
    grid = Grid([Column(width=5, align="right", style="bold"), Column()], width - 1)
    for reason, number in Counter(say(one.reason, lang) for one in without).most_common():
        yield from grid.row([str(number), reason])


def in_show(foreseen: Foreseen, lang: Lang) -> list[str]:
    """The sentences for an item's own page."""
    if isinstance(foreseen, NoForecast):
        return [text("forecast.not-in-show", lang, why=foreseen.reason)]
    target = foreseen.standing.item.target
    assert target, "only indicators are foreseen"
    value, low, high = (
        Quantity(number, target.unit, target.ends) for number in (foreseen.value, foreseen.low, foreseen.high)
    )
    return [
        text("forecast.in-show", lang, value=value, low=low, high=high, outlook=foreseen.outlook),
        text("forecast.how-in-show", lang, method=foreseen.method, trials=backtest(foreseen, lang)),
    ]
