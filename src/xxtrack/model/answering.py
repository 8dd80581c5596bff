"""Who answers for what in a plan: the units that lead an item, hold a part of it, or support it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xxtrack.model.plan import Item

NOBODY = ""
"""The unit of the items that nobody answers for."""
_EACH_OF = "各"


class Answering:
    """The units of a plan and their items. A group that leads or supports stands for each of its members.

    A scope is a unit where it or its group leads or supports some item; the others (supply chains, sites) answer for
    nothing.
    """

    def __init__(self, items: Iterable["Item"], groups: Mapping[str, tuple[str, ...]]) -> None:
        self._groups = groups
        items = tuple(items)
        self._leads = {item.id: self._resolved(item.lead) for item in items}
        supports = {item.id: self._resolved(item.support) for item in items}
        self._supports = {
            item: tuple(unit for unit in units if unit not in self._leads[item]) for item, units in supports.items()
        }
        self.units = tuple(
            dict.fromkeys(u for units in (*self._leads.values(), *self._supports.values()) for u in units)
        )
        """Every unit, those that lead first, in the plan's order."""
        known = frozenset(self.units)
        self._holders = {
            item.id: tuple(s for s in self._scopes(item) if s in known and s not in self._leads[item.id])
            for item in items
        }

    def _scopes(self, item: "Item") -> tuple[str, ...]:
        return self._groups.get(item.each, ()) if item.each else tuple(scope for scope, _ in item.quotas)

    def _resolved(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(unit for name in names for unit in self.members(name)))

    def members(self, name: str) -> tuple[str, ...]:
        """The members of a group (新城, 各新城), or the unit itself."""
        return self._groups.get(name) or self._groups.get(name.removeprefix(_EACH_OF)) or (name,)

    def leads(self, item: "Item") -> tuple[str, ...]:
        """The units that lead it, the first one first."""
        return self._leads.get(item.id, ())

    def holders(self, item: "Item") -> tuple[str, ...]:
        """The units that do not lead it and have a target of their own in it."""
        return self._holders.get(item.id, ())

    def supports(self, item: "Item") -> tuple[str, ...]:
        """The units that support it and do not lead it."""
        return self._supports.get(item.id, ())

    def answering(self, item: "Item", scope: str = "") -> tuple[str, ...]:
        """Those who lead an item or hold a part of it; of a part that is a unit's, that unit; else `NOBODY` alone."""
        if scope and scope in (*self.leads(item), *self.holders(item)):
            return (scope,)
        return (*self.leads(item), *(() if scope else self.holders(item))) or (NOBODY,)

    def meant(self, given: str) -> tuple[str, ...]:
        """The units somebody means: of this name, the members of this group, or all with it in their names.

        ``-`` is `NOBODY`. Empty where nothing of the plan is meant.
        """
        if given == "-":
            return (NOBODY,) if any(self.answering_ids(NOBODY)) else ()
        members = tuple(unit for unit in self.members(given) if unit in self.units)
        return members or tuple(unit for unit in self.units if given and given in unit)

    def answering_ids(self, unit: str) -> tuple[str, ...]:
        """The ids of the items that a unit leads or holds a part of; of `NOBODY`, of those nobody does."""
        if unit == NOBODY:
            return tuple(item for item, leads in self._leads.items() if not leads and not self._holders[item])
        return tuple(item for item, leads in self._leads.items() if unit in leads or unit in self._holders[item])
