"""What an import or a recording did, in every format."""

from dataclasses import dataclass

from xxtrack.model.entry import ImportReport
from xxtrack.model.finding import LeftOut
from xxtrack.model.plan import Plan
from xxtrack.render import Formats


@dataclass(frozen=True, slots=True)
class PlanImport:
    """What was imported into the actuals of a plan, file by file."""

    reports: tuple[ImportReport, ...]
    plan: Plan
    left_out: LeftOut | None = None


FORMATS: Formats[PlanImport] = Formats(
    {
        "table": "importing.terminal:import_text",
        "json": "importing.to_json:import_json",
    }
)
