"""Rows that need no care, a block at a time: known ids and periods, plain figures and known words, nothing else.

A table of a million rows says the same few things again and again. What a row speaks of is looked up by its words as
they stand; whatever is not clear at once is left to the careful reader, so that this one never has to say why.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import compress
from operator import attrgetter, itemgetter, not_
from typing import NamedTuple, TypeAlias, TypeVar

from xxtrack.load.actuals.rows import TEXTS, RowReader
from xxtrack.load.actuals.subjects import Problem, read_reported
from xxtrack.load.actuals.table import Block, Row
from xxtrack.load.actuals.values import STAGE_WORDS, Change, change_of, is_missing, read_value
from xxtrack.load.suggestions import Nearest
from xxtrack.model.actuals import Entry, Subject, Value

_FIGURE = r"(?:0|-?[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?"
"""A figure in so few digits that it can be nothing else; `model/number.py` has the whole grammar."""
_DIGITS = _FIGURE.replace("}", "}+")
"""The same, of which fewer digits are not tried where as many as there are do not fit: a third less time."""
_SHARE = r"(?:100(?:\.0{1,6})?|[1-9]?[0-9](?:\.[0-9]{1,6})?)"
"""Such a figure from 0 to 100."""
_PROGRESS = rf"(?:{_SHARE}|{'|'.join(map(re.escape, STAGE_WORDS))})"
"""What is said of a milestone or a duty: per cent done, or a word."""
_ONE_FIGURE, _ONE_PROGRESS = re.compile(_DIGITS), re.compile(_PROGRESS)
_FIGURES, _PROGRESSES = (re.compile(rf"{one}(?:\n{one})*") for one in (_DIGITS, _PROGRESS))
_WORDS = {word: Value(None, stage, len(word)) for word, stage in STAGE_WORDS.items()}
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
    measured: bool
    """Whether there is a unit; what has none is a milestone or a duty."""
    add: Callable[[Entry], None]


_is_measured, _add = attrgetter("measured"), attrgetter("add")


_Key = TypeVar("_Key")
_Found = TypeVar("_Found")


class _Memory(dict[_Key, _Found]):
    """What has been found out by its wording, each when it is first asked for; it forgets all where it becomes much."""

    def __init__(self, find: Callable[[_Key], _Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: _Key) -> _Found:
        found = self._find(key)
        if len(self) >= _MEMORY:
            self.clear()
        self[key] = found
        return found


class PlainRows:
    """Reads what it can of each block and gives the rest back."""

    def __init__(self, careful: RowReader, take: Take) -> None:
        """Read beside a careful reader, which keeps the counts; ``take`` tells where the figures of a subject go."""
        self.careful = careful
        self.take = take
        at = careful.columns.at
        self.value, self.reported = at["value"], at.get("reported")
        self._width = careful.columns.width
        self.words = [i for i in range(self._width) if i not in {self.value, self.reported}]
        # For a column that is not there, the empty text behind the others.
        self._texts = itemgetter(*(self.words.index(at[name]) if name in at else -1 for name in TEXTS))
        self._kinds = _Memory(self._kind)
        self._heads = _Memory(self._head)
        self._days = _Memory(self._day)
        self._has_unclear_days = False
        self._values = _Memory(_read)

    @property
    def able(self) -> bool:
        """Whether the columns stand so that the place of a value follows from the words before it."""
        before = self.reported is None or self.reported > self.value
        return before and self.careful.columns.at["id"] == 0 and self.careful.known_at is None

    def read(self, block: Block) -> Iterator[Row]:
        """Take the figures of a block; the records that need care come back in order."""
        count = block.text.count("\n") + 1
        if columns := self._columns(block.text, block.delimiter, count):
            unclear = self._take_rows(block.line, range(count), columns)
        else:
            unclear = self._take_even(block)
        if unclear:
            rows = block.rows
            yield from (rows[i] for i in sorted(unclear))

    def _take_even(self, block: Block) -> list[int]:
        """Take rows from among such as have not all their cells, or more."""
        lines = block.text.split("\n")
        delimiters = [line.count(block.delimiter) for line in lines]
        even = [i for i, count in enumerate(delimiters) if count == self._width - 1]
        uneven = [i for i, count in enumerate(delimiters) if count != self._width - 1]
        columns = self._columns("\n".join(lines[i] for i in even), block.delimiter, len(even))
        return uneven + (self._take_rows(block.line, even, columns) if columns else [])

    def _columns(self, text: str, delimiter: str, count: int) -> list[list[str]] | None:
        """The cells of so many lines by column; None where there is none or one has not as many cells as the header.

        They are taken apart as one long line, with a line end as a cell of its own between two of them: that takes a
        third of the time of one line after the other.
        """
        width, step = self._width, self._width + 1
        cells = text.replace("\n", f"{delimiter}\n{delimiter}").split(delimiter)
        if len(cells) != count * step - 1 or cells[width::step].count("\n") != count - 1:
            return None
        return [cells[i::step] for i in range(width)]

    def _take_rows(self, first: int, order: Sequence[int], columns: list[list[str]]) -> list[int]:
        """Take rows that have all their cells; returns those that are not clear."""
        heads = self.heads_of(zip(*(columns[i] for i in self.words), strict=True))
        told = columns[self.reported] if self.reported is not None else [""] * len(order)
        days = list(map(self._days.__getitem__, told))
        texts = columns[self.value]
        clear = all(heads) and not (self._has_unclear_days and Not.CLEAR in days)
        if not clear or not _all_plain(heads, texts):
            return self._take_one_by_one(first, order, heads, texts, days)
        lines = range(first, first + len(order)) if isinstance(order, range) else [first + i for i in order]
        values = map(_WORDS.get, texts, texts)
        for add, entry in zip(map(_add, heads), zip(days, lines, values, strict=True), strict=True):
            add(entry)
        self.count(len(order), 0)
        return []

    def _take_one_by_one(
        self,
        first: int,
        order: Sequence[int],
        heads: Sequence[Head | None],
        texts: Sequence[str],
        days: Sequence[date | Not | None],
    ) -> list[int]:
        unclear: list[int] = []
        missing = 0
        for i, head, text, day in zip(order, heads, texts, days, strict=True):
            if head is None or isinstance(day, Not):
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

    def heads_of(self, keys: Iterable[tuple[str, ...]]) -> list[Head | None]:
        """What rows with these cells in the columns of words speak of; None where it is not clear."""
        return list(map(self._heads.__getitem__, keys))

    def _head(self, key: tuple[str, ...]) -> Head | None:
        texts = list(map(str.strip, self._texts((*key, ""))))
        column = 1 + self.value + len("".join(key[: self.value]))
        item, subject, problems = self.careful.subject_of(texts, _NO_HINTS, column)
        if item is None or subject is None or problems:
            return None
        return Head(subject, *self._kinds[item.id], self.take(subject))

    def _kind(self, id_: str) -> tuple[str | None, Change, bool]:
        item = self.careful.plan.items[id_]
        return (item.target.unit if item.target else None), change_of(item), item.target is not None

    def _day(self, text: str) -> date | Not | None:
        day = read_reported(text.strip())
        if isinstance(day, Problem):
            self._has_unclear_days = True
            return Not.CLEAR
        return day

    def value_of(self, head: Head, text: str) -> Value | str | Not:
        """What a value says; a plain figure stays the text it is."""
        if (_ONE_FIGURE if head.measured else _ONE_PROGRESS).fullmatch(text):
            return _WORDS.get(text, text)
        return self._values[head.unit, head.change, text]


def _all_plain(heads: Sequence[Head | None], texts: Sequence[str]) -> bool:
    """Whether each is a plain figure, or what it speaks of is a thing to be done and it says in plain words how far."""
    measured = list(map(_is_measured, heads))
    figures, others = compress(texts, measured), compress(texts, map(not_, measured))
    return _all(_FIGURES, list(figures)) and _all(_PROGRESSES, list(others))


def _all(lines: re.Pattern[str], texts: list[str]) -> bool:
    return not texts or lines.fullmatch("\n".join(texts)) is not None


def _read(cell: tuple[str | None, Change, str]) -> Value | Not:
    unit, change, text = cell
    if is_missing(text):
        return Not.THERE
    read = read_value(text.strip(), unit, change)
    return Not.CLEAR if read.problem or read.remark else Value(read.value, read.stage, len(text.strip()))
