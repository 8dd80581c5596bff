"""The same item in several plans, in a terminal: a small table for each item, then what has no like."""

from collections import Counter
from collections.abc import Iterator

from rich.cells import cell_len

from xxtrack.model.rollup import AcrossPlans, ComparedItem, LoneItem, PlanLine, Refusal, Unmatched
from xxtrack.render.lines import Line, folded
from xxtrack.render.rollup import AcrossReport
from xxtrack.render.rollup.plan_terminal import partial_notes, problem, rollup_heading, unknown_notes
from xxtrack.render.safe import plain
from xxtrack.render.signs import STYLES
from xxtrack.render.table import Column, Grid, Styled, rule
from xxtrack.render.words import actual_words, status_word, target_words
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import DASH, index, percent

_RANK = 4
_BENEATH = " " * (_RANK + 1)
LABELS = ("actual", "target", "attainment", "index")
"""What `entry_numbers` gives, in its order."""
_NUMBERS = {"actual": 11, "target": 13, "attainment": 8, "index": 7}
_NUMBERS_NARROW = {"actual": 10, "attainment": 8, "index": 7}
"""Where a line is short, the target stands beneath."""
SHORTEST = 12
LONGEST = 36
"""Cells of the column of names, however long one is."""


def across_text(report: AcrossReport, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    across, limit = report.across, report.limit
    yield from folded(across_heading(across, lang), width, "bold")
    shown = across.items[: limit or None]
    grid = _grid(across, lang, width)
    if shown:
        yield Line()
        yield from grid.heads()
    for item in shown:
        yield rule(grid.width)
        yield from _item(item, lang, grid, width)
    if len(shown) < len(across.items):
        yield from folded(text("rollup.more-items", lang, count=len(across.items) - len(shown)), width, "dim")
    if across.lone:
        yield Line()
        yield from _lone(across.lone, lang, width, limit)
    yield Line()
    for note in across_notes(across, lang):
        yield from folded(note, width, "dim")


def across_heading(across: AcrossPlans, lang: Lang) -> str:
    """How many plans, how many items are compared, and how many are in one plan only."""
    matched = text("rollup.matched", lang, items=len(across.items), lone=len(across.lone))
    return f"{rollup_heading(across.plans, lang)}{matched}"


def _grid(across: AcrossPlans, lang: Lang, width: int) -> Grid:
    """Names get what they need, from `SHORTEST` to `LONGEST`; where a line is short, the target stands beneath."""
    names = [cell_len(plain(plan.label)) for plan in across.plans]
    rank = Column(text("ranking.rank", lang), _RANK, "right")
    plan = Column(text("rollup.plan", lang))
    status = Column(text("label.status", lang), 10 if lang == "zh" else 11)
    for widths in (_NUMBERS, _NUMBERS_NARROW):
        numbers = [Column(text(f"label.{label}", lang), w, "right") for label, w in widths.items()]
        room = Grid([rank, plan, status, *numbers], width).columns[1].width
        if room >= SHORTEST:
            break
    return Grid([rank, plan._replace(width=min(room, LONGEST, max([8, *names]))), status, *numbers], width)


def _item(item: ComparedItem, lang: Lang, grid: Grid, width: int) -> Iterator[Line]:
    urgent = sum(entry.line.urgent for entry in item.entries)
    head = text("rollup.item", lang, id=item.id, name=item.name, count=len(item.entries), urgent=urgent)
    yield from folded(head, width, "bold")
    for entry in item.entries:
        status = Styled(status_word(entry.line.status, lang), STYLES[entry.line.status])
        actual, target, *ratios = entry_numbers(entry, lang)
        beside = len(grid.columns) == 3 + len(_NUMBERS)
        numbers = [actual, target, *ratios] if beside else [actual, *ratios]
        yield from grid.row([str(entry.rank or DASH), entry.plan, status, *numbers])
        if not beside:
            yield from folded(f"{text('label.target', lang)} {target}", width, "dim", _BENEATH)
    if item.missing:
        yield from folded(text("rollup.missing", lang, plans=item.missing), width, "dim", _BENEATH)


def entry_numbers(entry: PlanLine, lang: Lang) -> list[str]:
    """Actual, target, attainment and pace index, as every human-readable format shows them."""
    line = entry.line
    actual = actual_words(line, line.actual, line.stage, lang) or DASH
    target = target_words(line.target, line.due, lang) or DASH
    return [actual, target, percent(line.attainment), index(line.pace_index)]


def _lone(lone: tuple[LoneItem, ...], lang: Lang, width: int, limit: int) -> Iterator[Line]:
    """Those that look like a slip of an id or a name come before those that are simply one plan's own."""
    yield from folded(lone_heading(lone, lang), width, "bold")
    order = list(Unmatched)
    listed = sorted(lone, key=lambda item: order.index(item.why))
    for item in listed[: limit or None]:
        style = "dim" if item.why is Unmatched.ALONE else ""
        yield from folded(lone_words(item, lang), width, style, "  ", "  ")
    if limit and len(listed) > limit:
        yield from folded(text("rollup.more-lone", lang, count=len(listed) - limit), width, "dim")


def lone_heading(lone: tuple[LoneItem, ...], lang: Lang) -> str:
    """How many items have no like, by the reason; the parts add up."""
    counts = Counter(item.why for item in lone)
    named = {why.value.replace("-", "_"): counts[why] for why in Unmatched}
    return text("rollup.lone", lang, count=len(lone), **named)


def lone_words(item: LoneItem, lang: Lang) -> str:
    """The item, its plan, and what it might be confused with elsewhere."""
    line = item.line
    own = text("rollup.lone-item", lang, plan=item.plan, id=line.id, name=line.name)
    if not item.near:
        return own
    near = tuple(text("rollup.lone-item", lang, plan=plan, id=id_, name=name) for plan, id_, name in item.near[:3])
    return text(f"rollup.lone-{item.why.value}", lang, own=own, near=near)


def across_notes(across: AcrossPlans, lang: Lang) -> Iterator[str]:
    """How items are matched and ranked, and which plans could not be."""
    yield text("rollup.matching", lang)
    yield text("rollup.places", lang)
    for plan in across.plans:
        if isinstance(plan, Refusal):
            yield text("rollup.refused", lang, plan=plan.label, reason=problem(plan, lang))
    yield from partial_notes(across.plans, lang).values()
    yield from unknown_notes(across.plans, lang)
