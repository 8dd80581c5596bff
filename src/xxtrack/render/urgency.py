"""In which order items are listed: those first that most need somebody."""

from collections.abc import Iterable
from fractions import Fraction

from xxtrack.model.assessment import Standing, Trend


def attention(chosen: tuple[Standing, ...]) -> list[Standing]:
    """Those that need somebody, worst first; among equals the furthest behind first, then the plan's order."""
    return [standing for standing in most_urgent_first(chosen) if standing.needs_attention]


def most_urgent_first(chosen: Iterable[Standing]) -> list[Standing]:
    """Those that need somebody before the others; then by status, those that catch up last, the furthest behind first.

    Those that are alike stay in the plan's order.
    """
    return sorted(
        chosen, key=lambda s: (not s.needs_attention, s.status.rank, s.trend is Trend.CATCHING_UP, _closeness(s))
    )


def _closeness(standing: Standing) -> Fraction:
    """How near an item is to what is expected of it, by its index or, without one, by its distance in points."""
    if standing.pace_index is not None:
        return standing.pace_index
    return 1 + standing.gap_pp / 100 if standing.gap_pp is not None else Fraction(10)
