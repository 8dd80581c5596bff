"""The assessment as CSV: one row for each item, one for each of its scopes beneath it."""

from typing import Any

from xxtrack.render.partial import partial_words
from xxtrack.render.record import record
from xxtrack.render.status import StatusReport
from xxtrack.render.table import Column, Table
from xxtrack.wording import Lang

COLUMNS = (
    *("id", "scope", "point", "chapter", "name", "kind", "measure", "target", "unit", "due", "lead"),
    *("status", "actual", "stage", "observed", "expected", "attainment", "pace_index", "gap_pp", "variance"),
    *("lag_days", "forecast", "needed_per_month", "reached_per_month", "trend", "next_due", "stale", "reason"),
    "partial",
)


def status_csv(report: StatusReport, lang: Lang, _width: int = 0) -> str:
    """Numbers as plain numbers, ratios as ratios; text that a spreadsheet would run stays text."""
    every = (one for standing in report.chosen for one in (standing, *standing.scopes))
    partial = {"partial": partial_words(report.assessment.left_out, lang)}
    rows = (_row(record(one, report.assessment.plan, lang) | partial) for one in every)
    return Table([*map(Column, COLUMNS)], rows).csv()


def _row(standing: dict[str, Any]) -> list[Any]:
    target = standing["target"] or {}
    flat = standing | {"target": target.get("text"), "unit": target.get("unit")}
    return [flat[column] for column in COLUMNS]
