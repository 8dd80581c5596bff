"""Which items are growths: rates of which a ratio says nothing, and whose distance is told in points."""

from xxtrack.model.plan import Item
from xxtrack.model.unit import is_percentage

_NAMES = ("增长", "增速", "增幅", "涨幅", "增长率", "growth")


def is_growth(item: Item) -> bool:
    """Whether an item is the growth of something, by its name and unit."""
    return item.has_figures and is_percentage(item.in_unit) and item.name.endswith(_NAMES)
