"""Forecasts, in every format."""

from collections.abc import Sequence
from dataclasses import dataclass

from xxtrack.model.assessment import Assessment
from xxtrack.model.forecast import Foreseen
from xxtrack.render import Formats


@dataclass(frozen=True, slots=True)
class ForecastReport:
    """A forecast, or the reason for none, for every indicator asked for."""

    assessment: Assessment
    all_foreseen: Sequence[Foreseen]
    each_reason: bool = False
    """Whether a terminal lists every item without a forecast; else they are counted by reason."""
    every: bool = False
    """Whether a terminal lists what will likely be reached too, and how each method did on the item's own past."""


FORMATS: Formats[ForecastReport] = Formats(
    {
        "table": "forecast.terminal:forecast_text",
        "json": "forecast.data:forecast_json",
        "csv": "forecast.data:forecast_csv",
        "markdown": "forecast.markdown:forecast_markdown",
    }
)
