"""The quantities of a clause: each number with its unit and the words that say which way it is meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from xxtrack.assess.draft import words
from xxtrack.model.draft import Range
from xxtrack.model.numeral import Numeral, NumeralKind
from xxtrack.model.target import Op


class Sort(Enum):
    """What a quantity measures."""

    AMOUNT = "amount"
    SHARE = "share"
    GROWTH = "growth"
    DROP = "drop"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A number in a clause. ``first`` to ``last`` is the whole expression, ``start`` to ``end`` numeral and unit."""

    first: int
    start: int
    end: int
    last: int
    op: Op | None
    low: Decimal
    high: Decimal | None
    unit: str
    sort: Sort = Sort.AMOUNT
    chinese: bool = False
    """Written in Chinese characters, as numbers in names are."""
    about_before: bool = False
    base: bool = False
    """从…: what it was."""

    @property
    def counted(self) -> str:
        """The unit without its magnitude."""
        return self.unit.lstrip("十百千万亿") or self.unit


_MAGNITUDE = re.compile("万亿|[十百千]?[万亿]|千|百")
_QUOTES = re.compile(
    r"\((?:约?占|涉及|惠及|受益|折合|相当于|约合|总投资|概算|原|(?:新增)?产能|规模|总长|全长|总?建筑面积|占地|装机|设计)[^()]*\)"
    r"|\([0-9.]+[万亿]?[^()0-9、，]{1,6}/[日年天月时]\)"
    r"|“[^”]*”|《[^》]*》|「[^」]*」|‘[^’]*’|〔[^〕]*〕|\[[^\]]*\]"
)
_MARKS = re.compile(r"\[[0-9]{1,3}\]|[①-⑳⓪¹²³⁰-⁹]")
_MORE = re.compile("多|余(?![地量额])|来(?![自源访])|几")
_NEARLY = re.compile("(?:近|将近|接近|不足)$")


def quantities(plain: str, span: Range, numerals: Sequence[Numeral]) -> tuple[FoundQuantity, ...]:
    """All quantities of a stretch, in order; those without a unit have that of the next in a list."""
    names = names_in(plain, span)
    found: list[FoundQuantity] = []
    for numeral in numerals:
        q = _quantity(plain, span, numeral, names)
        if q and not (found and q.start < found[-1].end):  # the second number of 10/10万 is of its unit
            found.append(q)
    return tuple(_with_units(plain, found))


def names_in(plain: str, span: Range) -> list[Range]:
    """Where names, quotations and brackets about a size stand: no number in them is promised."""
    start, end = span
    return [(m.start() + start, m.end() + start) for m in _QUOTES.finditer(plain[start:end])]


def _quantity(plain: str, span: Range, numeral: Numeral, names: Sequence[Range]) -> FoundQuantity | None:
    if any(a <= numeral.start and numeral.end <= b for a, b in names) or _MARKS.match(plain, numeral.start):
        return None
    if numeral.kind is NumeralKind.ORDINAL:
        return _rank(plain, span, numeral)
    read = _read(plain, span, numeral)
    if read is None:
        return None
    low, high, unit, end, sort = read
    op_word, first = _before(plain, span, numeral.start)
    if _MORE.match(plain, end) and plain[end : end + 1] != "几":
        end += 1
    if unit and plain.startswith("级", end):
        return None
    if plain[numeral.start] in "+-−" and sort is Sort.SHARE:
        sort, low = (Sort.GROWTH if plain[numeral.start] == "+" else Sort.DROP), abs(low)
    behind = words.OP_AFTER.match(plain, end, span[1])
    last = behind.end() if behind else end
    op = _op(op_word, behind["op"] if behind else "", high)
    if sort is Sort.SHARE or (unit and not _is_reaching(op_word)):
        sort, first = _change(plain, span, first, sort, unit)
    if unit == "" and behind:
        last = end if plain[end : end + 1] not in "以左" else last
    # 从5%提高到8%, 由5%降至3%.
    base = op_word == "" and bool(
        re.search(
            "(?:从|由|较|(?<![占同环配对评])比|基数为?)(?:上年的?|去年的?|[0-9]{4}年的?|目前的?|现在的?)?$",
            plain[span[0] : numeral.start],
        )
    )
    return FoundQuantity(
        first, numeral.start, end, last, op, low, high, unit, sort,
        chinese=not re.search("[0-9]", plain[numeral.start : numeral.end]),
        about_before=bool(_NEARLY.search(plain[span[0] : numeral.start])),
        base=base,
    )  # fmt: skip


def _is_reaching(op_word: str) -> bool:
    """增加到60% is a level, 增加60% is a growth."""
    return bool(op_word) and op_word[-1] in "到至在"


def _rank(plain: str, span: Range, numeral: Numeral) -> FoundQuantity | None:
    """前三, 前10位 behind a word for standing somewhere; 第一 only behind 全省 and the like."""
    first = plain.startswith("前", numeral.start)
    context = plain[span[0] : numeral.start]
    if first and not re.search(words.RANK.pattern.removesuffix("$"), context + "前"):
        return None
    if not first and not (
        plain.startswith("第", numeral.start) and re.search("(?:全[国省市区县]|同类|同行)[^，]{0,6}$", context)
    ):
        return None
    if not numeral.values:
        return None
    unit = re.compile("名|位|强").match(plain, numeral.end)
    end = unit.end() if unit else numeral.end
    value = Decimal(int(numeral.values[0]))
    return FoundQuantity(
        numeral.start,
        numeral.start,
        end,
        end,
        Op.AT_MOST,
        value,
        None,
        "位" if unit and unit[0] == "位" else "名",
        Sort.RANK,
    )


