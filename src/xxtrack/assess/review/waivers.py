"""What a change of a waiver does: whatever rule it names, to excuse is to loosen."""

from xxtrack.model.change import Effect
from xxtrack.model.plan import Waiver


def waiver_effect(before: Waiver | None, after: Waiver | None) -> Effect:
    """Granted or extended it weakens, withdrawn or cut short it strengthens; other words for the same are neutral."""
    if before is None or after is None:
        return Effect.NEUTRAL if before is after else Effect.WEAKENED if after else Effect.STRENGTHENED
    wider, narrower = not _within(after, before), not _within(before, after)
    if wider:
        return Effect.MIXED if narrower else Effect.WEAKENED
    return Effect.STRENGTHENED if narrower else Effect.NEUTRAL


def waivers_effect(before: tuple[Waiver, ...], after: tuple[Waiver, ...]) -> Effect:
    """The same of the rules' waivers: each is looked for within one of the other side."""
    wider = any(not any(_within(one, other) for other in before) for one in after)
    narrower = any(not any(_within(one, other) for other in after) for one in before)
    if wider:
        return Effect.MIXED if narrower else Effect.WEAKENED
    return Effect.STRENGTHENED if narrower else Effect.NEUTRAL


def is_record(waiver: Waiver | None, *, decided: bool = False) -> bool:
    """Whether a waiver says itself who grants it and why; ``decided`` asks for the decision as well."""
    if waiver is None:
        return False
    words = (waiver.owner, waiver.reason, *((waiver.decision,) if decided else ()))
    return all(word.strip() for word in words)


def _within(inner: Waiver, outer: Waiver) -> bool:
    """Whether all that one excuses the other excuses too."""
    covers = not outer.code or outer.code == inner.code or (inner.code and inner.code.startswith(outer.code))
    return bool(covers) and inner.until <= outer.until
