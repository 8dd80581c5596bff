"""Plans side by side in a terminal: what all come to, then a row for each with its day, its faults, its worst item."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from xxtrack.model.assessment import ATTENTION, Status
from xxtrack.model.message import msg
from xxtrack.model.rollup import PlanOutcome, PlanStanding, Refusal, SideBySide, Tally
from xxtrack.render.safe import plain
from xxtrack.render.status_text import SIGNS, STYLES, Cell, counts_lines, fold, grid_line
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.figures import DASH, percent

_TOTAL, _SHARE, _SIGN = 6, 7, 4
_WORDS = {"zh": 6, "en": 8}
WIDE = 112
"""From this width the words of the statuses stand above their signs."""
SHORTEST, LONGEST = 12, 44
"""Cells of the column of names."""


def rollup_text(beside: SideBySide, lang: Lang, width: int) -> Iterator[Text]:
    """The whole page."""
    yield Text(heading(beside.plans, lang), "bold")
    yield Text()
    counts = beside.total.counts
    yield from counts_lines(counts, lang, width)
    urgent = sum(counts[status] for status in ATTENTION)
    yield Text(text("rollup.sum", lang, total=beside.total.total, urgent=urgent))
    yield Text()
    column = _WORDS[lang] if width >= WIDE else _SIGN
    room = width - _TOTAL - _SHARE - 8 * (column + 1) - 3
    names = [cell_len(plain(plan.label)) + 2 * isinstance(plan, Refusal) for plan in beside.plans]
    name_width = max(SHORTEST, min(room, LONGEST, max(names, default=0)), cell_len(_total_name(beside, lang)))
    name_width = min(name_width, room)
    rule = Text("─" * (name_width + _TOTAL + _SHARE + 8 * (column + 1) + 2), "dim")
    yield from _heads(lang, name_width, column)
    yield rule
    for plan in beside.plans:
        yield from _row(plan.label, tally_of(plan), name_width, column, "")
    yield rule
    yield from _row(_total_name(beside, lang), beside.total, name_width, column, "bold")
    yield Text()
    for plan in beside.plans:
        yield from _details(plan, lang, width)
    yield Text()
    for note in notes(beside, lang):
        yield from (Text(line, "dim") for line in fold(plain(note), width))


def tally_of(plan: PlanOutcome) -> Tally | None:
    """The counts of a plan that could be judged."""
    return plan.tally if isinstance(plan, PlanStanding) else None


def _total_name(beside: SideBySide, lang: Lang) -> str:
    return text("rollup.total", lang, count=len(beside.standing))


def _heads(lang: Lang, name_width: int, column: int) -> Iterator[Text]:
    heads = [Cell(text("rollup.plan", lang), name_width, style="bold")]
    heads.append(Cell(text("label.sum", lang), _TOTAL, "right", "bold"))
    share = Cell(text("rollup.share", lang), _SHARE, "right", "bold")
    if column > _SIGN:
        yield from grid_line([*heads, *(Cell(term(s, lang), column, "right", STYLES[s]) for s in Status), share])
        heads, share = [Cell("", name_width), Cell("", _TOTAL)], Cell("", _SHARE)
    yield from grid_line([*heads, *(Cell(SIGNS[s], column, "right", STYLES[s]) for s in Status), share])


def _row(name: str, tally: Tally | None, name_width: int, column: int, style: str) -> Iterator[Text]:
    """Numbers of a plan; a cross and dashes where it could not be judged, which the lines below explain."""
    if tally is None:
        dashes = [Cell(DASH, column, "right", "dim") for _ in Status]
        cells = [Cell(f"✗ {name}", name_width, style="bold red"), Cell(DASH, _TOTAL, "right", "dim"), *dashes]
        yield from grid_line([*cells, Cell(DASH, _SHARE, "right", "dim")])
        return
    cells = [Cell(name, name_width, style="bold"), Cell(str(tally.total), _TOTAL, "right", style)]
    for status, n in tally.counts.items():
        cells.append(Cell(str(n) if n else ".", column, "right", style or (STYLES[status] if n else "dim")))
    yield from grid_line([*cells, Cell(percent(tally.share), _SHARE, "right", "bold")])


def _details(plan: PlanOutcome, lang: Lang, width: int) -> Iterator[Text]:
    """What each plan is, when it is judged, its faults, and where to look first; or why it could not be."""
    if isinstance(plan, Refusal):
        yield from _folded(text("rollup.refused", lang, plan=plan.label, reason=problem(plan, lang)), width, "bold red")
        return
    yield from _folded(text("rollup.is", lang, plan=plan.label, facts=" · ".join(facts(plan, lang))), width, "")
    if plan.worst:
        yield from _folded(f"  {worst_words(plan, lang)}", width, STYLES[plan.worst.status])


def _folded(words: str, width: int, style: str) -> Iterator[Text]:
    """Lines after the first stand below the first by four cells."""
    first, *rest = fold(plain(words), width)
    yield Text(first, style)
    for line in fold(" ".join(rest), width - 4) if rest else ():
        yield Text(f"    {line}", style)


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
