"""Reported values as offices type them: 1,234.5 · １２ · 15% · 3.2亿元 · 已完成 · —.

Nothing is guessed: what cannot be read is refused with the reason, and a mark for "not available" is not zero.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xxtrack.model.actuals import Stage
from xxtrack.model.figure import NUMBER, read_number
from xxtrack.model.message import Message, msg
from xxtrack.model.unit import convert, is_percentage

MISSING_MARKS = frozenset(
    {"", "-", "--", "—", "——", "–", "一", "…", "……", "...", "/", "N/A", "n/a", "NA", "空", "无", "暂无"}
)

STAGE_WORDS: dict[str, Stage] = {
    "未启动": Stage.NOT_STARTED,
    "未开始": Stage.NOT_STARTED,
    "未开工": Stage.NOT_STARTED,
    "not started": Stage.NOT_STARTED,
    "not-started": Stage.NOT_STARTED,
    "推进中": Stage.UNDER_WAY,
    "进行中": Stage.UNDER_WAY,
    "正常推进": Stage.UNDER_WAY,
    "under way": Stage.UNDER_WAY,
    "under-way": Stage.UNDER_WAY,
    "已完成": Stage.DONE,
    "完成": Stage.DONE,
    "done": Stage.DONE,
    "滞后": Stage.DELAYED,
    "受阻": Stage.DELAYED,
    "delayed": Stage.DELAYED,
}

_SIGNED = re.compile(rf"(?P<number>{NUMBER})\s*(?P<unit>\S.*)?")
_MINUS = str.maketrans({"−": "-", "﹣": "-", "－": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A value in the target's unit or a stage, or why there is none."""

    value: Decimal | None = None
    stage: Stage | None = None
    problem: Message | None = None
    code: str = ""


def is_missing(text: str) -> bool:
    """Whether the cell says that there is no figure."""
    return text.strip() in MISSING_MARKS


def read_value(text: str, unit: str | None) -> ReadValue:
    """Read a cell for an item measured in ``unit``; None means a milestone or duty: per cent done or a word."""
    plain = unicodedata.normalize("NFKC", text).strip().translate(_MINUS)
    if unit is None and (stage := STAGE_WORDS.get(plain.lower())):
        return ReadValue(stage=stage)
    match = _SIGNED.fullmatch(plain)
    number = read_number(match["number"]) if match else None
    if match is None or number is None:
        kind = "value.unreadable-stage" if unit is None else "value.unreadable"
        return ReadValue(problem=msg(kind, text=text.strip()), code="XX405")
    if unit is None:
        return _per_cent_done(number, match["unit"], text)
    return _in_unit(number, (match["unit"] or "").strip(), unit)


def _per_cent_done(number: Decimal, given: str | None, text: str) -> ReadValue:
    if given not in {None, "%"} or not 0 <= number <= 100:
        return ReadValue(problem=msg("value.unreadable-stage", text=text.strip()), code="XX405")
    return ReadValue(value=number)


def _in_unit(number: Decimal, given: str, unit: str) -> ReadValue:
    if not given or given == unit:
        return ReadValue(value=number)
    if is_percentage(given) and is_percentage(unit):
        # 20 百分点 against a target in %: the same number is meant.
        given = unit if given != "‰" else given
    converted = convert(number, given, unit)
    exact = None if converted is None else _as_decimal(converted)
    if exact is None:
        return ReadValue(problem=msg("value.unit", given=given, unit=unit), code="XX410")
    return ReadValue(value=exact)


def _as_decimal(value: Fraction) -> Decimal | None:
    """The exact decimal where there is one of reasonable length; else rounded to 12 places (亩 has thirds in it)."""
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return round(quotient, 12).normalize() if abs(quotient) < Decimal(10) ** 15 else None
