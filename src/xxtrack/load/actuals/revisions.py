"""Several rows for one figure: revisions told apart by their report dates, or claims that cannot both stand."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from xxtrack.model.actuals import Bulk, Entry, Observation, Reports, Subject, observed, when_reported
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg

_reported: Callable[[Entry], date] = itemgetter(0)
"""Only where every report has a date; `_when` where some have none."""
FEW = 2
"""So many reports of a figure are made into observations at once: all of them will be looked at."""


@dataclass(slots=True)
class Chain:
    """The rows of one subject."""

    subject: Subject
    entries: list[Entry] = field(default_factory=list)


class Chains:
    """What has been read so far, by item and scope; rows of one subject lie together."""

    def __init__(self) -> None:
        """Nothing has been read."""
        self.of: dict[tuple[str, str], list[Chain]] = {}

    def take(self, subject: Subject) -> Callable[[Entry], None]:
        """Where the rows of a subject go."""
        chain = Chain(subject)
        self.of.setdefault((subject.item, subject.scope), []).append(chain)
        return chain.entries.append


def settle(
    chains: Chains, files: Sequence[str], findings: list[Finding]
) -> tuple[Mapping[tuple[str, str], tuple[Reports, ...]], Counter[str]]:
    """Each item's and scope's figures in order of time, and how many rows of each file were not kept.

    ``chains`` is emptied on the way, so that a large file is not held twice. ``files`` are in the order of reading.
    """
    figures: dict[tuple[str, str], tuple[Reports, ...]] = {}
    refused: Counter[str] = Counter()
    order = {file: i for i, file in enumerate(files)}
    for key in list(chains.of):
        claims: dict[tuple[date, str, date], list[Chain]] = {}
        for one in chains.of.pop(key):
            if one.entries:
                claims.setdefault(one.subject.claim, []).append(one)
        kept: list[Reports] = []
        for claim in sorted(claims):
            reports = _in_bulk(claims[claim])
            if reports is None:
                rivals = [observed(one.subject, entry) for one in claims[claim] for entry in one.entries]
                rivals.sort(key=lambda o: (order[o.subject.file], o.line))
                reports = _told_apart(rivals, findings)
                if len(reports) < len(rivals):
                    refused.update(o.subject.file for o in rivals)
                    refused.subtract(o.subject.file for o in reports)
            if reports:
                kept.append(reports)
        if kept:
            figures[key] = tuple(kept)
    return figures, refused


def _in_bulk(rivals: list[Chain]) -> Reports | None:
    """Rows of one subject that were all reported on different days; None where it takes more to tell them apart."""
    if len(rivals) > 1:
        return None
    subject, entries = rivals[0].subject, rivals[0].entries
    if len(entries) > 1:
        days: set[date | None] = set(map(_reported, entries))
        if len(days) < len(entries):
            return None
        entries.sort(key=_when if None in days else _reported)
    if len(entries) <= FEW:
        return tuple(observed(subject, entry) for entry in entries)
    return Bulk(subject, entries)


def _when(entry: Entry) -> date:
    """Reports without a date count as the first."""
    return entry[0] or date.min


def _told_apart(rivals: Iterable[Observation], findings: list[Finding]) -> Reports:
    """Revisions in order, the first of those that say the same; nothing where two differ and neither is the later."""
    by_report: dict[date | None, Observation] = {}
    clash = False
    for observation in rivals:
        first = by_report.setdefault(observation.reported, observation)
        if first is observation:
            continue
        same = (first.value, first.stage) == (observation.value, observation.stage)
        code, key = ("XX415", "row.repeated") if same else ("XX408", "row.two-values")
        clash |= not same
        message = msg(key, first=_said(first), second=_said(observation), where=str(first.where))
        hint = None if same else msg("hint.reported")
        findings.append(
            Finding(code, message, observation.where, observation.item, observation.scope, hint, also=(first.where,))
        )
    return () if clash else tuple(sorted(by_report.values(), key=when_reported))


def _said(observation: Observation) -> str | Message:
    if observation.value is not None:
        return f"{observation.value:f}"
    return msg(f"term.stage.{observation.stage.value}") if observation.stage else ""
