"""A change of the plan in a terminal: the counts, each change with its proof, then what it does today."""

from collections.abc import Iterator

from xxtrack.model.assessment import count
from xxtrack.model.change import Change, Effect, Impact
from xxtrack.model.status import Status
from xxtrack.render.diff import DiffReport
from xxtrack.render.diff.words import (
    aspects,
    change_notes,
    effect,
    field,
    label,
    shift,
    softest_first,
    subject,
    told_fields,
)
from xxtrack.render.lines import Line, folded
from xxtrack.render.partial import partial_words
from xxtrack.render.safe import plain
from xxtrack.render.table import Cell, Column, Grid, grid_line
from xxtrack.wording import Lang, listing, term, text

STYLES = {Effect.WEAKENED: "red", Effect.MIXED: "yellow", Effect.STRENGTHENED: "green", Effect.NEUTRAL: "dim"}


def diff_text(report: DiffReport, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    diff, names = report.diff, report.names
    yield from folded(f"{names[0]} → {names[1]}", width, "bold")
    if partial := partial_words(report.checked.left_out, lang):
        yield from folded(partial, width, "bold red")
    if not diff.changes:
        yield Line(text("change.none", lang))
        return
    cells = []
    for kind, n in diff.counts.items():
        cells += [
            Cell(label(kind, lang), 10 if lang == "zh" else 14, style=STYLES[kind]),
            Cell(str(n), 3, "right", STYLES[kind] if n else "dim"),
        ]
    yield from grid_line(cells)
    for change in softest_first(diff.changes):
        yield Line()
        yield from _change(change, lang, width)
    if report.impact:
        yield Line()
        yield from _impact(report.impact, lang, width)


def _change(change: Change, lang: Lang, width: int) -> Iterator[Line]:
    head = Line()
    head.append(effect(change, lang), STYLES[change.effect])
    head.append(f"  {plain(subject(change))}", "bold")
    yield head
    place = f"{aspects(change, lang)}  {change.where}"
    yield from folded(place, width, "dim", "    ")
    for line in (*(field(part, lang) for part in told_fields(change)), *change_notes(change, lang)):
        yield from folded(line, width, indent="    ", hang="  ")


def _impact(impact: Impact, lang: Lang, width: int) -> Iterator[Line]:
    yield Line(text("change.today", lang, date=impact.after.as_of), "bold")
    if not impact.shifts:
        yield Line(text("change.no-shift", lang))
    grid = Grid([Column(width=8), Column(width=30), Column()], width)
    for one in impact.shifts:
        yield from grid.row([one.item, one.name, shift(one, lang)])
    old, new = count(impact.before.standings), count(impact.after.standings)
    moved = [
        text("change.count", lang, status=term(status, lang), before=old[status], after=new[status])
        for status in Status
        if old[status] != new[status]
    ]
    yield from folded(listing(moved, lang, "，"), width)
