"""Which item of the plan a row of an office's table is about: by its id, or by exactly its name or an alias."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from xxtrack.load.office.words import normalised, split_unit
from xxtrack.load.suggestions import Suggestions
from xxtrack.model.growth import is_growth
from xxtrack.model.message import Message, msg
from xxtrack.model.plan import Item, Plan

_GROWTH_NAMES = ("增长", "增速", "同比增长", "增长率")
_LEADING = re.compile(r"^(?:其中[:：]|[一二三四五六七八九十]+、|\d+[.、](?!\d)|[(（][一二三四五六七八九十\d]+[)）])\s*")
"""A row's number, or 其中, before its name."""

_NONE: Mapping[str, str] = {}
_RUNNING = re.compile(r"\(?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[.、)]?")


class Match(NamedTuple):
    """The item, else the reason why there is none and, where there is one, a suggestion."""

    item: Item | None
    reason: Message | None = None
    hint: Message | None = None


def items_by_name(plan: Plan, learnt: Mapping[str, str] = _NONE) -> dict[str, list[Item]]:
    """The items of each name or alias, in the form that names are compared in; a name goes before an alias.

    ``learnt`` are names to ids besides the plan's own aliases.
    """
    names: defaultdict[str, list[Item]] = defaultdict(list)
    aliases: defaultdict[str, dict[str, Item]] = defaultdict(dict)
    for item in plan.items.values():
        names[normalised(item.name)].append(item)
        for alias in item.aliases:
            aliases[normalised(alias)][item.id] = item
    for name, id_ in learnt.items():
        aliases[normalised(name)][id_] = plan.items[id_]
    return {name: list(items.values()) for name, items in aliases.items()} | names


class ItemMatcher:
    """Finds the items that the rows of one sheet are about."""

    def __init__(self, plan: Plan, names: Mapping[str, list[Item]]) -> None:
        """Match with the items of a plan; ``names`` is what `items_by_name` says of it."""
        self._plan = plan
        self._names = names
        self._suggestions = Suggestions()

    @property
    def names(self) -> frozenset[str]:
        """The names of items, in the form that names are compared in."""
        return frozenset(self._names)

    def knows(self, row: Mapping[str, str]) -> bool:
        """Whether a row is about an item."""
        return bool(self._named(row.get("name", ""))) or row.get("id", "").strip().upper() in self._plan.items

    def match(self, row: Mapping[str, str]) -> Match:
        """The item that a row is about, by its ``id`` or ``name``; 1, 2, 3 beside a name are the rows' numbers."""
        if (given := row.get("id")) and not (row.get("name") and _RUNNING.fullmatch(given)):
            return self._by_id(given, row.get("name", ""))
        if not (name := row.get("name", "")):
            return Match(None, msg("import.no-label"))
        found = self._named(name)
        if len(found) == 1:
            return Match(found[0])
        if found:
            ids = tuple(item.id for item in found)
            return Match(None, msg("import.ambiguous", name=name, ids=ids))
        near = self._suggestions.for_word(normalised(name), self._names)
        close = self._names[near][0] if near else None
        hint = msg("hint.did-you-mean-item", id=close.id, name=close.name) if close else None
        return Match(None, msg("import.unknown-name", name=name), hint)

    def match_growth(self, row: Mapping[str, str], item: Item | None) -> Match:
        """The item of the growth, for a growth column: 固定资产投资 under 同比 is 固定资产投资增长."""
        if item is not None and is_growth(item):
            return Match(item)
        bare, _ = split_unit(_LEADING.sub("", row.get("name", "")))
        found = {i.id: i for word in _GROWTH_NAMES for i in self._named(bare + word)} if bare else {}
        if len(found) == 1:
            return Match(next(iter(found.values())))
        return Match(None, msg("import.no-growth-item", name=bare or row.get("id", "")))

    def _by_id(self, given: str, name: str) -> Match:
        item = self._plan.items.get(given.strip().upper())
        if item is None:
            return Match(None, msg("row.unknown-item", id=given))
        if name and item not in self._named(name):
            return Match(None, msg("row.name", given=name, wanted=item.name))
        return Match(item)

    def _named(self, name: str) -> list[Item]:
        """Items with exactly this name, else with the name without its numbering and its unit."""
        plain = name.lstrip("'")
        bare, _ = split_unit(_LEADING.sub("", plain))
        return self._names.get(normalised(plain)) or self._names.get(normalised(bare)) or []
