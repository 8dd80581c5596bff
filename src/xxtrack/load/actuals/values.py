"""Reported values as offices type them: 1,234.5 · １２ · 15% · 3.2亿元 · £7.2m · 同比下降4.9% · 已完成 · —.

Nothing is guessed: what cannot be read is refused with the reason, and a mark for "not available" is not zero.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from xxtrack.load.actuals import english_values
from xxtrack.load.actuals.ratios import Direction, in_tenths_or_times, is_ratio
from xxtrack.load.actuals.value_words import MISSING_MARKS
from xxtrack.model.actuals import STAGE_WORDS, Stage
from xxtrack.model.message import Message, msg
from xxtrack.model.number import NUMBER, footnote_in, nfkc, read_number
from xxtrack.model.pattern import pattern
from xxtrack.model.plan import Item, Kind, Measure
from xxtrack.model.unit import COUNTED, convert, is_percentage, parse_unit

_STARTED = frozenset({"动工", "已动工", "开工", "已开工", "开工建设", "已开工建设", "全面开工"})
_START, _END = pattern("开工|动工"), pattern("竣工|完工|建成|完成|投产|投用|投入使用|运营")
_PLAIN = (
    {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
    | dict.fromkeys((0x3000, 0xA0, 0x2009, 0x202F), " ")
    | dict.fromkeys(map(ord, "−﹣－–"), "-")
)
"""Full-width forms, blanks of all widths and dashes; other forms of a digit (①, ₂) are no digits."""
_SPACED = pattern(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)", re.ASCII)
"""Thousands apart by a blank, the 千分空 of GB/T 15835."""
_SIGNED = pattern(rf"(?P<number>{NUMBER})\s*(?P<unit>[^\s\d.,].*)?", re.ASCII)
_SCIENTIFIC = pattern(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d+\s*\D{0,9}", re.ASCII)
_DECIMAL_COMMA = pattern(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+\s*\D{0,9}", re.ASCII)
_TWO_READINGS = pattern(r"[+-]?\d{1,3},\d{3}\s*\D{0,9}", re.ASCII)
_INCLUDING = pattern(r"(?P<amount>[^()]+)\((?:含|其中|包括|不含)[^()]*\)")
_RANK = pattern(r"第\s*(?P<rank>\d{1,4})\s*[位名]?", re.ASCII)
_RANKS = frozenset({"位", "名"})
_ABOUT = pattern(r"(?:大约|约为|约)\s*")
_INEXACT = pattern(r"(近|超过|超|逾|突破|不足|不到|至少|基本).*|.*(余|多|以上|以下|以内|左右|上下)[^\d]{0,4}")
_DOWN = ("负增长", "下降", "降低", "减少", "降")
_OF_RATE = ("回落", "收窄", "扩大")
"""Words that tell how a growth has changed, never what it is."""
_UP = ("增长", "增加", "上升", "提高", "提升", "增")
_CHANGE = pattern(
    r"(?:较上年同期|比上年同期|较上年|比上年|较去年|比去年|同比)?"
    rf"(?P<word>{'|'.join((*_DOWN, *_OF_RATE, *_UP))})?"
)
_LEVEL = pattern(r"(?:同比|与上年同期|与去年|较上年|比上年)?持平")


class ReadValue(NamedTuple):
    """A value in the target's unit or a stage, or why there is none; ``remark`` is for one that needs a word."""

    value: Decimal | None = None
    stage: Stage | None = None
    problem: Message | None = None
    code: str = ""
    remark: Message | None = None
    node: str = ""
    """The step of a milestone that is done, in the plan's words."""


_COMMA_NUMBER = pattern(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![\d.,])")


def with_decimal_point(text: str) -> str:
    """A cell of a plan whose numbers have a decimal comma: 1.234,5 as 1234.5. What is no such number stays as it is."""
    plain = _COMMA_NUMBER.sub(lambda m: m[1].replace(".", "") + (f".{m[2]}" if m[2] else ""), nfkc(text))
    return plain if plain != nfkc(text) else text


def _plain(text: str) -> str:
    """A cell in plain characters, its thousands together."""
    plain = text.translate(_PLAIN).strip()
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), plain) if " " in plain else plain


def is_bare_number(text: str) -> bool:
    """Whether a cell is a number without a unit."""
    return read_number(_plain(text)) is not None


def has_two_readings(text: str, decimal: str) -> bool:
    """Whether 25,123 may be 25.123 in a file that has decimal commas, where the plan does not say."""
    return not decimal and _TWO_READINGS.fullmatch(_plain(text)) is not None


