"""Several rows for one actual: revisions, told apart by their report dates, or claims that cannot both stand."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from xxtrack.model.actuals import Bulk, Observation, Reports, StoredRow, Subject, observed, when_reported
from xxtrack.model.finding import Finding
from xxtrack.model.message import Message, msg

_reported: Callable[[StoredRow], date] = itemgetter(0)
"""Only where every report has a date; `_when` where some have none."""
FEW = 2
"""Up to so many reports of an actual are made into observations at once: all of them will be looked at."""


@dataclass(slots=True)
class SubjectRows:
    """The rows of one subject."""

    subject: Subject
    rows: list[StoredRow] = field(default_factory=list)


class RowsBySubject:
    """All rows read so far, by item and scope and then by subject."""

    def __init__(self) -> None:
        self.of: dict[tuple[str, str], list[SubjectRows]] = {}

    def sink(self, subject: Subject) -> Callable[[StoredRow], None]:
        """A function that takes the rows of a subject."""
        new = SubjectRows(subject)
        self.of.setdefault((subject.item, subject.scope), []).append(new)
        return new.rows.append


def resolve_revisions(
    read: RowsBySubject, files: Sequence[str], findings: list[Finding]
) -> tuple[Mapping[tuple[str, str], tuple[Reports, ...]], Counter[str], Counter[str]]:
    """Each item's and scope's reports in order of time; how many rows of each file were refused, and are blank.

    ``read`` is emptied on the way, so that a large file is not held twice. ``files`` are in the order of reading.
    What was refused is added to ``findings``.
    """
    resolved: dict[tuple[str, str], tuple[Reports, ...]] = {}
    refused: Counter[str] = Counter()
    idle: Counter[str] = Counter()
    order = {file: i for i, file in enumerate(files)}
    for key in list(read.of):
        claims: dict[tuple[date, str, date], list[SubjectRows]] = {}
        for one in read.of.pop(key):
            if one.rows:
                claims.setdefault(one.subject.claim, []).append(one)
        kept: list[Reports] = []
        for claim in sorted(claims):
            reports = _of_one_subject(claims[claim])
            if reports is None:
                rivals = [observed(one.subject, row) for one in claims[claim] for row in one.rows]
                rivals.sort(key=lambda o: (order[o.subject.file], o.line))
                reports = _of_rivals(rivals, findings)
                if len(reports) < len(rivals):
                    refused.update(o.subject.file for o in rivals)
                    refused.subtract(o.subject.file for o in reports)
            if reports and (reports := _without_idle(reports, findings, idle)):
                kept.append(reports)
        if kept:
            resolved[key] = tuple(kept)
    return resolved, refused, idle


def _without_idle(reports: Reports, findings: list[Finding], idle: Counter[str]) -> Reports:
    """The reports without blanks before the first value, which take nothing back; those that do are told."""
    if isinstance(reports, Bulk) and all(isinstance(reports.rows[end][2], str) for end in (0, -1)):
        return reports  # nothing is taken back where the ends are plain numbers
    first = 0
    while first < len(reports) and reports[first].is_withdrawal:
        idle[reports[first].subject.file] += 1
        first += 1
    reports = reports[first:] if first else reports
    if reports and reports[-1].is_withdrawal:
        last, before = reports[-1], reports[-2]
        message = msg("row.withdrawn", value=_value(before), note=last.note)
        findings.append(Finding("XX424", message, last.where, last.item, last.scope, also=(before.where,)))
    return reports


def _of_one_subject(rivals: list[SubjectRows]) -> Reports | None:
    """Rows of one subject that were all reported on different days; None where it takes more to tell them apart."""
    if len(rivals) > 1:
        return None
    subject, rows = rivals[0].subject, rivals[0].rows
    if len(rows) > 1:
        days: set[date | None] = set(map(_reported, rows))
        if len(days) < len(rows):
            return None
        rows.sort(key=_when if None in days else _reported)
    if len(rows) <= FEW:
        return tuple(observed(subject, row) for row in rows)
    return Bulk(subject, rows)


def _when(row: StoredRow) -> date:
    """Reports without a date count as the first."""
    return row[0] or date.min


def _of_rivals(rivals: Iterable[Observation], findings: list[Finding]) -> Reports:
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
        message = msg(key, first=_value(first), second=_value(observation), where=str(first.where))
        hint = None if same else msg("hint.reported")
        findings.append(
            Finding(code, message, observation.where, observation.item, observation.scope, hint, also=(first.where,))
        )
    return () if clash else tuple(sorted(by_report.values(), key=when_reported))


def _value(observation: Observation) -> str | Message:
    if observation.value is not None:
        return f"{observation.value:f}"
    return msg(f"term.stage.{observation.stage.value}") if observation.stage else ""
