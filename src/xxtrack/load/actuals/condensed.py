"""A file of millions of rows as its groups: of each figure the first and the latest report, all that is judged.

Rows that are not clear at once, and figures of which more reports matter, come back as lines for the readers of every
file, which alone say what is wrong.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import count, groupby
from operator import or_
from typing import NamedTuple

from xxtrack.load.actuals import days
from xxtrack.load.actuals.duckdb_scan import BEYOND, SHARES, Group, Scan, UnfitError
from xxtrack.load.actuals.fast_rows import Head, Not, PlainRows
from xxtrack.load.actuals.revisions import Chain
from xxtrack.load.actuals.table import Block
from xxtrack.load.lines import count_lines, last_lines
from xxtrack.load.source import FileSource
from xxtrack.model.actuals import Value

_READ_OTHERWISE = (b'"', b"\0", b"\1")
"""Quotation marks are for csv; the others may be ends or nulls to DuckDB."""


class _Told(NamedTuple):
    """A group with what its rows say, a word or each a plain figure (None), and when they were reported."""

    group: Group
    word: Value | None
    reported: days.Days


class _Found(NamedTuple):
    """A figure without the number of its latest report's line."""

    chain: Chain
    line: bytes


class Condensed:
    """The rows of one file below its header."""

    def __init__(self, source: FileSource, plain: PlainRows, delimiter: str, header: int, *, numbered: bool) -> None:
        """Look at the file's bytes; raises `UnfitError` where DuckDB may read them in another way, and `OSError`.

        Whether rows are ``numbered`` is whether it will be known in which lines the latest reports stand.
        """
        self.path = source.path.absolute()
        lines = count_lines(self.path, _READ_OTHERWISE)
        if lines is None or not plain.able:
            raise UnfitError
        self.plain = plain
        self.delimiter = delimiter
        self.header = header
        self.lines = lines
        self.numbered = numbered
        self.scan = Scan(self.path, plain.careful.columns, delimiter, header)
        self.chains: list[Chain] = []
        self._whole: list[str] = []
        self._parts: list[tuple[str, str]] = []
        self._unclear = False

    def read(self) -> Iterator[Block]:
        """Take what is clear; the rest comes back in order."""
        groups = self._groups()
        heads = self.plain.heads_of([tuple(words.split(self.delimiter)) for words in groups])
        found = [
            one
            for (words, some), head in zip(groups.items(), heads, strict=True)
            if (one := self._take(words, some, head))
        ]
        if self.numbered:
            numbers = last_lines(self.path, {one.line for one in found}, self.lines)
            for chain, line in found:
                number = numbers.get(line)
                if number is None:
                    raise UnfitError
                day, _, value = chain.entries[-1]
                chain.entries[-1] = (day, number, value)
        self.chains += [one.chain for one in found]
        if self._unclear or self._whole or self._parts:
            yield from _blocks(self.scan.lines_with(self._whole, self._parts), self.delimiter)

    def _groups(self) -> dict[str, list[Group]]:
        """The groups whose report dates are clear, by their words."""
        groups: dict[str, list[Group]] = {}
        rows = 0
        for group in self.scan.groups():
            rows += group.rows
            if group.bucket is None:
                self._unclear = True
            else:
                groups.setdefault(group.words, []).append(group)
        if rows != self.lines - self.header:
            # Blank lines are no rows to DuckDB.
            raise UnfitError
        # DuckDB's order is another in every run.
        return dict(sorted(groups.items()))

    def _take(self, words: str, groups: list[Group], head: Head | None) -> _Found | None:
        if head is None:
            self._whole.append(words)
            return None
        told: list[_Told] = []
        parts: list[tuple[str, str]] = []
        missing = 0
        for group in groups:
            value = self._word(head, group)
            if value is Not.CLEAR:
                parts.append((words, SHARES if group.word is None else group.word))
            elif value is Not.THERE:
                missing += group.rows
            else:
                assert not isinstance(value, Not)
                told.append(_Told(group, value, group.reported))
        rows = sum(one.group.rows for one in told)
        reported = days.days_of(reduce(or_, (one.reported for one in told), 0))
        if reported.bit_count() < rows or reported & days.before(head.subject.period.end):
            self._whole.append(words)
            return None
        self._parts += parts
        self.plain.count(rows, missing)
        return self._found(head, words, told, reported) if told else None

    def _word(self, head: Head, group: Group) -> Value | Not | None:
        if group.word is None:
            return None
        if group.word == BEYOND:
            return None if head.measured else Not.CLEAR
        value = self.plain.value_of(head, group.word)
        assert not isinstance(value, str), "it is no plain figure"
        return value

    def _found(self, head: Head, words: str, told: list[_Told], reported: days.Days) -> _Found:
        first = min(told, key=lambda one: one.reported & -one.reported)
        last = max(told, key=lambda one: one.reported)
        day = days.latest(reported)
        chain = Chain(head.subject, days=reported)
        if reported.bit_count() > 1:
            chain.entries.append((days.earliest(reported), 0, self._value(head, first, first.group.first)))
        chain.entries.append((day, 0, self._value(head, last, last.group.last)))
        return _Found(chain, self._line(words, last.group.last, f"{day or ''}") if self.numbered else b"")

    def _value(self, head: Head, told: _Told, text: str) -> Value | str:
        value = told.word or self.plain.value_of(head, text)
        assert not isinstance(value, Not), "all figures of the group are clear"
        return value

    def _line(self, words: str, value: str, reported: str) -> bytes:
        others = iter(words.split(self.delimiter))
        own = {self.plain.value: value, self.plain.reported: reported}
        row = (own[i] if i in own else next(others) for i in range(self.plain.careful.columns.width))
        return self.delimiter.join(row).encode()


def _blocks(lines: Iterable[tuple[int, str]], delimiter: str) -> Iterator[Block]:
    """Numbered lines, those that follow upon one another together."""
    position = count()
    for _, run in groupby(lines, key=lambda line: (line[0] - next(position), line[0] >> 12)):
        numbered = list(run)
        yield Block(numbered[0][0], "\n".join(text for _, text in numbered), delimiter)
