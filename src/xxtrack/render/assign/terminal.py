"""The changes that a table makes to who answers, line by line, and the rows that fit nothing."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xxtrack.model.punctuation import names_listed
from xxtrack.render.lines import Line, folded
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import DASH


class AssignReport(NamedTuple):
    """What is shown of an assignment."""

    changes: Sequence[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]
    """Id, name, key, before, after."""
    unassigned: Sequence[tuple[str, str, str]]
    """Place, words, why."""
    same: int
    without_lead: int


def assign_text(report: AssignReport, lang: Lang, width: int) -> Iterator[Line]:
    """The difference."""
    for item, name, key, before, after in report.changes:
        was, now = (names_listed(units) or DASH for units in (before, after))
        role = text(f"field.{key}", lang)
        words = f"{item} {plain(name)}  {role}: {plain(was)} → {plain(now)}"
        yield from folded(words, width, hang="  ")
    for where, words, why in report.unassigned:
        yield from folded(f"{plain(where)}: {plain(words)}  {plain(why)}", width, "yellow", hang="  ")
    summary = text(
        "assign.summary",
        lang,
        changes=len(report.changes),
        same=report.same,
        unassigned=len(report.unassigned),
        without=report.without_lead,
    )
    yield from folded(summary, width, "bold")
