"""What the columns of an office's table mean, told from its header of one line or several.

A column counts only if every word above it is understood: 上年同期 over 本月止累计 must not pass for this year's. A
word that is not understood takes its own column out and no other.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from xxtrack.load.actuals.values import is_missing
from xxtrack.load.office.rows import Box, SheetRow, cell_of
from xxtrack.load.office.words import Meaning, Vocabulary, is_unit, is_weak_name, normalised, read_words, role_of
from xxtrack.model.actuals import Basis
from xxtrack.model.narrative import COLUMNS as NARRATIVE_COLUMNS
from xxtrack.model.period import Period

LINES = 5
"""The most lines of a header below the one that names the rows."""
_KEYS = frozenset({"id", "name"})
_OTHER_KEYS = frozenset({"period", "scope"})
"""What rows are named by where the items stand above the columns."""
_NUMBER = re.compile(r"[\s.,%+-]*\d[\s\d.,%+-]*")
_DATE = re.compile(r"\d{4}(?:[-/.]\d{1,2}){0,2}")
"""A year, a month or a day, as the header of a column of its figures."""


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values: what its header says about each of them."""

    index: int
    title: str
    period: Period | None = None
    period_text: str = ""
    basis: Basis | None = None
    months: int = 0
    """How many months a value covers where a word says so: 本月 is 1, 本季 is 3."""
    growth: bool = False
    scope: str = ""
    unit: str = ""
    item: str = ""
    """The name of the item, where items stand side by side."""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns that tell what a row is, those with values, and those that are not read."""

    first: int
    last: int
    roles: Mapping[str, int]
    values: tuple[ValueColumn, ...]
    unread: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    """The words for which columns are not read, where they are not of the vocabulary."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The columns of what is written beside the figures, and their titles."""

    @property
    def is_read(self) -> bool:
        """Whether any column below it is of figures or of words."""
        return bool(self.values or self.words)


def find_headers(
    before: SheetRow | None, line: SheetRow, below: Sequence[SheetRow], boxes: tuple[Box, ...], vocabulary: Vocabulary
) -> tuple[Header, ...]:
    """The headers that a line is the main line of: one for each table that begins side by side; empty for none."""
    key = _key(line, vocabulary)
    if key is None:
        return ()
    lines = [line]
    if before and _is_upper(before, key, vocabulary):
        lines.insert(0, before)
    for following in below[:LINES]:
        if not _goes_on(lines[-1], following, boxes, key):
            break
        lines.append(following)
    grid = _words(lines, boxes)
    starts = _starts(line)
    ends = [*starts[1:], len(grid[0])]
    return tuple(
        _header((lines[0].number, lines[-1].number), grid, range(start, end), vocabulary)
        for start, end in zip(starts, ends, strict=True)
    )


def _key(line: SheetRow, vocabulary: Vocabulary) -> int | None:
    """The column by which the rows are named, if this is a header: it has words only, and one of them says so."""
    filled = [cell for cell in line.cells if cell.strip()]
    if len(filled) < 2 or any(_is_number(cell) for cell in filled):
        return None
    roles = [role_of(cell) for cell in line.cells]
    if not _KEYS.isdisjoint(roles):
        return next(i for i, role in enumerate(roles) if role in _KEYS)
    weak = next((i for i, cell in enumerate(line.cells) if is_weak_name(cell)), None)
    if weak is not None:
        return weak
    if _OTHER_KEYS.isdisjoint(roles) or not any(read_words([cell], vocabulary).item for cell in filled):
        return None
    return next(i for i, role in enumerate(roles) if role in _OTHER_KEYS)


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and not _DATE.fullmatch(text.strip())


def _is_upper(line: SheetRow, key: int, vocabulary: Vocabulary) -> bool:
    """Whether the line above belongs to the header: words of columns alone, or at least one among several."""
    cells = [cell for cell in line.cells if cell.strip()]
    if not cells or cell_of(line, key) or any(re.search(r"[:：]", cell) or _is_number(cell) for cell in cells):
        return False
    known = [meaning.is_value or meaning.apart for meaning in (read_words([cell], vocabulary) for cell in cells)]
    return all(known) if len(known) == 1 else any(known)


