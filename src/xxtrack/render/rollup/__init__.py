"""Several plans side by side, in every format."""

from dataclasses import dataclass

from xxtrack.model.rollup import AcrossPlans, SideBySide
from xxtrack.render import Formats

FORMATS: Formats[SideBySide] = Formats(
    {
        "table": "rollup.plan_terminal:rollup_text",
        "json": "rollup.plan_data:rollup_json",
        "csv": "rollup.plan_data:rollup_csv",
        "markdown": "rollup.plan_data:rollup_markdown",
    }
)


@dataclass(frozen=True, slots=True)
class AcrossReport:
    """The same items in several plans."""

    across: AcrossPlans
    limit: int = 0
    """How many items, and how many without a like, a terminal shows; 0 for all."""


ITEM_FORMATS: Formats[AcrossReport] = Formats(
    {
        "table": "rollup.item_terminal:across_text",
        "json": "rollup.item_data:across_json",
        "csv": "rollup.item_data:across_csv",
        "markdown": "rollup.item_data:across_markdown",
    }
)
