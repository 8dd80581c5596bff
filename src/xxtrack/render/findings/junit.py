"""Findings as a JUnit report: a suite for each family of rules, a case for each finding, and one for the gate."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from xxtrack.model.finding import Checked, Finding
from xxtrack.render.findings.headline import counted, headline, remarks
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, listing, say, text


def findings_junit(checked: Checked, lang: Lang, _width: int = 0) -> str:
    """A failing finding is a failure, a waived one is skipped, any other passes and says what it is."""
    root = ET.Element("testsuites", name="xxtrack")
    failing = {id(finding) for finding in checked.failing}
    families = sorted({finding.code[:3] for finding in checked.findings})
    _gate(root, checked, lang)
    for family in families:
        findings = [finding for finding in checked.findings if finding.code.startswith(family)]
        suite = _suite(root, family, findings, failing)
        for finding in findings:
            _case(suite, finding, checked, lang, fails=id(finding) in failing)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, name: str, findings: Sequence[Finding], failing: set[int]) -> ET.Element:
    return ET.SubElement(
        root,
        "testsuite",
        name=name,
        tests=str(len(findings)),
        failures=str(sum(id(finding) in failing for finding in findings)),
        errors="0",
        skipped=str(sum(finding.waived is not None for finding in findings)),
        time="0",
    )


def _gate(root: ET.Element, checked: Checked, lang: Lang) -> None:
    """The verdict as a case of its own, so that a clean run still shows that something was checked."""
    failures = str(len(checked.breaches))
    suite = ET.SubElement(
        root, "testsuite", name="gate", tests="1", failures=failures, errors="0", skipped="0", time="0"
    )
    case = ET.SubElement(suite, "testcase", classname="xxtrack", name=text("finding.gate", lang), time="0")
    for breach in checked.breaches:
        ET.SubElement(case, "failure", type="limit", message=plain(say(breach, lang)))
    partial = partial_words(checked.left_out, lang)
    said = [
        counted(checked, lang),
        *([partial] if partial else []),
        *(say(part, lang) for part in (checked.read, checked.policy) if part),
    ]
    ET.SubElement(case, "system-out").text = plain(listing(said, lang, "；"))


def _case(suite: ET.Element, finding: Finding, checked: Checked, lang: Lang, *, fails: bool) -> None:
    said = headline(finding, checked, lang)
    name = f"{finding.code} {finding.item or finding.where}" + (f" {finding.scope}" if finding.scope else "")
    case = ET.SubElement(suite, "testcase", classname=plain(finding.where.file), name=plain(name), time="0")
    body = f"{finding.where}: {finding.code} {remarks(finding, lang)} {said}"
    if finding.hint:
        body += " | " + text("label.hint", lang, hint=say(finding.hint, lang))
    if fails:
        kind = f"{finding.code} {finding.rule.name}"
        ET.SubElement(case, "failure", type=kind, message=plain(said)).text = plain(body)
    elif finding.waived:
        ET.SubElement(case, "skipped", message=plain(say(finding.waived, lang))).text = plain(body)
    else:
        ET.SubElement(case, "system-out").text = plain(body)
