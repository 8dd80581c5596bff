"""What all changes do together to one item: no rule and no key may soften only in the company of others, unseen."""

from collections.abc import Iterator, Sequence

from xxtrack.assess.review.rule_changes import likeness
from xxtrack.assess.review.strength import judge_change
from xxtrack.model.change import Aspect, Change, Judgement
from xxtrack.model.plan import Plan


def judge_together(
    before: Plan, after: Plan, items: Sequence[Change], rules: Sequence[Change]
) -> Iterator[tuple[str, Judgement]]:
    """Softenings of items whose own change and whose rules are changed at once, or under several changed rules.

    Where only an item or only one rule was changed, that change tells all.
    """
    tried = [rule for rule in rules if rule.affected or rule.effect.softens]
    if any(rule.effect.softens for rule in rules) or len(rules) + bool(items) < 2 or not tried:
        return
    changed = {change.subject for change in items}
    softened = {change.subject for change in items if change.effect.softens or Aspect.ADDED in change.aspects}
    known: dict[object, Judgement] = {}
    for id_ in before.items:
        if id_ in softened or id_ not in after.items or (len(rules) < 2 and id_ not in changed):
            continue
        old, new = before.items[id_], after.items[id_]
        key = (likeness(old), likeness(new))
        if key not in known:
            known[key] = judge_change(old, new, before, after)
        if known[key].effect.softens:
            yield id_, known[key]
