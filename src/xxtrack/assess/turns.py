"""The months, quarters or halves in which a repeating target starts anew (每季度不少于20个)."""

from collections.abc import Iterator
from datetime import date

from xxtrack.model.calendar import ONE_DAY, month_end
from xxtrack.model.plan import Item


def turns(item: Item, day: date) -> Iterator[tuple[date, date]]:
    """First and last days of the turns that have begun by ``day``."""
    assert item.every and item.due
    start = item.start
    while start <= min(item.due, day):
        last = start.month - 1 + item.every.months
        end = min(month_end(start.year + (last - 1) // 12, (last - 1) % 12 + 1), item.due)
        yield start, end
        start = end + ONE_DAY
