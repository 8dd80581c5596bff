"""What a change of the plan does to today's standings: the same figures, judged by both plans."""

from datetime import date

from xxtrack.assess.evaluate import evaluate
from xxtrack.assess.review.rule_changes import same_rules
from xxtrack.model.actuals import Actuals
from xxtrack.model.assessment import Assessment
from xxtrack.model.change import Impact, Shift
from xxtrack.model.plan import Plan


def impact(before: Plan, after: Plan, figures_before: Actuals, figures_after: Actuals, as_of: date) -> Impact:
    """Which items change their status. The figures are one set of rows, read against either plan."""
    old = evaluate(before, figures_before, max(as_of, before.start), fully=False)
    known = {}
    if same_rules(before, after):
        touched = _touched(before, after, figures_before, figures_after)
        known = {id_: standing for id_, standing in old.by_id.items() if id_ not in touched}
    new = evaluate(after, figures_after, max(as_of, after.start), known, fully=False)
    return Impact(old, new, _shifts(old, new))


def _touched(before: Plan, after: Plan, figures_before: Actuals, figures_after: Actuals) -> set[str]:
    """The items that are others than they were or have other figures, and all that follow one of them."""
    found = {id_ for id_ in {**before.items, **after.items} if before.items.get(id_) != after.items.get(id_)}
    found |= {id_ for id_, _ in figures_before.differing(figures_after)}
    while more := [id_ for id_, item in after.items.items() if id_ not in found and not found.isdisjoint(item.follows)]:
        found.update(more)
    return found


def _shifts(before: Assessment, after: Assessment) -> list[Shift]:
    """Every item whose status differs; None on the side that does not have it."""
    found = []
    for item in dict.fromkeys([*after.by_id, *before.by_id]):
        old, new = before.by_id.get(item), after.by_id.get(item)
        named = new or old
        assert named
        shift = Shift(item, named.item.name, old.status if old else None, new.status if new else None)
        if shift.before is not shift.after:
            found.append(shift)
    return found
