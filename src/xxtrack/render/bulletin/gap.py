"""How far an item is from where it should be, as bulletins print it: 低于序时 17.0 个百分点."""

from datetime import date
from fractions import Fraction

from xxtrack.model.assessment import Standing, nodes_done
from xxtrack.model.message import Quantity
from xxtrack.model.plan import Measure, PaceKind
from xxtrack.model.status import Status
from xxtrack.model.unit import is_percentage
from xxtrack.wording import Lang, text
from xxtrack.wording.numbers import DASH, quantity, signed


def gap(standing: Standing, as_of: date, lang: Lang) -> str:
    """Percentage points against time or target; days for what has a date and no number; else nothing."""
    item = standing.item
    if standing.variance is not None and item.pace and item.pace.kind is PaceKind.STEPS:
        return _steps(standing, standing.variance, lang)
    if standing.gap_pp is not None and standing.expected is not None:
        return _points(standing, standing.gap_pp, lang)
    due = item.due
    if item.has_figures:
        return DASH
    if due is None or standing.status is Status.ACHIEVED:
        return ""
    node = next(iter(item.nodes[nodes_done(item, standing.history) :]), None)
    if node and node[0] < as_of:
        return text("bulletin.node-over", lang, words=node[1], days=(as_of - node[0]).days)
    days = (due - as_of).days
    if days > 0:
        return text("bulletin.days-left", lang, days=days)
    return text("bulletin.days-over", lang, days=-days) if days else text("bulletin.due-today", lang)


def _steps(standing: Standing, apart: Fraction, lang: Lang) -> str:
    """Against the step of the curve that applies, in the target's own unit: straight-line time says nothing here."""
    assert standing.item.target
    unit = standing.item.target.unit
    shown = (
        quantity(Quantity(abs(apart), unit)) if not is_percentage(unit) else text("term.points", lang, value=abs(apart))
    )
    side = "below" if apart < 0 else "above" if apart > 0 else "even"
    return text(f"bulletin.step-{side}", lang, apart=shown)


def _points(standing: Standing, points: Fraction, lang: Lang) -> str:
    side = "behind" if points < 0 else "ahead" if points > 0 else "even"
    shown = signed(abs(points)).lstrip("+")
    # What is apart never shows as 0.0.
    return text(f"bulletin.gap-{_against(standing)}-{side}", lang, points="0.1" if shown == "0.0" else shown)


def _against(standing: Standing) -> str:
    """What the points are counted from: a whole target that applies now is no straight line in time."""
    item = standing.item
    assert item.target
    if item.target.is_cap:
        return "cap"
    over = item.due is not None and standing.observed is not None and standing.observed >= item.due
    whole = over or (item.pace is not None and item.pace.kind is PaceKind.HOLD)
    high = item.target.high
    if high is not None and item.measure is not Measure.FLOW and (whole or (standing.actual or 0) > high):
        return "band"
    return "goal" if whole else "time"
