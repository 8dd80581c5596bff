"""The history of one item: each commit with what it did to the entry and to the actuals."""

from collections.abc import Iterator
from typing import Any

from xxtrack.model.actuals import Basis, Observation
from xxtrack.model.change import Effect
from xxtrack.model.entry import period_of
from xxtrack.model.history import Entry, FigureChange
from xxtrack.model.message import Quantity
from xxtrack.model.plan import Item
from xxtrack.render.diff.terminal import STYLES
from xxtrack.render.diff.words import change_notes, effect, field
from xxtrack.render.history import LogReport
from xxtrack.render.lines import Line, folded
from xxtrack.render.partial import partial_record
from xxtrack.render.record import json_number
from xxtrack.render.safe import as_json, plain
from xxtrack.render.words import report_words
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import DASH, quantity

FORMAT = 1
"""Raised when a key changes its meaning or goes away. 1: the first."""


def log_text(report: LogReport, lang: Lang, width: int) -> Iterator[Line]:
    """Oldest first, so that the latest stands where the reader's eye is."""
    item, entries = report.item, report.entries
    name = next((e.version.item.name for e in reversed(entries) if e.version.item), "")
    yield Line(plain(f"{item} {name}".rstrip()), "bold")
    for entry in entries:
        version = entry.version
        yield Line()
        head = Line(f"{version.when or text('log.work-tree', lang)}", "bold")
        if version.commit:
            head.append(f"  {version.commit[:10]}", "dim")
        yield head
        if version.subject:
            yield from folded(version.subject, width, "dim", "    ")
        for line, style in _lines(entry, lang):
            yield from folded(line, width, style, "    ", "  ")


def _lines(entry: Entry, lang: Lang) -> Iterator[tuple[str, str]]:
    if entry.came:
        key = "log.cut" if entry.version.cut else "log.added"
        yield text(key, lang, target=_promise(entry.came), count=len(entry.version.figures)), ""
    if entry.version.refused:
        yield text("log.refused", lang), STYLES[Effect.MIXED]
    if entry.gone:
        yield text("log.removed", lang), STYLES[Effect.WEAKENED]
    if entry.change:
        yield effect(entry.change, lang), STYLES[entry.change.effect]
        yield from ((field(part, lang), "") for part in entry.change.fields)
        yield from ((note, "") for note in change_notes(entry.change, lang))
    yield from ((_actual_change(one, entry.version.item, lang), "") for one in entry.figures)


def _promise(item: Item) -> str:
    return item.target.text if item.target else str(item.due or DASH)


def _actual_change(change: FigureChange, item: Item | None, lang: Lang) -> str:
    named = change.named
    said = text(
        f"log.{change.kind.value}-figure",
        lang,
        period=f"{period_of(named)} {text('import.alone', lang)}" if named.basis is Basis.PERIOD else named.period.end,
        scope=named.scope,
        value=_value(change.after, item, lang),
        before=_value(change.before, item, lang),
    )
    return " ".join(said.split())


def _value(actual: Observation | None, item: Item | None, lang: Lang) -> str:
    """A figure with its unit, or the word of a stage; empty where there is none."""
    if actual is None:
        return ""
    if (said := report_words(actual, lang)) or actual.value is None:
        return said
    return quantity(Quantity(actual.value, item.in_unit if item else "%"))


def log_json(report: LogReport, _lang: Lang, _width: int = 0) -> str:
    """One object with every commit."""
    content = {
        "format": FORMAT,
        "partial": partial_record(report.left_out),
        "id": report.item,
        "entries": [_entry(entry) for entry in report.entries],
    }
    return as_json(content)


def _entry(entry: Entry) -> dict[str, Any]:
    version, change = entry.version, entry.change
    return {
        "commit": version.commit or None,
        "date": version.when.isoformat() if version.when else None,
        "author": version.author or None,
        "subject": version.subject or None,
        "added": entry.came is not None and not version.cut,
        "cut": version.cut,
        "removed": entry.gone,
        "refused": version.refused,
        "target": version.item.target.text if version.item and version.item.target else None,
        "due": version.item.due.isoformat() if version.item and version.item.due else None,
        "effect": change.effect.value if change else None,
        "fields": [{"key": f.key, "before": f.before, "after": f.after} for f in change.fields] if change else [],
        "figures": [
            {
                "kind": one.kind.value,
                "period": one.named.period.end.isoformat(),
                "start": one.named.period.start.isoformat() if one.named.basis is Basis.PERIOD else None,
                "scope": one.named.scope,
                "before": _plain_value(one.before),
                "after": _plain_value(one.after),
            }
            for one in entry.figures
        ],
    }


def _plain_value(actual: Observation | None) -> int | float | str | None:
    if actual is None:
        return None
    return actual.stage.value if actual.stage else json_number(actual.value)
