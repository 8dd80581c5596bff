"""Numbers as people read them: a reported one as it is, a computed one rounded half up, but never across a bound."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import gcd

from xxtrack.model.english_amount import amount, around_number
from xxtrack.model.message import Number, Quantity

DASH = "-"


def number(value: Number | None, beside: Iterable[Number] = ()) -> str:
    """Exact if it was given, at most two decimals if it was computed, and then on its side of what it stands beside."""
    if value is None:
        return DASH
    if isinstance(value, Fraction):
        n, d = value.as_integer_ratio()
        return str(n) if d == 1 else _trimmed(_on_its_side(n, d, 2, beside))
    return _trimmed(value) if isinstance(value, Decimal) else str(value)


def quantity(value: Quantity) -> str:
    """A number with its unit: ``650 家``, ``20%``, ``£7.2m``, ``66,156 visits``."""
    shown = number(value.value, value.beside)
    return shown + value.unit if value.unit.startswith("%") else amount(shown, value.unit)


def beside_target(value: Quantity) -> str:
    """A number in a column beside its target, which has the unit: only a sign of money and % stand at the number."""
    before, behind = around_number(value.unit)
    return quantity(value) if before else quantity(value).removesuffix(behind.lstrip(" %")).rstrip()


def percent(ratio: Fraction | None, places: int = 1) -> str:
    """A ratio as a percentage. ``100%`` and ``0%`` appear only where they are exactly true."""
    if ratio is None:
        return DASH
    shown = rounded_percent(ratio, places)
    return f"{_trimmed(shown) if shown in {0, 100} else f'{shown:f}'}%"


def rounded_percent(ratio: Fraction, places: int = 1) -> Decimal:
    """The number that `percent` shows."""
    n, d = ratio.as_integer_ratio()
    common = gcd(100, d)
    return _on_its_side(n * (100 // common), d // common, places, (100,))


USUAL_BOUNDS = (Decimal("0.90"), Decimal("1.10"))
"""Where lagging and ahead begin unless a plan says otherwise."""


def index(ratio: Fraction | None, bounds: Iterable[Decimal] = USUAL_BOUNDS) -> str:
    """A pace index: what shows as 0.90, 1.00 or 1.10 has really reached it."""
    if ratio is None:
        return DASH
    if abs(ratio) >= 100:
        return ">99" if ratio > 0 else "<-99"
    return f"{rounded_index(ratio, bounds):f}"


def rounded_index(ratio: Fraction, bounds: Iterable[Decimal] = USUAL_BOUNDS) -> Decimal:
    """The number that `index` shows: half up, but on the same side of 1 and of every other bound as it is."""
    n, d = ratio.as_integer_ratio()
    shown = _half_up(n * 100, d)
    for m, e in (bound.as_integer_ratio() for bound in (*bounds, Decimal(1))):
        if n * e < m * d and m * 100 <= shown * e:
            shown -= 1
        elif shown * e < m * 100 and m * d <= n * e:
            shown += 1
    return _with_places(shown, 2).copy_sign(n)


def signed(value: Fraction | None, places: int = 1) -> str:
    """A difference with its sign."""
    if value is None:
        return DASH
    shown = _on_its_side(*value.as_integer_ratio(), places)
    return f"{'+' if shown > 0 else '−' if shown < 0 else ''}{abs(shown):f}"


def _on_its_side(n: int, d: int, places: int, bounds: Iterable[Number] = ()) -> Decimal:
    """Half up, but above or below zero and every bound as n/d is; with more places where they lie close.

    The fraction is in lowest terms.
    """
    if not 10**places % d:
        return _with_places(n * 10**places // d, places)  # which is the value itself
    # Whole numbers throughout: n/d is shown as shown/scale and compared with each m/e.
    marks = [(m, e) for m, e in (bound.as_integer_ratio() for bound in (*bounds, 0)) if m * d != n * e]
    while True:
        scale = 10**places
        shown = _half_up(n * scale, d)
        for m, e in marks:
            if n * e < m * d and m * scale <= shown * e:
                shown -= 1
            elif shown * e <= m * scale and m * d < n * e:
                shown += 1
        apart = all((shown * e < m * scale) == (n * e < m * d) and shown * e != m * scale for m, e in marks)
        if apart or places >= _FINEST:
            return _with_places(shown, places)
        places += 1


_FINEST = 12
"""Decimals after which two numbers are not told apart any more."""


def _half_up(n: int, d: int) -> int:
    """The whole number that lies next to n/d, of two the one away from zero."""
    up = (2 * abs(n) + d) // (2 * d)
    return up if n >= 0 else -up


def _with_places(units: int, places: int) -> Decimal:
    return Decimal(units).scaleb(-places)


def _trimmed(value: Decimal) -> str:
    shown = f"{value + 0:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


_DIGITS = "一二三四五六七八九"


def numeral(n: int, lang: str) -> str:
    """A heading's number: 一, 十, 二十一; digits in English, and from a hundred on."""
    if lang != "zh" or n > 99:
        return str(n)
    tens, ones = divmod(n, 10)
    return (_DIGITS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones - 1] if ones else "")
