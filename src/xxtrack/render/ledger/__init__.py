"""The ledger (台账), as an Excel workbook."""

from dataclasses import dataclass

from xxtrack.model.assessment import Assessment, Standing
from xxtrack.render import Formats


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """A plan's standings, and those of them that are listed."""

    assessment: Assessment
    chosen: tuple[Standing, ...]


FORMATS: Formats[LedgerReport] = Formats({"xlsx": "ledger.xlsx:ledger_xlsx"})
