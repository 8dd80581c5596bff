"""What the columns of an office's table mean, told from its header of one row or several.

A column counts only if every word above it is understood: 上年同期 over 本月止累计 must not pass for this year's.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xxtrack.load.actuals.columns import COLUMNS
from xxtrack.load.office.workbook import Box, SheetRow
from xxtrack.model.actuals import Basis
from xxtrack.model.number import nfkc
from xxtrack.model.period import Period, PeriodError, PlanYear
from xxtrack.model.period_grammar import parse_period
from xxtrack.model.unit import parse_unit

_EXTRA: Mapping[str, tuple[str, ...]] = {
    "name": ("指标", "事项", "项目", "项目名称", "主要指标", "任务", "工作任务", "重点任务", "任务名称"),
    "period": ("月份",),
    "unit": ("单位", "计量单位", "unit"),
}
_ROLES = {alias: column for column, names in COLUMNS.items() if column != "value" for alias in (column, *names)} | {
    alias: role for role, names in _EXTRA.items() for alias in names
}
_VALUE = frozenset({"value", "完成值", "完成", "完成数", "完成情况", "实际", "实际完成", "实绩", "数值", "本期完成值"})
_TO_DATE = frozenset(
    {"累计", "本月止累计", "本年累计", "累计值", "累计数", "累计完成", "自年初累计", "本年止累计", "年初至今"}
)
_ALONE = frozenset({"本月", "当月", "本期", "当期", "本季", "当季", "本月数", "当月数", "本月值", "当月值", "本月完成"})
_GROWTH = frozenset(
    {"同比", "同比增长", "同比增速", "增长", "增速", "同比增减", "比上年同期增长", "累计同比", "累计同比增长"}
)
_WHOLE = frozenset({"全区", "新区", "合计", "总计", "全区合计", "新区合计"})
_UNIT_IN_BRACKETS = re.compile(r"\((?:单位[::])?(?P<unit>[^()\d]+|%)\)$")


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values: what its header says about each of them."""

    index: int
    title: str
    period: Period | None = None
    period_text: str = ""
    basis: Basis | None = None
    growth: bool = False
    scope: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns that tell what a row is, those with values, and those that are not understood."""

    first: int
    last: int
    roles: Mapping[str, int]
    values: tuple[ValueColumn, ...]
    unread: tuple[str, ...]


def normalised(text: str) -> str:
    """Text without what offices write differently: width, case, spaces and punctuation."""
    plain = nfkc(text).casefold()
    return "".join(c for c in plain if unicodedata.category(c)[0] not in "ZPC")


def find_header(
    lines: Sequence[SheetRow], merged: Iterable[Box], year: PlanYear, scopes: frozenset[str]
) -> Header | None:
    """The header among the first lines of a sheet, and what its columns mean."""
    at = next((i for i, line in enumerate(lines) if _names_rows(line)), None)
    if at is None:
        return None
    key = next(i for i, cell in enumerate(lines[at].cells) if _role(cell) in {"id", "name"})
    first = last = at
    if at and not _cell(lines[at - 1], key) and _speaks(lines[at - 1], year, scopes):
        first = at - 1
    boxes = tuple(merged)
    while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1], boxes, key, year, scopes):
        last += 1
    return _header(lines[first : last + 1], boxes, year, scopes)


def _names_rows(line: SheetRow) -> bool:
    return sum(bool(cell.strip()) for cell in line.cells) > 1 and any(_role(c) in {"id", "name"} for c in line.cells)


def _goes_on(
    line: SheetRow, below: SheetRow, boxes: tuple[Box, ...], key: int, year: PlanYear, scopes: frozenset[str]
) -> bool:
    """Whether the next line belongs to the header: the key column is merged over it, or blank in it."""
    for top, left, bottom, right in boxes:
        if top <= line.number < bottom and bottom >= below.number and left <= key + 1 <= right:
            return True
    return not _cell(below, key) and _speaks(below, year, scopes)


def _speaks(line: SheetRow, year: PlanYear, scopes: frozenset[str]) -> bool:
    """Whether a row has header words of values, and nothing else."""
    cells = [cell for cell in line.cells if cell.strip()]
    return bool(cells) and all(_understood(cell, year, scopes) for cell in cells)


def _understood(cell: str, year: PlanYear, scopes: frozenset[str]) -> bool:
    return not _is_number(cell) and _column(0, [cell], year, scopes) is not None


def _header(lines: Sequence[SheetRow], boxes: tuple[Box, ...], year: PlanYear, scopes: frozenset[str]) -> Header:
    grid = _words(lines, boxes)
    roles: dict[str, int] = {}
    values: list[ValueColumn] = []
    unread: list[str] = []
    for i in range(len(grid[0])):
        path = list(dict.fromkeys(cells[i] for cells in grid if cells[i]))
        role = next((found for word in path if (found := _role(word))), None)
        if role:
            roles.setdefault(role, i)
        elif path:
            column = _column(i, path, year, scopes)
            if column:
                values.append(column)
            else:
                unread.append(" / ".join(path))
    return Header(lines[0].number, lines[-1].number, roles, tuple(values), tuple(unread))


def _words(lines: Sequence[SheetRow], boxes: tuple[Box, ...]) -> list[list[str]]:
    """The header's cells, each with the word that is merged over it."""
    width = max(len(line.cells) for line in lines)
    grid = [[_cell(line, i) for i in range(width)] for line in lines]
    numbers = [line.number for line in lines]
    for top, left, bottom, right in boxes:
        if top in numbers:
            word = _cell(lines[numbers.index(top)], left - 1)
            for row, number in enumerate(numbers):
                if top <= number <= bottom:
                    grid[row][left - 1 : min(right, width)] = [word] * (min(right, width) - left + 1)
    # Saved as CSV, a merged cell keeps its word at its left end only.
    for row, cells in enumerate(grid[:-1]):
        for i in range(1, width):
            if not cells[i] and any(below[i] for below in grid[row + 1 :]) and _role(cells[i - 1]) is None:
                cells[i] = cells[i - 1]
    return grid


