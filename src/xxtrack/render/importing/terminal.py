"""What an import would write or has written, what was left over and why, and the counts that add up."""

from collections.abc import Iterator

from xxtrack.model.actuals import Basis
from xxtrack.model.entry import ActualEntry, EntryKind, SheetRead, Unplaced, period_of
from xxtrack.model.finding import Finding
from xxtrack.model.plan import Plan
from xxtrack.render.grid import Cell, folded, grid_line
from xxtrack.render.importing import PlanImport
from xxtrack.render.importing.entry import ENTRY_STYLES, shown_value
from xxtrack.render.lines import Line
from xxtrack.wording import Lang, say, text

SHOWN = 5
"""How many cells are named for each reason."""


def import_text(imported: PlanImport, lang: Lang, width: int) -> Iterator[Line]:
    """The whole page: how the sheets were understood, the figures, the left-overs, the counts."""
    report, plan = imported.report, imported.plan
    for sheet in report.sheets:
        yield from folded(_sheet(sheet, lang), width, "dim")
    changed = [entry for entry in report.entries if entry.kind is not EntryKind.SAME]
    if changed:
        yield Line()
        yield from _entries(changed, plan, lang, width)
    if report.warnings:
        yield Line()
        yield Line(text("import.check", lang, count=len(report.warnings)), "bold yellow")
        for finding in report.warnings:
            yield from folded(_warning(finding, plan, lang), width, indent="  ")
    if report.unplaced:
        yield Line()
        yield Line(text("import.unplaced", lang, count=len(report.unplaced)), "bold red")
        yield from _unplaced(report.unplaced, lang, width)
    yield Line()
    counts = {kind.value: report.count(kind) for kind in (EntryKind.NEW, EntryKind.REVISION, EntryKind.SAME)}
    head = text("import.head", lang, file=report.file, figures=report.cells)
    sums = text("import.counts", lang, **counts, missing=report.missing, unplaced=len(report.unplaced))
    yield from folded(f"{head} {sums}", width, "bold")
    if report.files:
        yield from folded(text("import.written", lang, files=report.files), width, "green")


def _warning(finding: Finding, plan: Plan, lang: Lang) -> str:
    item = plan.items.get(finding.item)
    name = f"{item.id} {item.name}" + (f"（{finding.scope}）" if finding.scope else "") if item else ""
    return "  ".join(part for part in (str(finding.where), name, say(finding.message, lang)) if part)


def _sheet(sheet: SheetRead, lang: Lang) -> str:
    if sheet.hidden:
        return text("import.sheet-hidden", lang, name=sheet.name)
    if not sheet.columns:
        return text("import.sheet-none", lang, name=sheet.name or "-")
    parts = [text("import.columns", lang, names=sheet.columns)]
    if sheet.period:
        parts.append(text("import.period", lang, period=sheet.period))
    if sheet.unread:
        parts.append(text("import.unread", lang, names=sheet.unread))
    if sheet.passed_over:
        parts.append(text("import.passed", lang, count=sheet.passed_over))
    if sheet.month_columns:
        parts.append(text("import.months", lang))
    columns = ("；" if lang == "zh" else "; ").join(parts)
    if not sheet.name:
        return text("import.sheet-one", lang, line=sheet.header, columns=columns)
    return text("import.sheet", lang, name=sheet.name, line=sheet.header, columns=columns)


def _entries(entries: list[ActualEntry], plan: Plan, lang: Lang, width: int) -> Iterator[Line]:
    last = 8 if lang == "en" else 5
    widths = (7, width - 7 - 12 - 28 - last - 5, 12, 28, last)
    labels = (text("label.id", lang), *(text(f"import.col-{name}", lang) for name in ("item", "period", "value")))
    heads = [*labels, text("import.col-change", lang)]
    aligns = ("left", "left", "left", "right", "left")
    yield from grid_line(
        Cell(h, w, "right" if a == "right" else "left", "bold") for h, w, a in zip(heads, widths, aligns, strict=True)
    )
    yield Line("─" * width, "dim")
    for entry in entries:
        figure, item = entry.actual, plan.items[entry.actual.item]
        name = item.name + (f"（{figure.scope}）" if figure.scope else "")
        period = period_of(figure) + (f" {text('import.alone', lang)}" if figure.basis is Basis.PERIOD else "")
        value = shown_value(figure, item, lang)
        if entry.before:
            value = f"{shown_value(entry.before, item, lang)} → {value}"
        style = ENTRY_STYLES[entry.kind]
        cells = (item.id, name, period, value, text(f"import.{entry.kind.value}", lang))
        yield from grid_line(
            Cell(cell, w, "right" if a == "right" else "left", style if i == 4 else "")
            for i, (cell, w, a) in enumerate(zip(cells, widths, aligns, strict=True))
        )


def _unplaced(unplaced: tuple[Unplaced, ...], lang: Lang, width: int) -> Iterator[Line]:
    """By reason: a reason that fits many cells is said once."""

    def why(cell: Unplaced) -> str:
        hint = f" {text('label.hint', lang, hint=cell.hint)}" if cell.hint else ""
        return say(cell.reason, lang) + hint

    reasons: dict[str, list[Unplaced]] = {}
    for cell in unplaced:
        reasons.setdefault(why(cell), []).append(cell)
    for reason, cells in reasons.items():
        yield from folded(text("import.because", lang, count=len(cells), reason=reason), width, indent="  ")
        for cell in cells[:SHOWN]:
            shown = "  ".join(part for part in (cell.origin, cell.row, cell.text) if part)
            yield from folded(shown, width, "dim", "      ")
        if len(cells) > SHOWN:
            yield Line("      " + text("import.more-cells", lang, count=len(cells) - SHOWN), "dim")
