"""Forecasts as Markdown, for a bulletin or a pull request."""

from collections.abc import Iterator

from xxtrack.model.forecast import Forecast, NoForecast
from xxtrack.render.forecast import ForecastReport
from xxtrack.render.forecast.terminal import SIGNS, backtest, forecast_counts, forecast_numbers, worst_first
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import markdown
from xxtrack.render.table import Column, Table
from xxtrack.render.words import scoped_name
from xxtrack.wording import Lang, term, text

_NUMBERS = ("label.target", "label.actual", "forecast.value", "forecast.range")
_HEADS = (*("forecast.outlook", "label.id", "label.item"), *_NUMBERS, "forecast.method", "forecast.backtest")


def forecast_markdown(report: ForecastReport, lang: Lang, _width: int = 0) -> str:
    """Counts, the forecasts with their backtest, and every reason why there is none."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: ForecastReport, lang: Lang) -> Iterator[str]:
    assessment, all_foreseen = report.assessment, report.all_foreseen
    yield f"# {markdown(assessment.plan.title)}"
    yield ""
    yield text("forecast.title", lang, date=assessment.as_of)
    yield ""
    if said := partial_words(assessment.left_out, lang):
        yield from (f"**{said}**", "")
    yield forecast_counts(all_foreseen, lang)
    found = worst_first(all_foreseen)
    if found:
        yield ""
        columns = [Column(text(key, lang), align="right" if key in _NUMBERS else "left") for key in _HEADS]
        yield from Table(columns, [_row(one, lang) for one in found]).markdown()
        yield ""
        yield text("forecast.method-note", lang)
    without = [f for f in all_foreseen if isinstance(f, NoForecast)]
    if without:
        yield ""
        yield f"## {text('forecast.few', lang)}"
        yield ""
        for one in without:
            item = f"{one.standing.item.id} {markdown(scoped_name(one.standing))}"
            yield "- " + text("forecast.without", lang, item=item, reason=one.reason)


def _row(one: Forecast, lang: Lang) -> list[str]:
    lead = [f"{SIGNS[one.outlook]} {term(one.outlook, lang)}", one.standing.item.id, scoped_name(one.standing)]
    return [*lead, *forecast_numbers(one, lang), term(one.method, lang), backtest(one, lang)]
