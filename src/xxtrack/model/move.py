"""An item whose status is not what it was."""

from dataclasses import dataclass

from xxtrack.model.assessment import RANK, Standing


@dataclass(frozen=True, slots=True)
class Move:
    """The same item at two dates."""

    before: Standing
    after: Standing

    @property
    def worse(self) -> bool:
        """Whether it went towards what needs a person."""
        return RANK[self.after.status] < RANK[self.before.status]
