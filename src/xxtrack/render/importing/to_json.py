"""What an import would write or has written, as JSON."""

from typing import Any

from xxtrack.model.entry import ActualEntry, period_of
from xxtrack.model.plan import Plan
from xxtrack.render.importing import PlanImport
from xxtrack.render.importing.entry import COUNTED_KINDS
from xxtrack.render.record import json_number
from xxtrack.render.safe import as_json
from xxtrack.wording import Lang, say

FORMAT = 1
"""1: the first."""


def import_json(imported: PlanImport, lang: Lang, _width: int = 0) -> str:
    """Every actual and every left-over; ``counts`` add up to ``figures``."""
    report, plan = imported.report, imported.plan
    content = {
        "format": FORMAT,
        "file": report.file,
        "written": report.written,
        "files": list(report.files),
        "figures": report.cells,
        "counts": {
            **{kind.value: report.count(kind) for kind in COUNTED_KINDS},
            "missing": report.missing,
            "unplaced": len(report.unplaced),
        },
        "sheets": [
            {
                "name": sheet.name,
                "header": sheet.header,
                "columns": list(sheet.columns),
                "unread": list(sheet.unread),
                "period": sheet.period,
                "passed_over": sheet.passed_over,
            }
            for sheet in report.sheets
        ],
        "entries": [_entry(entry, plan) for entry in report.entries],
        "unplaced": [
            {
                "origin": cell.origin,
                "row": cell.row,
                "text": cell.text,
                "reason": say(cell.reason, lang),
                "hint": say(cell.hint, lang) if cell.hint else None,
            }
            for cell in report.unplaced
        ],
        "warnings": [
            {"origin": str(f.where), "code": f.code, "id": f.item, "message": say(f.message, lang)}
            for f in report.warnings
        ],
    }
    return as_json(content)


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
        "unit": item.target.unit if item.target else None,
        "before": json_number(before.value) if before else None,
        "before_stage": before.stage.value if before and before.stage else None,
        "change": entry.kind.value,
        "source": actual.source,
        "origin": actual.where.file,
    }
