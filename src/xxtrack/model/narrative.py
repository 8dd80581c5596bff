"""What a bureau writes beside its figure: progress, problem, next step and evidence. Texts, never figures."""

from datetime import date
from typing import NamedTuple

COLUMNS = ("progress", "problem", "next", "evidence")
"""What the parts are called in tables of actuals and in JSON."""
_ACTS = "=+-@"


class Narrative(NamedTuple):
    """The words of one row; false where there are none."""

    progress: str = ""
    problem: str = ""
    next_step: str = ""
    evidence: str = ""
    """The paper that shows a figure to be true: a path in the repository or an address."""

    def __bool__(self) -> bool:
        return any(self)

    def over(self, earlier: "Narrative") -> "Narrative":
        """The earlier words with each part replaced that is said anew."""
        return Narrative(*(new or old for new, old in zip(self, earlier, strict=True)))

    def columns(self) -> dict[str, str]:
        """The parts by their columns."""
        return dict(zip(COLUMNS, self, strict=True))


NO_NARRATIVE = Narrative()


class Told(NamedTuple):
    """The words that were told last, and the last day of the period that they are for."""

    on: date
    narrative: Narrative


def narrative_text(cell: str) -> str:
    """A cell as one line, without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    line = " ".join(cell.split())
    return line[1:] if line[:1] == "'" and line[1:2] and line[1] in _ACTS else line
