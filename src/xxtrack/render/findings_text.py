"""Findings in a terminal or a log: ``file:line:column: CODE message``, one to a line, then a summary."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from xxtrack.diagnostics import Finding, Severity
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, say, term, text

STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def findings_text(findings: Sequence[Finding], lang: Lang) -> Iterator[Text]:
    """Each finding; hints are indented below."""
    for finding in findings:
        line = Text(no_wrap=True)
        line.append(f"{plain(str(finding.where))}: ")
        line.append(finding.code, f"bold {STYLES[finding.severity]}")
        line.append(f" {term(finding.severity, lang)}" if finding.severity is not Severity.ERROR else "")
        line.append(f" {plain(say(finding.message, lang))}")
        yield line
        if finding.hint:
            yield Text("    " + text("label.hint", lang, hint=plain(say(finding.hint, lang))), "dim", no_wrap=True)


def findings_summary(findings: Sequence[Finding], lang: Lang) -> str:
    """How many of each severity."""
    if not findings:
        return text("label.no-findings", lang)
    counts = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    return text(
        "label.findings",
        lang,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
    )
