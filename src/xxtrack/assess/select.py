"""Choosing items: by chapter, point, unit, scope, status, kind, id or tag."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from xxtrack.model.assessment import Standing
from xxtrack.model.plan import Chapter, Item, Plan


class Selection(NamedTuple):
    """What is asked for; an empty field does not limit. Several values of a field mean any of them."""

    chapters: tuple[str, ...] = ()
    """Numbers, or parts of titles."""
    points: tuple[int, ...] = ()
    leads: tuple[str, ...] = ()
    """Units, as `Answering.meant` reads them: what they lead, and their parts of other items."""
    units: tuple[str, ...] = ()
    """The same, with what they support."""
    scopes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    """Ids or patterns such as ``P04-*``."""
    tags: tuple[str, ...] = ()

    def item(self, plan: Plan, item: Item) -> bool:
        """Whether an item is asked for, apart from status and scope, which are the standing's."""
        return self._besides_units(plan, item) and (not self.by_unit or bool(self.asking(plan, item)))

    def standings(self, plan: Plan, standings: Iterable[Standing]) -> tuple[Standing, ...]:
        """The standings asked for. A scope picks that scope's own standing out of its item, and so does a unit."""
        chosen: Iterable[Standing] = [s for s in standings if self.item(plan, s.item)]
        if self.scopes:
            chosen = [part for s in chosen for part in s.scopes if part.scope in self.scopes]
        elif self.by_unit:
            chosen = [own for s in chosen for own in self._own(plan, s)]
        return tuple(s for s in chosen if not self.statuses or s.status.value in self.statuses)

    def leaf(self, plan: Plan, item: Item, scope: str) -> bool:
        """Whether the report of an item's scope (empty: the whole) is asked for: by whose it is, and by who leads.

        A unit that leads and has a part too is asked for that part alone.
        """
        leads = set(plan.answering.leads(item)).difference(plan.scopes_of(item))
        led = bool(scope) and any(unit in leads for unit in self.asking(plan, item))
        return self.reporter(plan, item, scope) or (led and self._besides_units(plan, item))

    def reporter(self, plan: Plan, item: Item, scope: str) -> bool:
        """Whether those who report an item's scope (empty: the whole) themselves are asked for."""
        asking = self.asking(plan, item, scope) if self.by_unit else (scope,)
        return self._besides_units(plan, item) and bool(asking)

    @property
    def by_unit(self) -> bool:
        """Whether any unit is named."""
        return bool(self.leads or self.units)

    def _besides_units(self, plan: Plan, item: Item) -> bool:
        return (
            (not self.points or item.point in self.points)
            and (not self.kinds or item.kind.value in self.kinds)
            and (not self.ids or any(fnmatchcase(item.id, pattern) for pattern in self.ids))
            and (not self.tags or not set(self.tags).isdisjoint(item.tags))
            and (not self.chapters or any(in_chapter(plan, item, asked) for asked in self.chapters))
        )

    def asking(self, plan: Plan, item: Item, scope: str = "") -> tuple[str, ...]:
        """The units named that have an item, or a part of it, as their own."""
        answering = plan.answering
        answer, support = answering.answering(item, scope), answering.supports(item)
        leads = [unit for given in (*self.leads, *self.units) for unit in answering.meant(given) if unit in answer]
        supports = [unit for given in self.units for unit in answering.meant(given) if unit in support]
        return tuple(dict.fromkeys([*leads, *supports]))

    def _own(self, plan: Plan, standing: Standing) -> Sequence[Standing]:
        """Each asking unit's own part; the item itself where it is one's own, or where all parts are asked for."""
        own = {part.scope: part for unit in self.asking(plan, standing.item) for part in (standing.own(unit),)}
        return (standing,) if "" in own or len(own) == len(standing.scopes) else tuple(own.values())


def in_chapter(plan: Plan, item: Item, asked: str) -> bool:
    """Whether an item is in a chapter with this number, or with these words in its title."""
    return is_chapter(plan.chapter_of[item.point], asked)


def is_chapter(chapter: Chapter, asked: str) -> bool:
    """Whether a chapter has this number, or these words in its title."""
    return str(chapter.no) == asked or (not asked.isdecimal() and asked in chapter.title)


class Unknown(NamedTuple):
    """What was asked for and is nothing of the plan, by the name of the filter, with the names there are."""

    filter: str
    given: str
    known: tuple[str, ...]


def unknown(select: Selection, plan: Plan, reported: Iterable[str] = ()) -> Iterator[Unknown]:
    """Every filter that names nothing; ``reported`` are scopes that figures were reported for."""
    answering, items = plan.answering, plan.items.values()
    titles = tuple(name for chapter in plan.chapters for name in (str(chapter.no), chapter.title))
    for given in select.chapters:
        if not any(in_chapter(plan, item, given) for item in items):
            yield Unknown("chapter", given, titles)
    points = {point.no for point in plan.points()}
    yield from (Unknown("point", str(n), tuple(map(str, points))) for n in select.points if n not in points)
    for name, asked in (("lead", select.leads), ("unit", select.units)):
        yield from (
            Unknown(name, given, (*plan.groups, *answering.units)) for given in asked if not answering.meant(given)
        )
    scopes = tuple(dict.fromkeys([scope for item in items for scope in plan.scopes_of(item)] + sorted(reported)))
    yield from (Unknown("scope", given, scopes) for given in select.scopes if given not in scopes)
    tags = tuple(dict.fromkeys(tag for item in items for tag in item.tags))
    yield from (Unknown("tag", given, tags) for given in select.tags if given not in tags)
    for given in select.ids:
        if not any(fnmatchcase(item, given) for item in plan.items):
            yield Unknown("id", given, tuple(plan.items))
