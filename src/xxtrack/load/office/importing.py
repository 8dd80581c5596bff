"""An office's file to actuals for the plan: its sheets read, each candidate checked, and nothing lost on the way."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from xxtrack.load.actuals.candidates import CheckedCandidate, check_candidates
from xxtrack.load.office.context import Import, ImportOptions, SheetContext
from xxtrack.load.office.matching import ItemMatcher, items_by_name
from xxtrack.load.office.sheet import SheetReader
from xxtrack.load.office.workbook import sheets
from xxtrack.load.source import Source
from xxtrack.model.actuals import Actuals
from xxtrack.model.day_time import DayTime
from xxtrack.model.entry import ActualEntry, EntryKind, ImportReport, Unplaced, entries_for
from xxtrack.model.finding import Finding
from xxtrack.model.plan import Plan


def read_import(source: Source, plan: Plan, options: ImportOptions) -> Import:
    """Read every sheet of a file."""
    result = Import()
    names = items_by_name(plan, options.aliases)
    file = source.name.rpartition("/")[2]
    for sheet in sheets(source):
        if isinstance(sheet, Finding):
            result.findings.append(sheet)
        else:
            context = SheetContext(file, sheet, plan, ItemMatcher(plan, names), options, result)
            SheetReader(context).read()
    return result


def import_report(file: str, result: Import, plan: Plan, actuals: Actuals) -> ImportReport:
    """What one file came to."""
    return import_reports([(file, result)], plan, actuals)[0]


def import_reports(
    read: Sequence[tuple[str, Import]], plan: Plan, actuals: Actuals, now: DayTime | None = None
) -> list[ImportReport]:
    """Check the candidates as the reader of the files will, and compare them with what has been reported.

    All files are checked together: two that contradict each other name each other. What is reported on a day of which a
    row is there gets the time ``now``.
    """
    candidates = [candidate for _, result in read for candidate in result.candidates]
    # Candidates have decimal points, whatever the plan's own files have.
    checked = iter(check_candidates(candidates, replace(plan, decimal="")))
    first: dict[str, ActualEntry] = {}
    reports = []
    for file, result in read:
        mine = list(islice(checked, len(result.candidates)))
        entries = entries_for([c.actual for c in mine if c.actual], actuals, now)
        reports.append(_report(file, result, mine, entries, first))
    return reports


def _report(
    file: str,
    result: Import,
    checked: list[CheckedCandidate],
    entries: list[ActualEntry],
    first: dict[str, ActualEntry],
) -> ImportReport:
    """What a file came to; ``first`` are the entries of it and the files before it by their origins."""
    first |= {entry.actual.where.file: entry for entry in entries}
    unplaced = list(result.unplaced)
    for one in checked:
        if one.actual or not one.findings:
            continue
        if said_before := first.get(_repeated(one.findings[0])):
            entries.append(replace(said_before, kind=EntryKind.SAME, before=said_before.actual))
        else:
            unplaced.append(_refused(one))
    warnings = tuple(finding for c in checked if c.actual for finding in c.findings)
    missing = result.missing + sum(c.missing for c in checked)
    report = ImportReport(file, tuple(result.sheets), (), tuple(unplaced), missing, warnings)
    return replace(report.with_entries(entries), breaks=tuple(result.findings))


def _repeated(finding: Finding) -> str:
    """The origin of the cell that has said the same before; empty for any other finding."""
    return str(dict(finding.message.args).get("where", "")) if finding.code == "XX415" else ""


def _refused(one: CheckedCandidate) -> Unplaced:
    columns, finding = one.candidate.columns, one.findings[0]
    return Unplaced(one.candidate.origin, columns["id"], columns["value"], finding.message, finding.hint)
