"""Findings: what is wrong, where, how much it matters. Every problem in a user's data is one of these."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from xxtrack.model.equality import equal_without
from xxtrack.model.message import Message
from xxtrack.model.rules import RULES, Rule, Severity


@equal_without("length")
class Where(NamedTuple):
    """A place in a file; line and column count from 1 in characters, 0 means the file as a whole.

    Two are the same place, however long what stands there is.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 0
    """How many characters the offending value takes, for the caret; 0 where not known."""

    def __str__(self) -> str:
        """``file:line:column``, the form editors jump to."""
        return ":".join(str(part) for part in self[:3] if part)


class Finding(NamedTuple):
    """One problem, as data; the words are made by `xxtrack.wording`."""

    code: str
    message: Message
    where: Where
    item: str = ""
    scope: str = ""
    hint: Message | None = None
    severity_set: Severity | None = None
    """A severity that the plan's policy sets in place of the rule's own."""
    waived: Message | None = None
    """The waiver that excuses it: such a finding is shown and counted but never fails."""
    also: tuple[Where, ...] = ()
    """Other places that it is about: the first of two equal ids, the clause that a target is not in."""
    new: bool = False
    """Whether it was not there in the state that this one is compared with."""

    @property
    def rule(self) -> Rule:
        """The rule this breaks."""
        return RULES[self.code]

    @property
    def severity(self) -> Severity:
        """The policy's severity, else the rule's."""
        return self.severity_set or self.rule.severity


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file, line, column, then code: the same findings always print in the same order."""
    return tuple(sorted(findings, key=lambda f: (f.where, f.code, f.item, f.scope)))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether anything is an error."""
    return any(f.severity is Severity.ERROR for f in findings)


class LeftOut(NamedTuple):
    """What of the input could not be used: a result without it is partial, and says so wherever it goes."""

    errors: int
    items: int
    """Of the plan."""
    rows: int
    """Of the actuals."""


_NOTHING: Mapping[Any, Any] = {}


class Checked(NamedTuple):
    """Findings in order, waived ones among them, with all that is needed to show them."""

    findings: tuple[Finding, ...]
    failing: tuple[Finding, ...] = ()
    """Those that the gate objects to."""
    breaches: tuple[Message, ...] = ()
    """Limits on the whole that do not hold."""
    better: tuple[Message, ...] = ()
    """What has improved against an earlier state, where there is one to compare with."""
    adjusted: tuple[Message, ...] = ()
    """What stands better only because the plan was changed."""
    softened: int = 0
    """How many changes of the plan soften it, on record or not."""
    compared: bool = False
    """Whether there was an earlier state; then only what is new can fail."""
    as_of: date | None = None
    policy: Message | None = None
    """The policy used, in one line."""
    read: Message | None = None
    """How much was read, so that silence is not taken for health."""
    left_out: LeftOut | None = None
    """None where all of the input was used."""
    names: Mapping[str, str] = _NOTHING
    """The items' names by id."""
    lines: Mapping[str, Mapping[int, str]] = _NOTHING
    """The lines that findings point at, by file and number."""
    groups: Mapping[str, str] = _NOTHING
    """The unit that leads an item, or its chapter, by the item's id: many findings are shown by these."""
    limit: int = 0
    """How many findings people are shown; 0 for all."""

    @property
    def failed(self) -> bool:
        """Whether the gate says no."""
        return bool(self.failing or self.breaches)

    @property
    def listed(self) -> tuple[Finding, ...]:
        """Those to show: all, or against an earlier state what is new."""
        return tuple(finding for finding in self.findings if finding.new or not self.compared)

    @property
    def old(self) -> tuple[Finding, ...]:
        """Those that were there before, where there was an earlier state."""
        return tuple(finding for finding in self.findings if self.compared and not finding.new)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The excused ones."""
        return tuple(finding for finding in self.findings if finding.waived)
