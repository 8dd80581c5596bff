"""The assessment as JSON."""

from typing import Any

from xxtrack.model.assessment import Assessment, Standing, count
from xxtrack.model.tally import tallies
from xxtrack.render.partial import partial_record
from xxtrack.render.record import json_number, record, tally_record
from xxtrack.render.safe import as_json
from xxtrack.render.status import StatusReport
from xxtrack.render.words import elapsed, waiver_holds, waivers_in_force
from xxtrack.wording import Lang

FORMAT = 1
"""Raised when a key changes its meaning or goes away; new keys do not raise it. 1: the first."""


def status_json(report: StatusReport, lang: Lang, _width: int = 0) -> str:
    """One object with the plan, the date, the counts and every chosen item."""
    assessment, chosen = report.assessment, report.chosen
    plan = assessment.plan
    content = {
        "format": FORMAT,
        "plan": {"id": plan.id, "title": plan.title, "start": plan.start.isoformat(), "end": plan.end.isoformat()},
        "as_of": assessment.as_of.isoformat(),
        "time_elapsed": json_number(elapsed(assessment)),
        "counts": {status.value: n for status, n in count(chosen).items()} | {"total": len(chosen)},
        "kinds": {kind.value: tally_record(one) for kind, one in tallies(chosen).items()},
        "rows": {
            "files": len(assessment.actuals.files),
            "total": sum(f.rows for f in assessment.actuals.files),
            "used": sum(f.used for f in assessment.actuals.files),
            "missing": sum(f.missing for f in assessment.actuals.files),
            "refused": sum(f.refused for f in assessment.actuals.files),
            "skipped": sum(f.skipped for f in assessment.actuals.files),
        },
        "partial": partial_record(assessment.left_out),
        "waivers_in_force": waivers_in_force(assessment),
        "sources": list(assessment.actuals.sources),
        "items": [_item(standing, assessment, lang) for standing in chosen],
    }
    return as_json(content)


def _item(standing: Standing, assessment: Assessment, lang: Lang) -> dict[str, Any]:
    """The item's record and the waiver it has, whether that holds at this date or not."""
    waiver = standing.item.waiver
    return record(standing, assessment.plan, lang) | {
        "waiver": waiver
        and {
            "owner": waiver.owner,
            "reason": waiver.reason,
            "until": waiver.until.isoformat(),
            "decision": waiver.decision,
            "code": waiver.code,
            "in_force": waiver_holds(standing.item, assessment),
        }
    }
