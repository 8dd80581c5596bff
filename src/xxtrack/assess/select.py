"""Choosing items: by chapter, point, lead, scope, status, kind or id."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import NamedTuple

from xxtrack.model.assessment import Standing
from xxtrack.model.plan import Item, Plan


class Selection(NamedTuple):
    """What is asked for; an empty field does not limit. Several values of a field mean any of them."""

    chapters: tuple[str, ...] = ()
    """Numbers, or parts of titles."""
    points: tuple[int, ...] = ()
    leads: tuple[str, ...] = ()
    """Parts of names; ``-`` is for items that name nobody."""
    scopes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    """Ids or patterns such as ``P04-*``."""

    def item(self, plan: Plan, item: Item) -> bool:
        """Whether an item is asked for, apart from status and scope, which are the standing's."""
        return (
            (not self.points or item.point in self.points)
            and (not self.kinds or item.kind.value in self.kinds)
            and (not self.ids or any(fnmatchcase(item.id, pattern) for pattern in self.ids))
            and (not self.leads or any(_names(item, lead) for lead in self.leads))
            and (not self.chapters or _in_chapter(plan, item, self.chapters))
        )

    def standings(self, plan: Plan, standings: Iterable[Standing]) -> tuple[Standing, ...]:
        """The standings asked for. A scope picks that scope's own standing out of its item."""
        chosen = [s for s in standings if self.item(plan, s.item)]
        if self.scopes:
            chosen = [part for s in chosen for part in s.scopes if part.scope in self.scopes]
        return tuple(s for s in chosen if not self.statuses or s.status.value in self.statuses)


def _names(item: Item, lead: str) -> bool:
    return not item.lead if lead == "-" else lead in item.lead or any(lead in name for name in item.support)


def _in_chapter(plan: Plan, item: Item, chapters: Iterable[str]) -> bool:
    chapter = plan.chapter_of[item.point]
    return any(str(chapter.no) == asked or (not asked.isdecimal() and asked in chapter.title) for asked in chapters)
