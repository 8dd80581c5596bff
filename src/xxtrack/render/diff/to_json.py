"""A change of the plan as JSON."""

from typing import Any

from xxtrack.model.assessment import count
from xxtrack.model.change import Change, Impact, Outcome, Witness
from xxtrack.model.finding import Where
from xxtrack.render.diff import DiffReport
from xxtrack.render.diff.words import said
from xxtrack.render.partial import partial_record
from xxtrack.render.record import json_number
from xxtrack.render.safe import as_json
from xxtrack.wording import Lang, say

FORMAT = 1
"""Raised when a key changes its meaning or goes away. 1: the first."""


def diff_json(report: DiffReport, lang: Lang, _width: int = 0) -> str:
    """One object with the counts, every change, what it does today and what the gate objects to."""
    diff, findings = report.diff, report.checked.findings
    content = {
        "format": FORMAT,
        "before": report.names[0],
        "after": report.names[1],
        "failed": bool(findings),
        "partial": partial_record(report.checked.left_out),
        "counts": {effect.value: n for effect, n in diff.counts.items()},
        "changes": [_change(change, lang) for change in diff.changes],
        "today": _today(report.impact) if report.impact else None,
        "findings": [
            {"code": f.code, "item": f.item or None, "message": say(f.message, lang), "where": _where(f.where)}
            for f in findings
        ],
    }
    return as_json(content)


def _change(change: Change, lang: Lang) -> dict[str, Any]:
    return {
        "subject": change.subject,
        "name": change.name,
        "is_item": change.is_item,
        "effect": change.effect.value,
        "aspects": [aspect.value for aspect in change.aspects],
        "approved": change.approved,
        "affected": change.affected,
        "fields": [{"key": part.key, "before": part.before, "after": part.after} for part in change.fields],
        "weaker": _witness(change.judgement.weaker, lang),
        "stronger": _witness(change.judgement.stronger, lang),
        "before_at": _where(change.before_at),
        "after_at": _where(change.after_at),
    }


def _witness(witness: Witness | None, lang: Lang) -> dict[str, Any] | None:
    if witness is None:
        return None
    return {
        "said": said(witness, lang),
        "item": witness.item,
        "scope": witness.scope,
        "unit": witness.unit,
        "reports": [
            {
                "on": report.on.isoformat(),
                "scope": report.scope,
                "value": json_number(report.value),
                "stage": report.stage.value if report.stage else None,
            }
            for report in witness.reports
        ],
        "as_of": witness.as_of.isoformat(),
        "before": outcome_record(witness.before),
        "after": outcome_record(witness.after),
    }


def outcome_record(outcome: Outcome) -> dict[str, Any]:
    """A verdict's keys."""
    return {
        "status": outcome.status.value if outcome.status else None,
        "stale": outcome.stale,
        "excused": outcome.excused,
    }


def _today(impact: Impact) -> dict[str, Any]:
    return {
        "as_of": impact.after.as_of.isoformat(),
        "before": {status.value: n for status, n in count(impact.before.standings).items()},
        "after": {status.value: n for status, n in count(impact.after.standings).items()},
        "items": [
            {
                "id": shift.item,
                "name": shift.name,
                "before": shift.before.value if shift.before else None,
                "after": shift.after.value if shift.after else None,
            }
            for shift in impact.shifts
        ],
    }


def _where(where: Where | None) -> dict[str, Any] | None:
    return {"file": where.file, "line": where.line, "column": where.column} if where else None
