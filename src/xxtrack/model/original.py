"""What an item promised before it was amended. Apart from `change`, whose dozen of types only a comparison needs."""

from datetime import date

from xxtrack.model.plan import Amendment, Item
from xxtrack.model.target import Target, TargetError, parse_target


def original_target(item: Item) -> str:
    """The target of the first entry that is about one; empty where the target was never amended."""
    return next((entry.before for entry in _in_time(item) if _is_target(entry.before)), "")


def original_due(item: Item) -> str:
    """The due date of the first entry that is about one; empty where it was never amended."""
    return next((entry.before for entry in _in_time(item) if _is_date(entry.before)), "")


def in_force(item: Item, day: date) -> Item:
    """The item as it was on a day: an amendment holds from its own day on, and what came later is undone.

    An entry that does not say what the plan says, or is about another key, undoes nothing.
    """
    for entry in reversed(_in_time(item)):
        if entry.on > day:
            kept = tuple(one for one in item.amended if one is not entry)
            item = _undone(item, entry)._replace(amended=kept)
    return item


def _undone(item: Item, entry: Amendment) -> Item:
    if _is_target(entry.before) and _is_target(entry.after):
        before, after = (_read_for(item, text) for text in (entry.before, entry.after))
        return item._replace(target=before) if item.target == after else item
    if _is_date(entry.before) and _is_date(entry.after):
        due = date.fromisoformat(entry.before.strip())
        return item._replace(due=due) if item.due == date.fromisoformat(entry.after.strip()) else item
    return item


def _read_for(item: Item, text: str) -> Target:
    """A target as the item has it; one that follows another item takes over that one's unit."""
    target = parse_target(text)
    return target._replace(unit=item.in_unit) if target.to and not target.unit else target


def _in_time(item: Item) -> list[Amendment]:
    return sorted(item.amended, key=lambda entry: entry.on)


def _is_target(text: str) -> bool:
    try:
        parse_target(text)
    except TargetError:
        return False
    return True


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return False
    return True
