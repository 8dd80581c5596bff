"""What an item promised before it was amended. Apart from `change`, whose dozen of types only a comparison needs."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any

from xxtrack.model.choices import Better, Every, Frequency, Measure, OverTime, PaceKind, RollUp
from xxtrack.model.number import read_number
from xxtrack.model.plan import Amendment, Item, Pace, default_pace
from xxtrack.model.target import Target, TargetError, parse_target
from xxtrack.model.unit import is_percentage


def original_target(item: Item) -> str:
    """The target of the first entry that is about one; empty where the target was never amended."""
    return next((entry.before for entry in _in_time(item) if _reads(parse_target, entry.before)), "")


def original_due(item: Item) -> str:
    """The due date of the first entry that is about one; empty where it was never amended."""
    return next((entry.before for entry in _in_time(item) if _reads(_day, entry.before)), "")


def in_force(item: Item, day: date) -> Item:
    """The item as it was on a day: an amendment holds from its own day on, and what came later is undone.

    An entry that does not say what the plan says, or is about words, undoes nothing.
    """
    for entry in reversed(_in_time(item)) if item.amended else ():
        if entry.on > day:
            kept = tuple(one for one in item.amended if one is not entry)
            item = _undone(item, entry)._replace(amended=kept)
    return item


def amended_versions(item: Item) -> Iterator[tuple[date, date, Item]]:
    """The item as it was amended, each version with the first day and the last on which it held."""
    first, last = item.start, item.due or date.max
    for day in sorted({entry.on for entry in item.amended if first < entry.on <= last}):
        yield first, day - timedelta(days=1), in_force(item, day - timedelta(days=1))
        first = day
    yield first, last, item


def amended_for_scope(item: Item, scope: str, target: Callable[[Any], Target]) -> tuple[Amendment, ...]:
    """An item's amendments as those of one scope with a quota: of its ``target`` where the quotas were amended."""
    found = []
    for entry in item.amended:
        if _key_of(entry) == "quotas" and (entry.before and entry.after):
            before, after = (_quota_of(text).get(scope) for text in (entry.before, entry.after))
            if before is not None and after is not None:
                said = [target(number).canonical for number in (before, after)]
                found.append(entry._replace(key="target", before=said[0], after=said[1]))
        elif _key_of(entry) != "target":
            found.append(entry)
    return tuple(found)


def _undone(item: Item, entry: Amendment) -> Item:
    key = _key_of(entry)
    if not key or (key == "frequency" and not all(_sides(entry))):
        return item  # Without one of its own the policy's holds, which an item does not know.
    before, after = (_value(item, key, text) for text in (entry.before, entry.after))
    if getattr(item, key) != after:
        return item
    changed: dict[str, Any] = {key: before}
    item = item._replace(**changed)
    if "pace" not in item.places and key in {"measure", "baseline"} and item.target:
        # What is not written follows from what is.
        item = item._replace(pace=default_pace(item))
    return item


def _value(item: Item, key: str, text: str) -> object:
    """What an entry says of a key; empty text stands for a key that was not written."""
    if text:
        value = _READERS[key](text)
        # A target that follows another item takes over that one's unit.
        takes_over = isinstance(value, Target) and value.to and not value.unit
        return value._replace(unit=item.in_unit) if isinstance(value, Target) and takes_over else value
    if key == "pace":
        return default_pace(item)
    if key == "measure":
        return Measure.RATE if is_percentage(item.in_unit) else Measure.FLOW
    return Item._field_defaults.get(key)


def _key_of(entry: Amendment) -> str:
    """The key that an entry is about: as named, else what both its sides can be; empty where that is not clear."""
    if entry.key:
        known = entry.key in _READERS and all(not text or _reads(_READERS[entry.key], text) for text in _sides(entry))
        return entry.key if known else ""
    found = [key for key in _CLEAR if all(_reads(_READERS[key], text) for text in _sides(entry))]
    return found[0] if found else ""


def _sides(entry: Amendment) -> tuple[str, str]:
    return entry.before, entry.after


def _in_time(item: Item) -> list[Amendment]:
    return sorted(item.amended, key=lambda entry: entry.on)


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        return bool(text) and read(text) is not None
    except (TargetError, ValueError):
        return False


def _day(text: str) -> date:
    return date.fromisoformat(text.strip())


def _word(kind: type[Enum]) -> Callable[[str], object]:
    return lambda text: kind(text.strip())


def _pace(text: str) -> Pace:
    if ":" not in text:
        kind = PaceKind(text.strip())
        if kind is PaceKind.STEPS:
            raise ValueError(text)
        return Pace(kind)
    return Pace(PaceKind.STEPS, tuple(sorted((_day(name), number) for name, number in _numbers(text))))


def _quotas(text: str) -> tuple[tuple[str, Any], ...]:
    return tuple(_numbers(text))


@lru_cache(maxsize=8)
def _quota_of(text: str) -> Mapping[str, Any]:
    """The same by name: it is asked for each of many scopes."""
    return dict(_quotas(text))


def _numbers(text: str) -> Iterator[tuple[str, Any]]:
    """``甲: 3, 乙: 9``, as the review writes what maps names to numbers."""
    for pair in text.strip().strip("{}").split(","):
        name, colon, said = pair.partition(":")
        number = read_number(said.strip())
        if not colon or number is None:
            raise ValueError(text)
        yield name.strip(), number


_READERS: Mapping[str, Callable[[str], object]] = {
    "target": parse_target,
    "due": _day,
    "start": _day,
    "pace": _pace,
    "measure": _word(Measure),
    "frequency": _word(Frequency),
    "every": _word(Every),
    "better": _word(Better),
    "over_time": _word(OverTime),
    "roll_up": _word(RollUp),
    "baseline": read_number,
    "weight": read_number,
    "quotas": _quotas,
    "each": str.strip,
}
"""The keys by which an item is judged, and how each is read from the words of an entry."""
_CLEAR = ("target", "due", "pace", "measure", "frequency", "every", "better")
"""Keys that two sides make clear, the first that fits."""
