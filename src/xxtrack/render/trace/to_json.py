"""The trace as JSON: every clause and every numeral with its place and whoever answers for it."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from xxtrack.model.assessment import Assessment
from xxtrack.model.status import worst
from xxtrack.model.trace import SourceDocument, Stretch, count_covers, coverage
from xxtrack.render.findings.to_json import finding_record
from xxtrack.render.partial import partial_record
from xxtrack.render.record import json_number
from xxtrack.render.safe import as_json
from xxtrack.render.trace import TraceReport
from xxtrack.wording import Lang

FORMAT = 1
"""Raised when a key changes its meaning or goes away; new keys do not raise it. 1: the first."""


def trace_json(report: TraceReport, lang: Lang, _width: int = 0) -> str:
    """One object; ``status`` is the worst among the items that claim the words, as of ``as_of``."""
    trace, checked, assessment = report.trace, report.checked, report.assessment
    plan = assessment.plan
    numerals = [stretch for _, stretch in trace.numerals]
    content = {
        "format": FORMAT,
        "plan": {"id": plan.id, "title": plan.title},
        "source": trace.document.file,
        "as_of": assessment.as_of.isoformat(),
        "complete": not checked.failed,
        "partial": partial_record(checked.left_out),
        "counts": {"clauses": _counts(trace.clauses), "numerals": _counts(numerals)},
        "findings": [finding_record(finding, checked, lang) for finding in checked.findings],
        "clauses": [_record(trace.document, clause, assessment) for clause in trace.clauses],
        "numerals": [
            {
                "kind": numeral.kind.value,
                "values": [json_number(_as_written(value)) for value in numeral.values],
                **_record(trace.document, stretch, assessment),
            }
            for numeral, stretch in trace.numerals
        ],
    }
    return as_json(content)


def _as_written(value: Fraction) -> Decimal | Fraction:
    """What the document says, with every decimal; 三分之一 has no end of them."""
    written = Decimal(value.numerator) / value.denominator
    return written if Fraction(written) == value else value


def _counts(stretches: "tuple[Stretch, ...] | list[Stretch]") -> dict[str, Any]:
    counts = count_covers(stretches)
    named = {cover.value: n for cover, n in counts.items()}
    return named | {"total": len(stretches), "coverage": json_number(coverage(counts))}


def _record(document: SourceDocument, stretch: Stretch, assessment: Assessment) -> dict[str, Any]:
    where = document.where(stretch.start, stretch.end)
    status = worst(assessment.by_id[item].status for item in stretch.items)
    return {
        "text": document.slice(stretch.start, stretch.end).strip(),
        "line": where.line,
        "column": where.column,
        "point": stretch.point,
        "cover": stretch.cover.value,
        "items": list(stretch.items),
        "excuses": list(stretch.excuses),
        "status": status.value if status else None,
    }
