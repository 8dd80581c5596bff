"""Plans side by side in a terminal: what all come to, then a row for each with its day, its faults, its worst item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rich.cells import cell_len

from xxtrack.model.message import msg
from xxtrack.model.rollup import PlanOutcome, PlanStanding, Refusal, SideBySide, Tally
from xxtrack.model.status import ATTENTION, Status
from xxtrack.render.grid import Cell, fold, folded, grid_line
from xxtrack.render.lines import Line
from xxtrack.render.safe import plain
from xxtrack.render.signs import SIGNS, STYLES
from xxtrack.render.status.terminal import counts_lines
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.numbers import DASH, percent

_SHARE = 6
_WORDS = {"zh": 6, "en": 8}
WIDE = 112
"""From this width the words of the statuses stand above their signs."""
SHORTEST, LONGEST = 12, 44
"""Cells of the column of names."""


_Styled: TypeAlias = tuple[str, str]
"""Words and their style."""


@dataclass(frozen=True, slots=True)
class _Widths:
    """Cells of the columns; a name without a column has none."""

    name: int
    total: int
    column: int

    @property
    def line(self) -> int:
        """A whole line, with a blank between columns."""
        return (self.name + 1 if self.name else 0) + self.total + len(Status) * (self.column + 1) + 1 + _SHARE


def rollup_text(beside: SideBySide, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    yield Line(heading(beside.plans, lang), "bold")
    yield Line()
    counts = beside.total.counts
    yield from counts_lines(counts, lang, width)
    urgent = sum(counts[status] for status in ATTENTION)
    yield Line(text("rollup.sum", lang, total=beside.total.total, urgent=urgent))
    yield Line()
    widths = _widths(beside, lang, width)
    rule = Line("─" * min(width, widths.line), "dim")
    yield from _heads(lang, widths, words=width >= WIDE)
    yield rule
    for plan in beside.plans:
        yield from _row(plan.label, plan.tally if isinstance(plan, PlanStanding) else None, widths, "")
    yield rule
    yield from _row(_total_name(beside, lang), beside.total, widths, "bold")
    yield Line()
    for plan in beside.plans:
        yield from _details(plan, lang, width)
    yield Line()
    for note in notes(beside, lang):
        yield from folded(note, width, "dim")


def _widths(beside: SideBySide, lang: Lang, width: int) -> _Widths:
    """A status is as wide as its word where there is room, else as its largest number; names get what they need."""
    digits = max(len(str(n)) for n in beside.total.counts.values())
    column = max(digits, _WORDS[lang] if width >= WIDE else 4 if width >= 80 else 3)
    total = max(5, len(str(beside.total.total)))
    room = width - _Widths(0, total, column).line - 1
    needed = [cell_len(plain(plan.label)) + 2 * isinstance(plan, Refusal) for plan in beside.plans]
    needed.append(cell_len(_total_name(beside, lang)))
    return _Widths(min(room, LONGEST, max(needed)) if room >= SHORTEST else 0, total, column)


def _total_name(beside: SideBySide, lang: Lang) -> str:
    return text("rollup.total", lang, count=len(beside.standing))


def _heads(lang: Lang, widths: _Widths, *, words: bool) -> Iterator[Line]:
    plan, total, share = (text(key, lang) for key in ("rollup.plan", "label.sum", "rollup.share"))
    signs = [(SIGNS[status], STYLES[status]) for status in Status]
    if words:
        named = [(term(status, lang), STYLES[status]) for status in Status]
        yield from _line((plan, "bold"), (total, "bold"), named, (share, "bold"), widths)
        plan = total = share = ""
    yield from _line((plan, "bold"), (total, "bold"), signs, (share, "bold"), widths)


def _row(name: str, tally: Tally | None, widths: _Widths, style: str) -> Iterator[Line]:
    """Numbers of a plan; a cross and dashes where it could not be judged, which the lines below explain."""
    if tally is None:
        dash = (DASH, "dim")
        yield from _line((f"✗ {name}", "bold red"), dash, [dash] * len(Status), dash, widths)
        return
    counts = [(str(n) if n else ".", style or (STYLES[status] if n else "dim")) for status, n in tally.counts.items()]
    yield from _line((name, "bold"), (str(tally.total), style), counts, (percent(tally.share), "bold"), widths)


def _line(name: _Styled, total: _Styled, counts: Sequence[_Styled], share: _Styled, widths: _Widths) -> Iterator[Line]:
    """One line of the table; where a name has no column it stands above its numbers."""
    cells = [Cell(total[0], widths.total, "right", total[1])]
    cells += [Cell(words, widths.column, "right", style) for words, style in counts]
    cells.append(Cell(share[0], _SHARE, "right", share[1]))
    if widths.name:
        cells.insert(0, Cell(name[0], widths.name, style=name[1]))
    elif name[0]:
        yield Line(plain(name[0]), name[1])
    yield from grid_line(cells)


def _details(plan: PlanOutcome, lang: Lang, width: int) -> Iterator[Line]:
    """What each plan is, when it is judged, its faults, and where to look first; or why it could not be."""
    if isinstance(plan, Refusal):
        yield from _hung(text("rollup.refused", lang, plan=plan.label, reason=problem(plan, lang)), width, "bold red")
        return
    yield from _hung(text("rollup.is", lang, plan=plan.label, facts=" · ".join(facts(plan, lang))), width, "")
    if plan.worst:
        yield from _hung(f"  {worst_words(plan, lang)}", width, STYLES[plan.worst.status])


def _hung(words: str, width: int, style: str) -> Iterator[Line]:
    """Lines after the first stand below the first by four cells."""
    shown = plain(words)
    first = fold(shown, width)[0]
    yield Line(first, style)
    if rest := shown[len(first) :].lstrip():
        yield from (Line(f"    {line}", style) for line in fold(rest, width - 4))


def heading(plans: Sequence[PlanOutcome], lang: Lang) -> str:
    """How many plans, and how many of them could not be judged."""
    refused = sum(isinstance(plan, Refusal) for plan in plans)
    key = "rollup.heading-refused" if refused else "rollup.heading"
    return say(msg(key, count=len(plans), **({"refused": refused} if refused else {})), lang)


def facts(plan: PlanStanding, lang: Lang) -> Iterator[str]:
    """The day, the faults of plan and data as `xxtrack validate` counts them, and the title."""
    yield text("label.as-of", lang, date=plan.as_of)
    if plan.errors or plan.warnings:
        yield text("rollup.faults", lang, errors=plan.errors, warnings=plan.warnings)
    yield plan.title


def worst_words(plan: PlanStanding, lang: Lang) -> str:
    """The item to look at first."""
    assert plan.worst
    status = f"{SIGNS[plan.worst.status]} {term(plan.worst.status, lang)}"
    return text("rollup.worst", lang, status=status, id=plan.worst.id, name=plan.worst.name)


def problem(plan: Refusal, lang: Lang) -> str:
    """Why a plan cannot be judged, with the first of its faults."""
    if not plan.findings:
        return say(plan.reason, lang)
    first = plan.findings[0]
    count = len(plan.findings) + plan.more
    return text("rollup.problem", lang, count=count, where=str(first.where), code=first.code, message=first.message)


def notes(beside: SideBySide, lang: Lang) -> Iterator[str]:
    """How the figures are made, and what does not go into them."""
    yield text("rollup.method", lang)
    yield text("ranking.judging", lang)
    yield text("rollup.total-method", lang)
    if len({plan.as_of for plan in beside.standing}) > 1:
        yield text("rollup.days-differ", lang)
    if beside.refused:
        yield text("rollup.refused-count", lang, count=len(beside.refused))
