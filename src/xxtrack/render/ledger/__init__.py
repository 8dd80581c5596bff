"""The ledger (台账), as an Excel workbook."""

from dataclasses import dataclass

from xxtrack.model.assessment import Assessment, Standing, units_of
from xxtrack.render import Formats


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """A plan's standings, and those of them that are listed."""

    assessment: Assessment
    chosen: tuple[Standing, ...]
    units: tuple[str, ...] = ()
    """The units it was asked for, where it is not for all."""

    @property
    def leads(self) -> tuple[str, ...]:
        """The units that have a sheet of their own, and a line of the summary."""
        return units_of(self.assessment.plan, self.chosen, self.units)


FORMATS: Formats[LedgerReport] = Formats({"xlsx": "ledger.xlsx:ledger_xlsx"})
