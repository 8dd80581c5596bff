"""The status in a terminal: summary, chapters, then items. Chinese is folded, never cut, and columns stay aligned."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment, Standing, count
from xxtrack.model.forecast import Course
from xxtrack.model.message import Quantity
from xxtrack.model.plan import Amendment
from xxtrack.model.status import ATTENTION, Status
from xxtrack.render.charts.terminal import SPARK, spark
from xxtrack.render.grid import Cell, fold, folded, grid_line
from xxtrack.render.lines import Line
from xxtrack.render.safe import plain
from xxtrack.render.signs import SIGNS, STYLES
from xxtrack.render.status import StatusReport
from xxtrack.render.status.summary import ChapterRow, attention, by_chapter, elapsed, waivers_in_force
from xxtrack.render.words import actual_words, target_words
from xxtrack.wording import Lang, say, term, text
from xxtrack.wording.numbers import DASH, index, percent, quantity

# Signs of one cell in every terminal: none is of ambiguous width (Unicode TR11), none is an emoji.
WIDE = 112
"""From this width an item's name and figures share a line."""

Courses: TypeAlias = Mapping[tuple[str, str], Course | None]
"""By item and scope."""


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
    urgent = sum(counts[status] for status in ATTENTION)
    yield Line(text("label.total", lang, total=len(chosen), all=len(plan.items), urgent=urgent))
    if waivers := waivers_in_force(assessment):
        yield Line(text("waiver.in-force", lang, count=waivers))


def counts_lines(counts: Mapping[Status, int], lang: Lang, width: int) -> Iterator[Line]:
    """Every status with its sign, its word and its number."""
    word = 8 if lang == "zh" else 10
    digits = max(4, *(len(str(n)) for n in counts.values()))
    cells = []
    for status, n in counts.items():
        cells.append(Cell(f"{SIGNS[status]} {term(status, lang)}", word, style=STYLES[status]))
        cells.append(Cell(str(n), digits, "right", STYLES[status] if n else "dim"))
    pair = word + digits + 2
    in_line = next(n for n in (8, 4, 2) if n * pair <= width or n == 2) * 2
    for start in range(0, len(cells), in_line):
        yield from grid_line(cells[start : start + in_line])


def _chapters(rows: list[ChapterRow], lang: Lang, width: int) -> Iterator[Line]:
    """A chapter's title stands before its numbers where both fit into a line, else above them."""
    column = 6 if lang == "zh" else 8
    numbers = 6 + 8 * (column + 1)
    title_width = width - numbers - 1
    wide = title_width >= 52
    heads = [Cell(text("label.sum", lang), 6, "right", "bold")]
    heads += [Cell(term(status, lang), column, "right", STYLES[status]) for status in Status]
    if wide:
        heads.insert(0, Cell(text("label.chapter", lang), title_width, style="bold"))
    yield from grid_line(heads)
    total = dict.fromkeys(Status, 0)
    for row in rows:
        name = row.chapter.title if row.chapter.no == 0 else f"{row.chapter.no} {row.chapter.title}"
        yield from _chapter(name, row.counts, column, title_width if wide else 0, width, "")
        for status, n in row.counts.items():
            total[status] += n
    yield from _chapter(text("label.sum", lang), total, column, title_width if wide else 0, width, "bold")


def _chapter(
    name: str, counts: dict[Status, int], column: int, title_width: int, width: int, style: str
) -> Iterator[Line]:
    cells = [Cell(str(sum(counts.values())), 6, "right", style)]
    for status, n in counts.items():
        cells.append(Cell(str(n) if n else ".", column, "right", style or (STYLES[status] if n else "dim")))
    if title_width:
        cells.insert(0, Cell(name, title_width, style=style))
    else:
        yield from folded(name, width, style)
    yield from grid_line(cells)


_FIGURES = (16, 11, 11, 8, 6, 11)
_FIGURES_NARROW = (18, 11, 11, 8, 7, 11)
_MARGIN = 9
_SHORTEST_NAME = 22
"""Cells that an item's name keeps beside the history in small."""


