"""The amounts that an English clause states in a unit: £7.2m, 66,156 visits, 1.2 million visits, 75 per cent, none."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from xxtrack.model.english_amount import MAGNITUDES, money_unit, split_magnitude
from xxtrack.model.number import NUMBER
from xxtrack.model.pattern import pattern
from xxtrack.model.unit import is_percentage

_BEHIND = r"(?:[ -]?(?:[A-Za-z][A-Za-z'-]*|and|or|[\d,.]+)){0,8}"
_MAGNITUDE = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
_AMOUNT = pattern(
    rf"(?P<currency>US\$|[£$€])?(?<![\w.,])(?P<number>{NUMBER})(?:\s?(?P<magnitude>{_MAGNITUDE})\b)?"
    rf"(?P<words>\s?%|{_BEHIND})",
    re.IGNORECASE | re.ASCII,
)
_NONE = pattern(r"\b(?:no|none|zero|nil|never)\b", re.IGNORECASE)
_PER_CENT = pattern(r"\s?(?:%|per ?cent|percentage points?|points?)", re.IGNORECASE)


def stated_in_english(clause: str, unit: str) -> Iterator[Fraction]:
    """Every number that a clause states in a unit, or in one that has a magnitude more or less."""
    if _NONE.search(clause):
        yield Fraction(0)
    at = 0
    while match := _AMOUNT.search(clause, at):
        # What stands behind one number may hold the next: between 20 and 25 carers.
        at = match.end("magnitude") if match["magnitude"] else match.end("number")
        value = abs(Fraction(Decimal(match["number"].replace(",", ""))))
        value *= MAGNITUDES[match["magnitude"].lower()] if match["magnitude"] else 1
        factor = _factor(match, unit)
        if factor:
            yield value / factor


def _factor(match: re.Match[str], unit: str) -> Fraction | None:
    """What one of the unit is worth, where the amount is in it; None where it is not."""
    if money := money_unit(unit):
        factor, currency = money
        return factor if match["currency"] and currency.startswith(match["currency"].upper()) else None
    if is_percentage(unit):
        return Fraction(1) if _PER_CENT.match(match["words"]) else None
    times, words = split_magnitude(unit)
    behind = [_singular(word) for word in re.findall(r"[a-z'-]+", match["words"].lower())]
    asked = [_singular(word) for word in re.findall(r"[a-z'-]+", words.lower())]
    return Fraction(times) if asked and all(word in behind for word in asked) else None


def _singular(word: str) -> str:
    return re.sub(r"(?<=[^su])s$", "", word)
