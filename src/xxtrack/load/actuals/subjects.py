"""What a row speaks of, checked against the plan: its item, period, scope and basis."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from xxtrack.load.suggestions import Suggestions
from xxtrack.model.actuals import Basis
from xxtrack.model.day_time import DayTime
from xxtrack.model.message import Message, msg
from xxtrack.model.pattern import pattern
from xxtrack.model.period import Period, PeriodError, PlanYear
from xxtrack.model.period_grammar import parse_day, parse_period
from xxtrack.model.plan import Item, Measure, Plan

_BASES = {"": Basis.TO_DATE, "ytd": Basis.TO_DATE, "累计": Basis.TO_DATE, "本月止累计": Basis.TO_DATE}
_BASES |= {"period": Basis.PERIOD, "当月": Basis.PERIOD, "当期": Basis.PERIOD, "本月": Basis.PERIOD}
_BASES |= {"当季": Basis.PERIOD}


_TIMED = pattern(
    r"(?P<day>.*\S)(?:\s+|T)(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[:：](?P<second>\d{2})(?:\.0+)?)?", re.ASCII
)
_SCOPES_SHOWN = 50
_HINTS = {"eaten", "no-year", "two-readings"}
"""Faults of a period that have a hint of their own."""


class Problem(NamedTuple):
    """What is wrong with the cell of a column."""

    column: str
    code: str
    message: Message
    hint: Message | None = None


@lru_cache(maxsize=1024)
def _parsed(text: str, year: PlanYear) -> Period | PeriodError:
    """A period, or what is wrong with it. Files repeat a few of them on many rows."""
    try:
        return parse_period(text, year)
    except PeriodError as error:
        return error


def read_period(text: str, plan: Plan) -> Period | Problem:
    """A period within the plan; one that begins before it holds what is not the plan's."""
    period = _parsed(text, plan.year)
    if isinstance(period, PeriodError):
        hint = msg(f"hint.period-{period.kind}") if period.kind in _HINTS else msg("hint.period")
        return Problem("period", "XX406", period.message(text), hint)
    if not plan.start <= period.end <= plan.end:
        return Problem("period", "XX407", msg("row.period-outside", text=text, start=plan.start, end=plan.end))
    if period.start < plan.start.replace(day=1):
        return Problem("period", "XX407", msg("row.period-begins-before", text=text, start=plan.start))
    return period


def period_end(text: str, plan: Plan) -> date | None:
    """The last day of a period, within the plan or not; None where it cannot be read."""
    period = _parsed(text, plan.year)
    return None if isinstance(period, PeriodError) else period.end


@lru_cache(maxsize=1024)
def read_reported(text: str) -> date | Problem | None:
    """The day an actual was reported, with its time where there is one; None where the row does not say."""
    timed = _TIMED.fullmatch(text)
    day = parse_day(timed["day"] if timed else text) if text else None
    if day and timed:
        hour, minute, second = (int(timed[part] or 0) for part in ("hour", "minute", "second"))
        # Excel writes a day as its midnight.
        seconds = hour * 3600 + minute * 60 + second
        day = None if hour > 23 or minute > 59 or second > 59 else DayTime.on(day, seconds) if seconds else day
    return Problem("reported", "XX414", msg("row.reported", text=text)) if text and day is None else day


def read_item(text: str, plan: Plan, suggestions: Suggestions) -> Item | Problem:
    """The item with an id."""
    item = plan.items.get(text)
    if item:
        return item
    near = suggestions.for_word(text, plan.items, cutoff=0.7)
    hint = msg("hint.did-you-mean-item", id=near, name=plan.items[near].name) if near else None
    return Problem("id", "XX404", msg("row.unknown-item", id=text), hint)


def wrong_name(item: Item, name: str) -> Iterator[Problem]:
    """A name that is neither the item's nor an alias of it: a row pasted against the wrong id, perhaps."""
    if name and name != item.name and _folded(name) not in map(_folded, (item.name, *item.aliases)):
        yield Problem("name", "XX409", msg("row.name", given=name, wanted=item.name))


def unknown_scope(item: Item, scope: str, plan: Plan, suggestions: Suggestions) -> Iterator[Problem]:
    """A scope that is none of those the plan declares for the item."""
    declared = plan.declared_scopes.get(item.id) if scope else None
    if declared and scope not in declared:
        names = plan.scopes_of(item)
        near = suggestions.for_word(scope, names)
        hint = msg("hint.did-you-mean", word=near) if near else scopes_hint(names)
        yield Problem("scope", "XX411", msg("row.scope", scope=scope), hint)


def scopes_hint(names: tuple[str, ...]) -> Message:
    """The scopes that there are; some of very many, which nobody would read at every row."""
    if len(names) <= _SCOPES_SHOWN:
        return msg("hint.scopes", names=names)
    return msg("hint.scopes-among", names=names[:_SCOPES_SHOWN], count=len(names))


def read_basis(item: Item, text: str, period: Period | None) -> Basis | Problem:
    """As the row says, else as the period's words say (6月当月)."""
    basis = _BASES.get(text.lower())
    if basis is None:
        return Problem("basis", "XX416", msg("row.basis", text=text))
    if period and period.alone and basis is Basis.TO_DATE:
        if text:
            return Problem("basis", "XX416", msg("reading.basis-alone", text=text))
        basis = Basis.PERIOD
    if basis is Basis.PERIOD and item.measure in {Measure.RATE, Measure.STOCK} and not (item.every or item.over_time):
        key = "reading.basis-rate" if item.measure is Measure.RATE else "reading.basis-stock"
        hint = msg("hint.over-time") if item.measure is Measure.RATE else None
        return Problem("basis" if text else "period", "XX416", msg(key), hint)
    return basis


def _folded(name: str) -> str:
    return re.sub(r"\s+", "", name)
