"""Findings as SARIF 2.1.0 (OASIS), which code scanning services and editors read."""

import re
from typing import Any
from urllib.parse import quote

from xxtrack import __version__
from xxtrack.model.finding import Checked, Finding, Where
from xxtrack.model.rules import RULES, Rule, Severity
from xxtrack.render.findings.headline import by_weight, fingerprints, headline
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import as_json
from xxtrack.wording import Lang, say, text
from xxtrack.wording.pages import rule_page

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


MOST = 25_000
"""Results of a run that GitHub's code scanning takes; it rejects a file with more."""


def findings_sarif(checked: Checked, lang: Lang, _width: int = 0) -> str:
    """One run, with all rules and the worst findings that are taken; a waived finding is a suppressed result."""
    order = {code: i for i, code in enumerate(RULES)}
    marked = list(zip(checked.findings, fingerprints(checked.findings), strict=True))
    if len(marked) > MOST:
        worst = set(map(id, by_weight(checked.findings)[:MOST]))
        marked = [(finding, mark) for finding, mark in marked if id(finding) in worst]
    run = {
        "tool": {
            "driver": {
                "name": "xxtrack",
                "semanticVersion": __version__,
                "rules": [_rule(rule, lang) for rule in RULES.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notes(checked, lang)}],
        "results": [
            _result(finding, checked, lang)
            | {"ruleIndex": order[finding.code], "partialFingerprints": {"xxtrack/v1": m}}
            for finding, m in marked
        ],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule_page(rule.code).title[lang]},
        "fullDescription": {"text": rule_page(rule.code).why[lang]},
        "defaultConfiguration": {"enabled": rule.on, "level": _LEVELS[rule.severity]},
    }


def _notes(checked: Checked, lang: Lang) -> list[dict[str, Any]]:
    """What is not about a place: limits that do not hold, and the policy that was used."""
    notes = [{"level": "error", "message": {"text": say(breach, lang)}} for breach in checked.breaches]
    if partial := partial_words(checked.left_out, lang):
        notes.append({"level": "warning", "message": {"text": partial}})
    if len(checked.findings) > MOST:
        cut = text(
            "finding.sarif-cut", lang, count=len(checked.findings), shown=MOST, left=len(checked.findings) - MOST
        )
        notes.append({"level": "warning", "message": {"text": cut}})
    if checked.policy:
        notes.append({"level": "note", "message": {"text": say(checked.policy, lang)}})
    return notes


def _result(finding: Finding, checked: Checked, lang: Lang) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _physical(finding.where)}
    if finding.item:
        location["logicalLocations"] = [{"name": finding.item, "fullyQualifiedName": _qualified(finding)}]
    said = headline(finding, checked, lang)
    if finding.hint:
        said += "\n" + text("label.hint", lang, hint=say(finding.hint, lang))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [location],
        "suppressions": [],
    }
    if finding.also:
        result["relatedLocations"] = [{"physicalLocation": _physical(where)} for where in finding.also]
    if finding.waived:
        result["suppressions"] = [{"kind": "external", "justification": say(finding.waived, lang)}]
    if checked.compared:
        result["baselineState"] = "new" if finding.new else "unchanged"
    return result


def _physical(where: Where) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.file)}}
    if where.line:
        region = {"startLine": where.line, "startColumn": where.column or 1}
        if where.length and where.column:
            region["endColumn"] = where.column + where.length
        place["region"] = region
    return place


_DRIVE = re.compile("[A-Za-z]:(?=/)")


def _uri(file: str) -> str:
    """A path from where one stands as a relative reference, an absolute one as a URI, byte for byte."""
    drive = _DRIVE.match(file)
    path = file[drive.end() :] if drive else file
    named = quote(path.encode("utf-8", "surrogateescape"))
    if drive:
        return f"file:///{drive[0]}{named}"
    if path.startswith("//"):
        return f"file:{named}"
    return f"file://{named}" if path.startswith("/") else named


def _qualified(finding: Finding) -> str:
    return f"{finding.item}/{finding.scope}" if finding.scope else finding.item
