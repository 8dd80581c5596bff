"""The one catalogue of every text a user reads, in Chinese and English, and the putting of messages into words.

Each area of keys has a file here whose ``TEXTS`` maps a key to a pair (Chinese, English) with the same blanks.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from importlib import import_module
from typing import Literal, TypeAlias

from xxtrack.model.message import Message, Quantity, Value, msg
from xxtrack.wording.figures import figure, quantity

Lang: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
Texts: TypeAlias = Mapping[str, tuple[str, str]]

# Areas are read when first used: `--help` needs one of them, `status` a few.
AREAS: Mapping[str, str] = {
    "file": "inputs",
    "yaml": "inputs",
    "shape": "inputs",
    "expected": "inputs",
    "target": "inputs",
    "table": "inputs",
    "row": "inputs",
    "value": "inputs",
    "period": "inputs",
    "hint": "inputs",
    "plan": "inputs",
    "sense": "inputs",
    "reason": "judgement",
    "said": "judgement",
    "status": "terms",
    "stage": "terms",
    "kind": "terms",
    "measure": "terms",
    "pace": "terms",
    "severity": "terms",
    "term": "terms",
    "label": "labels",
    "stop": "labels",
    "say": "labels",
    "reading": "reading",
    "lint": "reading",
    "ranking": "ranking",
    "rollup": "rollup",
    "doubt": "checks",
    "policy": "checks",
    "waiver": "checks",
    "limit": "checks",
    "regression": "checks",
    "finding": "checks",
    "explain": "checks",
    "rule": "rules",
    "bulletin": "bulletin",
    "ledger": "ledger",
    "chart": "page",
    "page": "page",
    "report": "page",
    "forecast": "forecasting",
    "drawing": "forecasting",
    "method": "forecasting",
    "outlook": "forecasting",
    "browse": "browsing",
    "watch": "watching",
    **dict.fromkeys(("git", "effect", "aspect", "field", "change", "review", "cause", "story", "log"), "review"),
    "help": "help",
    "option": "help",
    "write": "reporting",
    "entry": "reporting",
    "import": "reporting",
    "form": "reporting",
    "due": "reporting",
    "trace": "tracing",
    "cover": "tracing",
    "numeral": "tracing",
    "excuse": "tracing",
}


def say(message: Message, lang: Lang) -> str:
    """A message in words."""
    area = message.key.partition(".")[0]
    texts: Texts = import_module(f"xxtrack.wording.{AREAS[area]}").TEXTS
    template = texts[message.key][LANGUAGES.index(lang)]
    return template.format(**{name: _spoken(value, lang) for name, value in message.args}) if message.args else template


def text(key: str, lang: Lang, /, **args: Value) -> str:
    """The words of a key, for code that has no message to hand on."""
    return say(msg(key, **args), lang)


def term(value: Enum, lang: Lang) -> str:
    """The word for a value of one of the model's enumerations: 滞后 or lagging."""
    return text(f"{_ENUM_AREAS[type(value).__name__]}.{value.value}", lang)


_ENUM_AREAS = {
    "Status": "status",
    "Stage": "stage",
    "Kind": "kind",
    "Measure": "measure",
    "PaceKind": "pace",
    "Severity": "severity",
    "Cover": "cover",
    "NumeralKind": "numeral",
    "Method": "method",
    "Outlook": "outlook",
}


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
        return ("、" if lang == "zh" else ", ").join(_spoken(part, lang) for part in value)
    assert isinstance(value, int | Decimal | Fraction)
    return figure(value)
