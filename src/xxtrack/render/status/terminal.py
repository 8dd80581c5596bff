"""The status in a terminal: summary, chapters, then items."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len

from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment, Standing, count
from xxtrack.model.choices import JUDGED_KINDS
from xxtrack.model.message import Quantity
from xxtrack.model.status import Status
from xxtrack.model.tally import tallies
from xxtrack.render.charts.spark import SPARK, spark
from xxtrack.render.lines import Line, cut, folded
from xxtrack.render.safe import plain
from xxtrack.render.signs import SIGNS, STYLES
from xxtrack.render.status import Courses, StatusReport
from xxtrack.render.table import Cell, Column, Grid, Styled, grid_line
from xxtrack.render.urgency import attention
from xxtrack.render.words import (
    NUMBERS,
    ChapterRow,
    by_chapter,
    elapsed,
    kind_cell,
    numbered_title,
    numbers_of,
    scoped_name,
    sentence,
    shown_statuses,
    status_word,
    total_words,
    waivers_in_force,
)
from xxtrack.wording import Lang, listing, term, text
from xxtrack.wording.numbers import beside_target, percent

WIDE = 100
"""From this width an item's name and numbers share a line."""


def status_text(report: StatusReport, lang: Lang, width: int) -> Iterator[Line]:
    """One screen of the plan: its head, the counts, the worst items and what to ask next; or all that was asked for."""
    assessment, chosen, every = report.assessment, report.chosen, report.every
    yield from _head(assessment, chosen, lang, width)
    rows = by_chapter(assessment, chosen)
    if report.chapters and len(rows) > 1:
        yield Line()
        yield from _chapters(rows, lang, width)
    listed = list(chosen) if every else attention(chosen)
    yield Line()
    if not listed:
        yield Line(text("label.nothing-urgent", lang), "bold green")
    else:
        shown = listed if every else listed[: report.limit or None]
        key = "label.all-items" if every else "label.attention"
        yield from folded(text(key, lang, count=len(listed)), width, "bold")
        if report.short and width < WIDE:
            yield from _short_items(shown, lang, width)
        else:
            yield from _items(shown, lang, width, report.courses, short=report.short)
        if report.short:
            yield from _next(shown[0], len(listed) - len(shown), lang, width)
        elif len(shown) < len(listed):
            yield from folded(text("label.more", lang, count=len(listed) - len(shown)), width, "dim")
    if not report.short:
        yield Line()
    yield from _foot(assessment.actuals, lang, width)


def _head(assessment: Assessment, chosen: tuple[Standing, ...], lang: Lang, width: int) -> Iterator[Line]:
    plan = assessment.plan
    yield from folded(plan.title, width, "bold")
    share = elapsed(assessment)
    day, passed = text("label.as-of", lang, date=assessment.as_of), text("label.elapsed", lang, share=percent(share))
    bar = max(min(24, width - cell_len(day) - cell_len(passed) - 4), 0)
    done = int(share * bar)
    head = Line(day + "  ")
    head.append("━" * done, "blue")
    head.append("─" * (bar - done), "dim")
    head.append("  " + passed)
    yield head
    yield Line()
    yield from kinds_lines(chosen, lang, width)
    if len(chosen) < len(plan.items) or assessment.left_out:
        urgent = sum(standing.needs_attention for standing in chosen)
        yield from folded(total_words(assessment, len(chosen), urgent, lang), width)
    if waivers := waivers_in_force(assessment):
        yield Line(text("waiver.in-force", lang, count=waivers))


def kinds_lines(chosen: tuple[Standing, ...], lang: Lang, width: int) -> Iterator[Line]:
    """A row for each kind with the number of each status and the share that arrived, and their sum.

    What is only monitored is a row of its own and needs no column.
    """
    by_kind, total = tallies(chosen), count(chosen)
    shown = tuple(status for status in Status if status is not Status.MONITORED)
    column = 6 if lang == "zh" else 8
    if width < WIDE and lang == "en":
        column = 5  # two-word statuses stand in two lines
    columns = [Column("", 10 if lang == "en" else 8), Column(text("label.sum", lang), 5, "right")]
    columns += [
        Column(term(s, lang), max(column, *map(cell_len, term(s, lang).split())), "right", head_style=STYLES[s])
        for s in shown
    ]
    columns.append(Column(text("kind.share", lang), 7 if lang == "zh" else 8, "right"))
    of = [Column(text("kind.arrived-judged", lang), 13 if lang == "zh" else 9, "right")]
    if not _fits((*columns, *of), width - 1):
        of = []
    if not _fits(columns, width):
        for kind, one in by_kind.items():
            rate = text("label.of-kind", lang, share=percent(one.share)) if kind in JUDGED_KINDS else ""
            yield from _below(f"{term(kind, lang)} {one.total}{rate}", one.counts, lang, width)
        return
    grid = Grid([*columns, *of], width)
    yield from grid.heads()
    for kind, one in by_kind.items():
        told = [percent(one.share), f"{one.arrived}/{one.judged}"] if kind in JUDGED_KINDS else ["", ""]
        numbers = [str(one.total), *count_cells(one.counts, shown), *told[: 1 + len(of)]]
        yield from grid.row([term(kind, lang), *numbers])
    if len(by_kind) > 1:
        counts = count_cells(total, shown, "bold")
        yield from grid.row([text("label.sum", lang), str(len(chosen)), *counts, *[""] * (1 + len(of))], "bold")


