"""Turns that each ask for something else: what an item asks of them is compared turn by turn, without a series.

A series that is even fails the hardest turn on either side and would hide that another was made easier.
"""

from xxtrack.assess.pace import bound_of, is_band, less_is_better, repeat_periods, turn_of
from xxtrack.assess.verdict import must_be_exact
from xxtrack.model.change import Effect
from xxtrack.model.plan import Item


def turns_effect(before: Item, after: Item) -> Effect:
    """What a change does to targets of single turns; neutral where no turn has one of its own, which trials tell."""
    if not any(item.every and item.targets for item in (before, after)):
        return Effect.NEUTRAL
    if not (before.target and after.target and before.due and after.due):
        return Effect.NEUTRAL
    sides = [
        (item.every, item.start, item.due, item.measure, item.target and item.target.op) for item in (before, after)
    ]
    asked = [(item.target, item.targets, item.quotas) for item in (before, after)]
    # A scope's turns are in proportion to its quota, and only the whole's are compared here.
    if sides[0] != sides[1] or ((before.quotas or after.quotas) and asked[0] != asked[1]):
        return Effect.MIXED
    turns = [[bound_of(turn_of(item, *span)) for span in repeat_periods(item, before.due)] for item in (before, after)]
    apart = [new - old for old, new in zip(*turns, strict=True)]
    softer = [difference > 0 if less_is_better(before) else difference < 0 for difference in apart if difference]
    if not softer:
        return Effect.NEUTRAL
    if is_band(before) or must_be_exact(before):
        # More is asked and more is allowed, also where one figure stands for several turns.
        return Effect.MIXED
    return Effect.WEAKENED if all(softer) else Effect.MIXED if any(softer) else Effect.STRENGTHENED
