"""Actuals written into the files of a plan: which file, in which words, and none twice."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.source import FileSource
from xxtrack.model.actuals import Actuals, Basis, Observation, Stage
from xxtrack.model.entry import ActualEntry, entry_for
from xxtrack.model.period import write_period
from xxtrack.model.plan import Plan
from xxtrack.write.append import added_rows, new_table
from xxtrack.write.atomic import update_in_place
from xxtrack.write.output import Content, Edited

_STAGES = {
    Stage.NOT_STARTED: "未启动",
    Stage.UNDER_WAY: "推进中",
    Stage.DONE: "已完成",
    Stage.DELAYED: "滞后",
}
_ENGLISH_STAGES = {
    Stage.NOT_STARTED: "not started",
    Stage.UNDER_WAY: "in progress",
    Stage.DONE: "done",
    Stage.DELAYED: "delayed",
}
_DEFAULT_NAMES = {"zh": "填报.csv", "en": "reported.csv"}
"""The file for actuals of items, and of points, that no file has actuals of yet, by the plan's language."""


def file_for(actual: Observation, plan: Plan, actuals: Actuals, folder: Path) -> Path:
    """The file that holds the item's actuals, else its point's, else one of its own in ``folder``."""
    point = plan.items[actual.item].point
    beside = {item.id for item in plan.items.values() if item.point == point}
    for owners in ({actual.item}, beside):
        files = Counter(
            o.where.file
            for key in dict.fromkeys((*actuals.reports, *actuals.worded))
            if key[0] in owners
            for o in chain(actuals.series_of(key), actuals.worded.get(key, ()))
        )
        if files:
            return Path(max(sorted(files), key=files.__getitem__))
    return folder / _DEFAULT_NAMES["en" if plan.language == "en" else "zh"]


def write_actuals(path: Path, actuals: Sequence[Observation], plan: Plan) -> list[ActualEntry]:
    """Append actuals to one file under its lock; returns what became of each.

    What the file holds is read again under the lock: an actual that somebody else has written meanwhile is not written
    twice.
    """
    done: list[ActualEntry] = []

    def change(place: Path) -> Content | None:
        there = load_actuals([FileSource(str(path), place)] if _is_filled(place) else [], plan).actuals
        known: dict[tuple[str, str], tuple[Observation, ...]] = {}
        worded = dict(there.worded)
        rows = []
        for actual in actuals:
            key = actual.item, actual.scope
            entry = entry_for(actual, known.setdefault(key, there.series_of(key)), worded.get(key, ()))
            done.append(entry)
            if entry.adds:
                rows.append(_as_row(entry.actual, plan))
                for rows_of, is_one in ((known, not entry.actual.is_words_alone), (worded, bool(actual.narrative))):
                    rows_of[key] = (*rows_of.get(key, ()), *([entry.actual] if is_one else ()))
        return _with_rows(path, place, rows) if rows else None

    update_in_place(path, change)
    return done


def _with_rows(path: Path, place: Path, rows: Sequence[Mapping[str, str]]) -> Content:
    if not _is_filled(place):
        return new_table(rows)
    with open(place, "rb") as file:  # noqa: PTH123 - the one call that the house's table of openers looks for
        return Edited(place, added_rows(str(path), file, rows))


def _is_filled(place: Path) -> bool:
    return place.exists() and place.stat().st_size > 0


def _as_row(actual: Observation, plan: Plan) -> dict[str, str]:
    """An actual as the columns of a file; the value in the target's unit."""
    stages = _ENGLISH_STAGES if plan.language == "en" else _STAGES
    word = actual.node or (stages[actual.stage] if actual.stage else "")
    value = f"{actual.value:f}" if actual.value is not None else word
    return {
        "id": actual.item,
        "name": plan.items[actual.item].name,
        "period": write_period(actual.period, alone=actual.basis is Basis.PERIOD, year=plan.year),
        "value": value,
        "scope": actual.scope,
        "basis": "period" if actual.basis is Basis.PERIOD else "",
        "source": actual.source,
        "note": actual.note,
        "reported": actual.reported.isoformat() if actual.reported else "",
        **actual.narrative.columns(),
    }
