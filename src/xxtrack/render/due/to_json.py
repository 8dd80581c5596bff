"""What is due, as JSON."""

from xxtrack.render.due import DueReport
from xxtrack.render.partial import partial_record
from xxtrack.render.safe import as_json
from xxtrack.render.words import level_said
from xxtrack.wording import Lang

FORMAT = 2
"""1: the first. 2: units, and the level of each thing owed with its reason."""


def due_json(report: DueReport, lang: Lang, _width: int = 0) -> str:
    """Everything owed, the most pressing first."""
    dues, plan = report.dues, report.plan
    content = {
        "format": FORMAT,
        "plan": {"id": plan.id, "title": plan.title},
        "as_of": report.as_of.isoformat(),
        "within_days": report.within,
        "partial": partial_record(report.left_out),
        "counts": {"total": len(dues), "late": sum(bool(one.late_by) for one in dues)},
        "units": [
            {
                "unit": line.unit,
                "asked": line.asked,
                "reported": line.reported,
                "late": line.late,
                "first_late": line.first_late.isoformat() if line.first_late else None,
                "milestones_late": line.milestones,
                "level": line.level.value,
            }
            for line in report.board
        ],
        "due": [
            {
                "kind": one.kind.value,
                "id": one.item.id,
                "name": one.item.name,
                "scope": one.standing.scope,
                "by": one.by,
                "on": one.on.isoformat(),
                "period_end": one.period_end.isoformat() if one.period_end else None,
                "first_period_end": first.isoformat() if (first := one.first_end or one.period_end) else None,
                "late_by_days": one.late_by,
                "status": one.standing.status.value,
                "level": report.level_of(one).level.value,
                "why": level_said(report.level_of(one), lang) or None,
                "observed": one.standing.observed.isoformat() if one.standing.observed else None,
            }
            for one in dues
        ],
    }
    return as_json(content)
