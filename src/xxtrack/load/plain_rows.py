"""Rows that need no care, a block at a time: known ids and periods, plain figures and known words, nothing else.

A table of a million rows says the same few things again and again. What a row speaks of is looked up by its words as
they stand; whatever is not clear at once is left to the careful reader, so that this one never has to say why.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from xxtrack.load.nearest import Nearest
from xxtrack.load.ratios import Change
from xxtrack.load.rows import TEXTS, RowReader
from xxtrack.load.subjects import Problem, read_reported
from xxtrack.load.table import Block, Row
from xxtrack.load.values import change_of, is_missing, read_value
from xxtrack.model.actuals import Entry, Subject, Value

FIGURE = r"(?:0|-?[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?"
"""A figure in so few digits that it can be nothing else; `model/figure.py` has the whole grammar."""
_ONE = re.compile(FIGURE)
_ALL = re.compile(rf"(?:{FIGURE}\n)*")
_MEMORY = 1 << 16
"""How many wordings are remembered before they are forgotten and learnt anew: notes may differ on every row."""


class Not(Enum):
    """What a look-up has instead of a result."""

    CLEAR = 0
    """For the careful reader."""
    THERE = 1
    """The cell says that there is no figure."""


_NO_HINTS = Nearest(0)
"""Suggestions take time, and what is not clear is read again by who needs them."""

Take: TypeAlias = Callable[[Subject], Callable[[Entry], None]]


class Head(NamedTuple):
    """What rows with the same words speak of, how their figures are written, and where they go."""

    subject: Subject
    unit: str | None
    change: Change
    add: Callable[[Entry], None]


_unit, _add = attrgetter("unit"), attrgetter("add")


class PlainRows:
    """Reads what it can of each block and gives the rest back."""

    def __init__(self, careful: RowReader, take: Take) -> None:
        """Read beside a careful reader, which keeps the counts; ``take`` tells where the figures of a subject go."""
        self.careful = careful
        self.take = take
        at = careful.columns.at
        self.value, self.reported = at["value"], at.get("reported")
        self.words = [i for i in range(careful.columns.width) if i not in {self.value, self.reported}]
        self.texts = [self.words.index(at[name]) if name in at else None for name in TEXTS]
        self._units: dict[str, tuple[str | None, Change]] = {}
        self._heads: dict[tuple[str, ...], Head] = {}
        self._days: dict[str, date | Not | None] = {}
        self._values: dict[tuple[str | None, Change, str], Value | Not] = {}

    @property
    def able(self) -> bool:
        """Whether the columns stand so that the place of a value follows from the words before it."""
        before = self.reported is None or self.reported > self.value
        return before and self.careful.columns.at["id"] == 0 and self.careful.known_at is None

    def read(self, block: Block) -> Iterator[Row]:
        """Take the figures of a block; the records that need care come back in order."""
        width, lines = self.careful.columns.width, block.lines
        delimiters = list(map(str.count, lines, repeat(block.delimiter)))
        even: Sequence[int] = range(len(lines))
        uneven: list[int] = []
        if set(delimiters) != {width - 1}:
            even = [i for i, count in enumerate(delimiters) if count == width - 1]
            uneven = [i for i, count in enumerate(delimiters) if count != width - 1]
            lines = [lines[i] for i in even]
        if lines:
            # Taken apart as one long line, which takes half the time of one line after the other.
            cells = block.delimiter.join(lines).split(block.delimiter)
            uneven += self._take_rows(block.line, even, [cells[i::width] for i in range(width)])
        for i in sorted(uneven):
            yield block.row(i)

    def _take_rows(self, first: int, order: Sequence[int], columns: list[list[str]]) -> list[int]:
        """Take rows that have all their cells; returns those that are not clear."""
        heads = self.heads_of(list(zip(*(columns[i] for i in self.words), strict=True)))
        days = self._days_of(columns[self.reported]) if self.reported is not None else [None] * len(order)
        texts = columns[self.value]
        clear = Not.CLEAR not in heads and Not.CLEAR not in days
        if not clear or None in map(_unit, heads) or not _ALL.fullmatch("\n".join(texts) + "\n"):
            return self._take_one_by_one(first, order, heads, texts, days)
        lines = range(first, first + len(order)) if isinstance(order, range) else [first + i for i in order]
        for add, entry in zip(map(_add, heads), zip(days, lines, texts, strict=True), strict=True):
            add(entry)
        self.count(len(order), 0)
        return []

    def _take_one_by_one(
        self,
        first: int,
        order: Sequence[int],
        heads: Sequence[Head | Not],
        texts: Sequence[str],
        days: Sequence[date | Not | None],
    ) -> list[int]:
        unclear: list[int] = []
        missing = 0
        for i, head, text, day in zip(order, heads, texts, days, strict=True):
            if isinstance(head, Not) or isinstance(day, Not):
                unclear.append(i)
                continue
            value = self.value_of(head, text)
            if value is Not.CLEAR:
                unclear.append(i)
            elif value is Not.THERE:
                missing += 1
            else:
                assert not isinstance(value, Not)
                head.add((day, first + i, value))
        self.count(len(order) - len(unclear) - missing, missing)
        return unclear

    def count(self, used: int, missing: int) -> None:
        """Add rows that nothing is wrong with."""
        self.careful.rows += used + missing
        self.careful.used += used
        self.careful.missing += missing

    def heads_of(self, keys: list[tuple[str, ...]]) -> list[Head | Not]:
        """What rows with these cells in the columns of words speak of."""
        heads: list[Head | Not] = list(map(self._heads.get, keys, repeat(Not.CLEAR)))
        if Not.CLEAR not in heads:
            return heads
        # In the order of the file: that of a set is another in every process.
        learnt = {key: self._learn(key) for key in dict.fromkeys(keys) if key not in self._heads}
        return [learnt[key] if head is Not.CLEAR else head for head, key in zip(heads, keys, strict=True)]

    def _learn(self, key: tuple[str, ...]) -> Head | Not:
        texts = ["" if i is None else key[i].strip() for i in self.texts]
        column = 1 + self.value + sum(map(len, key[: self.value]))
        item, subject, problems = self.careful.subject_of(texts, _NO_HINTS, column)
        if item is None or subject is None or problems:
            return Not.CLEAR
        if item.id not in self._units:
            self._units[item.id] = (item.target.unit if item.target else None), change_of(item)
        if len(self._heads) >= _MEMORY:
            self._heads.clear()
        head = self._heads[key] = Head(subject, *self._units[item.id], self.take(subject))
        return head

    def _days_of(self, texts: Sequence[str]) -> list[date | Not | None]:
        if len(self._days) >= _MEMORY:
            self._days.clear()
        for text in set(texts).difference(self._days):
            day = read_reported(text.strip())
            self._days[text] = Not.CLEAR if isinstance(day, Problem) else day
        return list(map(self._days.__getitem__, texts))

    def value_of(self, head: Head, text: str) -> Value | str | Not:
        """What a value says; a plain figure stays the text it is."""
        if head.unit is not None and _ONE.fullmatch(text):
            return text
        key = (head.unit, head.change, text)
        value = self._values.get(key)
        if value is None:
            if len(self._values) >= _MEMORY:
                self._values.clear()
            value = self._values[key] = _read(head, text)
        return value


def _read(head: Head, text: str) -> Value | Not:
    if is_missing(text):
        return Not.THERE
    read = read_value(text.strip(), head.unit, head.change)
    return Not.CLEAR if read.problem or read.remark else Value(read.value, read.stage, len(text.strip()))
