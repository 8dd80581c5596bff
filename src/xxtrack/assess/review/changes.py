"""From one plan to another: every item and rule that differs, each labelled by what the difference does."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

from xxtrack.assess.parts import how_of
from xxtrack.assess.review.amendments import is_approved, records_of
from xxtrack.assess.review.identity import is_replaced
from xxtrack.assess.review.key_text import key_text
from xxtrack.assess.review.keys import ORDER, is_neutral, is_tried, key_of, ruled
from xxtrack.assess.review.renamed import renamed_groups, with_old_names
from xxtrack.assess.review.rows_in_hand import Rows, judge_rows
from xxtrack.assess.review.rule_changes import judge_severity, rule_changes, same_rules, under
from xxtrack.assess.review.strength import combined, judge_change
from xxtrack.assess.review.together import judge_together
from xxtrack.assess.review.turns import turns_effect
from xxtrack.assess.review.word_changes import word_changes
from xxtrack.assess.verdict import is_net
from xxtrack.model.change import Aspect, Change, Diff, Effect, FieldChange, Judgement
from xxtrack.model.plan import Every, Item, PaceKind, Plan, ThresholdBy, Thresholds

_FOLLOW = {
    "target": ("measure", "pace", "due"),
    "baseline": ("pace",),
    "measure": ("pace",),
    "targets": ("pace",),
    "every": ("pace",),
}
"""Keys whose default follows from another key."""
_FIGURES = frozenset({"unit", "measure", "over_time", "start", "each", "quotas", "roll_up", "share_of"})
"""Keys of an item on which another may depend that follows its figures."""

NO_FORMER: Mapping[str, Item] = {}


def diff(before: Plan, after: Plan, rows: Rows | None = None, former: Mapping[str, Item] = NO_FORMER) -> Diff:
    """All changes: items in the new plan's order, then items that are gone, then rules and titles.

    ``rows`` are the actuals of both sides, which are witnesses beside the imagined ones. ``former`` are items of
    earlier versions whose ids are not in ``before``.
    """
    original, names = after, renamed_groups(before, after)
    after = with_old_names(after, names)
    moved = _moved(list(before.items), list(after.items))
    items = list(_item_changes(before, after, moved, former))
    gone = [_removed(item, before) for item in before.items.values() if item.id not in after.items]
    rules = list(rule_changes(before, after))
    found = [*judge_together(before, after, items, rules), *(judge_rows(before, after, rows) if rows else ())]
    items, rules = _with(found, items, rules, before, after)
    changes = (*items, *gone, *rules, *_renamings(names, before, original), *word_changes(before, after))
    return Diff(before, original, tuple(_with_approval(change, before, original) for change in changes))


def _renamings(names: Mapping[str, str], before: Plan, after: Plan) -> Iterator[Change]:
    for new, old in names.items():
        fields = (FieldChange("name", old, new),)
        places = before.at(f"groups.{old}"), after.at(f"groups.{new}")
        aspects = (Aspect.RENAMED,)
        yield Change(f"groups.{new}", "", aspects, fields, Judgement(Effect.NEUTRAL), *places, is_item=False)


def _item_changes(before: Plan, after: Plan, moved: frozenset[str], former: Mapping[str, Item]) -> Iterator[Change]:
    alike = same_rules(before, after)
    for item in after.items.values():
        old = before.items.get(item.id)
        if alike and old == item and item.id not in moved:
            continue
        earlier = old or former.get(item.id)
        if earlier and is_replaced(earlier, item, gone=old is None):
            yield _removed(earlier, before)
            old = None
        if old is None:
            judgement = judge_change(None, item, after, after)
            # A new item asks for something, even where no series of the year could fail it.
            judgement = replace(judgement, effect=Effect.STRENGTHENED)
            yield Change(item.id, item.name, (Aspect.ADDED,), (), judgement, after_at=item.where)
        elif change := item_change(old, item, before, after, out_of_order=item.id in moved):
            yield change


def _removed(item: Item, before: Plan) -> Change:
    judgement = replace(judge_change(item, None, before, before), effect=Effect.WEAKENED)
    return Change(item.id, item.name, (Aspect.REMOVED,), (), judgement, before_at=item.where)


def item_change(old: Item, new: Item, before: Plan, after: Plan, *, out_of_order: bool = False) -> Change | None:
    """What differs about one item, apart from what it takes over from the plan's rules."""
    plain = under(new, after, before)
    keys = [key for key in ORDER if getattr(old, key, None) != getattr(plain, key, None)]
    written = [key for key in keys if key in old.places or key in new.places or key == "point"]
    if not keys and not out_of_order:
        return None
    judged = [key for key in written if not is_neutral(key)]
    judgement = _judged(old, new, before, after)
    parts = _parts(old, plain, before, judged) if judgement.effect.softens else {}
    fields = tuple(FieldChange(key, key_text(old, key), key_text(plain, key), parts.get(key)) for key in written)
    aspects = [*([Aspect.MOVED] if out_of_order else []), *(key_of(key).aspect for key in written)]
    first = next((key for key in ORDER if key in judged), written[0] if written else "id")
    change = Change(
        new.id,
        new.name,
        tuple(dict.fromkeys(aspects)),
        fields,
        judgement,
        before_at=old.at(first),
        after_at=new.at(first),
    )
    return _with_approval(change, before, after)


def _judged(old: Item, new: Item, before: Plan, after: Plan) -> Judgement:
    """The label under the rules of either plan, so that undoing the change gets the opposite label."""
    pairs = [(old, under(new, after, before), before)]
    if not same_rules(before, after):
        pairs.append((under(old, before, after), new, after))
    return combined(_judge(*pair) for pair in pairs)


