"""Findings as Markdown: for a comment on a pull request and for the summary of a CI step."""

from collections.abc import Iterator, Sequence

from xxtrack.model.finding import Checked, Finding
from xxtrack.render.findings.headline import by_weight, counted, headline, remarks
from xxtrack.render.fit import in_summary
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import markdown
from xxtrack.render.table import Column, Table
from xxtrack.wording import Lang, say, text
from xxtrack.wording.pages import rule_page


def findings_markdown(checked: Checked, lang: Lang, _width: int = 0) -> str:
    """Counts, the policy, what got better, and every finding, worst and newest first."""
    return in_summary("\n".join(_lines(checked, lang)) + "\n", lang)


def _lines(checked: Checked, lang: Lang) -> Iterator[str]:
    verdict = text("finding.fails" if checked.failed else _passed(checked), lang)
    yield f"## {text('finding.title', lang)}: {verdict}"
    yield ""
    when = text("finding.as-of", lang, date=checked.as_of) + ": " if checked.as_of else ""
    yield f"**{when}{counted(checked, lang)}**"
    if partial := partial_words(checked.left_out, lang):
        yield f"- **{markdown(partial)}**"
    for breach in checked.breaches:
        yield f"- **{markdown(say(breach, lang))}**"
    for key, messages in (("adjusted", checked.adjusted), ("better", checked.better)):
        if messages:
            yield ""
            yield text(f"finding.{key}", lang, count=len(messages))
            yield ""
            yield from (f"- {markdown(say(message, lang))}" for message in messages)
    if checked.listed:
        yield ""
        # Where there was an earlier state, what was there before is folded, and all else is new.
        shown = [finding._replace(new=False) if checked.compared else finding for finding in by_weight(checked.listed)]
        yield from _table(shown, checked, lang).markdown()
    if checked.old:
        yield ""
        yield f"<details><summary>{text('finding.old-folded', lang, count=len(checked.old))}</summary>"
        yield ""
        yield from _table(by_weight(checked.old), checked, lang).markdown()
        yield ""
        yield "</details>"
    for message in (checked.read, checked.policy):
        if message:
            yield ""
            yield markdown(say(message, lang))


def _passed(checked: Checked) -> str:
    """What was softened, and what stands better only because its target was lowered, is for a reviewer to pass."""
    return "finding.to-review" if checked.softened or checked.adjusted else "finding.passes"


def _table(findings: Sequence[Finding], checked: Checked, lang: Lang) -> Table:
    columns = [Column(text(f"finding.{label}", lang)) for label in ("level", "rule", "what", "place")]
    rows = []
    for finding in findings:
        said = headline(finding, checked, lang)
        if finding.waived:
            said += f" ({say(finding.waived, lang)})"
        rule = f"{finding.code} {rule_page(finding.code).title[lang]}"
        rows.append((remarks(finding, lang), rule, said, str(finding.where)))
    return Table(columns, rows)
