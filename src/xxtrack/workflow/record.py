"""Figures into the files of a plan: checked against it, compared with what is there, and written once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.rules.data_rules import new_warnings
from xxtrack.errors import UsageError
from xxtrack.load.actuals.candidates import Candidate, check_candidates
from xxtrack.load.find import actuals_beside, is_folder, is_there, shown
from xxtrack.model.assessment import Standing
from xxtrack.model.day_time import DayTime
from xxtrack.model.entry import Accepted, ActualEntry, EntryKind, entries_for
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg
from xxtrack.model.period import PeriodError, PlanYear
from xxtrack.model.period_grammar import parse_period
from xxtrack.wording import Lang
from xxtrack.workflow.case import Case, Files, load_case, read_inputs
from xxtrack.write.actuals import file_for, write_actuals


@dataclass(frozen=True, slots=True)
class Destination:
    """Where figures go: the ``file`` asked for, else the file that has the item's figures, else one in ``folder``."""

    folder: Path
    file: Path | None = None


class NewFigure(NamedTuple):
    """A figure that may be written, or is held back, and the warnings that it would bring."""

    entry: ActualEntry
    warnings: tuple[Finding, ...]


def case_for_writing(files: Files, today: date, lang: Lang | None) -> Case:
    """Plan and figures as they are; a folder of figures that is asked for may be empty or not there yet."""
    there = tuple(path for path in files.actuals if is_there(path))
    return load_case(read_inputs(replace(files, actuals=there)), today=today, lang=lang)


def destination(files: Files, file: Path | None) -> Destination:
    """A file that does not exist yet is made in the folder of figures asked for, else in the plan's."""
    if files.actuals:
        first = files.actuals[0]
        return Destination(first if is_folder(first) else first.parent, file)
    return Destination(Path(shown(actuals_beside(files.plan_path()), files.base)), file)


def new_figure(columns: Mapping[str, str], case: Case, accepted: Accepted, now: DayTime) -> NewFigure:
    """A row as the columns of a file, checked as the reader will check it; raises `UsageError` where it is refused.

    A period that does not run from the year's beginning (a month by name, a quarter) stands for itself. What is
    reported on a day of which a row is there gets the time ``now``.
    """
    basis = "period" if _alone(columns["period"], case.plan.year) else ""
    checked = check_candidates([Candidate({**columns, "basis": basis}, "")], case.plan)[0]
    if checked.missing:
        raise UsageError(msg("entry.no-value", text=columns["value"]))
    if checked.actual is None:
        first = checked.findings[0]
        raise UsageError(
            msg("entry.with-hint", problem=first.message, hint=first.hint) if first.hint else first.message
        )
    entry = entries_for([checked.actual], case.actuals, now)[0]
    brought = new_warnings(case.plan, case.actuals, [checked.actual]) if entry.adds_figure else ()
    return NewFigure(accepted.hold([entry], brought)[0], (*checked.findings, *brought))


def _alone(period: str, year: PlanYear) -> bool:
    try:
        return parse_period(period, year).alone
    except PeriodError:
        return False


def standing_of(entry: ActualEntry, case: Case) -> Standing:
    """How the item or the scope that a figure is for stands at the end of the figure's period."""
    day = max(entry.actual.period.end, case.plan.start)
    whole = evaluate(case.plan, case.actuals, day).by_id[entry.actual.item]
    return next((part for part in whole.scopes if part.scope == entry.actual.scope), whole)


def write_entry(entry: ActualEntry, case: Case, to: Destination) -> ActualEntry:
    """Write one figure; raises `UsageError` for another figure that is not reported later than the one there."""
    done = write_entries([entry], case, to)[0]
    if done.kind is EntryKind.NOT_LATER:
        assert done.before
        raise UsageError(msg("entry.not-later", before=done.before.reported or "—", where=str(done.before.where)))
    return done


def by_file(entries: Sequence[ActualEntry], case: Case, to: Destination) -> dict[Path, list[ActualEntry]]:
    """The figures to be written by the file they go to, in the order of the files."""
    groups: dict[Path, list[ActualEntry]] = {}
    for entry in entries:
        if entry.adds:
            path = to.file or file_for(entry.actual, case.plan, case.actuals, to.folder)
            groups.setdefault(path, []).append(entry)
    return dict(sorted(groups.items()))


def write_entries(entries: Sequence[ActualEntry], case: Case, to: Destination) -> list[ActualEntry]:
    """Write what is new or revised; returns every entry as it turned out, in the order given.

    Somebody else may have written the same figure since the files were read: then it counts as the same.
    """
    outcome = {id(entry): entry for entry in entries}
    for path, group in by_file(entries, case, to).items():
        results = write_actuals(path, [entry.actual for entry in group], case.plan)
        for entry, result in zip(group, results, strict=True):
            if result.kind in {EntryKind.SAME, EntryKind.NOT_LATER}:
                outcome[id(entry)] = result
    return [outcome[id(entry)] for entry in entries]
