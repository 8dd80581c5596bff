"""From one plan to another: every item and rule that differs, each labelled by what the difference does."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from xxtrack.assess.review.amendments import is_approved
from xxtrack.assess.review.rule_changes import judge_severity, rule_changes, same_rules, under
from xxtrack.assess.review.strength import combined, judge_change
from xxtrack.model.change import Aspect, Change, Diff, Effect, FieldChange, Judgement
from xxtrack.model.finding import Where
from xxtrack.model.plan import Amendment, Excused, Item, Pace, PaceKind, Plan, ShareOf, Thresholds, Waiver
from xxtrack.model.target import Target


def key_text(item: Item, key: str) -> str | None:
    """A key's value as the plan writes it; None where there is none."""
    value = getattr(item, key)
    return None if value is None or value in ("", (), {}) else _written(value, key)


def _written(value: object, key: str) -> str:
    match value:
        case Target():
            return value.text
        case Pace():
            return value.kind.value if value.kind is not PaceKind.STEPS else _pairs(value.steps)
        case ShareOf():
            return f"{value.part} / {value.whole}"
        case Thresholds():
            return f"by {value.by.value}, ahead {value.ahead}, lagging {value.lagging}, soon {value.soon}"
        case Waiver():
            parts = (value.owner, value.reason, str(value.until), value.code, value.decision)
            return " · ".join(part for part in parts if part)
        case Mapping():
            return _pairs(value.items())
        case bool():
            return str(value).lower()
        case Amendment():
            return f"{value.on} {value.before} → {value.after}"
        case tuple():
            return _pairs(value) if key in {"quotas", "nodes"} else "、".join(_written(part, key) for part in value)
    return str(getattr(value, "value", value))


def _pairs(pairs: Iterable[tuple[object, object]]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in pairs)


NEUTRAL = Judgement(Effect.NEUTRAL)

JUDGED = (
    *("target", "measure", "baseline", "start", "due", "pace", "every", "each", "quotas", "roll_up", "share_of"),
    *("better", "over_time", "nodes", "profile", "frequency", "thresholds", "severity", "waiver"),
)
"""The keys that the judgement reads; a difference in any other is neutral by construction."""

ASPECTS: dict[str, Aspect] = {
    "point": Aspect.MOVED,
    "name": Aspect.RENAMED,
    **dict.fromkeys(("target", "measure", "better", "over_time", "baseline", "pace", "profile"), Aspect.RETARGETED),
    **dict.fromkeys(("every", "roll_up", "share_of"), Aspect.RETARGETED),
    **dict.fromkeys(("start", "due", "nodes"), Aspect.REDATED),
    **dict.fromkeys(("each", "quotas"), Aspect.RESCOPED),
    **dict.fromkeys(("lead", "support", "leader"), Aspect.REOWNED),
    **dict.fromkeys(("text", "note"), Aspect.REWORDED),
    **dict.fromkeys(("frequency", "thresholds", "severity"), Aspect.RULES),
    "waiver": Aspect.WAIVER,
    "amended": Aspect.AMENDED,
    **dict.fromkeys(("part_of", "weight", "binding", "internal", "tags"), Aspect.OTHER),
}
"""Every key of an item but its id."""

_FOLLOW = {"target": ("measure", "pace", "due"), "baseline": ("pace",), "measure": ("pace",)}
"""Keys whose default follows from another key."""


def diff(before: Plan, after: Plan) -> Diff:
    """All changes: items in the new plan's order, then items that are gone, then rules and titles."""
    moved = _moved(list(before.items), list(after.items))
    changes = [
        *_item_changes(before, after, moved),
        *(_removed(item, before) for item in before.items.values() if item.id not in after.items),
        *rule_changes(before, after),
        *_titles(before, after),
    ]
    return Diff(before, after, tuple(changes))


