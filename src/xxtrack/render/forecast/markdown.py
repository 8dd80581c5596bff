"""Forecasts as Markdown, for a bulletin or a pull request."""

from collections.abc import Iterator, Sequence

from xxtrack.model.forecast import NoForecast
from xxtrack.render.forecast import ForecastReport
from xxtrack.render.forecast.terminal import SIGNS, backtest, counts, figures_of, name_of, worst_first
from xxtrack.render.safe import markdown
from xxtrack.wording import Lang, say, term, text

_HEADS = (
    *("forecast.outlook", "label.id", "label.item", "label.target", "label.actual", "forecast.value"),
    *("forecast.range", "forecast.method", "forecast.backtest"),
)


def forecast_markdown(report: ForecastReport, lang: Lang, _width: int = 0) -> str:
    """Counts, the forecasts with their backtest, and every reason why there is none."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: ForecastReport, lang: Lang) -> Iterator[str]:
    assessment, all_foreseen = report.assessment, report.all_foreseen
    yield f"# {markdown(assessment.plan.title)}"
    yield ""
    yield text("forecast.title", lang, date=assessment.as_of)
    yield ""
    yield counts(all_foreseen, lang)
    found = worst_first(all_foreseen)
    if found:
        yield ""
        yield _row([text(key, lang) for key in _HEADS])
        yield _row(["---", "---", "---", *["---:"] * 4, "---", "---"])
        for one in found:
            lead = [f"{SIGNS[one.outlook]} {term(one.outlook, lang)}", one.standing.item.id, markdown(name_of(one))]
            shown = [markdown(value) for value in figures_of(one, lang)]
            yield _row([*lead, *shown, term(one.method, lang), backtest(one, lang)])
        yield ""
        yield text("forecast.method-note", lang)
    without = [f for f in all_foreseen if isinstance(f, NoForecast)]
    if without:
        yield ""
        yield f"## {text('forecast.few', lang)}"
        yield ""
        yield from (f"- {f.standing.item.id} {markdown(name_of(f))}：{say(f.reason, lang)}" for f in without)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
