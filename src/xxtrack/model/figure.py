"""How a number is written: one grammar for targets and the plain part of figures.

Exact decimals only. More than 15 significant digits are refused: no statistic has them, a slip of the keyboard does,
and up to 15 a figure passes through JSON readers unharmed.
"""

import re
from decimal import Decimal

MAX_DIGITS = 15
NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = re.compile(NUMBER)


def read_number(text: str) -> Decimal | None:
    """Read a plain decimal with optional thousands separators; None where it is anything else or too long."""
    if not _NUMBER.fullmatch(text):
        return None
    plain = text.replace(",", "")
    if len(plain.lstrip("+-0.").replace(".", "")) > MAX_DIGITS or len(plain) > 2 * MAX_DIGITS:
        return None
    return Decimal(plain)