def _fits(columns: Iterable[Column], width: int) -> bool:
    return sum(column.width + 1 for column in columns) - 1 <= width


def _below(name: str, counts: Mapping[Status, int], lang: Lang, width: int, style: str = "") -> Iterator[Line]:
    """A name and, beneath it, its statuses with their numbers: a row where the screen has no room for one."""
    yield from folded(name, width, style)
    yield from counts_lines(counts, lang, width)


def _short_items(shown: Sequence[Standing], lang: Lang, width: int) -> Iterator[Line]:
    """Two lines an item: what it is with its figure and target, and why it stands as it does."""
    numbers = [Column(text("label.actual", lang), 10, "right"), Column(text("label.target", lang), 17, "right")]
    word = max(10, *(cell_len(status_word(one.status, lang)) for one in shown))
    lead = [Column(text("label.status", lang), word), Column(text("label.id", lang), 7)]
    grid = Grid([*lead, Column(text("label.item", lang), style="bold"), *numbers], width)
    for one in shown:
        target, actual, *_ = _fitting(one, numbers_of(one, lang), numbers[0].width)
        name = cut(plain(scoped_name(one)), grid.columns[2].width)
        named = [Styled(status_word(one.status, lang), STYLES[one.status]), one.item.id, name]
        yield from grid.row([*named, actual, target])
        yield from _one_line(sentence(one, lang), width, "    ")


def _fitting(one: Standing, numbers: list[str], width: int) -> list[str]:
    """The numbers, that of a monitored figure without a unit too long for its column: the sentence beneath has it."""
    if one.item.unit and one.actual is not None and cell_len(numbers[1]) > width:
        numbers[1] = beside_target(Quantity(one.actual, one.item.unit))
    return numbers


def _one_line(reason: str, width: int, indent: str) -> Iterator[Line]:
    yield Line(cut(indent + plain(reason), width), "dim")


def _next(worst: Standing, more: int, lang: Lang, width: int) -> Iterator[Line]:
    """What to ask next."""
    rest = text("label.next-more", lang, count=more) if more else text("label.next-all", lang)
    yield from folded(text("label.ask-next", lang, all=rest, id=worst.item.id), width, "dim")


def counts_lines(counts: Mapping[Status, int], lang: Lang, width: int) -> Iterator[Line]:
    """Every status with its word, its sign and its number; a sign between two numbers would make a sum of them."""
    word = 9 if lang == "zh" else 11
    digits = max(4, *(len(str(n)) for n in counts.values()))
    cells = []
    for status in shown_statuses(counts):
        n = counts[status]
        cells.append(Cell(f"{term(status, lang)}({SIGNS[status]})", word, style=STYLES[status]))
        cells.append(Cell(str(n), digits, "right", STYLES[status] if n else "dim"))
    pair = word + digits + 2
    in_line = next(n for n in (8, 4, 2) if n * pair <= width or n == 2) * 2
    for start in range(0, len(cells), in_line):
        yield from grid_line(cells[start : start + in_line])


def count_cells(counts: Mapping[Status, int], statuses: Iterable[Status], style: str = "") -> list[Styled]:
    """Numbers in the colours of their statuses, or in one style; a dot where there is none."""
    shown = ((status, counts[status]) for status in statuses)
    return [Styled(str(n) if n else ".", style or (STYLES[status] if n else "dim")) for status, n in shown]


_SHORTEST_TITLE = 52
"""Cells that a chapter's title keeps before its numbers; where there are fewer it stands above them."""


