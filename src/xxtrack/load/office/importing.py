"""An office's file to actuals for the plan: its sheets read, each candidate checked, and nothing lost on the way."""

from xxtrack.load.actuals.candidates import check_candidates
from xxtrack.load.office.matching import ItemMatcher, items_by_name
from xxtrack.load.office.sheet import Import, ImportOptions, SheetReader
from xxtrack.load.office.workbook import sheets
from xxtrack.load.source import Source
from xxtrack.model.actuals import Actuals
from xxtrack.model.entry import ImportReport, Unplaced, entries_for
from xxtrack.model.finding import Finding
from xxtrack.model.plan import Plan


def read_import(source: Source, plan: Plan, options: ImportOptions) -> Import:
    """Read every sheet of a file."""
    result = Import()
    names = items_by_name(plan)
    for sheet in sheets(source):
        if isinstance(sheet, Finding):
            result.findings.append(sheet)
        else:
            SheetReader(source.name, sheet, plan, ItemMatcher(plan, names), options, result).read()
    return result


def import_report(file: str, result: Import, plan: Plan, actuals: Actuals) -> ImportReport:
    """Check the candidates as the reader of the files will, and compare them with what has been reported."""
    checked = check_candidates(result.candidates, plan)
    new = [c.actual for c in checked if c.actual]
    refused = tuple(
        Unplaced(
            c.candidate.origin,
            c.candidate.columns["id"],
            c.candidate.columns["value"],
            c.findings[0].message,
            c.findings[0].hint,
        )
        for c in checked
        if c.actual is None and c.findings
    )
    warnings = tuple(finding for c in checked if c.actual for finding in c.findings)
    missing = result.missing + sum(c.missing for c in checked)
    report = ImportReport(file, tuple(result.sheets), (), (*result.unplaced, *refused), missing, warnings)
    return report.with_entries(entries_for(new, actuals))