def is_missing(text: str) -> bool:
    """Whether the cell says that there is no value."""
    return nfkc(text).strip().lower() in MISSING_MARKS


def direction_of(item: Item) -> Direction:
    """Whether a rate is a growth, a decline or neither, by the word its name ends with."""
    if item.measure is not Measure.RATE or not item.has_figures or not is_percentage(item.in_unit):
        return Direction.NONE
    words = re.findall(r"增长|增速|增幅|下降|降低|降幅|减少", item.name)
    if not words and (english := english_values.GROWTH_NAMES.findall(item.name)):
        return Direction.GROWTH if english[-1].lower() in english_values.GROWING else Direction.DECLINE
    if not words:
        return Direction.NONE
    return Direction.GROWTH if words[-1].startswith("增") else Direction.DECLINE


_BARE = pattern(r"\d{1,2}(?:\.\d+)?", re.ASCII)
_COUNTS = pattern(rf"\d\s*(?:{'|'.join(sorted(map(re.escape, COUNTED), key=len, reverse=True))})")


def may_be_count(item: Item) -> bool:
    """Whether a bare number of a milestone may count what its words count: 32 of 40个项目, and not 32 per cent."""
    return not item.has_figures and bool(_COUNTS.search(f"{item.name} {item.text}"))


def read_for(item: Item, text: str) -> ReadValue:
    """Read a cell for an item.

    A bare 1 to 99 is no per cent of a duty, which has none to be done; of a milestone that counts something it is taken
    as per cent, with a warning.
    """
    plain = _plain(text)
    bare = not item.has_figures and bool(_BARE.fullmatch(plain)) and Decimal(plain) > 0
    if bare and item.kind is Kind.DUTY:
        return _refused("reading.bare-duty", text)
    read = _read_for(item, text)
    # Per cents are rounded to five or ten, as a rule; counts are not, and have no decimals.
    if bare and Decimal(plain) % 5 and not Decimal(plain) % 1 and may_be_count(item) and not read.problem:
        return read._replace(remark=msg("reading.may-be-count", text=text.strip()), code="XX425")
    return read


def _read_for(item: Item, text: str) -> ReadValue:
    """The words of a milestone's step say that it is done.

    已开工 is all that is asked of 开工建设综合服务中心, and only a beginning elsewhere.
    """
    said = nfkc(text).strip()
    node = next((words for _, words in item.nodes if nfkc(words).strip() == said), "")
    if node:
        return ReadValue(stage=Stage.UNDER_WAY, node=node)
    if not item.has_figures and _plain(text) in _STARTED:
        asked = _START.search(item.name) and not _END.search(item.name)
        return ReadValue(stage=Stage.DONE if asked else Stage.UNDER_WAY)
    return read_value(text, item.in_unit if item.has_figures else None, direction_of(item))


def read_value(text: str, unit: str | None, direction: Direction = Direction.NONE) -> ReadValue:
    """Read a cell for an item measured in ``unit``; None means a milestone or duty: per cent done or a word.

    Args:
        text: The cell.
        unit: The target's unit.
        direction: Whether the item is a growth or a decline, of which 持平 is 0 and 下降4.9% is −4.9 or 4.9.
    """
    if mark := footnote_in(text):
        without = text.replace(mark, "").strip()
        return ReadValue(problem=msg("value.footnote", text=text.strip(), mark=mark, without=without), code="XX405")
    plain = _plain(text)
    bare = read_number(plain)
    if bare is not None and unit is not None:
        return ReadValue(bare + 0)
    if written_otherwise := _other_number(plain) or english_values.refusal(plain):
        return _refused(written_otherwise, text)
    if unit is None:
        return _progress(plain, text)
    english = english_values.read_cell(plain, unit)
    if english.plain == plain:
        return _read_amount(plain, unit, direction, text)
    read = _read_amount(english.plain, unit, direction, text)
    remark = msg(english.remark, text=text.strip()) if english.remark else read.remark
    return read if read.problem else read._replace(remark=remark)


def _read_amount(plain: str, unit: str, direction: Direction, text: str) -> ReadValue:
    """A number with a unit or words around it."""
    if unit in _RANKS and (ranked := _RANK.fullmatch(plain)):
        return ReadValue(Decimal(ranked["rank"]))
    if including := _INCLUDING.fullmatch(plain):
        read = _in_words(including["amount"].strip(), unit, direction, text)
        return read if read.problem else read._replace(remark=msg("reading.including", text=text.strip()))
    return _in_words(plain, unit, direction, text)


