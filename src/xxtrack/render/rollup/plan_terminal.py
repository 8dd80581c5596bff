"""Plans side by side in a terminal: what all come to, then a row for each with its day, its faults, its worst item."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from xxtrack.model.message import msg
from xxtrack.model.rollup import PlanOutcome, PlanStanding, Refusal, SideBySide
from xxtrack.model.status import Status
from xxtrack.model.tally import Tally
from xxtrack.render.lines import Line, fold, folded
from xxtrack.render.safe import plain
from xxtrack.render.signs import SIGNS, STYLES
from xxtrack.render.status.terminal import count_cells, counts_lines
from xxtrack.render.table import Column, Grid, Styled, rule
from xxtrack.render.words import kind_words, shown_statuses, status_word
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.numbers import DASH, percent

_SHARE = 6
_WORDS = {"zh": 6, "en": 8}
WIDE = 112
"""From this width the words of the statuses stand above their signs."""
SHORTEST, LONGEST = 12, 44
"""Cells of the column of names."""


def rollup_text(beside: SideBySide, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    yield Line(rollup_heading(beside.plans, lang), "bold")
    yield Line()
    counts = beside.total.counts
    yield from counts_lines(counts, lang, width)
    urgent = sum(plan.urgent for plan in beside.standing)
    yield Line(text("rollup.sum", lang, total=beside.total.total, urgent=urgent))
    for kind, one in beside.kinds.items():
        yield from folded(kind_words(kind, one, lang), width, "dim")
    yield Line()
    yield from _table(beside, lang, width)
    yield Line()
    for plan in beside.plans:
        yield from _details(plan, lang, width)
    yield Line()
    for note in rollup_notes(beside, lang):
        yield from folded(note, width, "dim")


def _table(beside: SideBySide, lang: Lang, width: int) -> Iterator[Line]:
    grid = _grid(beside, lang, width)
    shown = shown_statuses(beside.total.counts)
    signs = [Styled(SIGNS[status], STYLES[status]) for status in shown]
    heads = [text(key, lang) for key in ("rollup.plan", "label.sum", "rollup.share")]
    if width >= WIDE:
        words = [Styled(term(status, lang), STYLES[status]) for status in shown]
        yield from _row(grid, heads[0], [heads[1], *words, heads[2]], "bold")
        heads = ["", "", ""]
    yield from _row(grid, heads[0], [heads[1], *signs, heads[2]], "bold")
    line = rule(min(width, grid.width))
    yield line
    for plan in beside.plans:
        if isinstance(plan, Refusal):
            # The lines below say why.
            yield from _row(grid, f"✗ {plan.label}", [DASH] * (len(shown) + 2), "dim", "bold red")
        else:
            yield from _row(grid, plan.label, _tally_cells(plan.tally, shown), "")
    yield line
    yield from _row(grid, _total_name(beside, lang), _tally_cells(beside.total, shown, "bold"), "bold")


def _grid(beside: SideBySide, lang: Lang, width: int) -> Grid:
    """A status is as wide as its word where there is room, else as its largest number; names get what they need.

    Names that would get too little have no column.
    """
    digits = max(len(str(n)) for n in beside.total.counts.values())
    shown = shown_statuses(beside.total.counts)
    words = max(_WORDS[lang], *(cell_len(term(status, lang)) for status in shown))
    column = max(digits, words if width >= WIDE else 4 if width >= 80 else 3)
    widths = (max(5, len(str(beside.total.total))), *(column for _ in shown), _SHARE)
    numbers = Grid([Column(width=w, align="right") for w in widths], width)
    room = width - numbers.width - 1
    if room < SHORTEST:
        return numbers
    needed = [cell_len(plain(plan.label)) + 2 * isinstance(plan, Refusal) for plan in beside.plans]
    needed.append(cell_len(_total_name(beside, lang)))
    return Grid([Column(width=min(room, LONGEST, max(needed))), *numbers.columns], width)


def _row(grid: Grid, name: str, numbers: Sequence[object], style: str, name_style: str = "bold") -> Iterator[Line]:
    """One line of the table; where a name has no column it stands above its numbers."""
    if len(grid.columns) > len(numbers):
        yield from grid.row([Styled(name, name_style), *numbers], style)
        return
    if name:
        yield Line(plain(name), name_style)
    yield from grid.row(numbers, style)


def _tally_cells(tally: Tally, shown: tuple[Status, ...], style: str = "") -> list[object]:
    return [str(tally.total), *count_cells(tally.counts, shown, style), Styled(percent(tally.share), "bold")]


def _total_name(beside: SideBySide, lang: Lang) -> str:
    return text("rollup.total", lang, count=len(beside.standing))


def _details(plan: PlanOutcome, lang: Lang, width: int) -> Iterator[Line]:
    """What each plan is, when it is judged, its faults, and where to look first; or why it could not be."""
    if isinstance(plan, Refusal):
        yield from _hung(text("rollup.refused", lang, plan=plan.label, reason=problem(plan, lang)), width, "bold red")
        return
    yield from _hung(text("rollup.is", lang, plan=plan.label, facts=" · ".join(plan_facts(plan, lang))), width, "")
    for kind, one in plan.kinds.items():
        yield from _hung(f"  {kind_words(kind, one, lang)}", width, "dim")
    if plan.worst:
        yield from _hung(f"  {worst_words(plan, lang)}", width, STYLES[plan.worst.status])


def _hung(words: str, width: int, style: str) -> Iterator[Line]:
    """Lines after the first stand below the first by four cells."""
    shown = plain(words)
    first = fold(shown, width)[0]
    yield Line(first, style)
    if rest := shown[len(first) :].lstrip():
        yield from (Line(f"    {line}", style) for line in fold(rest, width - 4))


def rollup_heading(plans: Sequence[PlanOutcome], lang: Lang) -> str:
    """How many plans, and how many of them could not be judged."""
    refused = sum(isinstance(plan, Refusal) for plan in plans)
    key = "rollup.heading-refused" if refused else "rollup.heading"
    return say(msg(key, count=len(plans), **({"refused": refused} if refused else {})), lang)


def plan_facts(plan: PlanStanding, lang: Lang) -> Iterator[str]:
    """The day, the faults of plan and data as `xxtrack validate` counts them, and the title."""
    yield text("label.as-of", lang, date=plan.as_of)
    if plan.errors or plan.warnings:
        yield text("rollup.faults", lang, errors=plan.errors, warnings=plan.warnings)
    yield plan.title


def worst_words(plan: PlanStanding, lang: Lang) -> str:
    """The item to look at first."""
    assert plan.worst
    status = status_word(plan.worst.status, lang)
    return text("rollup.worst", lang, status=status, id=plan.worst.id, name=plan.worst.name)


def problem(plan: Refusal, lang: Lang) -> str:
    """Why a plan cannot be judged, with the first of its faults."""
    if not plan.findings:
        return say(plan.reason, lang)
    first = plan.findings[0]
    count = len(plan.findings) + plan.more
    return text("rollup.problem", lang, count=count, where=str(first.where), code=first.code, message=first.message)


def rollup_notes(beside: SideBySide, lang: Lang) -> Iterator[str]:
    """How the numbers are made, and what does not go into them."""
    yield text("rollup.method", lang)
    yield text("ranking.judging", lang)
    yield text("rollup.total-method", lang)
    if len({plan.as_of for plan in beside.standing}) > 1:
        yield text("rollup.days-differ", lang)
    if beside.refused:
        yield text("rollup.refused-count", lang, count=len(beside.refused))
    yield from partial_notes(beside.plans, lang).values()
    yield from unknown_notes(beside.plans, lang)


def partial_notes(plans: Sequence[PlanOutcome], lang: Lang) -> dict[str, str]:
    """What is left out of the plans that are shown from a part of their input, by their labels."""
    return {
        plan.label: text("rollup.partial", lang, plan=plan.label, items=plan.refused_items, rows=plan.refused_rows)
        for plan in plans
        if isinstance(plan, PlanStanding) and plan.partial
    }


def unknown_notes(plans: Sequence[PlanOutcome], lang: Lang) -> Iterator[str]:
    """The filters that some of the plans do not know, each with these plans: they are not counted by it."""
    without: dict[str, list[str]] = {}
    for plan in plans:
        for one in unknown_filters(plan):
            without.setdefault(one, []).append(plan.label)
    for one, labels in without.items():
        yield text("rollup.unknown", lang, filter=f"--{one}", count=len(labels), plans=tuple(labels))


def unknown_filters(plan: PlanOutcome) -> list[str]:
    """The filters that name nothing of a plan, as ``lead=水务局``."""
    return [f"{name}={given}" for name, given, _ in plan.unknown] if isinstance(plan, PlanStanding) else []
