"""Findings as a GitLab code quality report, which is shown in merge requests."""

from xxtrack.model.finding import Checked, Where
from xxtrack.model.rules import Severity
from xxtrack.render.findings.headline import fingerprints, headline
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import as_json
from xxtrack.wording import Lang, text

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def findings_gitlab(checked: Checked, lang: Lang, _width: int = 0) -> str:
    """A list with the keys GitLab reads. It knows no waivers, so an excused finding is an info that says so."""
    records = []
    for finding, mark in zip(checked.findings, fingerprints(checked.findings), strict=True):
        said = headline(finding, checked, lang)
        if finding.waived:
            said = f"[{text('finding.waived', lang)}] {said}"
        records.append(
            {
                "description": said,
                "check_name": f"{finding.code} {finding.rule.name}",
                "fingerprint": mark,
                "severity": "info" if finding.waived else _SEVERITIES[finding.severity],
                "location": {"path": finding.where.file, "lines": {"begin": finding.where.line or 1}},
            }
        )
    if partial := partial_words(checked.left_out, lang):
        first = next((f.where for f in checked.findings if f.severity is Severity.ERROR), Where("."))
        records.insert(
            0,
            {
                "description": partial,
                "check_name": "partial",
                "fingerprint": "partial",
                "severity": "info",
                "location": {"path": first.file, "lines": {"begin": first.line or 1}},
            },
        )
    return as_json(records)
