"""The target grammar, read, met and written: ``≥ 650 家``, ``2..3 家``, ``7 ± 0.5 %``, ``≥ £7.2m``.

Comparison words of the documents are accepted where they say the same (650家以上, 突破180亿元, 控制在2.55亿立方米,
at least 650 homes, no more than £2.5m).
A number without a comparison, and 左右 without a tolerance, are refused: which way to miss is not for us to guess.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, getcontext
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from xxtrack.model.english_amount import amount, around_number, written_unit
from xxtrack.model.english_target import in_signs
from xxtrack.model.equality import equal_without
from xxtrack.model.message import Message, Number, msg
from xxtrack.model.number import NUMBER, footnote_in, nfkc, read_number
from xxtrack.model.pattern import pattern
from xxtrack.model.unit import is_percentage


class Op(Enum):
    """How an actual is compared with the target."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    EXACTLY = "="
    RANGE = ".."
    ABOUT = "±"


_FLOORS = frozenset({Op.AT_LEAST, Op.ABOVE})
_CAPS = frozenset({Op.AT_MOST, Op.BELOW})
_SIGNS = {Op.AT_LEAST: "≥", Op.ABOVE: ">", Op.AT_MOST: "≤", Op.BELOW: "<", Op.EXACTLY: "="}


@equal_without("text")
class Target(NamedTuple):
    """What must be reached or kept: an interval in a unit.

    ``low`` is None for a cap and ``high`` for a floor; both are inclusive unless ``op`` is strict.
    ``text`` is how the plan writes it and is not part of its meaning. One that follows another item (``> P00-20``,
    ``≥ P00-20 + 1 %``) holds what is added to that item's figure, and means something only ``beside`` one.
    """

    op: Op
    low: Decimal | None
    high: Decimal | None
    unit: str
    text: str
    to: str = ""
    """The id of the item whose figure of the same date it follows."""
    beside: Fraction | None = None
    """That figure."""

    @property
    def is_open(self) -> bool:
        """Whether it follows a figure that is not here."""
        return bool(self.to) and self.beside is None

    @property
    def is_floor(self) -> bool:
        """More is better."""
        return self.high is None

    @property
    def is_cap(self) -> bool:
        """Less is better."""
        return self.low is None

    @property
    def bound(self) -> Decimal:
        """The number progress is measured to: the cap of a cap, the lower end of everything else."""
        bound = self.high if self.low is None else self.low
        assert bound is not None, "a target has at least one bound"
        return bound

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The numbers at which a value begins or ceases to meet it; none where it follows another item's figures."""
        if self.to:
            return ()
        low = () if self.low is None else (self.low,)
        return low if self.high is None else (*low, self.high)

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers that a plan or a document states: the middle of 7 ± 0.5, else the ends."""
        if self.op is Op.ABOUT and self.low is not None and self.high is not None:
            return ((self.low + self.high) / 2,)
        return tuple(dict.fromkeys(end for end in (self.low, self.high) if end is not None))

    @property
    def canonical(self) -> str:
        """The one way of writing it; reading that gives the same target."""
        if self.to:
            return f"{_SIGNS.get(self.op, '')} {self._followed}".strip()
        if self.op is Op.RANGE:
            low, high = (amount(f"{end:f}", self.unit) for end in (self.low, self.high))
            if around_number(self.unit)[0]:
                # £m alone stands at both ends; £m p.a. could not be told from what is between them.
                return f"{low}..{high}" if " " not in self.unit else f"{self.low:f}..{self.high:f} {self.unit}"
            return f"{self.low:f}..{high}"
        if self.op is Op.ABOUT:
            assert self.high is not None
            (middle,) = self.numbers
            tolerance = amount(f"{(self.high - middle).normalize():f}", self.unit)
            return f"{middle.normalize():f} ± {tolerance}"
        return f"{_SIGNS[self.op]} {amount(f'{self.bound:f}', self.unit)}"

    @property
    def _followed(self) -> str:
        """The other item with what is added to its figure, or the tolerance around it."""
        if self.op is Op.ABOUT:
            return f"{self.to} ± {amount(f'{self.high:f}', self.unit)}"
        if not (self.bound or self.unit):
            return self.to
        return f"{self.to} {'-' if self.bound < 0 else '+'} {amount(f'{abs(self.bound):f}', self.unit)}"

    def with_bound(self, bound: Decimal) -> "Target":
        """The same demand with another number; of a range or a tolerance only that number is left."""
        # A quotient that does not end fills all places that there are.
        shown = bound if len(bound.as_tuple().digits) < getcontext().prec else round(bound, 4)
        return self._replace(
            low=None if self.low is None else bound,
            high=None if self.high is None else bound,
            text=f"{_SIGNS.get(self.op, '=')} {amount(f'{shown:f}', self.unit)}",
        )

    def times(self, count: int) -> "Target":
        """So many of the same demand taken together."""
        if count == 1:
            return self
        more = self._replace(
            low=None if self.low is None else self.low * count, high=None if self.high is None else self.high * count
        )
        return more._replace(text=more.canonical)

    def met_by(self, value: Number) -> bool:
        """Whether a value lies in the interval; equality does not do for ``>`` and ``<``."""
        if self.beside is not None:
            value = Fraction(value) - self.beside
        if self.op is Op.ABOVE:
            return value > self.bound
        if self.op is Op.BELOW:
            return value < self.bound
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


class TargetError(ValueError):
    """A target that cannot be read; ``message`` says why and what to write instead."""

    def __init__(self, message: Message) -> None:
        """Keep the reason."""
        super().__init__(message.key)
        self.message = message


_BEFORE = {
    ">=": Op.AT_LEAST,
    "≥": Op.AT_LEAST,
    "≧": Op.AT_LEAST,
    "⩾": Op.AT_LEAST,
    "<=": Op.AT_MOST,
    "≤": Op.AT_MOST,
    "≦": Op.AT_MOST,
    "⩽": Op.AT_MOST,
    ">": Op.ABOVE,
    "<": Op.BELOW,
    "=": Op.EXACTLY,
    "不少于": Op.AT_LEAST,
    "不低于": Op.AT_LEAST,
    "至少": Op.AT_LEAST,
    "达到": Op.AT_LEAST,
    "达": Op.AT_LEAST,
    "突破": Op.ABOVE,
    "超过": Op.ABOVE,
    "超": Op.ABOVE,
    "控制在": Op.AT_MOST,
    "不超过": Op.AT_MOST,
    "不高于": Op.AT_MOST,
}
_AFTER = {"以上": Op.AT_LEAST, "以内": Op.AT_MOST, "以下": Op.AT_MOST}

_WORDS_BEFORE = "|".join(sorted(map(re.escape, _BEFORE), key=len, reverse=True))
_WORDS_AFTER = "以上|以内|以下|左右"
_UNIT = r"[^\d\s±]\S*?(?: (?:[A-Za-z(&][!-~]*|(?<=\bper )\d[\d,]*))*"
"""A word, and more where they are English: working days, cases per 1,000 people."""
_COMPARED = pattern(
    rf"(?P<op>{_WORDS_BEFORE})?\s*(?P<number>{NUMBER})\s*(?P<unit>(?!{_WORDS_AFTER}){_UNIT})?\s*"
    rf"(?P<after>{_WORDS_AFTER})?"
)
_RANGE = pattern(rf"(?P<low>{NUMBER})\s*(?:\.\.|~)\s*(?P<high>{NUMBER})\s*(?P<unit>{_UNIT})?")
_ABOUT = pattern(rf"(?P<middle>{NUMBER})\s*±\s*(?P<tolerance>{NUMBER})\s*(?P<unit>{_UNIT})?")


_FOLLOWING = pattern(
    rf"(?P<op>{_WORDS_BEFORE})?\s*(?P<to>P[0-9]{{2,4}}-[0-9]{{2,}})"
    rf"(?:\s*(?P<sign>[-+±])\s*(?P<more>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>{_UNIT})?)?"
)
_DASH = pattern(rf"(?P<low>{NUMBER})\s*(?:[-–—－至到]|to\b)\s*(?P<high>{NUMBER})\s*(?P<unit>{_UNIT})?")
_LONGEST_UNIT = 100
LONGEST_TARGET = 1000
"""Characters; the grammar tries long runs of digits in too many ways to be given more."""
_NO_TOLERANCE: Mapping[str, Decimal] = {}


def _plain(text: str) -> str:
    """The text in the signs of the grammar."""
    if len(text) > LONGEST_TARGET:
        raise TargetError(msg("target.too-long", length=len(text), most=LONGEST_TARGET))
    if mark := footnote_in(text):
        raise TargetError(msg("target.footnote", text=text, mark=mark))
    # One blank at most between two parts: the grammar would try every way to share a run of them out.
    return in_signs(" ".join(nfkc(text).split()))


def parse_target(text: str, tolerances: Mapping[str, Decimal] = _NO_TOLERANCE) -> Target:
    """Read a target; raises `TargetError` with the reason where the grammar does not fit.

    ``tolerances`` are what 左右 allows either way, by unit.
    """
    plain = _plain(text)
    if match := _FOLLOWING.fullmatch(plain):
        return _following(match, text)
    if match := _RANGE.fullmatch(plain):
        low, high = _number(match["low"], text), _number(match["high"], text)
        if low > high:
            raise TargetError(msg("target.upside-down", text=text))
        return Target(Op.RANGE, low, high, _unit(match["unit"], text), text)
    if match := _ABOUT.fullmatch(plain):
        middle, tolerance = _number(match["middle"], text), _number(match["tolerance"], text)
        return Target(Op.ABOUT, middle - abs(tolerance), middle + abs(tolerance), _unit(match["unit"], text), text)
    if match := _DASH.fullmatch(plain):
        raise TargetError(msg("target.dash", text=text, low=match["low"], high=match["high"], unit=match["unit"] or ""))
    match = _COMPARED.fullmatch(plain)
    if not match:
        raise TargetError(msg("target.unreadable", text=text))
    number, unit = _number(match["number"], text), _unit(match["unit"], text)
    if match["after"] == "左右" and not match["op"]:
        if unit in tolerances:
            either_way = abs(tolerances[unit])
            return Target(Op.ABOUT, number - either_way, number + either_way, unit, text)
        raise TargetError(
            msg("target.about", text=text, number=number, unit=unit, tolerance=_usual_tolerance(number, unit))
        )
    op = _BEFORE.get(match["op"] or "") or _AFTER.get(match["after"] or "")
    if op is None:
        raise TargetError(msg("target.no-comparison", text=text, number=number, unit=unit))
    if match["op"] and match["after"] and _AFTER.get(match["after"]) is not op:
        raise TargetError(msg("target.unreadable", text=text))
    return Target(
        op,
        low=None if op in _CAPS else number,
        high=None if op in _FLOORS else number,
        unit=unit,
        text=text,
    )


def _following(match: re.Match[str], text: str) -> Target:
    """A target that follows another item's figure."""
    more, unit = match["more"], _unit(match["unit"], text)
    added = Decimal(0) if more is None else _number(more, text)
    if match["sign"] == "±":
        if match["op"]:
            raise TargetError(msg("target.unreadable", text=text))
        return Target(Op.ABOUT, -abs(added), abs(added), unit, text, match["to"])
    op = _BEFORE.get(match["op"] or "")
    if op is None:
        raise TargetError(msg("target.follows-how", text=text, id=match["to"]))
    added = -added if match["sign"] == "-" else added
    return Target(op, None if op in _CAPS else added, None if op in _FLOORS else added, unit, text, match["to"])


