"""English words of a target put into the signs of the grammar: at least 5, no more than £2m, between 2 and 3.

One list, for the target of a plan and for the sentences of a document.
"""

import re

from xxtrack.model.english_amount import with_money_behind
from xxtrack.model.number import NUMBER
from xxtrack.model.pattern import pattern

WORDS_BEFORE: dict[str, str] = {
    **dict.fromkeys(("at least", "a minimum of", "minimum of", "minimum", "min", "no lower than"), "≥"),
    **dict.fromkeys(("not less than", "no less than", "no fewer than", "not fewer than", "at or above"), "≥"),
    **dict.fromkeys(("more than", "over", "above", "exceeding", "exceed", "greater than", "higher than"), ">"),
    **dict.fromkeys(("no more than", "not more than", "not exceeding", "at most", "no higher than"), "≤"),
    **dict.fromkeys(("a maximum of", "maximum of", "maximum", "max", "up to", "within", "at or below"), "≤"),
    **dict.fromkeys(("below", "under", "less than", "fewer than", "lower than"), "<"),
    **dict.fromkeys(("exactly",), "="),
    **dict.fromkeys(("around", "about", "approximately", "circa"), "±"),
}
"""Comparisons before a number; ± stands for words that give no tolerance."""
WORDS_AFTER: dict[str, str] = {
    **dict.fromkeys(("or more", "or above", "and above", "or higher", "or over", "or better"), "≥"),
    **dict.fromkeys(("or less", "or below", "or fewer", "or under", "or lower"), "≤"),
}
"""Comparisons behind a number or its unit."""

_BEFORE = pattern(
    rf"(?:{'|'.join(sorted(WORDS_BEFORE, key=len, reverse=True))})\s(?=[+-]?\d)", re.IGNORECASE | re.ASCII
)
_AFTER = pattern(rf"\s(?P<word>{'|'.join(WORDS_AFTER)})\b", re.IGNORECASE)
_BETWEEN = pattern(
    rf"between\s(?P<low>{NUMBER})\s?(?P<unit>[^\d]*?)\s?and\s(?P<high>{NUMBER})", re.IGNORECASE | re.ASCII
)
_PER_CENT = pattern(r"(?<=\d)\s?per ?cent\b", re.IGNORECASE)
_UNIT_TWICE = pattern(
    rf"(?P<low>{NUMBER})\s?(?P<unit>[^\d\s.~±-]\S*?(?: [A-Za-z][^\s.±]*)*)\s?(?P<sign>\.\.|±)"
    rf"\s?(?P<high>{NUMBER})(?:\s?(?P=unit))?$",
    re.ASCII,
)
"""£2m..£3m, £5m ± £1m and £5m ± 1."""


_MAY_BE_ENGLISH = pattern(r"[A-Za-z£$€±]|\.\.")


def in_signs(text: str) -> str:
    """A target with its English words as signs; ``about`` becomes 左右, which needs a tolerance."""
    if not _MAY_BE_ENGLISH.search(text):
        return text
    plain = _PER_CENT.sub(" %", with_money_behind(text))
    plain = _BETWEEN.sub(r"\g<low>\g<unit>..\g<high>", plain)
    if word := _BEFORE.match(plain):
        sign = WORDS_BEFORE[word[0].strip().lower()]
        rest = plain[word.end() :]
        return f"{rest}左右" if sign == "±" else f"{sign} {rest}"
    if word := _AFTER.search(plain):
        return f"{WORDS_AFTER[word['word'].lower()]} {plain[: word.start()]}{plain[word.end() :]}"
    return _UNIT_TWICE.sub(r"\g<low>\g<sign>\g<high> \g<unit>", plain)
