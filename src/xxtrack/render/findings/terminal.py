"""Findings for people: each with its line and carets, or one to a line, and what they come to."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from xxtrack.model.finding import Checked, Finding
from xxtrack.model.punctuation import bracketed
from xxtrack.model.rules import RULES, Severity
from xxtrack.render.findings.excerpt import excerpt
from xxtrack.render.findings.headline import counted, headline, remarks
from xxtrack.render.lines import Line, fold, folded
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.pages import rule_page

STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


MANY = 20
"""More findings than these are shown by unit or chapter, the worst first."""


def findings_text(checked: Checked, lang: Lang, width: int) -> Iterator[Line]:
    """The findings in full, then the summary."""
    listed = checked.listed
    if len(listed) <= MANY:
        for finding in listed:
            yield from _full(finding, checked, lang, width)
            yield Line()
    else:
        yield from _by_group(checked, lang, width)
    yield from summary(checked, lang, width)


def _by_group(checked: Checked, lang: Lang, width: int) -> Iterator[Line]:
    """What is wrong with the input, then the units or chapters, the worst finding of each first."""
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(checked.listed, key=_weight):
        groups.setdefault(checked.groups.get(finding.item, ""), []).append(finding)
    left = checked.limit or len(checked.listed)
    for name, findings in sorted(groups.items(), key=lambda group: (group[0] != "", *_weight(group[1][0]))):
        if left <= 0:
            break
        heading = name or text("finding.of-input", lang)
        yield from folded(text("finding.group", lang, name=heading, count=len(findings)), width, "bold underline")
        yield Line()
        for finding in findings[:left]:
            yield from _full(finding, checked, lang, width)
            yield Line()
        left -= len(findings)
    yield from _more(checked, lang, width)


def _more(checked: Checked, lang: Lang, width: int) -> Iterator[Line]:
    if 0 < checked.limit < len(checked.listed):
        yield from folded(text("finding.more", lang, count=len(checked.listed) - checked.limit), width, "bold")
        yield Line()


def _weight(finding: Finding) -> tuple[bool, int, int, str]:
    """The order of findings by how bad they are: errors, in them what was missed, then what lags."""
    code = finding.code
    worst = _WORST.index(code) if code in _WORST else len(_WORST)
    return finding.waived is not None, list(Severity).index(finding.severity), worst, code


_WORST = ("XX502", "XX501", "XX503", "XX504", "XX505")


def findings_concise(checked: Checked, lang: Lang, width: int) -> Iterator[Line]:
    """``file:line:column: CODE message``, one to a line, then the counts."""
    for finding in checked.listed[: checked.limit or None]:
        line = Line(f"{plain(str(finding.where))}: ")
        line.append(finding.code, _style(finding))
        note = remarks(finding, lang)
        line.append(f" {note}" if note != term(Severity.ERROR, lang) else "")
        line.append(f" {headline(finding, checked, lang)}")
        yield line
    yield from _more(checked, lang, width)
    yield from _conclusion(checked, lang, width)


def findings_statistics(checked: Checked, lang: Lang, width: int) -> Iterator[Line]:
    """How often each rule is broken, most often first, without the findings."""
    yield from _by_rule(checked.listed, lang)
    yield from _conclusion(checked, lang, width)


def summary(checked: Checked, lang: Lang, width: int) -> Iterator[Line]:
    """The rules broken, where there are several findings, and the counts."""
    if len(checked.listed) > 1:
        yield from _by_rule(checked.listed, lang)
        yield Line()
    yield from _conclusion(checked, lang, width)


def _style(finding: Finding) -> str:
    return "dim" if finding.waived else f"bold {STYLES[finding.severity]}"


def _full(finding: Finding, checked: Checked, lang: Lang, width: int) -> Iterator[Line]:
    style = _style(finding)
    head = Line()
    head.append(f"{finding.code} {remarks(finding, lang)}", style)
    name = checked.names.get(finding.item, "")
    if finding.item:
        head.append(f"  {finding.item} {plain(name)}".rstrip(), "bold")
        head.append(plain(bracketed(finding.scope)) if finding.scope else "", "bold")
    yield head
    yield from folded(say(finding.message, lang), width, indent="  ")
    gutter = max(len(str(where.line or "")) for where in (finding.where, *finding.also))
    margin = " " * gutter
    yield Line(f"{margin}--> {plain(str(finding.where))}", "blue")
    lines = list(_places(finding, checked, width, gutter, style))
    yield from (Line(f"{margin} |", "blue"), *lines) if lines else ()
    notes = [text("label.hint", lang, hint=say(finding.hint, lang))] if finding.hint else []
    notes += [say(finding.waived, lang)] if finding.waived else []
    for note in notes:
        for i, line in enumerate(fold(plain(note), width - len(margin) - 3)):
            yield Line(f"{margin} {'=' if i == 0 else ' '} {line}", "cyan")


def _places(finding: Finding, checked: Checked, width: int, gutter: int, style: str) -> Iterator[Line]:
    """The lines it is about: its own with carets, the others with dashes, those of one file in their order."""
    places = [(finding.where, "^"), *((where, "-") for where in finding.also)]
    before = finding.where.file
    for where, mark in sorted(places, key=lambda place: (place[0].file != before, place[0])):
        if where.file != before:
            yield Line(f"{' ' * gutter}--> {plain(str(where))}", "blue")
            before = where.file
        own = style if mark == "^" else "blue"
        yield from excerpt(where, checked.lines.get(where.file, {}), width, own, gutter=gutter, mark=mark)


def _by_rule(findings: Sequence[Finding], lang: Lang) -> Iterator[Line]:
    """Number, code, title; waived findings are counted apart."""
    groups = Counter((f.code, f.severity, f.waived is not None) for f in findings)
    wide = max((len(str(n)) for n in groups.values()), default=1)
    column = max((cell_len(rule_page(code).title[lang]) for code, _, _ in groups), default=0)
    for (code, severity, waived), n in sorted(groups.items(), key=lambda g: (g[0][2], -g[1], g[0][0])):
        line = Line()
        line.append(f"{n:>{wide}}  ", "bold")
        line.append(code, "dim" if waived else f"bold {STYLES[severity]}")
        word = text("finding.waived", lang) if waived else term(severity, lang)
        title = rule_page(code).title[lang]
        line.append(f"  {word}{' ' * (8 - cell_len(word))}{title}{' ' * (column - cell_len(title))}")
        line.append(f"  {RULES[code].name}", "dim")
        yield line


def _conclusion(checked: Checked, lang: Lang, width: int) -> Iterator[Line]:
    """Counts, what got better, what was read, and the policy that was used."""
    yield Line(counted(checked, lang), "bold")
    if partial := partial_words(checked.left_out, lang):
        yield from folded(partial, width, "bold red")
    for breach in checked.breaches:
        yield Line(say(breach, lang), "bold red")
    if checked.old:
        yield from folded(text("finding.old", lang, count=len(checked.old)), width, "dim")
    for key, messages, style in (("better", checked.better, "green"), ("adjusted", checked.adjusted, "yellow")):
        if messages:
            yield Line(text(f"finding.{key}", lang, count=len(messages)), style)
        for one in messages:
            yield from folded(say(one, lang), width, style, indent="  ")
    for message in (checked.read, checked.policy):
        if message:
            yield from folded(say(message, lang), width, "dim")
