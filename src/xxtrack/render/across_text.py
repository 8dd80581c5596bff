"""The same item in several plans, in a terminal: a small table for each item, then what has no like."""

from collections import Counter
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from xxtrack.model.assessment import ATTENTION
from xxtrack.model.rollup import AcrossPlans, ComparedItem, Entry, LoneItem, Refusal, Unmatched
from xxtrack.render.figure_words import actual_words, target_words
from xxtrack.render.rollup_text import heading, problem
from xxtrack.render.safe import plain
from xxtrack.render.status_text import SIGNS, STYLES, Cell, fold, grid_line
from xxtrack.wording import Lang, term, text
from xxtrack.wording.figures import DASH, index, percent

_RANK, _FIGURES = 4, (11, 13, 8, 7)
_STATUS = {"zh": 10, "en": 11}
LONGEST = 36
"""Cells of the column of names, however long one is."""


def across_text(across: AcrossPlans, lang: Lang, width: int, limit: int) -> Iterator[Text]:
    """The whole page; ``limit`` items and as many without a like are shown, 0 for all."""
    yield from (Text(line, "bold") for line in fold(across_heading(across, lang), width))
    shown = across.items[: limit or None]
    room = width - _RANK - _STATUS[lang] - sum(_FIGURES) - 2 - len(_FIGURES)
    names = [cell_len(plain(plan.label)) for plan in across.plans]
    name_width = min(room, LONGEST, max(names, default=0))
    if shown:
        yield Text()
        yield from _heads(lang, max(name_width, 8))
    for item in shown:
        yield from _item(item, lang, max(name_width, 8), width)
    if len(shown) < len(across.items):
        yield Text(text("rollup.more-items", lang, count=len(across.items) - len(shown)), "dim")
    if across.lone:
        yield Text()
        yield from _lone(across.lone, lang, width, limit)
    yield Text()
    for note in notes(across, lang):
        yield from (Text(line, "dim") for line in fold(plain(note), width))


def across_heading(across: AcrossPlans, lang: Lang) -> str:
    """How many plans, how many items are compared, and how many are in one plan only."""
    matched = text("rollup.matched", lang, items=len(across.items), lone=len(across.lone))
    return f"{heading(across.plans, lang)}{matched}"


def _heads(lang: Lang, name_width: int) -> Iterator[Text]:
    heads = [Cell(text("ranking.rank", lang), _RANK, "right", "bold")]
    heads.append(Cell(text("rollup.plan", lang), name_width, style="bold"))
    heads.append(Cell(text("label.status", lang), _STATUS[lang], style="bold"))
    labels = ("actual", "target", "attainment", "index")
    heads += [Cell(text(f"label.{label}", lang), w, "right", "bold") for label, w in zip(labels, _FIGURES, strict=True)]
    yield from grid_line(heads)


def _item(item: ComparedItem, lang: Lang, name_width: int, width: int) -> Iterator[Text]:
    yield Text("─" * min(width, _RANK + name_width + _STATUS[lang] + sum(_FIGURES) + 6), "dim")
    urgent = sum(entry.line.status in ATTENTION for entry in item.entries)
    head = text("rollup.item", lang, id=item.id, name=item.name, count=len(item.entries), urgent=urgent)
    yield from (Text(line, "bold") for line in fold(plain(head), width))
    for entry in item.entries:
        cells = [Cell(str(entry.rank or DASH), _RANK, "right"), Cell(entry.plan, name_width)]
        status = entry.line.status
        cells.append(Cell(f"{SIGNS[status]} {term(status, lang)}", _STATUS[lang], style=STYLES[status]))
        figures = zip(entry_figures(entry, lang), _FIGURES, strict=True)
        yield from grid_line([*cells, *(Cell(shown, w, "right") for shown, w in figures)])
    if item.missing:
        words = text("rollup.missing", lang, plans=item.missing)
        yield from (Text(" " * (_RANK + 1) + line, "dim") for line in fold(plain(words), width - _RANK - 1))


def entry_figures(entry: Entry, lang: Lang) -> list[str]:
    """Actual, target, attainment and pace index, as every human-readable format shows them."""
    line = entry.line
    actual = actual_words(line.target, line.actual, line.stage, lang) or DASH
    target = target_words(line.target, line.due, lang) or DASH
    return [actual, target, percent(line.attainment), index(line.pace_index)]


def _lone(lone: tuple[LoneItem, ...], lang: Lang, width: int, limit: int) -> Iterator[Text]:
    """Those that look like a slip of an id or a name come before those that are simply one plan's own."""
    yield Text(lone_heading(lone, lang), "bold")
    order = list(Unmatched)
    listed = sorted(lone, key=lambda item: order.index(item.why))
    for item in listed[: limit or None]:
        for i, line in enumerate(fold(plain(lone_words(item, lang)), width - 4)):
            yield Text(f"{'  ' if i == 0 else '    '}{line}", "dim" if item.why is Unmatched.ALONE else "")
    if limit and len(listed) > limit:
        yield Text(text("rollup.more-lone", lang, count=len(listed) - limit), "dim")


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


def notes(across: AcrossPlans, lang: Lang) -> Iterator[str]:
    """How items are matched and ranked, and which plans could not be."""
    yield text("rollup.matching", lang)
    yield text("rollup.places", lang)
    for plan in across.plans:
        if isinstance(plan, Refusal):
            yield text("rollup.refused", lang, plan=plan.label, reason=problem(plan, lang))
