"""Who has reported and who has not: one line for each unit that has to report."""

from collections.abc import Iterable
from datetime import date

from xxtrack.assess.due import leaves, owing
from xxtrack.assess.escalation import Escalations
from xxtrack.assess.reporting import owed_ends
from xxtrack.assess.select import Selection
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.due import BoardLine, Due, DueKind
from xxtrack.model.escalation import AT_REST, Level
from xxtrack.model.status import FINISHED


def board(assessment: Assessment, dues: Iterable[Due], levels: Escalations, select: Selection) -> tuple[BoardLine, ...]:
    """A line for every unit with anything asked of it by now or late, who owes most first."""
    late = {(one.item.id, one.standing.scope): one for one in dues if one.late_by and one.kind is DueKind.ACTUAL}
    missed = {(one.item.id, one.standing.scope) for one in dues if one.late_by and one.kind is DueKind.MILESTONE}
    lines: dict[str, BoardLine] = {}
    for standing in assessment.standings:
        for leaf in leaves(standing, assessment):
            if not select.leaf(assessment.plan, leaf.item, leaf.scope):
                continue
            key = (leaf.item.id, leaf.scope)
            is_asked, reported = (True, False) if key in late else _state(leaf, assessment)
            if not is_asked and key not in missed:
                continue
            asking = select.asking(assessment.plan, leaf.item, leaf.scope)
            for unit in owing(assessment, leaf):
                if select.by_unit and asking and unit not in asking:
                    continue
                line = lines.get(unit, BoardLine(unit, 0, 0, 0, None, 0, Level.NONE))
                lines[unit] = line._replace(
                    asked=line.asked + is_asked,
                    reported=line.reported + reported,
                    late=line.late + (key in late),
                    first_late=_earlier(line.first_late, late[key].on) if key in late else line.first_late,
                    milestones=line.milestones + (key in missed),
                    level=max(line.level, levels.get(key, AT_REST).level, key=lambda level: level.rank),
                )
    return tuple(sorted(lines.values(), key=lambda one: (-one.late, -one.milestones, -one.asked, one.unit)))


def _earlier(known: date | None, day: date) -> date:
    return min(known or day, day)


def _state(leaf: Standing, assessment: Assessment) -> tuple[bool, bool]:
    """Whether an actual for the newest period that is over is asked for, and whether it has come."""
    item = leaf.item if leaf.item.due else leaf.item._replace(due=assessment.plan.end)
    over = [end for end in owed_ends(item, assessment.plan) if end < assessment.as_of]
    if not over:
        return False, False
    reported = any(reading.on >= over[-1] for reading in leaf.history)
    return reported or leaf.status not in FINISHED, reported
