"""How the values of a plan file are written: every scalar arrives as a string, as it stands in the file."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xxtrack.load.plan.shape import Reader, before, fault, list_of, scalar, then
from xxtrack.model.number import read_number
from xxtrack.model.target import Target, TargetError, parse_target

ID_PATTERN = r"P\d{2,4}-\d{2,}"
_ID = re.compile(ID_PATTERN)
_DATE = re.compile(r"(?:19|2\d)\d{2}-\d{2}-\d{2}", re.ASCII)
"""A year such as 0203 or 9999 is a slip of the keyboard, and beyond the last day of the calendar nothing is counted."""


def _date(value: object) -> date:
    text = str(value)
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise fault("date") from None


def _number(value: object) -> Decimal:
    number = read_number(value) if isinstance(value, str) else None
    if number is None:
        raise fault("number")
    return number


def _target(value: object) -> Target:
    if not isinstance(value, str):
        raise fault("text")
    try:
        return parse_target(value)
    except TargetError as error:
        raise fault("target", error.message) from None


def _id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise fault("id")
    return value


def _names(value: object) -> object:
    """One name or a list of names; both are written by people, both mean a list."""
    return [value] if isinstance(value, str) else value


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
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,4}", value):
        raise fault("count")
    return int(value)


_STRING: Final[dict[str, Any]] = {"type": "str"}
_LIST: Final = {"type": "list", "items_schema": _STRING}

TEXT: Reader[str] = Reader(_STRING)
FILLED_TEXT: Reader[str] = Reader(_STRING | {"min_length": 1})
NAMES = before(_names, list_of(TEXT), {"type": "union", "choices": [_STRING, _LIST]})
OWN_ID = scalar(_id, _STRING | {"pattern": f"^{ID_PATTERN}$"})
ITEM_ID = scalar(_id, _STRING)
DATE = scalar(_date, _STRING)
NUMBER = scalar(_number, {"type": "union", "choices": [_STRING, {"type": "float"}]})
COUNT = scalar(_count, {"type": "int"})
FLAG = scalar(_flag, {"type": "bool"})
TARGET = scalar(_target, _STRING)
PROFILE = then(list_of(NUMBER), _profile)
