"""Options with a fixed set of values, checked in our own words."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar

from xxtrack.assess.select import Selection, Unknown, unknown
from xxtrack.errors import UsageError
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Item, Kind, Plan
from xxtrack.model.punctuation import bracketed, names_listed
from xxtrack.model.status import Status
from xxtrack.wording import LANGUAGES, term
from xxtrack.workflow.case import Case

_Choice = TypeVar("_Choice", bound=Enum)


def status_named(given: str) -> Status | None:
    """A status by its word in a file or in either language, whatever the case."""
    names = {status: {status.value, *(term(status, lang) for lang in LANGUAGES)} for status in Status}
    return next((status for status, words in names.items() if given.lower() in words), None)


def choice(kind: type[_Choice], given: str) -> _Choice:
    """A value of an enumeration, by its name or by its word in either language."""
    for value in kind:
        if given == value.value or (kind in {Status, Kind} and given in {term(value, lang) for lang in LANGUAGES}):
            return value
    raise UsageError(msg("stop.bad-choice", text=given, choices=", ".join(str(v.value) for v in kind)))


def one_of(given: str, choices: Collection[str]) -> None:
    """Raise `UsageError` where a value is none of those there are."""
    if given not in choices:
        raise UsageError(msg("stop.bad-choice", text=given, choices=", ".join(choices)))


def split(values: Iterable[str] | None) -> tuple[str, ...]:
    """Repeated options and comma lists mean the same."""
    return tuple(part.strip() for value in values or () for part in value.replace("，", ",").split(",") if part.strip())


def selection(
    chapters: Sequence[str] | None = None,
    points: Sequence[int] | None = None,
    leads: Sequence[str] | None = None,
    units: Sequence[str] | None = None,
    scopes: Sequence[str] | None = None,
    statuses: Sequence[str] | None = None,
    kinds: Sequence[str] | None = None,
    ids: Sequence[str] | None = None,
    tags: Sequence[str] | None = None,
) -> Selection:
    """The filters of the command line."""
    return Selection(
        chapters=split(chapters),
        points=tuple(points or ()),
        leads=split(leads),
        units=split(units),
        scopes=split(scopes),
        statuses=tuple(choice(Status, status).value for status in split(statuses)),
        kinds=tuple(choice(Kind, kind).value for kind in split(kinds)),
        ids=split(ids),
        tags=split(tags),
    )


def existing(select: Selection, case: Case) -> Selection:
    """The filters; raises `UsageError` where one names nothing of the plan, or where no item is left."""
    reported = {scope for _, scope in case.actuals.reports if scope}
    for one in unknown(select, case.plan, reported):
        raise UsageError(_names_nothing(one))
    if any(select) and not any(select.item(case.plan, item) for item in case.plan.items.values()):
        raise UsageError(msg("stop.nothing-chosen"))
    return select


def refuse_unknown(by_plan: Sequence[Iterable[tuple[str, str, tuple[str, ...]]]]) -> None:
    """Raise `UsageError` for a filter that names nothing of any plan; one plan that knows the name is enough."""
    found = [{(name, given): known for name, given, known in unknowns} for unknowns in by_plan]
    for name, given in found[0] if found else ():
        if all((name, given) in one for one in found):
            known = tuple(dict.fromkeys(word for one in found for word in one[name, given]))
            raise UsageError(_names_nothing(Unknown(name, given, known)))


def _names_nothing(one: Unknown) -> Message:
    near = tuple(name for name in one.known if one.given and one.given in name)[:_NAMED]
    near = near or tuple(get_close_matches(one.given, one.known, n=3, cutoff=0.4))
    key = "stop.names-nothing-near" if near else "stop.names-nothing" if one.known else "stop.no-names"
    return msg(key, filter=f"--{one.filter}", given=one.given, names=near or one.known[:_NAMED])


_NAMED = 10
"""Names to choose from where none is near."""
_NEAR = 3
_NONE_LEARNT: Mapping[str, str] = {}


def item_named(plan: Plan, given: str, learnt: Mapping[str, str] = _NONE_LEARNT) -> Item:
    """The item with this id, zeros and the P may be missing, or with this name or alias.

    ``learnt`` are names to ids besides the plan's own aliases. Raises `UsageError` with the nearest ids or names.
    """
    wanted = given.strip().upper()
    short = re.fullmatch(r"P?([0-9]{1,4})-([0-9]{1,4})", wanted)
    if item := plan.items.get(f"P{short[1]:0>2}-{short[2]:0>2}" if short else wanted):
        return item
    if not re.fullmatch(r"P?[0-9]*-?[0-9]*", wanted):
        return _called(plan, given, learnt)
    if near := get_close_matches(given.upper(), plan.items, n=3, cutoff=0.6):
        names = names_listed(found + bracketed(plan.items[found].name) for found in near)
        raise UsageError(msg("stop.unknown-item-near", id=given, near=names))
    raise UsageError(msg("stop.unknown-item", id=given))


def _called(plan: Plan, given: str, learnt: Mapping[str, str]) -> Item:
    from xxtrack.load.office.matching import items_by_name  # how names in tables are compared: an id needs none of it
    from xxtrack.load.office.words import normalised

    names, name = items_by_name(plan, learnt), normalised(given)
    found = names.get(name, [])
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(msg("import.ambiguous", name=given, ids=tuple(item.id for item in found)))
    near = [one for one in names if name and name in one] or get_close_matches(name, names, n=_NEAR, cutoff=0.5)
    items = {item.id: item.name for one in near for item in names[one]}
    if not items:
        raise UsageError(msg("stop.unknown-name", name=given))
    said = tuple(id_ + bracketed(called) for id_, called in list(items.items())[:_NAMED])
    raise UsageError(msg("stop.unknown-name-near", name=given, near=said))


def item_ids_named(plan: Plan, given: Iterable[str] | None) -> frozenset[str]:
    """The ids of items named one by one or in lists; raises `UsageError` for one that is none of the plan's."""
    return frozenset(item_named(plan, one).id for one in split(given))
