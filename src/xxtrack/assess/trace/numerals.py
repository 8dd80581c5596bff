"""The numerals of a Chinese text: where they stand, of what kind they are, and what they are worth.

Arabic, full-width and Chinese digits, with 万 and 亿, %, 百分点, 成, 翻番, ranges, dates, ordinals (第四水厂) and
names (5G, 16号线, 12345热线). A scanner, not a parser: it never fails, and what it cannot value it still marks.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from xxtrack.model.numeral import Numeral, NumeralKind, narrow

DIGITS = "零〇一二两三四五六七八九"
MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def chinese_number(text: str) -> Fraction | None:
    """The value of a number in Chinese characters; None where it is none (三一) or is written as offices do not."""
    whole, point, decimals = text.partition("点")
    if not whole or not set(whole + decimals) <= set(DIGITS) | set(MAGNITUDES):
        return None
    if not set(whole) & set(MAGNITUDES):
        positional = len(whole) == 1 or len(whole) >= 4
        value = int("".join(map(_digit, whole))) if positional else None
    else:
        value = _by_magnitude(whole)
    if value is None or not set(decimals) <= set(DIGITS):
        return None
    return Fraction(Decimal(f"{value}.{''.join(map(_digit, decimals))}" if point else value))


def _digit(character: str) -> str:
    return str("零一二三四五六七八九".index(character.replace("〇", "零").replace("两", "二")))


def _by_magnitude(text: str) -> int:
    total = section = digit = 0
    for character in text:
        factor = MAGNITUDES.get(character)
        if factor is None:
            digit = int(_digit(character))
        elif factor < 10**4:
            section += (digit or 1) * factor
            digit = 0
        else:
            here = section + digit
            # 一万二千亿 is 12 000 of 亿, 一亿二千万 is one 亿 and 2000 of 万.
            whole = total < factor or not here
            total = (total + here) * factor if whole else total + here * factor
            section = digit = 0
    return total + section + digit


MAX_LENGTH = 40
"""A numeral of more characters is marked but not valued: no statistic is so long."""

_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_CN = rf"(?:[{DIGITS}十百千]+(?:[万亿]{{1,2}}[{DIGITS}十百千]*){{0,3}}(?:点[{DIGITS}]+)?)"
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_MAGNITUDE = r"(?:万亿|[十百千]?[万亿]|千(?![伏瓦米克卡])|百)"
_ONE = rf"(?:{_ARABIC}{_MAGNITUDE}?|{_CN})"
_DASH = r"(?:[-—–~]{1,2}|至|到)"
_DAY = r"(?:份|底|末|初|上旬|中旬|下旬|[0-9]{1,2}[日号])"

# Words in which a Chinese digit counts nothing.
_NOT_COUNTED = (
    "统一|单一|同一|唯一|专一|万一|一体|一般|一致|一批|一系列|一定|一律|一旦|一起|一切|一直|一些|一点|一样|一线|一流|一贯"
    "|一并|一经|一道|一带一路|一网|一门|一件|进一步|逐一|百货|百姓|百花|十分|千方百计|四通八达|零售|零散|零星|零部件"
    "|三农|两院|千[伏瓦米克卡]"
)

# The order decides between those that begin at the same place; the look ahead is there for speed.
_SCANNER = rf"""
    (?=[0-9A-Za-z{DIGITS}{_FORMAL}十百千万统单同唯专进逐翻第前上下年−+①-⑳-])
  (?:
    (?P<word>{_NOT_COUNTED})
  | (?P<date>
        [0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}
      | (?:[0-9]{{4}}|[0-9]{{2}}(?=年[0-9底末初]))年(?:[0-9]{{1,2}}月{_DAY}?|[上下]半年|[底末初内])?前?
      | [零〇一二三四五六七八九]{{4}}年
      | [0-9]{{1,2}}(?:{_DASH}[0-9]{{1,2}})?月{_DAY}?前?
      | [一二三四五六七八九十]{{1,2}}月{_DAY}?前?
      | [前第]?[一二三四两1-4]季度
      | [上下]半年
      | 年[底末]
    )
  | (?P<multiple>翻(?P<folds>[一二两三四五1-5]?)番)
  | (?P<name>
        [0-9]{{2,6}}(?=[^0-9，。；、]{{0,4}}热线)
      | (?:[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})号[线楼院]
      | (?<![A-Za-z])[A-Za-z]+-?[0-9]+(?:\.[0-9]+)?[A-Za-z]*
      | [0-9]+(?:\.[0-9]+)?[A-Za-z]+[0-9]*
      | [0-9]+\+[A-Za-z]
      | (?:十[七八九]|二十[一二三]?)大(?=[精报以代召的，。；、]) | 十[一二三四五六]五
      | (?<=[\u4e00-\u9fff])[一二三四五六七八九十]{{1,3}}(?:路|期(?![间限]))
      | [一二三](?=产|角)
    )
  | (?P<share>
      (?: 百分之(?P<of_hundred>{_CN}|{_ARABIC})
        | (?P<tenths>[0-9{DIGITS}])成(?![功立员果为效品长本熟交套型都人就绩分了])
        | (?P<points>{_ONE})个?百分点
        | (?P<percent>[-−+]?{_ARABIC})(?P<sign>[%‰])
      )(?:{_DASH}(?P<percent_to>{_ARABIC})[%‰])?
    )
  | (?P<fraction>(?P<whole>{_CN}|[0-9]+|万)分之(?P<part>{_CN}|{_ARABIC}))
  | (?P<range>(?P<low>{_ONE}){_DASH}(?P<high>{_ONE})(?P<both>[%‰])?)
  | (?P<ordinal>
        第(?P<place>{_ONE})
      | (?<![目以之日年月底此提当面空从先生])前(?P<first>{_ONE})(?!年)
      | [一二三四五六七八九](?=级)
      | (?m:^)(?:[0-9]{{1,3}}(?=\ ?[.、](?![0-9]))|[{DIGITS}十百]{{1,5}}(?=、))
      | [①-⑳]
    )
  | (?P<amount>(?:(?<![0-9A-Za-z)\u4e00-\u9fff])[-−])?{_ONE}|[{_FORMAL}]{{2,}})
  )
    """

_KINDS = {
    "date": NumeralKind.DATE,
    "multiple": NumeralKind.SHARE,
    "name": NumeralKind.NAME,
    "share": NumeralKind.SHARE,
    "fraction": NumeralKind.AMOUNT,
    "range": NumeralKind.RANGE,
    "ordinal": NumeralKind.ORDINAL,
    "amount": NumeralKind.AMOUNT,
}


@cache
def _scanner() -> re.Pattern[str]:
    """The pattern of all numerals; compiling it takes as long as judging half a plan, and few commands need it."""
    return re.compile(_SCANNER, re.VERBOSE)


def scan(text: str) -> tuple[Numeral, ...]:
    """All numerals in order; their spans are disjoint."""
    return tuple(_read(match) for match in _scanner().finditer(narrow(text)) if match["word"] is None)


def _read(match: re.Match[str]) -> Numeral:
    name = next(name for name in _KINDS if match[name] is not None)
    start, end = match.span()
    if end - start > MAX_LENGTH:
        return Numeral(start, end, _KINDS[name])
    values, factor = _worth(name, match)
    return Numeral(start, end, _KINDS[name], tuple(value for value in values if value is not None), factor)


def _worth(name: str, match: re.Match[str]) -> tuple[tuple[Fraction | None, ...], int]:
    """The values and their magnitude, by the sort of numeral."""
    if name == "multiple":
        folds = chinese_number(match["folds"]) or int(match["folds"] or 1)
        return (Fraction(100 * (2 ** int(folds) - 1)),), 1
    if name == "share":
        return _percent(match), 1
    if name == "fraction":
        (whole, _), (part, _) = _number("一万" if match["whole"] == "万" else match["whole"]), _number(match["part"])
        return (part / whole if whole and part is not None else None,), 1
    if name == "range":
        (low, low_factor), (high, factor) = _number(match["low"]), _number(match["high"])
        if low is not None and low_factor == 1:
            low *= factor
        return (low, high), factor
    if name == "ordinal":
        return (_number(match["place"] or match["first"] or match[0])[0],), 1
    if name == "amount":
        value, factor = _number(match[0])
        return (value,), factor
    return (), 1


def _percent(match: re.Match[str]) -> tuple[Fraction | None, ...]:
    if match["tenths"]:
        value, _ = _number(match["tenths"])
        low = value * 10 if value is not None else None
    else:
        low, _ = _number(match["of_hundred"] or match["points"] or match["percent"])
    if low is not None and match["sign"] == "‰":
        low /= 10
    return (low, _number(match["percent_to"])[0]) if match["percent_to"] else (low,)


def _number(text: str) -> tuple[Fraction | None, int]:
    """One number with its magnitude: 1.5万 is 15 000 and 10 000."""
    plain = text.replace("−", "-").replace(",", "")
    digits = plain.rstrip("十百千万亿")
    if not re.fullmatch(r"[-+]?[0-9]+(?:\.[0-9]+)?", digits):
        return chinese_number(plain), 1
    factor = 1
    for character in plain[len(digits) :]:
        factor *= MAGNITUDES[character]
    return Fraction(Decimal(digits)) * factor, factor
