"""Who answers for what: the units of a plan, and each one's items as lead and as support."""

from collections.abc import Iterable

from xxtrack.model.assessment import Standing
from xxtrack.model.bulletin import NOBODY
from xxtrack.model.plan import Plan


def units(plan: Plan) -> tuple[str, ...]:
    """Every lead and support as the plan writes it, in the plan's order; `NOBODY` last, where it has items.

    各新城、园办 is one unit: to take it apart would count its items twice.
    """
    items = plan.items.values()
    named = dict.fromkeys(
        [item.lead for item in items if item.lead] + [name for item in items for name in item.support]
    )
    return (*named, *((NOBODY,) if any(not item.lead for item in items) else ()))


def led_by(unit: str, standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """The items a unit answers for."""
    return tuple(s for s in standings if s.item.lead == unit)


def supported_by(unit: str, standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """The items a unit helps with."""
    return tuple(s for s in standings if unit and unit in s.item.support)


def unit_meant(plan: Plan, given: str) -> str | None:
    """The unit of this name, else the only one with it in its name; ``-`` is `NOBODY`. None where none is meant."""
    known = units(plan)
    if given == "-":
        return NOBODY
    if given in known:
        return given
    near = [unit for unit in known if given and given in unit]
    return near[0] if len(near) == 1 else None
