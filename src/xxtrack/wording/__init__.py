"""The one catalogue of every text a user reads, in Chinese and English, and the putting of messages into words.

Phrases are in ``phrases``, whole pages (of rules, of ``--help``) in ``rules`` and ``help``.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import Literal, TypeAlias

from xxtrack.model.message import Message, Quantity, Value
from xxtrack.wording.numbers import number, quantity

Lang: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
Mark: TypeAlias = Literal["、", "，", "；"]
_ENGLISH_MARKS: Mapping[Mark, str] = {"、": ", ", "，": ", ", "；": "; "}
Texts: TypeAlias = Mapping[str, tuple[str, str]]


def say(message: Message, lang: Lang) -> str:
    """A message in words."""
    return _filled(message.key, message.args, lang)


def _filled(key: str, args: Collection[tuple[str, Value]], lang: Lang) -> str:
    template, has_choice = _template(key, lang)
    if not args:
        return template
    said = _said if has_choice else _spoken
    return template.format(**{name: said(value, lang) for name, value in args})


@cache
def _template(key: str, lang: Lang) -> tuple[str, bool]:
    """A phrase, and whether it has a blank that is one word or another."""
    template = _texts(key.partition(".")[0])[key][LANGUAGES.index(lang)]
    return template, "|" in template


@cache
def _texts(prefix: str) -> Texts:
    """A file of phrases, read when one of them is first said: no command needs them all."""
    found: Texts = import_module(f"xxtrack.wording.phrases.{prefix}").TEXTS
    return found


class _Spoken(str):
    """A value in words; ``{count:item|items}`` is the one word where the count is 1 and else the other."""

    __slots__ = ("value",)
    value: Value

    def __format__(self, spec: str) -> str:
        one, is_choice, many = spec.partition("|")
        if not is_choice:
            return str(self)
        return one if self.value in {1, "1"} else many


def _said(value: Value, lang: Lang) -> _Spoken:
    said = _Spoken(_spoken(value, lang))
    said.value = value
    return said


def text(key: str, lang: Lang, /, **args: Value) -> str:
    """The words of a key, for code that has no message to hand on."""
    return _filled(key, args.items(), lang)


def listing(parts: Iterable[str], lang: Lang, mark: Mark = "、") -> str:
    """Names or clauses one after the other; ``mark`` is what Chinese sets between them."""
    return (mark if lang == "zh" else _ENGLISH_MARKS[mark]).join(parts)


@cache
def term(value: Enum, lang: Lang) -> str:
    """The word for a value of one of the model's enumerations: 滞后 or lagging."""
    return text(term_key(value), lang)


def term_key(value: Enum) -> str:
    """``term.pace-kind.linear``: where the word for a value stands."""
    return f"term.{_enumeration(type(value).__name__)}.{value.value}"


@cache
def _enumeration(name: str) -> str:
    return re.sub(r"\B[A-Z]", r"-\g<0>", name).lower()


def _spoken(value: Value, lang: Lang) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Message):
        return say(value, lang)
    if isinstance(value, Quantity):
        return quantity(value)
    if isinstance(value, Enum):
        return term(value, lang)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return listing((_spoken(part, lang) for part in value), lang)
    assert isinstance(value, int | Decimal | Fraction)
    return number(value)