def _goes_on(line: SheetRow, below: SheetRow, boxes: tuple[Box, ...], key: int) -> bool:
    """Whether the next line belongs to the header: its key is merged from above or blank, or it is a line of units."""
    for top, left, bottom, right in boxes:
        if top <= line.number < bottom and bottom >= below.number and left <= key + 1 <= right:
            return True
    cells = [cell for cell in below.cells if not is_missing(cell)]
    if role_of(cell_of(below, key)) == "unit":
        return all(is_unit(cell.strip()) or role_of(cell) == "unit" for cell in cells)
    return bool(cells) and not cell_of(below, key) and not any(_NUMBER.fullmatch(cell.strip()) for cell in cells)


def _starts(line: SheetRow) -> list[int]:
    """Where the tables side by side begin: again where the words of the first begin again."""
    words = [normalised(cell) for cell in line.cells]
    key = next((i for i, cell in enumerate(line.cells) if role_of(cell) in _KEYS), None)
    if key is None:
        return [0]
    starts = [0]
    for again in (i for i in range(key + 1, len(words)) if words[i] == words[key]):
        back = 0
        while back < key and words[key - back - 1] and words[key - back - 1] == words[again - back - 1]:
            back += 1
        starts.append(again - back)
    return starts


def _header(lines: tuple[int, int], grid: Sequence[Sequence[str]], columns: range, vocabulary: Vocabulary) -> Header:
    roles: dict[str, int] = {}
    values: list[ValueColumn] = []
    unread: list[str] = []
    unknown: list[str] = []
    paths = {i: list(dict.fromkeys(cells[i] for cells in grid if cells[i])) for i in columns}
    named = {role for path in paths.values() for word in path if (role := role_of(word))}
    beside: ValueColumn | None = None
    lost = False
    for i, path in paths.items():
        role = next((found for word in path if (found := role_of(word))), None)
        if role is None and "name" not in named and any(is_weak_name(word) for word in path):
            role = "name"
        if role in NARRATIVE_COLUMNS and role in roles:
            unread.append(" / ".join(path))
        elif role:
            roles.setdefault(role, i)
        elif path:
            meaning = read_words(path, vocabulary)
            column = _column(i, path, meaning, beside)
            orphan = lost and "growth" in meaning.kinds and not (meaning.periods or meaning.basis)
            if meaning.understood and meaning.is_value and not orphan:
                values.append(column)
                if not column.growth:
                    beside, lost = column, False
            else:
                unread.append(column.title)
                unknown += [] if meaning.apart else meaning.unknown
                # The growth beside a column that is not read is not that of a column before it.
                lost = lost or (bool(meaning.unknown) and meaning.is_value and not meaning.apart)
    words = {role: " / ".join(paths[roles[role]]) for role in NARRATIVE_COLUMNS if role in roles}
    return Header(*lines, roles, tuple(values), tuple(unread), tuple(dict.fromkeys(unknown)), words)


def _column(index: int, path: Sequence[str], meaning: Meaning, beside: ValueColumn | None) -> ValueColumn:
    """A column as its words say; a growth without a period of its own is that of the column before it."""
    text, period = next(iter(meaning.periods.items()), ("", None))
    growth = "growth" in meaning.kinds
    column = ValueColumn(
        index,
        " / ".join(path),
        period,
        text,
        meaning.basis,
        meaning.months,
        growth,
        meaning.scope,
        meaning.unit,
        meaning.item,
    )
    if not growth or not beside:
        return column
    if not period:
        column = replace(column, period=beside.period, period_text=beside.period_text)
    if not meaning.basis and not period:
        column = replace(column, basis=beside.basis, months=beside.months)
    return replace(column, scope=column.scope or beside.scope, item=column.item or beside.item)


def _words(lines: Sequence[SheetRow], boxes: tuple[Box, ...]) -> list[list[str]]:
    """The header's cells, each with the word that is merged over it."""
    width = max(len(line.cells) for line in lines)
    grid = [[cell_of(line, i) for i in range(width)] for line in lines]
    numbers = [line.number for line in lines]
    for top, left, bottom, right in boxes:
        if top in numbers:
            word = cell_of(lines[numbers.index(top)], left - 1)
            for row, number in enumerate(numbers):
                if top <= number <= bottom:
                    grid[row][left - 1 : min(right, width)] = [word] * (min(right, width) - left + 1)
    # Saved as CSV, a merged cell keeps its word at its left end only.
    for row, cells in enumerate(grid[:-1]):
        for i in range(1, width):
            if not cells[i] and any(below[i] for below in grid[row + 1 :]) and role_of(cells[i - 1]) is None:
                cells[i] = cells[i - 1]
    return grid
