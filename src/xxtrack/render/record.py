"""One standing as a flat record: the table of rows that every machine-readable format is made from."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from xxtrack.model.assessment import Standing
from xxtrack.model.narrative import COLUMNS as NARRATIVE_COLUMNS
from xxtrack.model.original import original_due, original_target
from xxtrack.model.plan import Pace, PaceKind, Plan
from xxtrack.model.punctuation import names_listed
from xxtrack.model.tally import Tally
from xxtrack.render.words import done_nodes, worst_scope
from xxtrack.wording import Lang, say

PLACES = 6
"""Decimal places of computed numbers in JSON and CSV; actuals are exact."""


def json_number(value: Decimal | Fraction | None) -> int | float | None:
    """A number for JSON. Actuals have at most 15 digits, so the shortest float prints them exactly."""
    if value is None:
        return None
    n, d = value.as_integer_ratio()
    if isinstance(value, Fraction):
        n, d = _half_even(n * 10**PLACES, d), 10**PLACES
    whole, rest = divmod(n, d)
    return n / d if rest else whole


def _half_even(n: int, d: int) -> int:
    """The whole number next to n/d, of two the even one, as `round` of a fraction finds it with more work."""
    whole, rest = divmod(n, d)
    return whole + (2 * rest > d or (2 * rest == d and whole % 2))


def tally_record(tally: Tally) -> dict[str, Any]:
    """How many stand how, and the share of those judged that are where they should be."""
    return {
        "total": tally.total,
        "judged": tally.judged,
        "arrived": tally.arrived,
        "share": json_number(tally.share),
        "counts": {status.value: n for status, n in tally.counts.items()},
    }


def record(standing: Standing, plan: Plan, lang: Lang) -> dict[str, Any]:
    """Every field of the design; the same keys always, null where there is no number."""
    item = standing.item
    target, done = item.target, done_nodes(standing)
    return {
        "id": item.id,
        "point": item.point,
        "chapter": plan.chapter_of[item.point].no,
        "name": item.name,
        "kind": item.kind.value,
        "measure": item.measure.value if item.measure else None,
        "target": target
        and {
            "op": target.op.value,
            "low": None if target.to else json_number(target.low),
            "high": None if target.to else json_number(target.high),
            "unit": target.unit,
            "text": target.text,
            "follows": target.to or None,
        },
        "unit": item.in_unit if item.has_figures else None,
        "baseline": json_number(item.baseline),
        "start": item.start.isoformat(),
        "due": item.due.isoformat() if item.due else None,
        "pace": _pace(item.pace),
        "targets": {on.isoformat(): json_number(value) for on, value in item.targets},
        "nodes": [
            {"on": on.isoformat(), "words": words, "done": place < done} for place, (on, words) in enumerate(item.nodes)
        ],
        "every": item.every.value if item.every else None,
        "scope": standing.scope,
        "lead": names_listed(item.lead),
        "support": list(item.support),
        "part_of": item.part_of,
        "binding": item.binding,
        "tags": list(item.tags),
        "text": item.text,
        "amended": [
            {"on": a.on.isoformat(), "from": a.before, "to": a.after, "reason": a.reason, "decision": a.decision}
            for a in item.amended
        ],
        "original_target": original_target(item) or None,
        "original_due": original_due(item) or None,
        "note": item.note,
        "actual": json_number(standing.actual),
        "actual_scope": worst_scope(standing) or None,
        "stage": standing.stage.value if standing.stage else None,
        "observed": standing.observed.isoformat() if standing.observed else None,
        "expected": json_number(standing.expected),
        "attainment": json_number(standing.attainment),
        "pace_index": json_number(standing.pace_index),
        "gap_pp": json_number(standing.gap_pp),
        "variance": json_number(standing.variance),
        "lag_days": standing.lag_days,
        "forecast": json_number(standing.forecast),
        "needed_per_month": json_number(standing.needed),
        "reached_per_month": json_number(standing.reached),
        "trend": standing.trend.value if standing.trend else None,
        "next_due": standing.next_due.isoformat() if standing.next_due else None,
        "status": standing.status.value,
        "reason": say(standing.reason, lang),
        **standing.narrative.columns(),
        "told": standing.told.on.isoformat() if standing.told else None,
        "stale": standing.stale,
        "late_days": standing.late_days,
        "where": {"file": item.where.file, "line": item.where.line, "column": item.where.column},
        "scopes": [_part(part, plan, lang) for part in standing.scopes],
    }


_PART_KEYS = (
    "scope",
    "target",
    "actual",
    "observed",
    "expected",
    "attainment",
    "pace_index",
    "gap_pp",
    "trend",
    "status",
    "reason",
    *NARRATIVE_COLUMNS,
)


def _part(standing: Standing, plan: Plan, lang: Lang) -> dict[str, Any]:
    whole = record(standing, plan, lang)
    return {key: whole[key] for key in (*_PART_KEYS, "stale")}


def _pace(pace: Pace | None) -> str | dict[str, Any] | None:
    if pace is None or pace.kind is not PaceKind.STEPS:
        return pace.kind.value if pace else None
    return {"steps": {on.isoformat(): json_number(value) for on, value in pace.steps}}
