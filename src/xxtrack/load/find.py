"""The plan and its actuals are found from the current folder upwards, as git finds its repository."""

import os
from pathlib import Path
from typing import NamedTuple

from xxtrack.errors import StopError
from xxtrack.load.source import reading_problem
from xxtrack.model.message import msg


def find_plan(start: Path) -> Path:
    """The newest plan (by name) in the nearest ``plan/`` folder at or above ``start``; raises `StopError`."""
    here = real_path(start)
    for folder in (here, *here.parents):
        if plan := newest_plan(folder):
            return plan
    raise StopError(msg("stop.no-plan", folder=str(here)))


def newest_plan(folder: Path) -> Path | None:
    """The newest plan (by name) in a folder's own ``plan/``, if any; raises `StopError` where it may not be read."""
    return max(_plans(folder / "plan"), default=None)


def _plans(folder: Path) -> list[Path]:
    """The plans of a folder; raises `StopError` where it may not be read, and never goes on to another plan."""
    try:
        return [path for path in folder.iterdir() if path.suffix == ".yaml" and not path.name.startswith(".")]
    except OSError as error:
        if is_folder(folder):
            raise StopError(msg("stop.cannot-read", path=str(folder), problem=reading_problem(error))) from None
        return []


def plans_beside(plan: Path) -> list[Path]:
    """Every plan of the folder that a plan was found in, by name."""
    return sorted(_plans(plan.parent))


class PlansIn(NamedTuple):
    """The plans that a place stands for, and the folders in it that have none."""

    plans: tuple[Path, ...]
    without: tuple[Path, ...] = ()


def plans_in(place: Path) -> PlansIn:
    """A plan file itself; a project's newest plan; every plan of a ``plan/`` folder; the projects of any other folder.

    It never looks upwards: a district without a plan must not be given the plan of whoever is above it.
    """
    if not is_folder(place):
        return PlansIn((place,))
    if own := newest_plan(place):
        return PlansIn((own,))
    if real_path(place).name == "plan" and (years := sorted(_plans(place))):
        return PlansIn(tuple(years))
    folders = sorted(path for path in place.glob("*/") if not path.name.startswith("."))
    found = [(folder, newest_plan(folder)) for folder in folders]
    plans = tuple(plan for _, plan in found if plan)
    return PlansIn(plans, tuple(folder for folder, plan in found if plan is None) if plans else ())


def actuals_beside(plan: Path) -> Path:
    """The folder of actuals that goes with a plan: ``data/actuals`` beside the ``plan`` folder, by the plan's name.

    ``data/actuals/2023`` is preferred for ``plan/2023.yaml`` so that the years of one office keep apart.
    """
    root = project_of(plan) / "data" / "actuals"
    own = root / plan.stem
    return own if is_folder(own) else root


def project_of(plan: Path) -> Path:
    """The folder of the project that a plan belongs to: the one that holds its ``plan`` folder."""
    return real_path(plan).parent.parent


def repository_top(project: Path) -> Path:
    """The folder of the git repository that a project lies in, else the project's own."""
    return next((folder for folder in (project, *project.parents) if is_there(folder / ".git")), project)


def real_path(path: Path) -> Path:
    """The path without links; unlike pathlib's it raises nothing where links lead to themselves."""
    return Path(os.path.realpath(path))


def is_folder(path: Path) -> bool:
    """Whether there is a folder by this name; unlike pathlib's it says no where that cannot be told."""
    return os.path.isdir(path)  # noqa: PTH112


def is_there(path: Path) -> bool:
    """Whether anything goes by this name; yes where nobody may look, so that reading it says why it cannot be."""
    try:
        path.lstat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


ALIASES = "aliases.csv"
"""The file of names that items go by in offices' tables; it lies beside the actuals and is none of them."""


def csv_files(place: Path) -> list[Path]:
    """All CSV files of actuals of a folder and its folders in a fixed order, or the one file named.

    A folder that may not be read is among them, and so is a link to one: reading it as a file says why its actuals are
    lacking.
    """
    if not is_folder(place):
        return [place]
    closed: list[Path] = []
    found = [
        Path(folder, name)
        for folder, folders, files in os.walk(place, onerror=lambda error: closed.append(Path(error.filename)))
        for name in (*folders, *files)
        if (name.lower().endswith(".csv") or (name in folders and Path(folder, name).is_symlink()))
        and not name.startswith(".")
        and name != ALIASES
    ]
    return sorted((*found, *closed))


def shown(path: Path, base: Path) -> str:
    """A path as it is printed: relative to ``base`` if it lies below, with forward slashes."""
    try:
        return real_path(path).relative_to(real_path(base)).as_posix()
    except ValueError:
        return path.as_posix()


def shown_link(path: Path, base: Path) -> str:
    """A link by its own name, not by that of what it leads to."""
    return (Path(shown(path.parent, base)) / path.name).as_posix()


TABLES = (".csv", ".ods", ".xls", ".xlsb", ".xlsm", ".xlsx")


def tables_in(place: Path) -> list[Path]:
    """All tables of a folder and its folders in a fixed order, or the one file named; raises `StopError`.

    Hidden files and those that a spreadsheet keeps beside an open one (``~$``) are none.
    """
    if not is_folder(place):
        return [place]
    try:
        found = [path for path in place.rglob("*") if path.suffix.lower() in TABLES and path.name[0] not in ".~"]
    except OSError as error:
        raise StopError(msg("import.unusable", file=str(place), reason=error.strerror or "")) from None
    return sorted(found)
