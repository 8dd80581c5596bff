"""Options with a fixed set of values, checked in our own words."""

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar

from xxtrack.assess.select import Selection
from xxtrack.errors import UsageError
from xxtrack.model.message import msg
from xxtrack.model.plan import Item, Kind, Plan
from xxtrack.model.status import Status
from xxtrack.wording import LANGUAGES, term

_Choice = TypeVar("_Choice", bound=Enum)


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
    scopes: Sequence[str] | None = None,
    statuses: Sequence[str] | None = None,
    kinds: Sequence[str] | None = None,
    ids: Sequence[str] | None = None,
) -> Selection:
    """The filters of the command line."""
    return Selection(
        chapters=split(chapters),
        points=tuple(points or ()),
        leads=split(leads),
        scopes=split(scopes),
        statuses=tuple(choice(Status, status).value for status in split(statuses)),
        kinds=tuple(choice(Kind, kind).value for kind in split(kinds)),
        ids=split(ids),
    )


def item_named(plan: Plan, given: str) -> Item:
    """The item with this id, zeros and the P may be missing; raises `UsageError` with the nearest ids."""
    short = re.fullmatch(r"P?(\d{1,2})-(\d{1,2})", given.strip().upper())
    item = plan.items.get(f"P{short[1]:0>2}-{short[2]:0>2}" if short else given.strip().upper())
    if item:
        return item
    near = get_close_matches(given.upper(), plan.items, n=3, cutoff=0.6)
    if near:
        names = "、".join(f"{found}（{plan.items[found].name}）" for found in near)
        raise UsageError(msg("stop.unknown-item-near", id=given, near=names))
    raise UsageError(msg("stop.unknown-item", id=given))
