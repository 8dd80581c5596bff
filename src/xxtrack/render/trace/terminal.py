"""The trace in a terminal: how much is covered, by sort and by chapter, then every fault with its place."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from xxtrack.model.finding import Checked, Finding
from xxtrack.model.numeral import NumeralKind
from xxtrack.model.plan import Plan
from xxtrack.model.rules import Severity
from xxtrack.model.trace import Cover, Stretch, Trace, count_covers, coverage
from xxtrack.render.findings.headline import headline, remarks
from xxtrack.render.findings.terminal import STYLES
from xxtrack.render.lines import Line, folded
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import plain
from xxtrack.render.table import Column, Grid, Styled
from xxtrack.render.trace import TraceReport
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.numbers import DASH, percent

COVER_STYLES = {Cover.CLAIMED: "green", Cover.EXCUSED: "cyan", Cover.SUSPECT: "yellow", Cover.UNCLAIMED: "bold red"}
_COLUMN = {"zh": 9, "en": 10}


def trace_text(report: TraceReport, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    trace, checked, plan = report.trace, report.checked, report.assessment.plan
    yield from folded(plan.title, width, "bold")
    yield from folded(text("trace.source", lang, file=trace.document.file), width, "dim")
    if trace.document.left_out:
        yield from folded(text("document.beside", lang, parts=trace.document.left_out), width, "yellow")
    if partial := partial_words(checked.left_out, lang):
        yield from folded(partial, width, "bold red")
    yield Line()
    yield from _covers(trace, lang, width)
    yield Line()
    yield from _chapters(trace, plan, lang, width)
    yield Line()
    if not checked.findings:
        yield Line(text("trace.nothing", lang), "bold green")
        return
    listed = checked.findings[: report.limit or None]
    yield Line(text("trace.findings", lang, count=len(checked.findings)), "bold")
    for finding in listed:
        yield from _finding(finding, checked, lang)
    if len(listed) < len(checked.findings):
        yield Line(text("trace.more", lang, count=len(checked.findings) - len(listed)), "dim")


def _finding(finding: Finding, checked: Checked, lang: Lang) -> Iterator[Line]:
    """``file:line:column: CODE message``, in one line so that editors and people can pick it up."""
    line = Line(f"{plain(str(finding.where))}: ")
    line.append(finding.code, f"bold {STYLES[finding.severity]}")
    line.append(f" {remarks(finding, lang)}" if finding.severity is not Severity.ERROR else "")
    line.append(f" {headline(finding, checked, lang)}")
    yield line
    if finding.hint:
        yield Line("    " + text("label.hint", lang, hint=plain(say(finding.hint, lang))), "dim")


def _covers(trace: Trace, lang: Lang, width: int) -> Iterator[Line]:
    yield from _line("", None, lang, width)
    yield from _line(text("trace.clauses", lang), trace.clauses, lang, width)
    yield from _line(text("trace.numerals", lang), [stretch for _, stretch in trace.numerals], lang, width)
    for kind in NumeralKind:
        mine = [stretch for numeral, stretch in trace.numerals if numeral.kind is kind]
        if mine:
            yield from _line("  " + term(kind, lang), mine, lang, width)


def _chapters(trace: Trace, plan: Plan, lang: Lang, width: int) -> Iterator[Line]:
    """Clauses by chapter; outside all chapters stand the title and the introduction."""
    yield from _line(text("trace.by-chapter", lang), None, lang, width)
    outside = [clause for clause in trace.clauses if not clause.point]
    yield from _line(text("trace.outside", lang), outside, lang, width)
    for chapter in plan.chapters:
        points = {point.no for point in chapter.points}
        if chapter.no:
            mine = [clause for clause in trace.clauses if clause.point in points]
            yield from _line(f"{chapter.no} {chapter.title}", mine, lang, width)


def _line(name: str, stretches: Iterable[Stretch] | None, lang: Lang, width: int) -> Iterator[Line]:
    """A row of the tables, or their head where there is nothing to count; a long name stands above its numbers."""
    heads = [text("label.sum", lang), *(term(cover, lang) for cover in Cover), text("trace.coverage", lang)]
    grid = Grid([Column(), *(Column(width=_COLUMN[lang], align="right") for _ in heads)], width - 1)
    if cell_len(name) > grid.columns[0].width:
        yield from folded(name, width)
        name = ""
    if stretches is None:
        yield from grid.row([name, *heads], "bold")
        return
    counts = count_covers(stretches)
    total = sum(counts.values())
    cells = [Styled(str(n) if n else ".", COVER_STYLES[cover] if n else "dim") for cover, n in counts.items()]
    yield from grid.row([name, str(total), *cells, percent(coverage(counts)) if total else DASH])
