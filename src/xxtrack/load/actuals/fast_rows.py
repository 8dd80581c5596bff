"""The fast reader of plain rows, a block at a time: known ids and periods, plain numbers and known words, nothing else.

A table of a million rows says the same few things again and again. What a row speaks of is looked up by its words as
they stand. Whatever is not clear at once is left to `RowReader`, so that this reader never has to say why.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeAlias

from xxtrack.load.actuals.memory import Memory
from xxtrack.load.actuals.ratios import Direction
from xxtrack.load.actuals.rows import SUBJECT_COLUMNS, RowReader
from xxtrack.load.actuals.subjects import Problem, read_reported
from xxtrack.load.actuals.table import PlainBlock, Row
from xxtrack.load.actuals.values import direction_of, is_missing, may_be_count, read_value
from xxtrack.load.suggestions import Suggestions
from xxtrack.model.actuals import STAGE_WORDS, CellValue, StoredRow, Subject
from xxtrack.model.number import nfkc
from xxtrack.model.pattern import pattern
from xxtrack.model.plan import Kind

_NUMBER = r"(?:0|-?[1-9][0-9]{0,8}+)(?:\.[0-9]{1,6}+)?"
"""A number of so few digits that it can be nothing else; `model/number.py` has the whole grammar.

Fewer digits are not tried where as many as there are do not fit (``}+``): a third less time.
"""
_PER_CENT = r"(?:100(?:\.0{1,6})?|[1-9]?[0-9](?:\.[0-9]{1,6})?)"
"""Such a number from 0 to 100."""
_NO_COUNT = r"(?:100(?:\.0{1,6})?|[1-9]?[05](?:\.0{1,6})?|[1-9]?[0-9]\.(?=0*[1-9])[0-9]{1,6})"
"""One that does not look like a count: rounded to five, or with decimals."""
_ALL_OR_NOTHING = r"(?:100|0)(?:\.0{1,6})?"


@dataclass(frozen=True, slots=True, eq=False)
class CellForm:
    """How the plain values of some items are written: a number, or one of some words."""

    one: re.Pattern[str]
    many: re.Pattern[str]
    """One number on every line."""
    words: frozenset[str] = frozenset()
    strict: bool = False
    """Whether what is not plain needs to be read for its item."""

    def fits(self, texts: set[str]) -> bool:
        """Whether each of them is plain."""
        numbers = texts - self.words if self.words else texts
        return not numbers or self.many.fullmatch("\n".join(numbers)) is not None


def _form(one: str, words: Iterable[str] = (), *, strict: bool = False) -> CellForm:
    return CellForm(pattern(one), pattern(rf"{one}(?:\n{one})*"), frozenset(words), strict)


_FIGURE = _form(_NUMBER)
_PROGRESS = _form(_PER_CENT, STAGE_WORDS)
"""What is said of a milestone: per cent done, or a word."""
_UNCOUNTED = _form(_NO_COUNT, STAGE_WORDS, strict=True)
"""The same of one whose words count something, so that 32 may be no per cent."""
_DUTY = _form(_ALL_OR_NOTHING, STAGE_WORDS, strict=True)


class NoResult(Enum):
    """What a look-up has instead of a result."""

    UNCLEAR = 0
    """It is for `RowReader`."""
    MISSING = 1
    """The cell says that there is no value."""


_NO_SUGGESTIONS = Suggestions(0)
"""Suggestions take time, and `RowReader` makes them when it reads again what is not clear."""

Sink: TypeAlias = Callable[[Subject], Callable[[StoredRow], None]]
"""Gives for a subject the function that takes its rows."""


class RowKey(NamedTuple):
    """What rows with the same words speak of, how their values are written, and where they go."""

    subject: Subject
    unit: str | None
    direction: Direction
    form: CellForm
    add: Callable[[StoredRow], None]


_form_of, _add = attrgetter("form"), attrgetter("add")


class PlainRows:
    """Takes from each block the rows that are plain, and gives the others back."""

    def __init__(self, row_reader: RowReader, sink: Sink) -> None:
        """Read beside ``row_reader``, which keeps the counts; rows go to the ``sink``."""
        self._row_reader = row_reader
        self._sink = sink
        at = row_reader.columns.at
        self._value_at, self._reported_at = at["value"], at.get("reported")
        self._width = row_reader.columns.width
        self._words_at = [i for i in range(self._width) if i not in {self._value_at, self._reported_at}]
        # For a column that is not there, the empty text behind the others.
        self._subject_cells = itemgetter(
            *(self._words_at.index(at[name]) if name in at else -1 for name in SUBJECT_COLUMNS)
        )
        self._kinds = Memory(self._kind)
        self._keys = Memory(self._key)
        self._days = Memory(self._day)
        self._has_unclear_days = False
        self._values = Memory(_read)

    @property
    def supported(self) -> bool:
        """Whether the columns stand so that the place of a value follows from the words before it."""
        reader = self._row_reader
        value_first = self._reported_at is None or self._reported_at > self._value_at
        pointed = reader.plan.decimal != "comma"
        return value_first and reader.columns.at["id"] == 0 and reader.known_at is None and pointed

    def read(self, block: PlainBlock) -> Iterator[Row]:
        """Take the plain rows of a block; the others come back in order."""
        count = block.text.count("\n") + 1
        if columns := self._columns(block.text, block.delimiter, count):
            unclear = self._take_rows(block.line, range(count), columns)
        else:
            unclear = self._take_uneven(block)
        if unclear:
            rows = block.rows
            yield from (rows[i] for i in sorted(unclear))

    def _take_uneven(self, block: PlainBlock) -> list[int]:
        """Take the rows that have no more cells than the header; returns the places of those that are not clear.

        Rows that are older than the last column of their table end before it.
        """
        lines, delimiter = block.text.split("\n"), block.delimiter
        lacking = [self._width - 1 - line.count(delimiter) for line in lines]
        fitting = [i for i, cells in enumerate(lacking) if cells >= 0]
        wider = [i for i, cells in enumerate(lacking) if cells < 0]
        filled_up = "\n".join([lines[i] + delimiter * lacking[i] for i in fitting])
        columns = self._columns(filled_up, delimiter, len(fitting))
        return wider + (self._take_rows(block.line, fitting, columns) if columns else [])

    def _columns(self, text: str, delimiter: str, count: int) -> list[list[str]] | None:
        """The cells of so many lines by column; None where a line has not as many cells as the header.

        They are taken apart as one long line, with a line end as a cell of its own between two of them: that takes a
        third of the time of one line after the other.
        """
        width, step = self._width, self._width + 1
        cells = text.replace("\n", f"{delimiter}\n{delimiter}").split(delimiter)
        if len(cells) != count * step - 1 or cells[width::step].count("\n") != count - 1:
            return None
        return [cells[i::step] for i in range(width)]

    def _take_rows(self, first: int, order: Sequence[int], columns: list[list[str]]) -> list[int]:
        """Take rows that have all their cells; returns the places of those that are not clear."""
        words = zip(*(columns[i] for i in self._words_at), strict=True)
        keys = list(map(self._keys.__getitem__, words))
        told = columns[self._reported_at] if self._reported_at is not None else [""] * len(order)
        days = list(map(self._days.__getitem__, told))
        texts = columns[self._value_at]
        clear = all(keys) and not (self._has_unclear_days and NoResult.UNCLEAR in days)
        if not clear or not _all_plain(keys, texts):
            return self._take_one_by_one(first, order, keys, texts, days)
        lines = range(first, first + len(order)) if isinstance(order, range) else [first + i for i in order]
        for add, row in zip(map(_add, keys), zip(days, lines, texts, strict=True), strict=True):
            add(row)
        self._count(len(order), 0)
        return []

    def _take_one_by_one(
        self,
        first: int,
        order: Sequence[int],
        keys: Sequence[RowKey | None],
        texts: Sequence[str],
        days: Sequence[date | NoResult | None],
    ) -> list[int]:
        unclear: list[int] = []
        missing = 0
        for i, key, text, day in zip(order, keys, texts, days, strict=True):
            if key is None or isinstance(day, NoResult):
                unclear.append(i)
                continue
            value = self._value(key, text)
            if value is NoResult.UNCLEAR:
                unclear.append(i)
            elif value is NoResult.MISSING:
                missing += 1
            else:
                assert not isinstance(value, NoResult)
                key.add((day, first + i, value))
        self._count(len(order) - len(unclear) - missing, missing)
        return unclear

    def _count(self, used: int, missing: int) -> None:
        """Add rows that nothing is wrong with."""
        self._row_reader.rows += used + missing
        self._row_reader.used += used
        self._row_reader.missing += missing

    def _key(self, words: tuple[str, ...]) -> RowKey | None:
        """What rows with these cells beside value and report date speak of; None where it is not clear."""
        cells = list(map(str.strip, self._subject_cells((*words, ""))))
        column = 1 + self._value_at + len("".join(words[: self._value_at]))
        item, subject, problems = self._row_reader.subject_of(cells, _NO_SUGGESTIONS, column)
        kind = self._kinds[item.id] if item and subject and not problems else None
        return RowKey(subject, *kind, self._sink(subject)) if kind and subject else None

    def _kind(self, id_: str) -> tuple[str | None, Direction, CellForm] | None:
        """What the values of an item are; None where its steps have words that would be a stage of others."""
        item = self._row_reader.plan.items[id_]
        if any(nfkc(words).strip() in STAGE_WORDS for _, words in item.nodes):
            return None
        if item.has_figures:
            return item.in_unit, direction_of(item), _FIGURE
        form = _DUTY if item.kind is Kind.DUTY else _UNCOUNTED if may_be_count(item) else _PROGRESS
        return None, direction_of(item), form

    def _day(self, text: str) -> date | NoResult | None:
        day = read_reported(text.strip())
        if isinstance(day, Problem):
            self._has_unclear_days = True
            return NoResult.UNCLEAR
        return day

    def _value(self, key: RowKey, text: str) -> CellValue | str | NoResult:
        """What a value says; a plain number and a plain word stay the text they are."""
        if text in key.form.words or key.form.one.fullmatch(text):
            return text
        if key.form.strict and not is_missing(text):
            return NoResult.UNCLEAR
        value = self._values[key.unit, key.direction, text]
        # With a note it may take back what was reported before; words are kept.
        beside = key.subject.note or key.subject.narrative
        return NoResult.UNCLEAR if value is NoResult.MISSING and beside else value


def _all_plain(keys: Sequence[RowKey | None], texts: Sequence[str]) -> bool:
    """Whether each value is written as its item's plain ones are."""
    forms = list(map(_form_of, keys))
    return all(
        # The same values come again and again: each is looked at once.
        form.fits({text for text, own in zip(texts, forms, strict=True) if own is form})
        for form in set(forms)
    )


def _read(cell: tuple[str | None, Direction, str]) -> CellValue | NoResult:
    unit, direction, text = cell
    if is_missing(text):
        return NoResult.MISSING
    if "," in text:
        return NoResult.UNCLEAR  # its reading depends on the file's delimiter
    read = read_value(text.strip(), unit, direction)
    return NoResult.UNCLEAR if read.problem or read.remark else CellValue(read.value, read.stage, len(text.strip()))