def _chapters(rows: Sequence[ChapterRow], lang: Lang, width: int) -> Iterator[Line]:
    total = {status: sum(row.counts[status] for row in rows) for status in Status}
    statuses = shown_statuses(total)
    column = max(6 if lang == "zh" else 8, *(cell_len(term(status, lang)) for status in statuses))
    numbers = [Column(text("label.sum", lang), 6, "right")]
    numbers += [Column(term(s, lang), column, "right", head_style=STYLES[s]) for s in statuses]
    grid = Grid([Column(text("label.chapter", lang)), *numbers], width)
    if not _fits(numbers, width):
        for row in rows:
            yield from _below(numbered_title(row.chapter), row.counts, lang, width)
        yield from _below(text("label.sum", lang), total, lang, width, "bold")
        return
    wide = grid.columns[0].width >= _SHORTEST_TITLE
    if not wide:
        grid = Grid(numbers, width)
    yield from grid.heads()
    named = [(numbered_title(row.chapter), row.counts, "", _kinds(row, lang)) for row in rows]
    for name, counts, style, kinds in (*named, (text("label.sum", lang), total, "bold", "")):
        if not wide:
            yield from folded(name, width, style)
        cells = [str(sum(counts.values())), *count_cells(counts, statuses, style)]
        yield from grid.row([name, *cells] if wide else cells, style)
        yield from folded(kinds, width, "dim", "    ") if kinds else ()


def _kinds(row: ChapterRow, lang: Lang) -> str:
    """Arrived of judged, for each kind."""
    judged = ((kind, row.kinds[kind]) for kind in JUDGED_KINDS if kind in row.kinds)
    cells = listing((f"{term(kind, lang)} {kind_cell(one, lang)}" for kind, one in judged), lang)
    return text("kind.row", lang, kinds=cells) if cells else ""


_NUMBERS = {"target": 16, "actual": 11, "expected": 11, "attainment": 8, "index": 6, "forecast": 11}
_NUMBERS_NARROW = _NUMBERS | {"target": 18, "index": 7}
_SPARED = ("attainment", "index")
"""What is left out where an item's numbers stand beside its name and there is not room for all."""
_ALL_BELOW = 4 + sum(cells + 1 for cells in _NUMBERS_NARROW.values()) - 1
"""Cells that all of the numbers take beneath a name."""
_SHORTEST_NAME = 22
"""Cells that an item's name keeps beside the history in small, and beside all of its numbers."""


def _items(
    shown: Sequence[Standing], lang: Lang, width: int, courses: Courses | None, *, short: bool
) -> Iterator[Line]:
    """Each item with its numbers, beside its name or beneath it, and the reason of its status."""
    wide = width >= WIDE
    first = 10 if lang == "zh" else 12
    lead = [Column(text("label.status", lang), first), Column(text("label.id", lang), 7)]
    lead.append(Column(text("label.item", lang), style="bold"))

    def fitted(lead: Sequence[Column], numbers: Sequence[str]) -> Grid:
        widths = _NUMBERS if wide else _NUMBERS_NARROW
        columns = [*lead, *(Column(text(f"label.{key}", lang), widths[key], "right") for key in numbers)]
        return Grid(columns, width - 1) if wide else Grid(columns, width, len(lead), 4)

    small = [Column(text("chart.spark", lang), SPARK)] if courses else []
    fewer = [key for key in NUMBERS if key not in _SPARED]
    choices = (NUMBERS, fewer) if wide else (NUMBERS if width >= _ALL_BELOW else fewer,)
    ways = [(drawn, numbers) for drawn in ((small, []) if small else ([],)) for numbers in choices]
    grids = [(fitted([*lead, *drawn], numbers), drawn, numbers) for drawn, numbers in ways]
    grid, drawn, numbers = next((way for way in grids if way[0].columns[2].width >= _SHORTEST_NAME), grids[-1])
    yield from grid.heads()
    for one in shown:
        style = STYLES[one.status]
        named = [Styled(status_word(one.status, lang), style), one.item.id, scoped_name(one)]
        if courses and drawn:
            named.append(Styled(spark(courses.get((one.item.id, one.scope))), style))
        told = dict(zip(NUMBERS, _fitting(one, numbers_of(one, lang), _NUMBERS["actual"]), strict=True))
        yield from grid.row([*named, *(told[key] for key in numbers)])
        indent = " " * (first + 1 if wide else 4)
        reason = sentence(one, lang)
        yield from _one_line(reason, width, indent) if short else folded(reason, width, "dim", indent)


def _foot(actuals: Actuals, lang: Lang, width: int) -> Iterator[Line]:
    rows = sum(f.rows for f in actuals.files)
    if not actuals.files:
        yield Line(text("label.no-actuals", lang), "dim")
        return
    source = listing(actuals.sources[:5], lang) or text("label.source-unnamed", lang)
    if len(actuals.sources) > 5:
        source += text("label.and-more", lang, count=len(actuals.sources) - 5)
    line = text(
        "label.sources",
        lang,
        sources=source,
        files=len(actuals.files),
        rows=rows,
        used=sum(f.used for f in actuals.files),
        missing=sum(f.missing for f in actuals.files),
        refused=sum(f.refused for f in actuals.files),
    )
    yield from folded(line, width, "dim")
