"""A figure about to be written, and what it does to the figures that are there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from xxtrack.model.actuals import Actuals, Observation, Stage
from xxtrack.model.calendar import month_end
from xxtrack.model.period import Period


class Change(Enum):
    """What writing a figure would do."""

    NEW = "new"
    REVISION = "revision"
    SAME = "same"
    NOT_LATER = "not-later"
    """Another figure, but not reported after the one that stands: nothing would tell which of the two counts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure, the one that stands for the same item, scope, period and basis, and what becomes of the two."""

    figure: Observation
    change: Change
    before: Observation | None = None

    @property
    def adds(self) -> bool:
        """Whether writing it would add a row."""
        return self.change in {Change.NEW, Change.REVISION}


def entries(figures: Iterable[Observation], actuals: Actuals) -> list[Entry]:
    """Compare figures with what has been reported."""
    return [compare(figure, actuals.series.get((figure.item, figure.scope), ())) for figure in figures]


def compare(figure: Observation, chain: Iterable[Observation]) -> Entry:
    """What a figure does to the observations of its item and scope."""
    rivals = [o for o in chain if (o.period.end, o.basis) == (figure.period.end, figure.basis)]
    if not rivals:
        return Entry(figure, Change.NEW)
    before = max(rivals, key=_reported)
    known = [o for o in rivals if (_content(o), o.reported) == (_content(figure), figure.reported)]
    if known:
        # A report that was revised since is there all the same: a ledger has both.
        return Entry(figure, Change.SAME, known[0])
    if _content(before) == _content(figure):
        return Entry(figure, Change.SAME, before)
    later = _reported(figure) > _reported(before)
    return Entry(figure, Change.REVISION if later else Change.NOT_LATER, before)


def _reported(observation: Observation) -> date:
    return observation.reported or date.min


def _content(observation: Observation) -> tuple[Decimal | None, Stage | None]:
    return observation.value, observation.stage


def period_text(period: Period) -> str:
    """``2023-06`` for what runs to a month's end, else the day."""
    return period_name(period.end)


def period_name(end: date) -> str:
    """``2023-06`` for a month's end, else the day."""
    return f"{end:%Y-%m}" if end == month_end(end.year, end.month) else end.isoformat()
