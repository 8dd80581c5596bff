"""A paper as its parts are read: its plain form, its numerals, and what is known of its plan."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from xxtrack.model.draft import DraftTerms, Range
from xxtrack.model.numeral import Numeral
from xxtrack.model.period import PlanYear


@dataclass(frozen=True)
class PaperText:
    """The plain form of a document with its numerals, and what is known of its plan."""

    plain: str
    numerals: tuple[Numeral, ...]
    terms: DraftTerms

    @property
    def period(self) -> PlanYear:
        """The time that it is for."""
        assert self.terms.period
        return self.terms.period

    @property
    def year(self) -> int:
        """The year in which that begins."""
        return self.period.start.year

    @property
    def end(self) -> date:
        """Its last day."""
        return self.period.end

    @cached_property
    def english(self) -> bool:
        """Whether there is no Chinese in it."""
        return not re.search("[\u4e00-\u9fff]", self.plain)

    @cached_property
    def _starts(self) -> list[int]:
        return [numeral.start for numeral in self.numerals]

    def numerals_in(self, span: Range) -> tuple[Numeral, ...]:
        """Those of a stretch."""
        return self.numerals[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]
