"""Numbers in Chinese characters: 二十 is 20, 一亿二千万 is 120 000 000, 三点五 is 3.5."""

from decimal import Decimal
from fractions import Fraction

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
