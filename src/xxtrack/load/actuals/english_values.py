"""Cells as English offices type them: (0.07%), £7.2m, 12.3p, 45.9*, about 40, DIV/0, nil."""

import re
from typing import NamedTuple

from xxtrack.model.english_amount import money_unit, with_money_behind
from xxtrack.model.number import NUMBER
from xxtrack.model.pattern import pattern

_ERROR = pattern(r"#?(?:div/0!?|ref!|value!|name\?|num!|null!|spill!|calc!)", re.IGNORECASE)
_NIL = frozenset({"nil", "nil return"})
_BRACKETS = pattern(r"\((?P<amount>[^()]*\d[^()]*)\)|(?P<sign>[£$€])\((?P<rest>[^()]*\d[^()]*)\)")
_MARKED = pattern(
    rf"(?P<amount>.*{NUMBER}.*?)\s?(?:(?P<note>[*†‡#]{{1,3}})|(?<=[\d%) ])\(?(?P<letter>[pre])\)?)", re.ASCII
)
_MARKS = {"p": "provisional", "r": "revised", "e": "estimated"}
_ABOUT = pattern(r"(?:about|around|approximately|approx\.?|circa|c\.)\s?(?=[£$€\d])|[~≈]\s?(?=[£$€\d])", re.IGNORECASE)
_INEXACT = pattern(
    r"(?:nearly|almost|over|more than|at least|under|less than|fewer than|up to|[<>≤≥])\s?[£$€]?\d.*"
    r"|.*\d(?:\s?\+|\s(?:or (?:more|less|fewer|over)|plus))",
    re.IGNORECASE,
)


_UP = pattern(r"(?:up|increased?|rose|rise|grew)(?: by| of)?\s(?=\d)", re.IGNORECASE)
_DOWN = pattern(r"(?:down|decreased?|fell|fall|reduced|reduction)(?: by| of)?\s(?=\d)", re.IGNORECASE)
GROWTH_NAMES = pattern(r"\b(growth|increase|rise|reduction|decrease|decline|fall)\b", re.IGNORECASE)
GROWING = frozenset({"growth", "increase", "rise"})


class EnglishCell(NamedTuple):
    """A cell with the number's signs where the reader of values expects them."""

    plain: str
    remark: str = ""
    """Catalogue key of what has to be said of it; empty for nothing."""


def refusal(plain: str) -> str:
    """The catalogue key of why a cell is no figure; empty where it may be one."""
    if _ERROR.fullmatch(plain):
        return "value.spreadsheet-error"
    if plain.lower() in _NIL:
        return "value.nil"
    return "reading.inexact" if _INEXACT.fullmatch(plain) else ""


def read_cell(plain: str, unit: str) -> EnglishCell:
    """Take the marks off a number of an item in ``unit``; 12.3p of what is counted in pence or pounds stays."""
    remark = ""
    marked = _MARKED.fullmatch(plain) if plain[-1:] in "*†‡#pre)" else None
    if marked and not (marked["letter"] and (money_unit(unit) or unit == marked["letter"])):
        plain = marked["amount"].strip()
        remark = f"reading.marked-{_MARKS.get(marked['letter'] or '', 'footnote')}"
    negative = _BRACKETS.fullmatch(plain)
    if negative:
        plain = f"-{negative['amount'] or negative['sign'] + negative['rest']}"
        remark = remark or "reading.in-brackets"
    about = _ABOUT.match(plain)
    if about:
        plain, remark = plain[about.end() :], remark or "reading.about"
    plain = _DOWN.sub("下降", _UP.sub("增长", plain))
    return EnglishCell(with_money_behind(plain), remark)


def has_mark(plain: str) -> bool:
    """Whether a mark stands behind a number: 45.9*, 12.3p."""
    return _MARKED.fullmatch(plain) is not None
