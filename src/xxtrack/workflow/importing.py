"""Offices' tables into the files of a plan: all that came in read together, and what became of each told."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from xxtrack.assess.rules.data_rules import new_warnings
from xxtrack.errors import StopError
from xxtrack.load.find import ALIASES, is_there, shown, tables_in
from xxtrack.load.office.aliases import read_aliases
from xxtrack.load.office.context import Import, ImportOptions
from xxtrack.load.office.importing import import_reports, read_import
from xxtrack.load.source import read_file
from xxtrack.model.entry import Accepted, ImportReport
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg
from xxtrack.workflow.case import Case, Files
from xxtrack.workflow.record import Destination, by_file, destination, write_entries
from xxtrack.write.aliases import add_aliases, add_plan_aliases


def read_office_tables(
    places: Sequence[Path], files: Files, case: Case, options: ImportOptions, accepted: Accepted
) -> tuple[ImportReport, ...]:
    """What the tables of files and folders would bring; raises `StopError` where nothing can be read of any."""
    options = replace(options, aliases={**known_aliases(files, case), **options.aliases})
    tables = list(dict.fromkeys(table for place in places for table in tables_in(place)))
    if not tables:
        raise StopError(msg("import.no-files", place=str(places[0])))
    failures: dict[str, Message] = {}
    read: list[tuple[str, Import]] = []
    for table in tables:
        name = shown(table, files.base)
        result = _read(table, name, case, options)
        if isinstance(result, Message):
            failures[name] = result
        else:
            read.append((name, result))
    if not read:
        raise StopError(next(iter(failures.values())))
    reports = _held(import_reports(read, case.plan, case.actuals, options.now), case, accepted)
    failed = [ImportReport(name, (), (), (), 0, (), failure=why) for name, why in failures.items()]
    return (*reports, *failed)


def known_aliases(files: Files, case: Case) -> dict[str, str]:
    """The names that have been learnt; raises `StopError` where their file cannot be used."""
    path = _aliases_path(files)
    if not is_there(path):
        return {}
    content = read_file(path, shown(path, files.base), "XX401")
    if isinstance(content, Finding):
        raise StopError(msg("import.unusable", file=content.where.file, reason=content.message))
    return read_aliases(content, case.plan)


def near_names(reports: Sequence[ImportReport]) -> dict[str, str]:
    """The names in tables that no item has, to the id of the item whose name is nearest."""
    near: dict[str, str] = {}
    for cell in (cell for report in reports for cell in report.unplaced):
        if cell.reason.key == "import.unknown-name" and cell.hint:
            near[str(dict(cell.reason.args)["name"])] = str(dict(cell.hint.args)["id"])
    return near


def learn(aliases: Mapping[str, str], files: Files, case: Case, *, keep_plan: bool) -> str:
    """Keep names for the next tables, as aliases of the plan's items; returns the file's name.

    They go into the table beside the actuals where the plan is to be kept as it is, where there is such a table
    already, and where the plan cannot be written.
    """
    table = _aliases_path(files)
    if not keep_plan and not is_there(table):
        with suppress(StopError):
            path = files.plan_path()
            add_plan_aliases(path, aliases)
            return shown(path, files.base)
    add_aliases(table, aliases, case.plan)
    return shown(table, files.base)


def _aliases_path(files: Files) -> Path:
    return destination(files, None).folder / ALIASES


def _read(table: Path, name: str, case: Case, options: ImportOptions) -> Import | Message:
    """What a file gives, or why it gives nothing."""
    content = read_file(table, name, "XX401")
    if isinstance(content, Finding):
        return msg("import.unusable", file=content.where.file, reason=content.message)
    result = read_import(content, case.plan, options)
    if result.findings and not result.candidates:
        return msg("import.unusable", file=name, reason=result.findings[0].message)
    if any(sheet.columns for sheet in result.sheets):
        return result
    looked = tuple(line for sheet in result.sheets for line in sheet.looked)
    unread = tuple(title for sheet in result.sheets for title in sheet.unread)
    if unread:
        return msg("import.no-columns", file=name, names=unread)
    return msg("import.no-table-in", file=name, lines=looked) if looked else msg("import.no-table", file=name)


def _held(reports: Sequence[ImportReport], case: Case, accepted: Accepted) -> list[ImportReport]:
    """The reports with the figures held back that look wrong beside what is there and beside each other."""
    found = [entry.actual for report in reports for entry in report.entries if entry.adds_figure]
    brought = new_warnings(case.plan, case.actuals, found)
    held = iter(accepted.hold([entry for report in reports for entry in report.entries], brought))
    done: list[ImportReport] = []
    for report in reports:
        entries = tuple(next(held) for _ in report.entries)
        origins = {entry.actual.where.file for entry in entries}
        mine = tuple(finding for finding in brought if finding.where.file in origins)
        done.append(replace(report, entries=entries, warnings=(*report.warnings, *mine)))
    told = {finding for report in done for finding in report.warnings}
    # What a figure does to one that is there already is told at that one.
    rest = tuple(finding for finding in brought if finding not in told)
    return [replace(done[0], warnings=(*done[0].warnings, *rest)), *done[1:]] if done else done


def write_tables(reports: Sequence[ImportReport], case: Case, to: Destination) -> tuple[ImportReport, ...]:
    """Write what is new or revised; the reports as they turned out."""
    return tuple(_written(report, case, to) for report in reports)


def _written(report: ImportReport, case: Case, to: Destination) -> ImportReport:
    paths = tuple(str(path) for path in by_file(report.entries, case, to))
    return replace(report.with_entries(write_entries(report.entries, case, to)), written=True, files=paths)