def _read(plain: str, span: Range, numeral: Numeral) -> tuple[Decimal, Decimal | None, str, int, Sort] | None:
    """Value(s), unit, end, and whether it is a share."""
    text = plain[numeral.start : numeral.end]
    if numeral.kind is NumeralKind.NAME:
        return _lettered(plain, numeral)
    if numeral.kind is NumeralKind.DATE or not numeral.values:
        return None
    if numeral.kind is NumeralKind.SHARE or (numeral.kind is NumeralKind.RANGE and text[-1] in "%‰"):
        if "番" in text:
            return Decimal(int(numeral.values[0])), None, "%", numeral.end, Sort.GROWTH
        unit = "个百分点" if "百分点" in text else "%"
        thousandth = text.endswith("‰")
        values = [_decimal(v * 10 if thousandth else v) for v in numeral.values]
        unit = "‰" if thousandth else unit
        return values[0], values[1] if len(values) > 1 else None, unit, numeral.end, Sort.SHARE
    if "分之" in text:
        share = numeral.values[0] * 100
        exact = (share * 10**6).denominator == 1
        return (_decimal(share), None, "%", numeral.end, Sort.SHARE) if exact else None
    factor, magnitude = _magnitude(text, numeral)
    values = [_decimal(v / factor) for v in numeral.values]
    match = words.UNIT.match(plain, numeral.end, span[1])
    unit = magnitude + (match["unit"] if match else "")
    if match and match["unit"] == "万":
        return None
    end = match.end() if match else numeral.end
    return values[0], values[1] if len(values) > 1 else None, unit, end, Sort.AMOUNT


def _lettered(plain: str, numeral: Numeral) -> tuple[Decimal, Decimal | None, str, int, Sort] | None:
    """200MW and 100mg/L are amounts; 5G is a name."""
    match = re.compile(rf"([0-9]+(?:\.[0-9]+)?)({words.LETTER_UNITS})(?![A-Za-z0-9])").match(plain, numeral.start)
    if not match or match.end() < numeral.end:
        return None
    return Decimal(match[1]), None, match[2], match.end(), Sort.AMOUNT


def _magnitude(text: str, numeral: Numeral) -> tuple[int, str]:
    if numeral.factor > 1:
        match = re.search(r"(万亿|[十百千]?[万亿]|千|百)$", text)
        return numeral.factor, match[1] if match else ""
    value = numeral.values[-1]
    for factor, sign in ((10**8, "亿"), (10**4, "万")):
        if not re.search("[0-9]", text) and value >= factor and (value * 100 / factor).denominator == 1:
            return factor, sign
    return 1, ""


def _decimal(value: Fraction) -> Decimal:
    return without_zeros(Decimal(value.numerator) / Decimal(value.denominator))


def without_zeros(number: Decimal) -> Decimal:
    """The same number with no more decimals than it needs."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _before(plain: str, span: Range, at: int) -> tuple[str, int]:
    """The comparing word before it, and where the expression begins."""
    before = plain[span[0] : at]
    match = words.OP_BEFORE.search(before)
    if match:
        return match["op"], span[0] + match.start()
    filler = words.FILLER.search(before)
    return "", span[0] + filler.start() if filler else at


def _op(before: str, behind: str, high: Decimal | None) -> Op | None:
    first, last = words.BEFORE.get(before), words.AFTER.get(behind)
    if high is not None:
        return Op.ABOUT if last is Op.ABOUT else Op.RANGE
    if last is Op.ABOUT:
        return Op.ABOUT
    if first is Op.ABOUT:
        return last or Op.ABOUT
    # 稳定在100万吨以上 is a floor, 控制在3%以内 a cap, 降至3%以下 a cap.
    if last:
        return last
    return first


def _change(plain: str, span: Range, first: int, sort: Sort, unit: str) -> tuple[Sort, int]:
    """Whether the number is a growth or a fall, which a word before it says."""
    before = plain[span[0] : first]
    for pattern, kind in ((words.GROWTH, Sort.GROWTH), (words.DROP, Sort.DROP)):
        match = pattern.search(before)
        rate_of = kind is Sort.DROP and match is not None and match[0].endswith("率")  # 压减率保持100%
        if match and not rate_of and (sort is Sort.SHARE or "百分点" in unit):
            return kind, span[0] + match.start()
    return sort, first


def _with_units(plain: str, found: list[FoundQuantity]) -> Iterator[FoundQuantity]:
    """In 50亿、70亿、20亿元 and 8、5、10家 the unit of the last is that of all."""
    result: list[FoundQuantity] = []
    for q in reversed(found):
        after = result[-1] if result else None
        gap = plain[q.last : after.first] if after else ""
        listed = after is not None and re.fullmatch(r"[、,，]|和|与|及|以及|至|或", gap) is not None
        given = q
        if after and listed and (not q.counted or q.unit in {"万", "亿", "千万", "百万"}):
            tail = after.counted if after.unit not in {"万", "亿"} else ""
            given = replace(q, unit=q.unit + tail) if q.unit else replace(q, unit=after.unit)
        result.append(given)
    yield from reversed(result)
