"""A sentence for a person, not yet in any language: a key of the catalogue and what fills its blanks.

The code that knows *what* happened builds one; `xxtrack.wording` turns it into Chinese or English.
"""

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple, TypeAlias, Union

from xxtrack.model.equality import equal_without

Number: TypeAlias = Decimal | Fraction | int


@equal_without("beside")
class Quantity(NamedTuple):
    """A number with the unit it is in, as written."""

    value: Number
    unit: str = ""
    beside: tuple[Number, ...] = ()
    """What it is compared with: rounded it stays on its side of each."""


Value: TypeAlias = Union[str, Number, date, Enum, Quantity, "Message", tuple["Value", ...]]


class Message(NamedTuple):
    """A catalogue key such as ``reason.behind`` with named values."""

    key: str
    args: tuple[tuple[str, Value], ...] = ()


def msg(key: str, /, **args: Value) -> Message:
    """Build a `Message`; the names must be those of the catalogue entry's blanks."""
    return Message(key, tuple(args.items()))
