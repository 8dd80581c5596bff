"""Who approves a change of which file, from the leads of a plan and a table of accounts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.load.find import project_of, repository_top, shown
from xxtrack.load.git import Repository
from xxtrack.load.office.accounts import read_accounts
from xxtrack.load.source import FileSource, read_file
from xxtrack.model.answering import NOBODY
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.owners import OwnedFile, Owners, pattern_of
from xxtrack.workflow.case import Case, Files
from xxtrack.workflow.record import destination

OFFICE = "*"
"""What stands for the office in a table of accounts, besides its name."""


def owners(table: Path, case: Case, files: Files, names: Mapping[str, str]) -> Owners:
    """Each unit's own file of figures and those that hold figures of that unit alone; raises `StopError`.

    ``names`` are the units' names as names of files.
    """
    content = read_file(table, shown(table, files.base), "XX401")
    if isinstance(content, Finding):
        raise StopError(msg("import.unusable", file=content.where.file, reason=content.message))
    accounts = read_accounts(content)
    plan = case.plan
    office = {OFFICE, plan.office.name if plan.office else OFFICE}
    reporting = tuple(unit for unit in plan.answering.units if plan.answering.answering_ids(unit))
    repository = Repository(repository_top(project_of(files.plan_path())))
    folder = destination(files, None).folder
    units_of = dict(_units_of_files(case, repository))
    owned = {repository.path_of(folder / f"{names[unit]}.csv"): unit for unit in reporting}
    owned |= {path: units[0] for path, units in units_of.items() if len(units) == 1 and units[0] != NOBODY}
    return Owners(
        tuple(dict.fromkeys(one for name in accounts if name in office for one in accounts[name])),
        tuple(
            OwnedFile(path, accounts[unit])
            for path, unit in sorted(owned.items())
            if unit in accounts and pattern_of(path)
        ),
        tuple(unit for unit in reporting if unit not in accounts),
        tuple(name for name in accounts if name not in office and name not in plan.answering.units),
        tuple(path for path, units in units_of.items() if len(units) > 1),
        tuple(path for path in sorted(owned) if pattern_of(path) is None),
    )


def _units_of_files(case: Case, repository: Repository) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The files that have figures, each with the units whose figures they are."""
    plan = case.plan
    found: dict[str, dict[str, None]] = {}
    for (item, scope), rows in case.actuals.series.items():
        units = dict.fromkeys(plan.answering.answering(plan.items[item], scope))
        for row in rows:
            found.setdefault(row.where.file, {}).update(units)
    for table in case.inputs.tables:
        if table.name in found and isinstance(table, FileSource):
            yield repository.path_of(table.path), tuple(found[table.name])