def _usual_tolerance(number: Decimal, unit: str) -> Decimal:
    """A tolerance to suggest: half a point of a percentage, else a twentieth, in the decimals of the number."""
    if is_percentage(unit):
        return Decimal("0.5")
    last_place = Decimal(1).scaleb(min(int(number.as_tuple().exponent), 0))
    return max((abs(number) / 20).quantize(last_place, ROUND_HALF_UP), last_place)


def _unit(text: str | None, whole: str) -> str:
    unit = text or ""
    # 家以上以上, 5or more, 3%..2 and 家以±30: a sign or a comparison would be read as part of the unit.
    compares = unit.endswith(tuple(_WORDS_AFTER.split("|"))) or ".." in unit or "±" in unit
    if len(unit) > _LONGEST_UNIT or compares or not (unit.isalpha() or _is_inert(unit)):
        raise TargetError(msg("target.unreadable", text=whole))
    return written_unit(unit)


def _is_inert(unit: str) -> bool:
    """Whether nothing in a unit is taken for a word of the grammar, before it or behind it."""
    return in_signs(f"1 {unit}") == f"1 {unit}"


def _number(text: str, whole: str) -> Decimal:
    number = read_number(text)
    if number is None:
        raise TargetError(msg("target.unreadable", text=whole))
    return number
