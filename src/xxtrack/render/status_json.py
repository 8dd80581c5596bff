"""The assessment as JSON."""

from collections.abc import Sequence

from xxtrack.model.assessment import Assessment, Standing, count
from xxtrack.render.record import number, record
from xxtrack.render.safe import as_json
from xxtrack.render.summary import elapsed
from xxtrack.wording import Lang

FORMAT = 1
"""Raised when a key changes its meaning or goes away; new keys do not raise it. 1: the first."""


def status_json(assessment: Assessment, chosen: Sequence[Standing], lang: Lang) -> str:
    """One object with the plan, the date, the counts and every chosen item."""
    plan = assessment.plan
    content = {
        "format": FORMAT,
        "plan": {"id": plan.id, "title": plan.title, "start": plan.start.isoformat(), "end": plan.end.isoformat()},
        "as_of": assessment.as_of.isoformat(),
        "time_elapsed": number(elapsed(assessment)),
        "counts": {status.value: n for status, n in count(chosen).items()} | {"total": len(chosen)},
        "rows": {
            "files": len(assessment.actuals.files),
            "total": sum(f.rows for f in assessment.actuals.files),
            "used": sum(f.used for f in assessment.actuals.files),
            "missing": sum(f.missing for f in assessment.actuals.files),
            "refused": sum(f.refused for f in assessment.actuals.files),
            "skipped": sum(f.skipped for f in assessment.actuals.files),
        },
        "sources": list(assessment.actuals.sources),
        "items": [record(standing, plan, lang) for standing in chosen],
    }
    return as_json(content)
