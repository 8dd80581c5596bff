"""Figures into the files of a plan's actuals: which file, which words, and never twice."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.source import Source
from xxtrack.model.actuals import Actuals, Basis, Observation, Stage
from xxtrack.model.entry import Entry, compare
from xxtrack.model.period import write_period
from xxtrack.model.plan import Plan
from xxtrack.write.append import with_rows
from xxtrack.write.atomic import update_file

_STAGES = {
    Stage.NOT_STARTED: "未启动",
    Stage.UNDER_WAY: "推进中",
    Stage.DONE: "已完成",
    Stage.DELAYED: "滞后",
}
DEFAULT_NAME = "填报.csv"
"""The file for figures of items, and of points, that no file has figures of yet."""


def file_for(figure: Observation, plan: Plan, actuals: Actuals, folder: Path) -> Path:
    """The file that holds the item's figures, else its point's, else `DEFAULT_NAME` in ``folder``."""
    point = plan.items[figure.item].point
    beside = {item.id for item in plan.items.values() if item.point == point}
    for owners in ({figure.item}, beside):
        files = Counter(o.where.file for (item, _), chain in actuals.series.items() if item in owners for o in chain)
        if files:
            return Path(max(sorted(files), key=files.__getitem__))
    return folder / DEFAULT_NAME


def write_figures(path: Path, figures: Sequence[Observation], plan: Plan) -> list[Entry]:
    """Append figures to one file under its lock; returns what became of each.

    What the file holds is read again under the lock: a figure that somebody else has written meanwhile is not written
    twice.
    """
    done: list[Entry] = []

    def change(data: bytes | None) -> bytes | None:
        chains = dict(load_actuals([Source(str(path), data)] if data else [], plan).actuals.series)
        rows = []
        for figure in figures:
            key = figure.item, figure.scope
            entry = compare(figure, chains.get(key, ()))
            done.append(entry)
            if entry.adds:
                rows.append(as_row(figure, plan))
                chains[key] = (*chains.get(key, ()), figure)
        return with_rows(str(path), data, rows) if rows else None

    update_file(path, change)
    return done


def as_row(figure: Observation, plan: Plan) -> dict[str, str]:
    """A figure as the columns of a file; the value in the target's unit."""
    value = f"{figure.value:f}" if figure.value is not None else _STAGES[figure.stage] if figure.stage else ""
    return {
        "id": figure.item,
        "name": plan.items[figure.item].name,
        "period": write_period(figure.period, alone=figure.basis is Basis.PERIOD, year=plan.year),
        "value": value,
        "scope": figure.scope,
        "basis": "period" if figure.basis is Basis.PERIOD else "",
        "source": figure.source,
        "note": figure.note,
        "reported": figure.reported.isoformat() if figure.reported else "",
    }
