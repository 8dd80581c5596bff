"""Rows that somebody wants to write, checked by the very reader that will read them afterwards."""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from xxtrack.load.actuals.columns import COLUMNS
from xxtrack.load.actuals.english_values import has_mark
from xxtrack.load.actuals.read import load_actuals
from xxtrack.load.actuals.subjects import scopes_hint
from xxtrack.load.actuals.values import is_missing
from xxtrack.load.source import Source
from xxtrack.model.actuals import Observation
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Plan

_NAME = "candidates"
"""What the reader calls the table that the candidates are put into."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The columns of a row, as text, and the place it comes from in words: ``报表.xlsx!6月!C5``."""

    columns: Mapping[str, str]
    origin: str


@dataclass(frozen=True, slots=True)
class CheckedCandidate:
    """A candidate with its actual, or with why there is none; an actual may have warnings."""

    candidate: Candidate
    actual: Observation | None
    findings: tuple[Finding, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether the cell says that there is no value."""
        return self.actual is None and not self.findings


def check_candidates(candidates: Sequence[Candidate], plan: Plan) -> list[CheckedCandidate]:
    """Check every candidate: ids, names, units, scopes, periods, and rivals among the candidates themselves."""
    loaded = load_actuals([Source(_NAME, _as_csv(candidates))], plan)
    known = chain.from_iterable((*loaded.actuals.series.values(), *loaded.actuals.worded.values()))
    actuals = {actual.where.line: actual for actual in known}
    findings: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in loaded.findings:
        findings[finding.where.line].append(_moved(finding, candidates))
    return [
        _checked(candidate, actuals.get(line), findings[line], plan) for line, candidate in enumerate(candidates, 2)
    ]


def _checked(candidate: Candidate, actual: Observation | None, findings: list[Finding], plan: Plan) -> CheckedCandidate:
    where = Where(candidate.origin)
    if actual is None:
        if not findings and not is_missing(candidate.columns.get("value", "")):
            # The reader tells of a clash at the later of two rows; the earlier one is left out as well.
            findings = [Finding("XX408", msg("entry.clash"), where, candidate.columns.get("id", ""))]
        return CheckedCandidate(candidate, None, tuple(findings))
    item = plan.items[actual.item]
    if item.each and not actual.scope:
        message = msg("entry.scope-needed", id=item.id, name=item.name)
        needed = Finding("XX411", message, where, item.id, hint=scopes_hint(plan.scopes_of(item)))
        return CheckedCandidate(candidate, None, (*findings, needed))
    return CheckedCandidate(candidate, _noted(actual.moved_to(candidate.origin), candidate), tuple(findings))


def _noted(actual: Observation, candidate: Candidate) -> Observation:
    """With what stands at the number besides it (12.3p) kept as a note: the number alone is written."""
    text = candidate.columns.get("value", "").strip()
    if actual.value is None or not has_mark(text):
        return actual
    note = "; ".join(part for part in (actual.note, text) if part)
    return actual._replace(subject=actual.subject._replace(note=note))


def _as_csv(candidates: Sequence[Candidate]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for candidate in candidates:
        writer.writerow([" ".join(candidate.columns.get(column, "").split()) for column in COLUMNS])
    # A zero byte would make all of it a binary file.
    return out.getvalue().replace("\0", "\ufffd").encode("utf-8", "replace")


def _moved(finding: Finding, candidates: Sequence[Candidate]) -> Finding:
    """A finding at the place the row comes from; other rows that it names are given by their places too."""
    args = tuple(
        (name, _origin(value, candidates) if name == "where" and isinstance(value, str) else value)
        for name, value in finding.message.args
    )
    origin = candidates[finding.where.line - 2].origin
    return finding._replace(where=Where(origin), message=Message(finding.message.key, args))


def _origin(place: str, candidates: Sequence[Candidate]) -> str:
    file, _, rest = place.partition(":")
    line = rest.partition(":")[0]
    return candidates[int(line) - 2].origin if file == _NAME and line.isdecimal() else place