def _column(index: int, path: Sequence[str], year: PlanYear, scopes: frozenset[str]) -> ValueColumn | None:
    """What the words above a column say, or None where one of them is not understood."""
    period: Period | None = None
    basis: Basis | None = None
    period_text = scope = unit = ""
    growth = False
    for word in path:
        plain, found = split_unit(nfkc(word).strip())
        unit = found or unit
        bare = re.sub(r"[\s()%±+]", "", plain)
        if bare in scopes:
            scope = bare
        elif bare in _GROWTH:
            growth = True
        elif bare in _TO_DATE:
            basis = Basis.TO_DATE
        elif bare in _ALONE:
            basis = Basis.PERIOD
        elif bare in _VALUE or bare in _WHOLE:
            continue
        else:
            try:
                period, period_text = parse_period(plain, year), plain
            except PeriodError:
                return None
    return ValueColumn(index, " / ".join(path), period, period_text, basis, growth, scope, unit)


def split_unit(text: str) -> tuple[str, str]:
    """``完成值（万元）`` as its words and its unit; brackets that hold no unit stay words."""
    plain = nfkc(text).strip()
    match = _UNIT_IN_BRACKETS.search(plain)
    if not match or not (unit := match["unit"].strip()) or not _is_unit(unit):
        return plain, ""
    return plain[: match.start()].strip(), unit


def _is_unit(text: str) -> bool:
    return parse_unit(text).base != text or len(text) == 1 or text in {"百分点", "元", "公里"}


def _role(cell: str) -> str | None:
    plain = re.sub(r"\s+", "", nfkc(cell)).lower()
    return _ROLES.get(plain)


def _cell(line: SheetRow, index: int) -> str:
    return line.cells[index].strip() if index < len(line.cells) else ""


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\s\d.,%+-]+", text))
