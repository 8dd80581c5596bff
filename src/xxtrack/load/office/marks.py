"""What a cell shows besides its number: a raised mark, a unit or a scale in its format, a line through it."""

import re
from typing import Any

from xxtrack.load.actuals.values import is_bare_number
from xxtrack.load.office.words import is_unit
from xxtrack.model.message import Message, msg

RAISED = frozenset({"superscript", "subscript"})
"""How a workbook says that a piece of text is no part of the line."""
_LITERAL = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|_.|\*.')
_SCALED = re.compile(r"[0#?],+(?![0#?,])")
_PAINTED_POINT = re.compile(r'"\."|[\\!]\.')
"""``0!.0,`` and ``0"."0000``: a point painted into a whole number, as 万 is shown in Excel."""


def without_mark(text: str, mark: str) -> tuple[str, Message | None]:
    """A cell's text without its raised mark, and why its figure is not certain: 65 with a raised 1 may be 651.

    A mark behind a letter belongs to the unit (km²).
    """
    if not mark:
        return text, None
    bare = text.removesuffix(mark).strip()
    if bare == text.strip() or (bare and bare[-1].isascii() and bare[-1].isalpha()):
        return text, None
    if not bare[-1:].isdigit():
        return bare, None
    return text, msg("value.footnote", text=text, mark=mark, without=bare)


def rich_mark(value: Any) -> str:
    """The raised or lowered end of a rich text of openpyxl; empty where there is none."""
    blocks = list(value) if isinstance(value, list) else []
    font = getattr(blocks[-1], "font", None) if blocks else None
    return str(blocks[-1]).strip() if font is not None and font.vertAlign in RAISED else ""


def unit_in_format(number_format: str) -> str:
    """The unit that a number format shows behind a number: ``0.0"亿元"``; empty where there is none."""
    literal = "".join(match["quoted"] or match["escaped"] or "" for match in _LITERAL.finditer(_first(number_format)))
    literal = literal.strip()
    return literal if literal and literal != "%" and is_unit(literal) and not literal.isascii() else ""


def is_scaled(number_format: str) -> bool:
    """Whether a format shows a number as a thousandth or a ten-thousandth of itself."""
    first = _first(number_format)
    return _PAINTED_POINT.search(first) is not None or _SCALED.search(_LITERAL.sub("", first)) is not None


def _first(number_format: str) -> str:
    """The section of a format that is for positive numbers."""
    return number_format.partition(";")[0]


def scaled(text: str) -> Message | None:
    """Why a number that a format scales is not certain; None for what is no number."""
    return msg("import.scaled", text=text) if is_bare_number(text) else None
