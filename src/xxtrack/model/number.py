"""How a number is written: one grammar for targets and the plain part of actuals.

Exact decimals only. More than 15 significant digits are refused: no statistic has them, a slip of the keyboard does,
and up to 15 an actual passes through JSON readers unharmed.
"""

import unicodedata
from decimal import Decimal

from xxtrack.model.pattern import pattern

MAX_DIGITS = 15
NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = pattern(NUMBER)


def read_number(text: str) -> Decimal | None:
    """Read a plain decimal with optional thousands separators; None where it is anything else or too long."""
    if not _NUMBER.fullmatch(text):
        return None
    plain = text.replace(",", "")
    if len(plain.lstrip("+-0.").replace(".", "")) > MAX_DIGITS or len(plain) > 2 * MAX_DIGITS:
        return None
    return Decimal(plain)


def footnote_in(text: str) -> str:
    """A digit that is a footnote's mark (200①, 65₂, 12³) and would be read as part of a number; empty for none.

    Behind a letter it belongs to the word (m², CO₂); elsewhere nobody writes an amount with it.
    """
    if text.isascii():
        return ""
    before = ""
    for character in text:
        # Numbers that are no decimal digits: raised, lowered, circled, in brackets, Roman.
        if unicodedata.category(character) == "No" and not before.isalpha():
            return character
        if not character.isspace():
            before = character
    return ""


_PIECE = 500
"""Characters folded at once: sorting the marks that stand on one letter takes the square of their number."""


def nfkc(text: str) -> str:
    """NFKC; marks that stand on a letter a piece away are not joined with it."""
    if len(text) <= _PIECE:
        return unicodedata.normalize("NFKC", text)
    return "".join(unicodedata.normalize("NFKC", text[at : at + _PIECE]) for at in range(0, len(text), _PIECE))
