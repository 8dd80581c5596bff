"""Who owes what, and how hard it is chased."""

from dataclasses import dataclass, replace
from functools import cached_property

from xxtrack.assess.board import board
from xxtrack.assess.due import due
from xxtrack.assess.escalation import Escalations, escalations
from xxtrack.assess.select import Selection
from xxtrack.model.assessment import Assessment, Standing
from xxtrack.model.due import BoardLine, Due
from xxtrack.model.escalation import Escalation


@dataclass(frozen=True)
class Owed:
    """Everything that is late or falls due within so many days; what of it is not asked for is not worked out."""

    assessment: Assessment
    within: int
    select: Selection

    @cached_property
    def dues(self) -> tuple[Due, ...]:
        """The most pressing first."""
        return due(self.assessment, self.within, self.select)

    @cached_property
    def board(self) -> tuple[BoardLine, ...]:
        """A line for each unit."""
        return board(self.assessment, self.dues, self.levels, self.select)

    @cached_property
    def levels(self) -> Escalations:
        """How hard every item is chased."""
        return escalations(self.assessment)


def level_of(assessment: Assessment, standing: Standing) -> Escalation:
    """How hard one item is chased."""
    alone = replace(assessment, standings=(standing,))
    return escalations(alone)[standing.item.id, ""]
