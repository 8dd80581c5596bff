"""What a report is made from: the standing now and at the last issue, and the bulletins of units."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from xxtrack.assess.bulletin import bulletin, last_period_end, moves
from xxtrack.assess.evaluate import evaluate, statuses
from xxtrack.assess.histories import Histories
from xxtrack.assess.select import Selection, is_chapter
from xxtrack.errors import UsageError
from xxtrack.model.assessment import Assessment, Move, Standing
from xxtrack.model.bulletin import Bulletin
from xxtrack.model.calendar import month_ends
from xxtrack.model.choices import Kind
from xxtrack.model.due import Reminder
from xxtrack.model.message import msg
from xxtrack.workflow.case import Case, asked_day
from xxtrack.workflow.owed import Owed

AHEAD_DAYS = 30
"""How far ahead a report looks for what is to be reported."""


@dataclass(frozen=True, slots=True)
class ReportBasis:
    """What every format of a report is made from."""

    case: Case
    assessment: Assessment
    chosen: tuple[Standing, ...]
    before: Assessment | None
    """The standing at the last issue, by status and pace; None for the first."""
    moves: tuple[Move, ...]
    units: tuple[str, ...]
    """Those it is asked for, as they were given; empty for all."""
    owed: Owed
    chapters: tuple[str, ...] = ()
    inline: bool = False
    """Whether a bulletin has its annex in the document."""
    past: tuple[Assessment, ...] = ()
    """The same plan at the end of each month so far and now, where it is asked for."""
    withheld: int = 0
    """Items that the public does not see."""


def report_basis(case: Case, select: Selection, since: str | None, *, inline: bool = False) -> ReportBasis:
    """Judge the case today and at the last issue: ``since``, else the end of the last reporting period."""
    # Every day of a report begins with the same rows.
    case = case._replace(histories=case.histories or Histories(case.plan, case.actuals, date.max))
    assessment = case.assessment()
    day = last_issue(since, case) if since else last_period_end(case.plan, case.as_of)
    before = _then(case, day) if day else None
    moved = moves(before, assessment) if before else ()
    chosen = select.standings(case.plan, assessment.standings)
    return ReportBasis(
        case,
        assessment,
        chosen,
        before,
        moved,
        tuple(dict.fromkeys((*select.leads, *select.units))),
        Owed(assessment, AHEAD_DAYS, select),
        select.chapters,
        inline,
    )


def _then(case: Case, day: date) -> Assessment:
    """The standing at the last issue, as far as it is compared with today's: by status and pace."""
    return evaluate(case.plan, case.actuals, day, fully=False, later=case.histories)


def with_past(basis: ReportBasis) -> ReportBasis:
    """The same with how the indicators stood, by the figures known now, at the end of each month so far, and now."""
    case = basis.case
    chosen = dict.fromkeys(standing.item.id for standing in basis.chosen)
    items = [item for id_ in chosen if (item := case.plan.items[id_]).kind is Kind.INDICATOR]
    days = [day for day in month_ends(case.plan.start, case.plan.end) if day < case.as_of]
    return replace(basis, past=(*statuses(case.plan, items, case.actuals, days, case.histories), basis.assessment))


def last_issue(text: str, case: Case) -> date:
    """The day of the last issue as asked for; raises `UsageError` where it is not in the plan or not before today."""
    day = asked_day(text, case.plan.year)
    if not case.plan.start <= day < case.as_of:
        raise UsageError(msg("bulletin.stop-since", since=day, start=case.plan.start, as_of=case.as_of))
    return day


def one_bulletin(basis: ReportBasis) -> Bulletin:
    """The bulletin of the plan, of the chapters or of the one unit asked for; raises `UsageError` for no such unit."""
    answering, units = basis.assessment.plan.answering, basis.units
    if not units:
        return bulletin_of(basis, None)
    if basis.chapters:
        raise UsageError(msg("bulletin.stop-chapter-and-lead"))
    if len(units) > 1:
        raise UsageError(msg("bulletin.stop-one-lead"))
    meant = answering.meant(units[0])
    if not meant:
        raise UsageError(msg("bulletin.stop-unit", unit=units[0], names=" / ".join(answering.units) or "—"))
    if len(meant) > 1:
        raise UsageError(msg("bulletin.stop-one-lead"))
    return bulletin_of(basis, meant[0])


def bulletin_of(basis: ReportBasis, unit: str | None) -> Bulletin:
    """The bulletin of a unit, else (None) of the chapters asked for or the whole plan, with what is owed."""
    plan = basis.assessment.plan
    asked = [chapter for chapter in plan.chapters if any(is_chapter(chapter, one) for one in basis.chapters)]
    issue = bulletin(basis.assessment, basis.before, unit, tuple(asked))
    owed = basis.owed
    dues = owed.dues if unit is None else tuple(one for one in owed.dues if unit in one.units)
    board = owed.board if unit is None else tuple(line for line in owed.board if line.unit == unit)
    return replace(issue, dues=dues, board=board, levels=owed.levels, inline=basis.inline)


def bulletins(basis: ReportBasis) -> Iterator[Bulletin]:
    """A bulletin for every unit, and one for the items without a lead."""
    answering = basis.assessment.plan.answering
    for unit in (*answering.units, *answering.meant("-")):
        yield bulletin_of(basis, unit)


ANSWER_DAYS = 5
"""Days from the day of a reminder until its answer."""


def reminders(basis: ReportBasis) -> Iterator[Reminder]:
    """A reminder for every unit that owes something late, and one for what is nobody's."""
    plan, as_of, owed = basis.assessment.plan, basis.assessment.as_of, basis.owed
    asked = {unit for given in basis.units for unit in plan.answering.meant(given)}
    for unit in dict.fromkeys(unit for one in owed.dues if one.late_by for unit in one.units):
        if asked and unit not in asked:
            continue
        mine = [one for one in owed.dues if unit in one.units]
        late, coming = (tuple(d for d in mine if bool(d.late_by) is wanted) for wanted in (True, False))
        until, sources = as_of + timedelta(days=ANSWER_DAYS), basis.assessment.actuals.sources
        left_out = basis.assessment.left_out
        yield Reminder(plan, as_of, unit, late, coming, owed.levels, until, sources, left_out)


def one_reminder(basis: ReportBasis) -> Reminder:
    """The one reminder asked for; raises `UsageError` where there is none, or more than one."""
    found = list(reminders(basis))
    if len(found) != 1:
        raise UsageError(msg("reminder.stop-one" if found else "reminder.stop-none"))
    return found[0]
