"""Findings as JSON."""

from typing import Any

from xxtrack.model.finding import Checked, Finding
from xxtrack.model.message import Message
from xxtrack.render.findings.headline import counts, fingerprints
from xxtrack.render.partial import partial_record
from xxtrack.render.safe import as_json
from xxtrack.wording import Lang, say

FORMAT = 1
"""Raised when a key changes its meaning or goes away. 1: the first."""


def findings_json(checked: Checked, lang: Lang, _width: int = 0) -> str:
    """All findings, which of them the gate objects to, and the policy used."""
    failing = {id(finding) for finding in checked.failing}
    marks = fingerprints(checked.findings)
    content = {
        "format": FORMAT,
        "as_of": checked.as_of.isoformat() if checked.as_of else None,
        "failed": checked.failed,
        "policy": _said(checked.policy, lang),
        "partial": partial_record(checked.left_out),
        "counts": counts(checked),
        "limits_broken": [say(breach, lang) for breach in checked.breaches],
        "better": [say(better, lang) for better in checked.better] if checked.compared else None,
        "adjusted": [say(one, lang) for one in checked.adjusted] if checked.compared else None,
        "findings": [
            finding_record(finding, checked, lang) | {"fails": id(finding) in failing, "fingerprint": mark}
            for finding, mark in zip(checked.findings, marks, strict=True)
        ],
    }
    return as_json(content)


def _said(message: Message | None, lang: Lang) -> str | None:
    return say(message, lang) if message else None


def finding_record(finding: Finding, checked: Checked, lang: Lang) -> dict[str, Any]:
    """One finding; the same keys always."""
    return {
        "code": finding.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "message": say(finding.message, lang),
        "hint": _said(finding.hint, lang),
        "item": finding.item or None,
        "item_name": checked.names.get(finding.item),
        "scope": finding.scope or None,
        "file": finding.where.file,
        "line": finding.where.line or None,
        "column": finding.where.column or None,
        "length": finding.where.length or None,
        "new": finding.new if checked.compared else None,
        "waived": _said(finding.waived, lang),
    }
