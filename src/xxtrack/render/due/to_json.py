"""What is due, as JSON."""

from datetime import date

from xxtrack.model.due import Due
from xxtrack.model.plan import Plan
from xxtrack.render.safe import as_json

FORMAT = 1
"""1: the first."""


def due_json(dues: tuple[Due, ...], plan: Plan, as_of: date, within: int) -> str:
    """Everything owed, the most pressing first."""
    content = {
        "format": FORMAT,
        "plan": {"id": plan.id, "title": plan.title},
        "as_of": as_of.isoformat(),
        "within_days": within,
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