def _other_number(plain: str) -> str:
    """The catalogue key of why a number is none of ours: 8.52E+01 and 1.234,5; empty where it may be."""
    if _SCIENTIFIC.fullmatch(plain):
        return "value.scientific"
    return "value.decimal-comma" if _DECIMAL_COMMA.fullmatch(plain) and not _SIGNED.fullmatch(plain) else ""


def _in_words(plain: str, unit: str, direction: Direction, text: str) -> ReadValue:
    """A number with words around it: its unit, 增长 or 下降, 约."""
    if _LEVEL.fullmatch(plain):
        return ReadValue(Decimal(0)) if direction is not Direction.NONE else _refused("reading.level", text)
    about = _ABOUT.match(plain)
    if about:
        plain = plain[about.end() :]
    if _INEXACT.fullmatch(plain):
        return _refused("reading.inexact", text)
    worded = _CHANGE.match(plain)
    assert worded, "every part of the pattern may be empty"
    rest = plain[worded.end() :].strip()
    read = _amount(rest, unit, direction, text, worded=bool(worded["word"]))
    if worded[0] and read.problem is None:
        read = _turned(read, worded["word"] or "", direction, rest, text)
    if about and read.problem is None:
        return ReadValue(read.value, remark=msg("reading.about", text=text.strip()))
    return read


def _turned(read: ReadValue, word: str, direction: Direction, rest: str, text: str) -> ReadValue:
    """Give a number with 增长 or 下降 before it the sign that it has for the item."""
    assert read.value is not None
    if direction is Direction.NONE:
        return _refused("reading.change", text)
    if word in _OF_RATE or "百分点" in rest:
        return _refused("reading.change-of-rate", text)
    if not word:
        return read
    if read.value < 0:
        return _refused("reading.two-signs", text)
    same = (word in _DOWN) is (direction is Direction.DECLINE)
    return ReadValue(read.value if same or not read.value else -read.value)


def _progress(plain: str, text: str) -> ReadValue:
    if stage := STAGE_WORDS.get(plain.lower()):
        return ReadValue(stage=stage)
    match = _SIGNED.fullmatch(plain)
    number = read_number(match["number"]) if match else None
    if match is None or number is None or not 0 <= number <= 100 or not (_is_share(match["unit"])):
        return _refused("value.unreadable-stage", text)
    return ReadValue(number + 0)


def _is_share(unit: str | None) -> bool:
    return unit is None or parse_unit(unit).base == "%"


def _amount(plain: str, unit: str, direction: Direction, text: str, *, worded: bool) -> ReadValue:
    """A number with its unit, or a ratio in words (三成, 翻番)."""
    if is_ratio(plain):
        if not is_percentage(unit):
            return ReadValue(problem=msg("value.unit", given=plain, unit=unit), code="XX410")
        ratio = in_tenths_or_times(plain, direction, worded=worded)
        return ReadValue(ratio) if isinstance(ratio, Decimal) else _refused(ratio, text)
    match = _SIGNED.fullmatch(plain)
    number = read_number(match["number"]) if match else None
    if match is None or number is None:
        return _refused("value.unreadable", text)
    return _in_unit(number + 0, (match["unit"] or "").strip(), unit)


def _refused(key: str, text: str) -> ReadValue:
    return ReadValue(problem=msg(key, text=text.strip()), code="XX405")


def _in_unit(number: Decimal, given: str, unit: str) -> ReadValue:
    if not given or given == unit:
        return ReadValue(value=number)
    factor = convert(1, _of_hundred(nfkc(given)), _of_hundred(unit))
    exact = None if factor is None else _times(number, factor)
    if exact is None:
        return ReadValue(problem=msg("value.unit", given=given, unit=unit), code="XX410")
    return ReadValue(value=exact)


def _of_hundred(unit: str) -> str:
    """20 百分点 against a target in %: the same number is meant."""
    return "%" if parse_unit(unit).base == "百分点" else unit


def _times(number: Decimal, factor: Fraction) -> Decimal | None:
    """The product: with the decimals it was given with where units differ by a power of ten, else to 12 places.

    3,200万元 is 0.3200 亿元, so that the rounding of a value stays known; 亩 has thirds in it and never ends.
    """
    low, high = sorted((factor.numerator, factor.denominator))
    power = len(str(high)) - 1
    if (low, high) == (1, 10**power):
        product = number.scaleb(power if factor.denominator == 1 else -power)
    else:
        product = Decimal(number * factor.numerator) / Decimal(factor.denominator)
        # Without 0 added, 2000 would be 2E+3: known to the thousand.
        product = round(product, 12).normalize() + 0 if abs(product) < Decimal(10) ** 15 else product
    return product if abs(product) < Decimal(10) ** 15 else None
