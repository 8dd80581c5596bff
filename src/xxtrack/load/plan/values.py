"""How the values of a plan file are written: every scalar arrives as a string, as it stands in the file."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from xxtrack.load.plan.shape import (
    Reader,
    before,
    checked_in_plan,
    fault,
    list_of,
    map_of,
    scalar,
    scalar_in_plan,
    then,
)
from xxtrack.model.message import msg
from xxtrack.model.number import read_number
from xxtrack.model.pattern import pattern
from xxtrack.model.period import PeriodError, PlanYear, calendar_year
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.target import Target, TargetError, parse_target

ID_PATTERN = r"P[0-9]{2,4}-[0-9]{2,}"
_ID = pattern(ID_PATTERN)
_DATE = pattern(r"(?:19|2\d)\d{2}-\d{2}-\d{2}", re.ASCII)
"""A year such as 0203 or 9999 is a slip of the keyboard, and beyond the last day of the calendar nothing is counted."""


class Context(NamedTuple):
    """What the plan says elsewhere that its values are read by."""

    year: PlanYear
    tolerance: Mapping[str, Decimal]
    """What 左右 allows either way, by unit."""


def context_of(tree: Any) -> Context:
    """The context of a file's values, as far as what it is made of can be read; the rest is reported in its place."""
    about, policy = (_mapping(_mapping(tree).get(key)) for key in ("plan", "policy"))
    start, end = (_read_date(about.get(key)) for key in ("start", "end"))
    tolerance = {unit: _number_or_none(amount) for unit, amount in _mapping(policy.get("tolerance")).items()}
    return Context(
        PlanYear(start, end) if start and end and start <= end else calendar_year(2000),
        {unit: amount for unit, amount in tolerance.items() if amount is not None},
    )


def _mapping(value: Any) -> Mapping[Any, Any]:
    return value if isinstance(value, dict) else {}


def _number_or_none(value: object) -> Decimal | None:
    return read_number(value) if isinstance(value, str) else None


def _due(value: object, context: Context) -> date:
    day = _last_day(value, context)
    if day is None:
        raise fault("date")
    return day


def _last_day(value: object, context: Context) -> date | None:
    """The last day of what is written as periods are (2016-09, 12月底前, 三季度末); a day alone is that day."""
    if not isinstance(value, str) or re.search(r"(?![0-9])\d", value):
        return None
    if day := _read_date(value):
        return day
    try:
        end = parse_period(re.sub(r"(?<=[日底末月])之?前$", "", value.strip()), context.year).end
    except PeriodError:
        return None
    return _read_date(end.isoformat())


def _each_day_once(value: object, context: Context) -> None:
    """Two ways of writing one day (Q1, 2023-03-31) would leave one of the two values unread."""
    seen: set[date] = set()
    for written in value if isinstance(value, dict) else ():
        day = _last_day(written, context)
        if day in seen:
            raise fault("day-twice", msg("shape.day-twice", date=day))
        seen |= {day} if day else set()


def _date(value: object) -> date:
    day = _read_date(value)
    if day is None:
        raise fault("date")
    return day


def _read_date(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if _DATE.fullmatch(str(value)) else None
    except ValueError:
        return None


def _number(value: object) -> Decimal:
    number = read_number(value) if isinstance(value, str) else None
    if number is None:
        raise fault("number")
    return number


def _target(value: object, context: Context) -> Target:
    if not isinstance(value, str):
        raise fault("text")
    try:
        return parse_target(value, context.tolerance)
    except TargetError as error:
        raise fault("target", error.message) from None


def _id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise fault("id")
    return value


def _names(value: object) -> object:
    """One name or a list of names; both are written by people, both mean a list."""
    return [value] if isinstance(value, str) else value


_MARK = pattern("[、，,；;（()）]")


def split_units(text: str) -> list[str]:
    """Units that are written one behind another; not within brackets: 各县（市、区）政府 is one.

    In one pass: what stands between two brackets is within them where the second one closes.
    """
    cuts: list[int] = []
    open_cuts: list[int] = []
    for mark in _MARK.finditer(text):
        if mark[0] in "（()）":
            cuts += open_cuts if mark[0] in "（(" else ()
            open_cuts.clear()
        else:
            open_cuts.append(mark.start())
    cuts += open_cuts
    pairs = zip((-1, *cuts), (*cuts, len(text)), strict=True)
    return [name for start, end in pairs if (name := text[start + 1 : end].strip())]


def _units(value: object) -> object:
    """Units by name: a list, or 甲、乙 in one text."""
    texts = _names(value)
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return texts
    return list(dict.fromkeys(name for text in texts for name in split_units(text)))


def _said(value: object) -> object:
    """What an amendment says of one side; ``null`` where the key was not, or is no longer, there."""
    return "" if value is None else value


def _flag(value: object) -> bool:
    if not isinstance(value, str) or value not in {"true", "false"}:
        raise fault("flag")
    return value == "true"


def _profile(shares: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Shares that rise to 100: anything else is not the course of a whole year."""
    if shares and (len(shares) < 2 or shares[0] < 0 or list(shares) != sorted(shares) or shares[-1] != 100):
        raise fault("profile")
    return shares


def _count(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,4}", value):
        raise fault("count")
    return int(value)


_STRING: Final[dict[str, Any]] = {"type": "str"}
_LIST: Final = {"type": "list", "items_schema": _STRING}

TEXT: Reader[str] = Reader(_STRING)
SHA256: Reader[str] = Reader(_STRING | {"pattern": "^[0-9a-f]{64}$"})
FILLED_TEXT: Reader[str] = Reader(_STRING | {"min_length": 1})


def one_or_more(reader: Reader[str]) -> Reader[tuple[str, ...]]:
    """A list, or its one member."""
    return before(
        _names, list_of(reader), {"type": "union", "choices": [reader.schema, {**_LIST, "items_schema": reader.schema}]}
    )


NAMES = one_or_more(TEXT)
UNITS = before(_units, list_of(TEXT), {"type": "union", "choices": [_STRING, _LIST]})
SAID = before(_said, TEXT, {"type": "nullable", "schema": _STRING})
OWN_ID = scalar(_id, _STRING | {"pattern": f"^{ID_PATTERN}$"})
ITEM_ID = scalar(_id, _STRING)
DATE = scalar(_date, _STRING)
DUE = scalar_in_plan(_due, _STRING)
NUMBER = scalar(_number, {"type": "union", "choices": [_STRING, {"type": "float"}]})
DATED_NUMBERS = checked_in_plan(_each_day_once, map_of(DUE, NUMBER))
"""Numbers by the last day of a period: 2023-03-31, 2023-03, 一季度, Q1."""
COUNT = scalar(_count, {"type": "int"})
FLAG = scalar(_flag, {"type": "bool"})
TARGET = scalar_in_plan(_target, _STRING)
PROFILE = then(list_of(NUMBER), _profile)
