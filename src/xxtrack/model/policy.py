"""How a plan is judged and what of it is excused or was changed by decision."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from xxtrack.model.choices import Frequency, ThresholdBy
from xxtrack.model.equality import equal_without
from xxtrack.model.escalation import EscalationRules
from xxtrack.model.finding import Where

_NOTHING: Mapping[Any, Any] = {}


class Thresholds(NamedTuple):
    """Where ahead and lagging begin, and how many days before its date an open milestone is at risk."""

    by: ThresholdBy = ThresholdBy.RATIO
    ahead: Decimal | None = Decimal("1.10")
    """None where nothing is called ahead."""
    lagging: Decimal = Decimal("0.90")
    soon: int = 30


@equal_without("where", "until_where")
class Waiver(NamedTuple):
    """An excused finding: who answers for it, why, and until when. ``code`` limits it to one rule."""

    owner: str
    reason: str
    until: date
    decision: str = ""
    code: str = ""
    where: Where | None = None
    until_where: Where | None = None

    def holds(self, as_of: date, last_day: date) -> bool:
        """Whether it excuses anything at this date; one that outlasts ``last_day``, the due date, never does."""
        return as_of <= self.until <= last_day


@equal_without("where")
class Amendment(NamedTuple):
    """An approved change, each side as the plan wrote it; empty where the key was not, or is no longer, there."""

    on: date
    before: str
    after: str
    reason: str
    decision: str = ""
    where: Where | None = None
    key: str = ""
    """Which key changed, where the two sides do not make it clear; in the policy the rule's path or an item's id."""


class GateRules(NamedTuple):
    """What fails a check, as the plan asks for it; the command line may only ask for more."""

    fail_on: tuple[str, ...] = ()
    max_lagging: int | None = None
    """So many items may be lagging or missed."""
    min_attainment: Decimal | None = None
    """Per cent of the judged items that must be on time."""


@equal_without("places")
class Policy(NamedTuple):
    """How the plan is judged; it lives in the plan so that loosening it is reviewed like a target."""

    thresholds: Thresholds = Thresholds()
    frequency: Frequency | None = None
    """How often indicators are reported unless an item says otherwise."""
    grace: int = 10
    """Days after a period's end in which its actual may still come."""
    select: tuple[str, ...] = ()
    """Codes or their beginnings (``XX5``); where there are any, other rules are not applied."""
    ignore: tuple[str, ...] = ()
    """Codes or their beginnings that are not applied."""
    severity: Mapping[str, str] = _NOTHING
    """Rule code, or its beginning, to error, warning, info or off."""
    waivers: tuple[Waiver, ...] = ()
    tolerance: Mapping[str, Decimal] = _NOTHING
    """What 左右 in a target allows either way, by unit."""
    closed: date | None = None
    """Figures of periods until this day are settled: a revision or a late first figure of them needs a note."""
    require_decision: bool = False
    """Whether an amendment or a waiver must name the decision that allows it."""
    gate: GateRules = GateRules()
    evidence: str = ""
    """``achieved`` where an achieved item must have evidence."""
    escalation: EscalationRules = EscalationRules()
    public: tuple[str, ...] = ()
    """What a public page leaves out of every item: keys of the plan and columns of the actuals."""
    amended: tuple[Amendment, ...] = ()
    """Approved changes of rules and groups, and approved removals of items."""
    places: Mapping[tuple[str, ...], Where] = _NOTHING
    """Where rules are named, by the keys that lead there."""
