"""The words that stand at a date: what was told last of an item or a scope."""

from collections.abc import Sequence
from datetime import date

from xxtrack.model.actuals import Observation
from xxtrack.model.narrative import NO_NARRATIVE, Narrative, Told


def told_at(worded: Sequence[Observation], as_of: date) -> Told | None:
    """The words of the newest period that has any, each part as it was told last; None where there are none.

    ``worded`` are in order of time. Evidence stands until other evidence comes: it is for what was reached.
    """
    known = [one for one in worded if one.period.end <= as_of]
    if not known:
        return None
    newest = next((o.period.end for o in reversed(known) if o.narrative._replace(evidence="")), known[-1].period.end)
    last = NO_NARRATIVE
    for one in known:
        said = one.narrative if one.period.end == newest else Narrative(evidence=one.narrative.evidence)
        last = said.over(last)
    return Told(newest, last)
