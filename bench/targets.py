"""What is to be reached, as ratios within one run. A target that is missed is printed, and fails nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.summary import Result, ratio

Results = Mapping[str, Mapping[str, Result]]
"""Set of inputs → case → result."""


@dataclass(frozen=True)
class Target:
    """A case on a set of inputs, and how many times as long as another it may take."""

    on: str
    case: str
    other: str
    most: float

    def reached(self, results: Results) -> tuple[float | None, bool | None]:
        """The ratio, and whether it is good enough; None where it was not measured."""
        found = results.get(self.on, {})
        value = ratio(found.get(self.case), found.get(self.other))
        if value is None:
            return None, None
        return value, value <= self.most


TARGETS = (
    Target("2023", "check", "imports", 1.25),
    Target("2023", "status", "imports", 1.2),
    Target("2023", "diff", "status", 5.0),
    Target("2023", "diff, nothing changed", "status", 2.0),
    Target("2023", "status --all", "status", 1.3),
    Target("2023", "check", "hledger balance --budget", 1.0),
    Target("2023", "status", "hledger balance --budget", 1.0),
    Target("2023", "check", "check-jsonschema", 1 / 3),
    Target("rows-1000000", "status", "csv module", 1.8),
)
"""By elapsed time."""
