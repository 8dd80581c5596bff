"""What an import would write or has written, what was left over and why, and the counts that add up."""

from collections.abc import Iterator, Sequence

from xxtrack.model.actuals import Basis
from xxtrack.model.entry import ActualEntry, EntryKind, ImportReport, SheetRead, Unplaced, period_of
from xxtrack.model.finding import Finding
from xxtrack.model.message import Value
from xxtrack.model.plan import Plan
from xxtrack.model.punctuation import bracketed
from xxtrack.render.importing import PlanImport
from xxtrack.render.importing.entry import ENTRY_STYLES, counts_of, shown_value
from xxtrack.render.lines import Line, folded
from xxtrack.render.table import Column, Styled, Table
from xxtrack.wording import Lang, listing, say, text

SHOWN = 5
"""How many cells are named for each reason."""


def import_text(imported: PlanImport, lang: Lang, width: int) -> Iterator[Line]:
    """Every file, and where there are several what became of each."""
    reports = imported.reports
    for i, report in enumerate(reports):
        if i:
            yield Line()
        yield from _file(report, imported.plan, lang, width)
    if len(reports) > 1:
        yield Line()
        yield from _summary(reports, lang, width)


def _file(report: ImportReport, plan: Plan, lang: Lang, width: int) -> Iterator[Line]:
    """How the sheets were understood, the actuals, the left-overs, the counts."""
    if report.failure:
        yield from folded(say(report.failure, lang), width, "bold red")
        return
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
    head = text("import.head", lang, file=report.file, figures=report.cells)
    counts: dict[str, Value] = dict(counts_of(report))
    words = counts["words"]
    counts["words"] = text("import.count-words", lang, count=words) if words else ""
    sums = text("import.counts", lang, **counts)
    yield from folded(f"{head} {sums}", width, "bold")
    if report.files:
        yield from folded(text("import.written", lang, files=report.files), width, "green")


def _summary(reports: Sequence[ImportReport], lang: Lang, width: int) -> Iterator[Line]:
    """A line for each file and one for all; each adds up to what was read of it."""
    names = [name for name in counts_of(reports[0]) if name != "words" or any(counts_of(one)[name] for one in reports)]
    columns = [Column(text("import.col-file", lang), 0), Column(text("import.col-read", lang), 6, "right")]
    columns += [Column(text(f"import.col-{name}", lang), 9, "right") for name in names]
    rows = [(report.file, str(report.cells), *(str(counts_of(report)[name]) for name in names)) for report in reports]
    sums = [sum(report.cells for report in reports)]
    sums += [sum(counts_of(report)[name] for report in reports) for name in names]
    rows.append((text("import.total", lang), *map(str, sums)))
    yield from Table(columns, rows).lines(width, spare=0)


def _warning(finding: Finding, plan: Plan, lang: Lang) -> str:
    item = plan.items.get(finding.item)
    name = f"{item.id} {item.name}" + (bracketed(finding.scope, item.name) if finding.scope else "") if item else ""
    return "  ".join(part for part in (str(finding.where), name, say(finding.message, lang)) if part)


def _sheet(sheet: SheetRead, lang: Lang) -> str:
    if sheet.hidden:
        return text("import.sheet-hidden", lang, name=sheet.name)
    if not sheet.header:
        none = text("import.sheet-none", lang, name=sheet.name or "-")
        looked = text("import.looked", lang, lines=sheet.looked)
        return f"{none}{'；' if lang == 'zh' else '; '}{looked}" if sheet.looked else none
    columns = "import.columns" if sheet.columns else "import.no-values"
    parts = [text(columns, lang, names=sheet.columns)]
    if sheet.period:
        parts.append(text("import.period", lang, period=sheet.period))
    if sheet.units:
        parts.append(text("import.units", lang, names=sheet.units))
    if sheet.unread:
        parts.append(text("import.unread", lang, names=sheet.unread))
    if sheet.unknown:
        parts.append(text("import.unknown", lang, names=sheet.unknown))
    if sheet.passed_over:
        parts.append(text("import.passed", lang, count=sheet.passed_over))
    if not sheet.formats_known:
        parts.append(text("import.formats-unknown", lang))
    if sheet.month_columns:
        parts.append(text("import.months", lang))
    columns = listing(parts, lang, "；")
    if not sheet.name:
        return text("import.sheet-one", lang, line=sheet.header, columns=columns)
    return text("import.sheet", lang, name=sheet.name, line=sheet.header, columns=columns)


def _entries(entries: list[ActualEntry], plan: Plan, lang: Lang, width: int) -> Iterator[Line]:
    heads = [text("label.id", lang)]
    heads += [text(f"import.col-{name}", lang) for name in ("item", "period", "value", "change")]
    widths = (7, 0, 12, 28, 8)
    columns = [Column(head, w, "right" if w == 28 else "left") for head, w in zip(heads, widths, strict=True)]
    rows = []
    for entry in entries:
        actual, item = entry.actual, plan.items[entry.actual.item]
        name = item.name + (bracketed(actual.scope, item.name) if actual.scope else "")
        period = period_of(actual) + (f" {text('import.alone', lang)}" if actual.basis is Basis.PERIOD else "")
        value = shown_value(actual, item, lang)
        if entry.kind is EntryKind.WORDS:
            value = next(filter(None, actual.narrative))
        elif entry.before:
            value = f"{shown_value(entry.before, item, lang)} → {value}"
        change = Styled(text(f"import.{entry.kind.value}", lang), ENTRY_STYLES[entry.kind])
        rows.append((item.id, name, period, value, change))
    yield from Table(columns, rows).lines(width, spare=1)


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
