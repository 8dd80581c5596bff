"""The status in a terminal: summary, chapters, then items."""

from collections.abc import Iterator, Mapping, Sequence

from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment, Standing, count
from xxtrack.model.status import Status
from xxtrack.render.charts.terminal import SPARK, spark
from xxtrack.render.lines import Line, folded
from xxtrack.render.signs import STYLES
from xxtrack.render.status import Courses, StatusReport
from xxtrack.render.table import Cell, Column, Grid, Styled, grid_line
from xxtrack.render.words import (
    NUMBERS,
    ChapterRow,
    attention,
    by_chapter,
    chapter_name,
    elapsed,
    kind_cell,
    kinds_in_full,
    numbers_of,
    scoped_name,
    sentence,
    status_word,
    total_words,
    waivers_in_force,
)
from xxtrack.wording import Lang, term, text
from xxtrack.wording.numbers import percent

WIDE = 112
"""From this width an item's name and numbers share a line."""


def status_text(report: StatusReport, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page."""
    assessment, chosen, every = report.assessment, report.chosen, report.every
    yield from _head(assessment, chosen, lang, width)
    rows = by_chapter(assessment, chosen)
    if len(rows) > 1:
        yield Line()
        yield from _chapters(rows, lang, width)
    listed = list(chosen) if every else attention(chosen)
    yield Line()
    if not listed:
        yield Line(text("label.nothing-urgent", lang), "bold green")
    else:
        shown = listed if every else listed[: report.limit or None]
        key = "label.all-items" if every else "label.attention"
        yield Line(text(key, lang, count=len(listed)), "bold")
        yield from _items(shown, lang, width, report.courses)
        if len(shown) < len(listed):
            yield Line(text("label.more", lang, count=len(listed) - len(shown)), "dim")
    yield Line()
    yield from _foot(assessment.actuals, lang, width)


def _head(assessment: Assessment, chosen: tuple[Standing, ...], lang: Lang, width: int) -> Iterator[Line]:
    plan = assessment.plan
    yield from folded(plan.title, width, "bold")
    share = elapsed(assessment)
    bar = 24
    done = int(share * bar)
    head = Line(text("label.as-of", lang, date=assessment.as_of) + "  ")
    head.append("━" * done, "blue")
    head.append("─" * (bar - done), "dim")
    head.append("  " + text("label.elapsed", lang, share=percent(share)))
    yield head
    yield Line()
    counts = count(chosen)
    yield from counts_lines(counts, lang, width)
    urgent = sum(standing.needs_attention for standing in chosen)
    yield from folded(total_words(assessment, len(chosen), urgent, lang), width)
    for said in kinds_in_full(chosen, lang):
        yield from folded(said, width, "dim")
    if waivers := waivers_in_force(assessment):
        yield Line(text("waiver.in-force", lang, count=waivers))


def counts_lines(counts: Mapping[Status, int], lang: Lang, width: int) -> Iterator[Line]:
    """Every status with its sign, its word and its number."""
    word = 8 if lang == "zh" else 10
    digits = max(4, *(len(str(n)) for n in counts.values()))
    cells = []
    for status, n in counts.items():
        cells.append(Cell(status_word(status, lang), word, style=STYLES[status]))
        cells.append(Cell(str(n), digits, "right", STYLES[status] if n else "dim"))
    pair = word + digits + 2
    in_line = next(n for n in (8, 4, 2) if n * pair <= width or n == 2) * 2
    for start in range(0, len(cells), in_line):
        yield from grid_line(cells[start : start + in_line])


def count_cells(counts: Mapping[Status, int], style: str = "") -> list[Styled]:
    """Numbers in the colours of their statuses, or in one style; a dot where there is none."""
    return [Styled(str(n) if n else ".", style or (STYLES[status] if n else "dim")) for status, n in counts.items()]


_SHORTEST_TITLE = 52
"""Cells that a chapter's title keeps before its numbers; where there are fewer it stands above them."""


def _chapters(rows: Sequence[ChapterRow], lang: Lang, width: int) -> Iterator[Line]:
    column = 6 if lang == "zh" else 8
    numbers = [Column(text("label.sum", lang), 6, "right")]
    numbers += [Column(term(s, lang), column, "right", head_style=STYLES[s]) for s in Status]
    grid = Grid([Column(text("label.chapter", lang)), *numbers], width)
    wide = grid.columns[0].width >= _SHORTEST_TITLE
    if not wide:
        grid = Grid(numbers, width)
    yield from grid.heads()
    total = {status: sum(row.counts[status] for row in rows) for status in Status}
    named = [(chapter_name(row.chapter), row.counts, "", _kinds(row, lang)) for row in rows]
    for name, counts, style, kinds in (*named, (text("label.sum", lang), total, "bold", "")):
        if not wide:
            yield from folded(name, width, style)
        cells = [str(sum(counts.values())), *count_cells(counts, style)]
        yield from grid.row([name, *cells] if wide else cells, style)
        yield from folded(kinds, width, "dim", "    ") if kinds else ()


def _kinds(row: ChapterRow, lang: Lang) -> str:
    """Arrived of judged, for each kind."""
    mark = text("bulletin.list-mark", lang)
    return text(
        "kind.row", lang, kinds=mark.join(f"{term(k, lang)} {kind_cell(one, lang)}" for k, one in row.kinds.items())
    )


_NUMBERS = (16, 11, 11, 8, 6, 11)
_NUMBERS_NARROW = (18, 11, 11, 8, 7, 11)
_SHORTEST_NAME = 22
"""Cells that an item's name keeps beside the history in small."""


def _items(shown: Sequence[Standing], lang: Lang, width: int, courses: Courses | None) -> Iterator[Line]:
    """Each item with its numbers, beside its name or beneath it, and the reason of its status."""
    wide = width >= WIDE
    first = 10 if lang == "zh" else 12
    lead = [Column(text("label.status", lang), first), Column(text("label.id", lang), 7)]
    lead.append(Column(text("label.item", lang), style="bold"))
    numbers = [
        Column(text(f"label.{key}", lang), w, "right")
        for key, w in zip(NUMBERS, _NUMBERS if wide else _NUMBERS_NARROW, strict=True)
    ]

    def fitted(lead: Sequence[Column]) -> Grid:
        return Grid([*lead, *numbers], width - 1) if wide else Grid([*lead, *numbers], width, len(lead), 4)

    grid = fitted([*lead, Column(text("chart.spark", lang), SPARK)])
    sparks = courses if courses and grid.columns[2].width >= _SHORTEST_NAME else None
    if not sparks:
        grid = fitted(lead)
    yield from grid.heads()
    for one in shown:
        style = STYLES[one.status]
        drawn = [Styled(spark(sparks.get((one.item.id, one.scope))), style)] if sparks else []
        named = [Styled(status_word(one.status, lang), style), one.item.id, scoped_name(one), *drawn]
        yield from grid.row([*named, *numbers_of(one, lang)])
        yield from folded(sentence(one, lang), width, "dim", " " * (first + 1 if wide else 4))


def _foot(actuals: Actuals, lang: Lang, width: int) -> Iterator[Line]:
    rows = sum(f.rows for f in actuals.files)
    if not actuals.files:
        yield Line(text("label.no-actuals", lang), "dim")
        return
    source = ("、" if lang == "zh" else ", ").join(actuals.sources[:5]) or text("label.source-unnamed", lang)
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
