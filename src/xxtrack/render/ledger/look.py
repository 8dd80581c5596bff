"""How the ledger's cells look: fonts, colours, and number formats by unit that never round to a lie."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from xxtrack.model.message import Number

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_KINDS: Mapping[str, Mapping[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 16},
    "subtitle": {"font_color": "#595959"},
    "section": {"font_name": "黑体", "font_size": 12},
    "head": {
        "font_name": "黑体",
        "bg_color": "#D9E2EC",
        "border": 1,
        "border_color": "#8497A9",
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
    },
    "text": {"text_wrap": True},
    "long": {"text_wrap": True},
    "code": {"align": "center"},
    "status": {"align": "center"},
    "word": {"align": "right"},
    "date": {"align": "center"},
    "number": {"align": "right"},
    "total": {"align": "right", "bold": True, "top": 1},
    "total-label": {"bold": True, "top": 1},
}
_UNBORDERED = {"title", "subtitle", "section"}
_BASE = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter"}
_RULES = {"border": 1, "border_color": "#C9D1D9"}


class Looks:
    """The workbook's formats, each made once."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str, bool], Format] = {}

    def of(self, kind: str, shape: str = "", *, marked: bool = False) -> "Format":
        """The look of a kind of cell: ``shape`` is its number format, ``marked`` the apostrophe of a text."""
        key = (kind, shape, marked)
        if key not in self._made:
            rules = {} if kind in _UNBORDERED else _RULES
            properties = {**_BASE, **rules, **_KINDS[kind]}
            if shape:
                properties["num_format"] = shape
            if marked:
                properties["quote_prefix"] = True
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


def quantity_format(value: Decimal | float, unit: str, beside: Iterable[Number] = ()) -> str:
    """Thousands, the decimals that the number has, and the unit behind it.

    Where it was computed two decimals at most, but as many as tell it from what it stands ``beside``.
    """
    places, suffix = _places(value, beside), _suffix(unit)
    quoted = f'"{suffix}"' if suffix else ""
    return "#,##0" + ("." + "0" * places if places else "") + quoted


def quantity_text(value: Decimal | float, unit: str, beside: Iterable[Number] = ()) -> str:
    """A number as its format shows it."""
    return f"{value:,.{_places(value, beside)}f}{_suffix(unit)}"


def _places(value: Decimal | float, beside: Iterable[Number]) -> int:
    exact = value
    if not isinstance(value, Decimal):
        whole = Decimal(str(value))
        exact = round(whole, _honest(whole, 2, (0, *beside)))
    assert isinstance(exact, Decimal)
    exponent = exact.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _suffix(unit: str) -> str:
    """The unit as a number format may hold it; one that cannot be quoted there stands only in its own column."""
    if any(c in unit for c in '"\\;') or not unit.isprintable() or len(unit) > 20:
        return ""
    return unit if unit in {"%", ""} else f" {unit}"


def number_format(value: Decimal | float, kind: str) -> str:
    """Percentages with one decimal, indexes with two, and more where that would show 100 % or 1.10 falsely."""
    exact = Decimal(str(value))
    if kind == "ratio":
        places = _honest(exact * 100, 1, (Decimal(0), Decimal(100)))
        return f"0.{'0' * places}%"
    if kind == "index":
        return f"0.{'0' * _honest(exact, 2, (Decimal(0), Decimal('0.9'), Decimal(1), Decimal('1.1')))}"
    if kind == "points":
        shape = "0" * _honest(exact, 1, (Decimal(0),))
        return f"+0.{shape};-0.{shape};0.{shape}"
    return "0"


def _honest(value: Decimal, places: int, marks: tuple[Number, ...]) -> int:
    """The fewest places from ``places`` on at which the rounded value is on the same side of every mark."""
    while places < 6:
        shown = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if all((shown > mark) == (value > mark) and (shown < mark) == (value < mark) for mark in marks):
            break
        places += 1
    return places
