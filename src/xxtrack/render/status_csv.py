"""The assessment as CSV: one row for each item, one for each of its scopes beneath it."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from xxtrack.model.assessment import Assessment, Standing
from xxtrack.render.record import record
from xxtrack.render.safe import csv_cell
from xxtrack.wording import Lang

COLUMNS = (
    *("id", "scope", "point", "chapter", "name", "kind", "measure", "target", "unit", "due", "lead"),
    *("status", "actual", "stage", "observed", "expected", "attainment", "pace_index", "gap_pp", "variance"),
    *("lag_days", "forecast", "needed_per_month", "reached_per_month", "next_due", "stale", "reason"),
)


def status_csv(assessment: Assessment, chosen: Sequence[Standing], lang: Lang) -> str:
    """Figures as plain numbers, ratios as ratios; text that a spreadsheet would run stays text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for standing in chosen:
        for one in (standing, *standing.scopes):
            row = record(one, assessment.plan, lang)
            target = row["target"] or {}
            row |= {"target": target.get("text"), "unit": target.get("unit")}
            writer.writerow(_cells(row))
    return out.getvalue()


def _cells(row: dict[str, Any]) -> Iterator[object]:
    for column in COLUMNS:
        value = row[column]
        if value is None:
            yield ""
        elif isinstance(value, bool):
            yield "true" if value else "false"
        else:
            yield csv_cell(value) if isinstance(value, str) else value
