"""What an item promised before it was amended. Apart from `change`, whose dozen of types only a comparison needs."""

from datetime import date

from xxtrack.model.plan import Amendment, Item
from xxtrack.model.target import TargetError, parse_target


def original_target(item: Item) -> str:
    """The target of the first entry that is about one; empty where the target was never amended."""
    return next((entry.before for entry in _in_time(item) if _is_target(entry.before)), "")


def original_due(item: Item) -> str:
    """The due date of the first entry that is about one; empty where it was never amended."""
    return next((entry.before for entry in _in_time(item) if _is_date(entry.before)), "")


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
