"""The assessment as CSV: one row for each item, one for each of its scopes beneath it."""

from collections.abc import Sequence
from typing import Any

from xxtrack.model.assessment import Assessment, Standing
from xxtrack.render.csv_text import csv_text
from xxtrack.render.record import record
from xxtrack.wording import Lang

COLUMNS = (
    *("id", "scope", "point", "chapter", "name", "kind", "measure", "target", "unit", "due", "lead"),
    *("status", "actual", "stage", "observed", "expected", "attainment", "pace_index", "gap_pp", "variance"),
    *("lag_days", "forecast", "needed_per_month", "reached_per_month", "next_due", "stale", "reason"),
)


def status_csv(assessment: Assessment, chosen: Sequence[Standing], lang: Lang) -> str:
    """Figures as plain numbers, ratios as ratios; text that a spreadsheet would run stays text."""
    every = (one for standing in chosen for one in (standing, *standing.scopes))
    return csv_text([COLUMNS, *(_row(record(one, assessment.plan, lang)) for one in every)])


def _row(standing: dict[str, Any]) -> list[Any]:
    target = standing["target"] or {}
    flat = standing | {"target": target.get("text"), "unit": target.get("unit")}
    return [flat[column] for column in COLUMNS]