def _item_changes(before: Plan, after: Plan, moved: frozenset[str]) -> Iterator[Change]:
    for item in after.items.values():
        old = before.items.get(item.id)
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
    keys = [key for key in ASPECTS if getattr(old, key) != getattr(plain, key)]
    written = [key for key in keys if key in old.places or key in new.places or key == "point"]
    if not keys and not out_of_order:
        return None
    judgement = _judged(old, new, before, after)
    parts = _parts(old, plain, before, [key for key in written if key in JUDGED])
    fields = tuple(FieldChange(key, key_text(old, key), key_text(plain, key), parts.get(key)) for key in written)
    aspects = [*([Aspect.MOVED] if out_of_order else []), *(ASPECTS[key] for key in written)]
    first = next((key for key in JUDGED if key in written), written[0] if written else "id")
    change = Change(
        new.id,
        new.name,
        tuple(dict.fromkeys(aspects)),
        fields,
        judgement,
        before_at=old.at(first),
        after_at=new.at(first),
    )
    return replace(change, approved=is_approved(change, old, new))


def _judged(old: Item, new: Item, before: Plan, after: Plan) -> Judgement:
    """The label under the rules of either plan, so that undoing the change gets the opposite label."""
    pairs = [(old, under(new, after, before), before)]
    if not same_rules(before, after):
        pairs.append((under(old, before, after), new, after))
    return combined(_judge(*pair) for pair in pairs)


def _judge(first: Item, second: Item, rules: Plan) -> Judgement:
    keys = {key for key in JUDGED if getattr(first, key) != getattr(second, key)}
    found = [judge_severity(first, second, rules)] if "severity" in keys else []
    return combined([*found, judge_change(first, second, rules, rules)] if keys - {"severity"} else found)


def _parts(old: Item, new: Item, rules: Plan, keys: list[str]) -> dict[str, Judgement]:
    """What each key does by itself, where several were changed; keys that change the kind act together."""
    if len(keys) < 2 or old.kind is not new.kind:
        return {}
    return {key: _judge(old, _applied(old, new, key), rules) for key in keys}


def _applied(old: Item, new: Item, key: str) -> Item:
    """The old item with one key of the new one, and the defaults that follow from it."""
    follows = [k for k in _FOLLOW.get(key, ()) if k not in old.places and k not in new.places]
    return old._replace(**{k: getattr(new, k) for k in (key, *follows)})


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


def _titles(before: Plan, after: Plan) -> Iterator[Change]:
    """Words of the plan that bind nobody: titles, the language, what is excused from tracing."""
    old, new = dict(_words(before)), dict(_words(after))
    for subject in dict.fromkeys([*new, *old]):
        if old.get(subject) != new.get(subject):
            field = FieldChange(subject, old.get(subject), new.get(subject))
            old_at, new_at = _title_at(before, subject), _title_at(after, subject)
            yield Change(subject, "", (Aspect.REWORDED,), (field,), NEUTRAL, old_at, new_at, is_item=False)


def _title_at(plan: Plan, subject: str) -> Where:
    kind, _, rest = subject.partition(".")
    number = rest.partition(".")[0]
    if kind == "points":
        return next((point.where for point in plan.points() if str(point.no) == number), plan.where)
    if kind == "chapters":
        return next((chapter.where for chapter in plan.chapters if str(chapter.no) == number), plan.where)
    return plan.at(subject)


def _words(plan: Plan) -> Iterator[tuple[str, str]]:
    yield from (("plan.id", plan.id), ("plan.title", plan.title), ("plan.language", plan.language))
    yield from ((f"chapters.{chapter.no}", chapter.title) for chapter in plan.chapters)
    yield from ((f"points.{point.no}", point.title) for point in plan.points())
    yield from ((f"points.{point.no}.excused", _excused(point.excused)) for point in plan.points() if point.excused)
    if plan.excused:
        yield "excused", _excused(plan.excused)


def _excused(excused: Iterable[Excused]) -> str:
    return "；".join(f"{one.kind}: {one.text}" for one in excused)
