"""A table of millions of rows by DuckDB: what its rows say in groups, and any of its lines with its number.

DuckDB is an extra (``xxtrack[duckdb]``). It may open the one file alone, loads no extension and writes nothing.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from xxtrack.load.actuals.columns import Columns
from xxtrack.load.actuals.days import FIRST, LAST, Days, days_of
from xxtrack.load.actuals.fast_rows import FIGURE, SHARE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MEMORY = "240MB"
"""What DuckDB may take: enough for some ten thousand figures; where it is not, the plain reader reads."""
_THREADS = 4
_FETCH = 4096
_BITS = 10
"""Report dates are kept as bits, 2 to the power of this together: few dates take little room, many no time."""
_LONGEST = 1 << 16
"""Bytes in a line."""
_NEVER = "\x01"
"""What stands for null: so that an empty cell differs from one that is not there."""
SHARES, BEYOND = "0", "1"
"""What stands for all values that are plain figures from 0 to 100, and for all others, where one stands for itself."""


class UnfitError(Exception):
    """The file is better read by the plain reader; no fault of the user's."""


class Group(NamedTuple):
    """Rows with the same words, the same value if it is no plain figure, and report dates near each other."""

    words: str
    """The cells of the columns that are words, delimiters between them."""
    word: str | None
    """The value, where it is no plain figure; none where it is one from 0 to 100, and `BEYOND` where it is another."""
    bucket: int | None
    """None where the rows are short, or report dates are not written as 2023-07-05."""
    rows: int
    bits: bytes
    """A bit for each date of the bucket."""
    first: str
    """The value with the first date."""
    last: str

    @property
    def reported(self) -> Days:
        """The report dates."""
        return days_of(int.from_bytes(self.bits) << ((self.bucket or 0) << _BITS))


class Scan:
    """One file below its header."""

    def __init__(self, path: Path, columns: Columns, delimiter: str, header: int) -> None:
        """Say what to read and how many lines to pass over; nothing is read yet."""
        self.path = path
        self.header = header
        self.rows = _rows(columns, delimiter, header)

    def groups(self) -> Iterator[Group]:
        """Every row, in one group or another; raises `UnfitError`."""
        last = (1 << _BITS) - 1
        query = f"""
            SELECT words, word, nth >> {_BITS} AS bucket, count(*),
                bitstring_agg(({last} - (nth & {last}))::INTEGER, 0, {last})::BLOB,
                arg_min(value, nth), arg_max(value, nth)
            FROM ({self.rows}) GROUP BY words, word, bucket"""  # noqa: S608 - all of it is made here
        return map(Group._make, self._ask(query, {}))

    def lines_with(self, words: Sequence[str], told: Sequence[tuple[str, str]]) -> Iterator[tuple[int, str]]:
        """Lines with some words, or with words and a value, and all without a plain date; raises `UnfitError`."""
        query = f"""
            SELECT number + {self.header}, line FROM ({self.rows})
            WHERE nth IS NULL OR words IN (SELECT unnest($words))"""  # noqa: S608 - all of it is made here
        asked: dict[str, list[Any]] = {"words": list(words)}
        if told:
            query += f" OR (words, coalesce(word, '{SHARES}')) IN (SELECT unnest($words_told), unnest($values))"
            asked |= {"words_told": [one for one, _ in told], "values": [one for _, one in told]}
        yield from self._ask(query, asked)

    def _ask(self, query: str, parameters: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
        import duckdb

        with duckdb.connect(":memory:", config=_settings()) as connection:
            try:
                _confine(connection, self.path)
                answer = connection.execute(query, {"path": str(self.path), **parameters})
                while rows := answer.fetchmany(_FETCH):
                    yield from rows
            except (duckdb.Error, UnicodeError) as error:
                raise UnfitError from error


def _rows(columns: Columns, delimiter: str, header: int) -> str:
    """The rows of the file ``$path``: cells are named by us, and nothing that a file says is part of the query."""
    cells = [f"c{i}" for i in range(columns.width)]
    value = cells[columns.at["value"]]
    reported = cells[columns.at["reported"]] if "reported" in columns.at else "''"
    # Quicker than concat_ws.
    words = f", '{delimiter}', ".join(cell for cell in cells if cell not in {value, reported})
    table = f"""
        read_csv($path, columns = {{{", ".join(f"{cell}: 'VARCHAR'" for cell in cells)}}}, skip = {header},
            delim = '{delimiter}', nullstr = '{_NEVER}', null_padding = true, quote = '', escape = '', comment = '',
            header = false, auto_detect = false, strict_mode = true, ignore_errors = false, encoding = 'utf-8',
            compression = 'none', hive_partitioning = false, max_line_size = {_LONGEST})"""
    named = f"""
        SELECT {cells[-1]} IS NULL AS short, concat({words}) AS words, {value} AS value, {reported} AS reported,
            CASE WHEN NOT regexp_full_match({value}, '{SHARE}') THEN
                CASE WHEN regexp_full_match({value}, '{FIGURE}') THEN '{BEYOND}' ELSE {value} END END AS word,
            CASE WHEN {reported} LIKE '____-__-__' THEN TRY_CAST({reported} AS DATE) END AS day,
            concat_ws('{delimiter}', {", ".join(cells)}) AS line, row_number() OVER () AS number
        FROM {table}"""  # noqa: S608 - all of it is made here
    return f"""
        SELECT *, CASE WHEN short THEN NULL WHEN reported = '' THEN 0
            WHEN day BETWEEN DATE '{FIRST}' AND DATE '{LAST}' THEN day - DATE '{FIRST}' + 1 END AS nth
        FROM ({named})"""  # noqa: S608 - all of it is made here


def _settings() -> dict[str, Any]:
    return {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": _MEMORY,
        "temp_directory": "",
        "threads": min(_THREADS, os.cpu_count() or 1),
    }


def _confine(connection: "DuckDBPyConnection", path: Path) -> None:
    quoted = str(path).replace("'", "''")
    connection.execute(f"SET allowed_paths = ['{quoted}']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