def _judge(first: Item, second: Item, rules: Plan) -> Judgement:
    keys = [key for key in ORDER if getattr(first, key, None) != getattr(second, key, None)]
    found = [Judgement(ruled(key, first, second)) for key in keys]
    found += [judge_severity(first, second, rules)] if "severity" in keys else []
    tried = any(is_tried(key) or key in {"waiver", "amended"} for key in keys if key != "severity")
    if tried or is_net(first) != is_net(second):
        found.append(judge_change(first, second, rules, rules))
    found.append(Judgement(turns_effect(first, second)))
    if first.follows != second.follows or _accumulates_otherwise(first, second):
        found.append(Judgement(Effect.MIXED))
    if _reads_otherwise(first, second) or (_feeds_otherwise(first, second, keys, rules)):
        found.append(Judgement(Effect.MIXED))
    return combined(found)


def _reads_otherwise(first: Item, second: Item) -> bool:
    """Whether a bare figure is another quantity than it was: no series can show what the rows to come will mean."""
    return first.has_figures and second.has_figures and first.in_unit != second.in_unit


def _feeds_otherwise(first: Item, second: Item, keys: list[str], rules: Plan) -> bool:
    """Whether its figures may come about in another way, and another item follows them."""
    measured = first.has_figures or second.has_figures
    written = {key for key in keys if key != "roll_up" or _rolled_up(first) != _rolled_up(second)}
    return measured and first.id in rules.followed and not _FIGURES.isdisjoint(written)


def _rolled_up(item: Item) -> object:
    """How parts make the whole, the default written out or not."""
    return item.roll_up or how_of(item)


def _accumulates_otherwise(first: Item, second: Item) -> bool:
    """Of a target that follows another figure the level is judged: its measure only says how rows are added up.

    So do its scopes, and in none of the series the figure that is followed has any; nor does it come and go there, as
    it may before another start. Steps and a limit in the unit stand still while the target moves, and in the series it
    moves little; which of two paces asks for more, and of a limit in points and a share which is the narrower, is told
    by the figure that is followed. Turns only say when reports of what is judged at its end are due.
    """
    ways = [
        (one.measure, one.each, one.quotas, one.start, one.pace, _turns(one), _rolled_up(one), _limits(one))
        for one in (first, second)
    ]
    return bool(first.target and first.target.to) and ways[0] != ways[1]


def _turns(item: Item) -> Every | None:
    return item.every if item.frequency and item.pace and item.pace.kind is PaceKind.END else None


def _limits(item: Item) -> tuple[ThresholdBy, Thresholds | None]:
    """What limits are a share of, and where they stand in the unit."""
    limits = item.thresholds
    return limits.by, limits if limits.by is ThresholdBy.VALUE else None


def _parts(old: Item, new: Item, rules: Plan, keys: list[str]) -> dict[str, Judgement]:
    """What each key does by itself, where several were changed; keys that change the kind act together."""
    if len(keys) < 2 or old.kind is not new.kind:
        return {}
    return {key: _judge(old, _applied(old, new, key), rules) for key in keys}


def _applied(old: Item, new: Item, key: str) -> Item:
    """The old item with one key of the new one, and the defaults that follow from it."""
    follows = [k for k in _FOLLOW.get(key, ()) if k not in old.places and k not in new.places]
    return old._replace(**{k: getattr(new, k) for k in (key, *follows)})


def _with(
    found: list[tuple[str, Judgement]], items: list[Change], rules: list[Change], before: Plan, after: Plan
) -> tuple[list[Change], list[Change]]:
    """The changes with what only all of them together do; it belongs to the item's own change, else to the rules."""
    for id_, judgement in found:
        own = next((i for i, one in enumerate(items) if one.subject == id_ and Aspect.REMOVED not in one.aspects), None)
        if own is not None and any(not is_neutral(part.key) for part in items[own].fields):
            items[own] = _joined(items[own], judgement)
        elif rules:
            rules = _blamed(rules, judgement)
        elif judgement.effect.softens:
            old, new = before.items[id_], after.items[id_]
            items.append(Change(id_, new.name, (Aspect.RULES,), (), judgement, old.where, new.where))
    return items, rules


def _joined(change: Change, judgement: Judgement) -> Change:
    return replace(change, judgement=combined([change.judgement, judgement]))


def _blamed(rules: list[Change], judgement: Judgement) -> list[Change]:
    """A softening that no rule shows by itself is the doing of all that are not neutral by nature."""
    if not judgement.effect.softens or any(rule.effect.softens for rule in rules):
        return rules
    return [_joined(rule, replace(judgement, effect=Effect.MIXED)) for rule in rules]


def _with_approval(change: Change, before: Plan, after: Plan) -> Change:
    approved = is_approved(change, before, after)
    return replace(change, approved=approved, records=records_of(change, before, after) if approved else ())


def _moved(before: list[str], after: list[str]) -> frozenset[str]:
    """Items out of order: those that do not belong to the longest run of items in the same order in both plans."""
    place = {item: i for i, item in enumerate(before)}
    common = [item for item in after if item in place]
    ends: list[int] = []
    lengths = []
    for item in common:
        at = bisect_left(ends, place[item])
        ends[at : at + 1] = [place[item]]
        lengths.append(at)
    kept, wanted = set(), len(ends) - 1
    for item, length in zip(reversed(common), reversed(lengths), strict=True):
        if length == wanted:
            kept.add(item)
            wanted -= 1
    return frozenset(common) - kept
