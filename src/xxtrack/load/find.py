"""Finding the plan and its figures from where one stands, upwards, as git finds its repository."""

from pathlib import Path
from typing import NamedTuple

from xxtrack.errors import StopError
from xxtrack.model.message import msg


def find_plan(start: Path) -> Path:
    """The newest plan (by name) in the nearest ``plan/`` folder at or above ``start``; raises `StopError`."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if plan := newest_plan(folder):
            return plan
    raise StopError(msg("stop.no-plan", folder=str(here)))


def newest_plan(folder: Path) -> Path | None:
    """The newest plan (by name) in a folder's own ``plan/``, if there is one."""
    return max((folder / "plan").glob("*.yaml"), default=None)


class PlansIn(NamedTuple):
    """The plans that a place stands for, and the folders in it that have none."""

    plans: tuple[Path, ...]
    without: tuple[Path, ...] = ()


def plans_in(place: Path) -> PlansIn:
    """A plan file itself; a project's newest plan; every plan of a ``plan/`` folder; the projects of any other folder.

    Never upwards: a district without a plan must not stand there with the plan of whoever is above it.
    """
    if not place.is_dir():
        return PlansIn((place,))
    if own := newest_plan(place):
        return PlansIn((own,))
    if place.resolve().name == "plan" and (years := sorted(place.glob("*.yaml"))):
        return PlansIn(tuple(years))
    folders = sorted(path for path in place.glob("*/") if not path.name.startswith("."))
    found = [(folder, newest_plan(folder)) for folder in folders]
    plans = tuple(plan for _, plan in found if plan)
    return PlansIn(plans, tuple(folder for folder, plan in found if plan is None) if plans else ())


def actuals_beside(plan: Path) -> Path:
    """The folder of figures that goes with a plan: ``data/actuals`` beside the ``plan`` folder, by the plan's name.

    ``data/actuals/2023`` is preferred for ``plan/2023.yaml`` so that the years of one office keep apart.
    """
    root = plan.resolve().parent.parent / "data" / "actuals"
    own = root / plan.stem
    return own if own.is_dir() else root


def csv_files(place: Path) -> list[Path]:
    """All CSV files of a folder and its folders in a fixed order, or the one file named."""
    if place.is_dir():
        return sorted(path for path in place.rglob("*.csv") if not path.name.startswith("."))
    return [place]


def shown(path: Path, base: Path) -> str:
    """A path as it is printed: relative to where one stands if it lies below, with forward slashes."""
    try:
        return path.resolve().relative_to(base.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
