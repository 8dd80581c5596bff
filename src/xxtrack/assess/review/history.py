"""Versions of an item to what each commit did to it."""

from collections.abc import Iterable, Iterator
from datetime import date

from xxtrack.assess.review.changes import item_change
from xxtrack.model.actuals import Observation
from xxtrack.model.history import Entry, FigureChange, FigureKind, Version

_Key = tuple[date, str, tuple[date, str, date]]


def entries(versions: Iterable[Version]) -> Iterator[Entry]:
    """One entry for each version that differs from the last one that could be read; versions come oldest first."""
    before = latest = Version("", None, "", "", None, None, ())
    for after in versions:
        if after.refused:
            if not latest.refused:
                yield Entry(after)
            latest = after
            continue
        entry = _entry(before, after)
        before = latest = after
        if entry.came or entry.gone or entry.change or entry.figures:
            yield entry


def _entry(before: Version, after: Version) -> Entry:
    if after.cut:
        return Entry(after, came=after.item)
    figures = tuple(_figure_changes(before.figures, after.figures))
    old, new = before.item, after.item
    if old and new and before.plan and after.plan:
        return Entry(after, change=item_change(old, new, before.plan, after.plan), figures=figures)
    return Entry(after, came=new if old is None else None, gone=bool(old and not new), figures=figures)


def _figure_changes(before: Iterable[Observation], after: Iterable[Observation]) -> Iterator[FigureChange]:
    old, new = _latest(before), _latest(after)
    for key in sorted({*old, *new}):
        first, second = old.get(key), new.get(key)
        if second is None:
            yield FigureChange(FigureKind.GONE, first, None)
        elif first and (first.value, first.stage) == (second.value, second.stage):
            continue
        elif second.is_withdrawal:
            yield FigureChange(FigureKind.WITHDRAWN, first, second)
        elif first is None or first.is_withdrawal:
            yield FigureChange(FigureKind.NEW, None, second)
        else:
            yield FigureChange(FigureKind.REVISED, first, second)


def _latest(figures: Iterable[Observation]) -> dict[_Key, Observation]:
    """The figure that counts for each period and scope: the one reported last."""
    ordered = sorted(figures, key=lambda o: o.reported or date.min)
    return {(o.period.end, o.scope, o.subject.claim): o for o in ordered}
