"""Findings as GitHub workflow commands, which annotate the lines of a pull request."""

from collections.abc import Iterator

from xxtrack.model.finding import Checked, Finding
from xxtrack.model.rules import Severity
from xxtrack.render.findings.headline import by_weight, headline
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import workflow, workflow_property
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.pages import rule_page

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHOWN = 10
"""Annotations of one kind that GitHub shows for a step; further ones are only in its log."""


def findings_github(checked: Checked, lang: Lang, _width: int = 0) -> str:
    """One command a line, worst and newest first, after a note where GitHub will not show them all."""
    return "".join(f"{line}\n" for line in (*_cut(checked, lang), *_commands(checked, lang)))


def _kind(finding: Finding) -> Severity:
    return Severity.INFO if finding.waived else finding.severity


def _cut(checked: Checked, lang: Lang) -> Iterator[str]:
    for severity in Severity:
        count = sum(_kind(finding) is severity for finding in checked.listed)
        if count > SHOWN:
            message = text("finding.github-cut", lang, count=count, kind=severity, shown=SHOWN)
            yield f"::notice title=xxtrack::{workflow(message)}"


def _commands(checked: Checked, lang: Lang) -> Iterator[str]:
    if partial := partial_words(checked.left_out, lang):
        yield f"::warning title=xxtrack::{workflow(partial)}"
    for breach in checked.breaches:
        yield f"::error title=xxtrack::{workflow(say(breach, lang))}"
    for finding in by_weight(checked.listed):
        place = [f"file={workflow_property(finding.where.file)}"]
        if finding.where.line:
            column = finding.where.column or 1
            place += [f"line={finding.where.line}", f"col={column}"]
            place += [f"endColumn={column + finding.where.length}"] if finding.where.length else []
        title = workflow_property(f"{finding.code} {rule_page(finding.code).title[lang]}")
        words = [headline(finding, checked, lang)]
        words += [text("label.hint", lang, hint=say(finding.hint, lang))] if finding.hint else []
        words += [say(finding.waived, lang)] if finding.waived else []
        yield f"::{_COMMANDS[_kind(finding)]} {','.join(place)},title={title}::{workflow(' | '.join(words))}"
    for message in (*checked.better, *checked.adjusted):
        yield f"{term(Severity.INFO, lang)}: {workflow(say(message, lang))}"
    if checked.old:
        yield f"{term(Severity.INFO, lang)}: {text('finding.old', lang, count=len(checked.old))}"
