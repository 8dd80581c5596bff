"""One forecast as a flat record, and as JSON and CSV, which are made from it."""

from typing import Any

from xxtrack.model.forecast import Forecast, Foreseen
from xxtrack.render.forecast import ForecastReport
from xxtrack.render.partial import partial_record, partial_words
from xxtrack.render.record import json_number
from xxtrack.render.safe import as_json
from xxtrack.render.table import Column, Table
from xxtrack.wording import Lang, say

FORMAT = 1
"""Raised when a key changes its meaning or goes away; new keys do not raise it. 1: the first."""

COLUMNS = (
    *("id", "scope", "name", "target", "unit", "due", "observed", "actual", "forecast", "low", "high"),
    *("outlook", "method", "reason"),
)


def forecast_record(foreseen: Foreseen, lang: Lang) -> dict[str, Any]:
    """The same keys always; null where nothing is foreseen, and then ``reason`` says why."""
    item = foreseen.standing.item
    found = foreseen if isinstance(foreseen, Forecast) else None
    return {
        "id": item.id,
        "scope": foreseen.standing.scope,
        "name": item.name,
        "target": item.target.text if item.target else None,
        "unit": item.target.unit if item.target else None,
        "due": item.due.isoformat() if item.due else None,
        "observed": found and found.observed.isoformat(),
        "actual": found and json_number(found.actual),
        "forecast": found and json_number(found.value),
        "low": found and json_number(found.low),
        "high": found and json_number(found.high),
        "outlook": found and found.outlook.value,
        "method": found and found.method.value,
        "backtest": found
        and [
            {"method": t.method.value, "error_per_month": json_number(t.error), "forecasts": t.forecasts}
            for t in found.backtests
        ],
        "reason": None if isinstance(foreseen, Forecast) else say(foreseen.reason, lang),
    }


def forecast_json(report: ForecastReport, lang: Lang, _width: int = 0) -> str:
    """One object with the plan, the date and every indicator asked for."""
    plan = report.assessment.plan
    content = {
        "format": FORMAT,
        "plan": {"id": plan.id, "title": plan.title},
        "as_of": report.assessment.as_of.isoformat(),
        "partial": partial_record(report.assessment.left_out),
        "range": 0.8,
        "items": [forecast_record(foreseen, lang) for foreseen in report.all_foreseen],
    }
    return as_json(content)


def forecast_csv(report: ForecastReport, lang: Lang, _width: int = 0) -> str:
    """Figures as plain numbers, one row for each indicator, the backtest's error in a column for each method."""
    methods = ("run-rate", "profile", "trend")
    heads = (*COLUMNS, *(f"error_{method.replace('-', '_')}" for method in methods), "partial")
    partial = partial_words(report.assessment.left_out, lang)
    rows = []
    for foreseen in report.all_foreseen:
        row = forecast_record(foreseen, lang)
        errors = {trial["method"]: trial["error_per_month"] for trial in row["backtest"] or ()}
        rows.append([*(row[column] for column in COLUMNS), *(errors.get(method) for method in methods), partial])
    return Table([*map(Column, heads)], rows).csv()
