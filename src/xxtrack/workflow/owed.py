"""Who owes what, and how hard it is chased."""

from dataclasses import replace
from typing import NamedTuple

from xxtrack.assess.board import board
from xxtrack.assess.due import due
from xxtrack.assess.escalation import Escalations, escalations
from xxtrack.assess.select import Selection
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.due import BoardLine, Due
from xxtrack.model.escalation import Escalation


class Owed(NamedTuple):
    """Everything that is late or falls due, a line for each unit, and the level of every item."""

    dues: tuple[Due, ...]
    board: tuple[BoardLine, ...]
    levels: Escalations


def owed(assessment: Assessment, within: int, select: Selection) -> Owed:
    """What is late or falls due within so many days."""
    dues = due(assessment, within, select)
    levels = escalations(assessment)
    return Owed(dues, board(assessment, dues, levels, select), levels)


def level_of(assessment: Assessment, standing: Standing) -> Escalation:
    """How hard one item is chased."""
    alone = replace(assessment, standings=(standing,))
    return escalations(alone)[standing.item.id, ""]
