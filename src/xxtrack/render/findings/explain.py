"""The table of rules for readers: one rule in a terminal, all of them as a page."""

from collections.abc import Iterator, Sequence

from xxtrack.model.rules import Rule, Severity
from xxtrack.render.findings import RulesReport
from xxtrack.render.lines import Line, folded
from xxtrack.render.table import Column, Table
from xxtrack.render.words import status_word
from xxtrack.wording import LANGUAGES, Lang, listing, term, text
from xxtrack.wording.pages import rule_page

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def explain_text(report: RulesReport, lang: Lang, width: int) -> Iterator[Line]:
    """Each rule with its severity, its reason and two examples."""
    status = report.status
    if status:
        yield Line(status_word(status, lang), "bold").append(f"  {status.value}", "dim")
        for said in (text(f"explain.{status.value}", lang), text("explain.status-more", lang)):
            yield from folded(said, width, indent="  ")
    for i, rule in enumerate(report.rules):
        if i or status:
            yield Line()
        page = rule_page(rule.code)
        head = Line()
        head.append(rule.code, f"bold {_STYLES[rule.severity]}")
        head.append(f"  {page.title[lang]}", "bold")
        head.append(f"  {rule.name}", "dim")
        yield head
        yield Line(_facts(rule, lang), "dim")
        yield from folded(page.why[lang], width, indent="  ")
        for label, example, style in (("explain.bad", page.bad, "red"), ("explain.good", page.good, "green")):
            if example[lang]:
                yield Line(f"  {text(label, lang)}", style)
                yield from (Line(f"    {line}") for line in example[lang].splitlines())


def _facts(rule: Rule, lang: Lang) -> str:
    facts = [text("explain.severity", lang, severity=rule.severity)]
    facts += [] if rule.on else [text("explain.off", lang)]
    facts += [text("explain.fixed", lang)] if rule.fixed else []
    return "  " + listing(facts, lang, "；")


def explain_markdown(report: RulesReport, lang: Lang, _width: int = 0) -> str:
    """The page; titles are in both languages, so that a code met in either is found."""
    lines = list(_index(report.rules, lang)) if report.whole else []
    if report.status:
        lines = [f"## {term(report.status, lang)}", "", text(f"explain.{report.status.value}", lang)]
    for rule in report.rules:
        lines += ["", *_section(rule, lang)] if lines else _section(rule, lang)
    return "\n".join(lines) + "\n"


def _index(rules: Sequence[Rule], lang: Lang) -> Iterator[str]:
    yield text("explain.head", lang)
    yield ""
    yield text("explain.intro", lang)
    yield ""
    columns = [Column(text(f"finding.{label}", lang), ours=True) for label in ("rule", "level", "what")]
    codes = [f"[{rule.code}](#{rule.code.lower()}) `{rule.name}`" for rule in rules]
    rows = [(code, term(rule.severity, lang), _titles(rule)) for code, rule in zip(codes, rules, strict=True)]
    yield from Table(columns, rows).markdown()


def _titles(rule: Rule) -> str:
    return " · ".join(rule_page(rule.code).title[lang] for lang in LANGUAGES)


def _section(rule: Rule, lang: Lang) -> list[str]:
    page = rule_page(rule.code)
    lines = [f'<a id="{rule.code.lower()}"></a>', "", f"## {rule.code} {_titles(rule)}", ""]
    lines += [f"`{rule.name}` —{_facts(rule, lang)[1:]}", "", page.why[lang]]
    for label, example in (("explain.bad", page.bad), ("explain.good", page.good)):
        if example[lang]:
            kind = "yaml" if ": " in example[lang] else "csv"
            lines += ["", f"{text(label, lang)}:", "", f"```{kind}", *example[lang].splitlines(), "```"]
    return lines
