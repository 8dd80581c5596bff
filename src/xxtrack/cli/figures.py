"""What the commands that write figures share."""

from collections.abc import Sequence
from pathlib import Path

from xxtrack.cli.case import Case, open_case
from xxtrack.cli.options import LangChoice
from xxtrack.load.find import actuals_beside, find_plan, is_folder, is_there, shown
from xxtrack.model.entry import ActualEntry, EntryKind
from xxtrack.write.actuals import file_for, write_actuals


def actuals_folder(plan: Path | None, actuals: Sequence[Path] | None) -> Path:
    """Where a file that does not exist yet is to be made: the folder asked for, else the plan's."""
    if actuals:
        return actuals[0] if is_folder(actuals[0]) else actuals[0].parent
    return Path(shown(actuals_beside(plan or find_plan(Path.cwd())), Path.cwd()))


def open_for_writing(plan: Path | None, actuals: Sequence[Path] | None, lang: LangChoice | None) -> Case:
    """Plan and figures as they are; a folder of figures that is asked for may be empty or not there yet."""
    there = [path for path in actuals if is_there(path)] if actuals else None
    return open_case(plan, there if there or not actuals else [], None, lang)


def destinations(
    entries: Sequence[ActualEntry], case: Case, folder: Path, file: Path | None
) -> dict[Path, list[ActualEntry]]:
    """The files that the figures to be written go to."""
    paths = [
        (file or file_for(entry.actual, case.plan, case.actuals, folder), entry) for entry in entries if entry.adds
    ]
    groups: dict[Path, list[ActualEntry]] = {}
    for path, entry in paths:
        groups.setdefault(path, []).append(entry)
    return dict(sorted(groups.items()))


def written(entries: Sequence[ActualEntry], case: Case, folder: Path, file: Path | None) -> list[ActualEntry]:
    """Write what is new or revised; returns every entry as it turned out, in the order given.

    Somebody else may have written the same figure since the files were read: then it counts as the same.
    """
    outcome = {id(entry): entry for entry in entries}
    for path, group in destinations(entries, case, folder, file).items():
        results = write_actuals(path, [entry.actual for entry in group], case.plan)
        for entry, result in zip(group, results, strict=True):
            if result.kind in {EntryKind.SAME, EntryKind.NOT_LATER}:
                outcome[id(entry)] = result
    return [outcome[id(entry)] for entry in entries]
