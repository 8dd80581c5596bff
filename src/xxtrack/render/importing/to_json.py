"""What an import would write or has written, as JSON."""

from typing import Any

from xxtrack.model.entry import ActualEntry, ImportReport, period_of
from xxtrack.model.plan import Plan
from xxtrack.render.importing import PlanImport
from xxtrack.render.importing.entry import counts_of
from xxtrack.render.partial import partial_record
from xxtrack.render.record import json_number
from xxtrack.render.safe import as_json
from xxtrack.wording import Lang, say

FORMAT = 2
"""2: several files, each in ``tables``; ``figures``, ``counts``, ``entries``, ``unplaced`` and ``warnings`` are of all.

1: one file.
"""


def import_json(imported: PlanImport, lang: Lang, _width: int = 0) -> str:
    """Every actual and every left-over; ``counts`` add up to ``figures``, in each file and in all."""
    reports, plan = imported.reports, imported.plan
    counts = [counts_of(report) for report in reports]
    content = {
        "format": FORMAT,
        "partial": partial_record(imported.left_out),
        "written": any(report.written for report in reports),
        "files": list(dict.fromkeys(file for report in reports for file in report.files)),
        "figures": sum(report.cells for report in reports),
        "counts": {name: sum(one[name] for one in counts) for name in counts[0]},
        "tables": [_table(report, lang) for report in reports],
        "entries": [_entry(entry, plan) for report in reports for entry in report.entries],
        "unplaced": [
            {
                "origin": cell.origin,
                "row": cell.row,
                "text": cell.text,
                "reason": say(cell.reason, lang),
                "hint": say(cell.hint, lang) if cell.hint else None,
            }
            for report in reports
            for cell in report.unplaced
        ],
        "warnings": [
            {"origin": str(f.where), "code": f.code, "id": f.item, "message": say(f.message, lang)}
            for report in reports
            for f in report.warnings
        ],
    }
    return as_json(content)


def _table(report: ImportReport, lang: Lang) -> dict[str, Any]:
    """How one file was understood."""
    return {
        "file": report.file,
        "failure": say(report.failure, lang) if report.failure else None,
        "figures": report.cells,
        "counts": counts_of(report),
        "sheets": [
            {
                "name": sheet.name,
                "header": sheet.header,
                "columns": list(sheet.columns),
                "unread": list(sheet.unread),
                "unknown": list(sheet.unknown),
                "units": list(sheet.units),
                "period": sheet.period,
                "passed_over": sheet.passed_over,
            }
            for sheet in report.sheets
        ],
    }


def _entry(entry: ActualEntry, plan: Plan) -> dict[str, Any]:
    actual, before = entry.actual, entry.before
    item = plan.items[actual.item]
    return {
        "id": item.id,
        "name": item.name,
        "period": period_of(actual),
        "scope": actual.scope,
        "basis": actual.basis.value,
        "value": json_number(actual.value),
        "stage": actual.stage.value if actual.stage else None,
        "unit": item.in_unit if item.has_figures else None,
        "before": json_number(before.value) if before else None,
        "before_stage": before.stage.value if before and before.stage else None,
        "change": entry.kind.value,
        "source": actual.source,
        "origin": actual.where.file,
    }
