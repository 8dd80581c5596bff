"""The one table of rules: every kind of finding there is. A code is never reused."""

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How much a finding matters; the order is from bad to mild."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Rule(NamedTuple):
    """One kind of finding: a code that never changes its meaning, a name, and how bad it is unless set otherwise.

    Title, explanation and examples are on its page, ``wording/rules/<code>.txt``.
    """

    code: str
    name: str
    severity: Severity
    on: bool = True
    """Whether it is applied where nobody asked for it."""

    @property
    def fixed(self) -> bool:
        """Whether no policy may touch it: what keeps part of a plan from being read cannot be waved through."""
        return self.code.startswith(("XX1", "XX2"))


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        # The YAML
        Rule("XX101", "file-unreadable", _E),
        Rule("XX102", "not-text", _E),
        Rule("XX103", "yaml-syntax", _E),
        Rule("XX104", "duplicate-key", _E),
        Rule("XX105", "yaml-feature-refused", _E),
        Rule("XX106", "empty-plan", _E),
        Rule("XX107", "too-large", _E),
        Rule("XX108", "cut-by-comment", _W),
        # Its shape
        Rule("XX201", "unknown-key", _E),
        Rule("XX202", "missing-key", _E),
        Rule("XX203", "wrong-type", _E),
        Rule("XX204", "bad-value", _E),
        Rule("XX205", "unreadable-target", _E),
        Rule("XX206", "impossible-date", _E),
        Rule("XX207", "malformed-id", _E),
        Rule("XX208", "unsupported-version", _E),
        # The plan's sense
        Rule("XX301", "duplicate-id", _E),
        Rule("XX302", "id-under-other-point", _E),
        Rule("XX303", "part-of-unknown-item", _E),
        Rule("XX304", "part-of-circle", _E),
        Rule("XX305", "date-outside-plan", _E),
        Rule("XX306", "start-after-due", _E),
        Rule("XX307", "unknown-group", _E),
        Rule("XX308", "duplicate-point", _E),
        Rule("XX309", "pace-does-not-fit", _E),
        Rule("XX310", "empty-point", _W),
        Rule("XX311", "key-does-not-apply", _E),
        Rule("XX312", "target-met-at-baseline", _W),
        Rule("XX313", "impossible-target", _E),
        Rule("XX314", "soft-target", _W),
        Rule("XX315", "all-due-at-the-end", _I),
        Rule("XX316", "unit-against-measure", _W),
        Rule("XX317", "part-larger-than-whole", _E),
        Rule("XX318", "quotas-miss-target", _E),
        Rule("XX319", "empty-group", _E),
        Rule("XX320", "no-lead", _W, on=False),
        Rule("XX321", "names-alike", _W),
        Rule("XX322", "number-not-in-text", _W),
        Rule("XX323", "unknown-rule", _E),
        Rule("XX324", "fixed-rule", _E),
        Rule("XX325", "measure-not-written", _E),
        Rule("XX326", "band-without-better", _W),
        Rule("XX327", "quota-of-unknown-scope", _E),
        Rule("XX328", "member-without-quota", _W),
        Rule("XX329", "limit-does-not-fit", _E),
        Rule("XX330", "undecided", _W),
        Rule("XX340", "share-of", _E),
        Rule("XX341", "followed-item", _E),
        Rule("XX342", "weights", _E),
        # The actuals
        Rule("XX401", "actuals-unreadable", _E),
        Rule("XX402", "unknown-encoding", _E),
        Rule("XX403", "missing-column", _E),
        Rule("XX404", "unknown-item", _E),
        Rule("XX405", "bad-number", _E),
        Rule("XX406", "bad-period", _E),
        Rule("XX407", "period-outside-plan", _E),
        Rule("XX408", "two-values", _E),
        Rule("XX409", "name-mismatch", _E),
        Rule("XX410", "unit-mismatch", _E),
        Rule("XX411", "unknown-scope", _E),
        Rule("XX412", "row-shape", _E),
        Rule("XX413", "unknown-column", _W),
        Rule("XX414", "bad-date", _E),
        Rule("XX415", "repeated-row", _W),
        Rule("XX416", "bad-basis", _E),
        Rule("XX417", "duplicate-column", _E),
        Rule("XX418", "row-above-header", _E),
        # What the actuals say of themselves
        Rule("XX420", "slip-of-magnitude", _W),
        Rule("XX421", "approximate-value", _I),
        Rule("XX422", "running-total", _W),
        Rule("XX423", "period-gap", _W),
        Rule("XX424", "withdrawn", _I),
        Rule("XX425", "count-for-per-cent", _W),
        Rule("XX430", "cumulative-falls", _W),
        Rule("XX431", "jump", _W),
        Rule("XX432", "same-figure", _W),
        Rule("XX433", "always-the-target", _W),
        Rule("XX434", "reported-too-early", _W),
        Rule("XX435", "first-of-month", _W),
        Rule("XX436", "parts-differ", _I),
        Rule("XX437", "share-differs", _W),
        Rule("XX441", "evidence-not-found", _W),
        Rule("XX442", "evidence-changed", _W),
        # Performance
        Rule("XX501", "lagging", _E),
        Rule("XX502", "missed", _E),
        Rule("XX503", "no-data", _E),
        Rule("XX504", "stale", _W),
        Rule("XX505", "at-risk", _W),
        Rule("XX506", "achieved-without-evidence", _W),
        # Review
        Rule("XX611", "weakened", _E),
        Rule("XX612", "item-removed", _E),
        Rule("XX613", "rule-weakened", _E),
        Rule("XX614", "amendment-untrue", _E),
        Rule("XX615", "amendment-deleted", _E),
        Rule("XX616", "actual-altered", _E),
        Rule("XX617", "base-unusable", _W),
        # Waivers
        Rule("XX651", "waiver-expired", _E),
        Rule("XX652", "waiver-unused", _W),
        Rule("XX653", "waiver-outlasts-due-date", _E),
        Rule("XX654", "record-says-nothing", _E),
        # The source document
        Rule("XX701", "source-unreadable", _E),
        Rule("XX702", "source-not-text", _E),
        Rule("XX703", "clause-unclaimed", _E),
        Rule("XX704", "numeral-unclaimed", _E),
        Rule("XX705", "text-not-in-source", _E),
        Rule("XX706", "number-differs", _E),
        Rule("XX707", "target-differs", _E),
        Rule("XX708", "excuse-not-in-source", _E),
        Rule("XX709", "heading-differs", _E),
        Rule("XX710", "item-without-text", _W),
        Rule("XX711", "source-changed", _W),
    )
}
