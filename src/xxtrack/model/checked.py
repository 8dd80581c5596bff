"""What a check has found: the one thing that every renderer of findings is given."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from xxtrack.diagnostics import Finding
from xxtrack.model.message import Message

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
    compared: bool = False
    """Whether there was an earlier state; then only what is new can fail."""
    as_of: date | None = None
    policy: Message | None = None
    """The policy used, in one line."""
    read: Message | None = None
    """How much was read, so that silence is not taken for health."""
    names: Mapping[str, str] = _NOTHING
    """The items' names by id."""
    lines: Mapping[str, Mapping[int, str]] = _NOTHING
    """The lines that findings point at, by file and number."""

    @property
    def failed(self) -> bool:
        """Whether the gate says no."""
        return bool(self.failing or self.breaches)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The excused ones."""
        return tuple(finding for finding in self.findings if finding.waived)
