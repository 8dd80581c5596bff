"""Finding the plan and its figures from where one stands, upwards, as git finds its repository."""

from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.model.message import msg


def find_plan(start: Path) -> Path:
    """The newest plan (by name) in the nearest ``plan/`` folder at or above ``start``; raises `StopError`."""
    here = start.resolve()
    for folder in (here, *here.parents):
        plans = sorted((folder / "plan").glob("*.yaml"))
        if plans:
            return plans[-1]
    raise StopError(msg("stop.no-plan", folder=str(here)))


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
