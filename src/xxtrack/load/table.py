"""A CSV file as rows of cells with their lines, whatever program saved it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from xxtrack.diagnostics import Finding, Where
from xxtrack.load.source import Source
from xxtrack.model.message import msg


@dataclass(frozen=True, slots=True)
class Row:
    """One record and the line it starts on."""

    line: int
    cells: list[str]


def decode_table(source: Source) -> str | Finding:
    """Strict UTF-8 (a byte-order mark is dropped), else GB18030, else refused: never guessed by statistics."""
    if b"\0" in source.data[:4096]:
        return Finding("XX402", msg("table.binary"), Where(source.name))
    try:
        return source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        first = error.start
    try:
        return source.data.decode("gb18030")
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, first) + 1
        where = Where(source.name, line, 1)
        message = msg("table.encoding", utf8=first, gb18030=error.start)
        return Finding("XX402", message, where, hint=msg("hint.save-as-utf8"))


def read_rows(text: str, file: str) -> Iterator[Row | Finding]:
    """Records of the file; a record that csv cannot take apart becomes a finding and ends the file."""
    delimiter = _delimiter(text)
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Finding("XX412", msg("table.broken", problem=str(error)), Where(file, start, 1))
            return
        yield Row(start, cells)
        start = reader.line_num + 1


def _delimiter(text: str) -> str:
    """The one of comma, semicolon and tab that the first line has most of."""
    first = text.partition("\n")[0].replace("，", ",")
    return max(",;\t", key=first.count)
