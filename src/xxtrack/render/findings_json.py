"""Findings as JSON."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from xxtrack.diagnostics import Finding
from xxtrack.wording import Lang, say

FORMAT = 1
"""Raised when a key changes its meaning or goes away. 1: the first."""


def findings_json(findings: Sequence[Finding], failing: Sequence[Finding], as_of: date | None, lang: Lang) -> str:
    """All findings, and which of them the gate objects to."""
    failed = {id(finding) for finding in failing}
    content = {
        "format": FORMAT,
        "as_of": as_of.isoformat() if as_of else None,
        "failed": bool(failing),
        "findings": [_record(finding, id(finding) in failed, lang) for finding in findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _record(finding: Finding, fails: bool, lang: Lang) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "fails": fails,
        "message": say(finding.message, lang),
        "hint": say(finding.hint, lang) if finding.hint else None,
        "item": finding.item or None,
        "scope": finding.scope or None,
        "file": finding.where.file,
        "line": finding.where.line or None,
        "column": finding.where.column or None,
    }