def _items(shown: list[Standing], lang: Lang, width: int, courses: Courses | None) -> Iterator[Line]:
    wide = width >= WIDE
    widths = _FIGURES if wide else _FIGURES_NARROW
    first = 10 if lang == "zh" else 12
    name_width = width - first - 7 - sum(widths) - len(widths) - 3 if wide else width - first - 9
    sparks = courses if courses and name_width - SPARK > _SHORTEST_NAME else None
    name_width -= SPARK + 1 if sparks else 0
    labels = [text(f"label.{key}", lang) for key in ("target", "actual", "expected", "attainment", "index", "forecast")]
    heads = [Cell(label, w, "right", "bold") for label, w in zip(labels, widths, strict=True)]
    lead = [
        Cell(text("label.status", lang), first, style="bold"),
        Cell(text("label.id", lang), 7, style="bold"),
        Cell(text("label.item", lang), name_width, style="bold"),
        *([Cell(text("chart.spark", lang), SPARK, style="bold")] if sparks else ()),
    ]
    if wide:
        yield from grid_line([*lead, *heads])
    else:
        yield from grid_line(lead)
        yield from grid_line([Cell("", _MARGIN - 6), *heads])
    for standing in shown:
        spark_cell = Cell(spark(sparks.get((standing.item.id, standing.scope))), SPARK) if sparks else None
        yield from _item(standing, lang, width, (first, name_width), widths, spark_cell)


def _item(
    standing: Standing,
    lang: Lang,
    width: int,
    lead_widths: tuple[int, int],
    widths: tuple[int, ...],
    spark_cell: Cell | None,
) -> Iterator[Line]:
    first, name_width = lead_widths
    style = STYLES[standing.status]
    wide = width >= WIDE
    name = standing.item.name + (f"（{standing.scope}）" if standing.scope else "")
    lead = [
        Cell(f"{SIGNS[standing.status]} {term(standing.status, lang)}", first, style=style),
        Cell(standing.item.id, 7),
        Cell(name, name_width, style="bold"),
        *([spark_cell._replace(style=style)] if spark_cell else ()),
    ]
    numbers = [Cell(shown, w, "right") for shown, w in zip(figures_of(standing, lang), widths, strict=True)]
    if wide:
        yield from grid_line([*lead, *numbers])
    else:
        yield from grid_line(lead)
        yield from grid_line([Cell("", _MARGIN - 6), *numbers])
    margin = first + 1 if wide else _MARGIN - 5
    for line in fold(plain(sentence(standing, lang)), width - margin):
        yield Line(" " * margin + line, "dim")


def figures_of(standing: Standing, lang: Lang) -> list[str]:
    """Target, actual, expected, attainment, pace index and forecast, as every human-readable format shows them."""
    item = standing.item
    target = target_words(item.target, item.due, lang)
    actual = actual_words(item.target, standing.actual, standing.stage, lang)
    if item.target is None:
        return [target, actual, "", percent(standing.attainment) if standing.attainment is not None else "", "", ""]
    unit = item.target.unit if item.target.unit == "%" else ""
    return [
        target,
        actual,
        quantity(Quantity(standing.expected, unit)) if standing.expected is not None else DASH,
        percent(standing.attainment),
        index(standing.pace_index),
        quantity(Quantity(standing.forecast, unit)) if standing.forecast is not None else DASH,
    ]


def sentence(standing: Standing, lang: Lang) -> str:
    """The reason, with the lag and the staleness where there are any."""
    parts = [say(standing.reason, lang)]
    if standing.lag_days and standing.item.target and standing.status in ATTENTION:
        parts.append(text("label.lag", lang, days=standing.lag_days) if standing.lag_days > 0 else "")
    if standing.stale:
        parts.append(text("label.stale", lang))
    parts += [_amended(change, lang) for change in standing.item.amended[:1]]
    if standing.item.lead:
        parts.append(text("label.lead-is", lang, lead=standing.item.lead))
    return ("；" if lang == "zh" else "; ").join(part for part in parts if part)


def _amended(change: Amendment, lang: Lang) -> str:
    """What the plan said at first, which a later decision does not make unsaid."""
    return text("waiver.amended", lang, before=change.before, on=change.on)


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
    for part in fold(plain(line), width):
        yield Line(part, "dim")
