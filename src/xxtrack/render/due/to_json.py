"""What is due, as JSON."""

from xxtrack.render.due import DueReport
from xxtrack.render.safe import as_json
from xxtrack.wording import Lang

FORMAT = 1
"""1: the first."""


def due_json(report: DueReport, _lang: Lang, _width: int = 0) -> str:
    """Everything owed, the most pressing first."""
    dues, plan = report.dues, report.plan
    content = {
        "format": FORMAT,
        "plan": {"id": plan.id, "title": plan.title},
        "as_of": report.as_of.isoformat(),
        "within_days": report.within,
        "counts": {"total": len(dues), "late": sum(bool(one.late_by) for one in dues)},
        "due": [
            {
                "kind": one.kind.value,
                "id": one.item.id,
                "name": one.item.name,
                "scope": one.standing.scope,
                "by": one.by,
                "on": one.on.isoformat(),
                "period_end": one.period_end.isoformat() if one.period_end else None,
                "late_by_days": one.late_by,
                "status": one.standing.status.value,
                "observed": one.standing.observed.isoformat() if one.standing.observed else None,
            }
            for one in dues
        ],
    }
    return as_json(content)
