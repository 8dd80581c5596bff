"""The ends of a table, which tell its form: of a large one a row can be added to, the middle is not looked at."""

import codecs
import csv
import io
from collections import deque
from typing import BinaryIO, NamedTuple

from xxtrack.errors import StopError
from xxtrack.load.actuals.table import SAMPLE, Row, decode_table, read_rows
from xxtrack.load.encoding import is_surely_utf8
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding
from xxtrack.model.message import msg

_HEAD = 1 << 16
_TAIL = 1 << 20
"""Bytes at the end of a file; longer than any cell, so that a cell that began before it shows in it where it ends."""
_CODECS = (
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("gb18030", b""),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
)


class TableEnd(NamedTuple):
    """One end of a file, of whole lines: its text, and how many bytes stand before it."""

    text: str
    codec: str
    at: int = 0

    def offset(self, characters: int) -> int:
        """Where in the file so many characters end."""
        return self.at + len(self.text[:characters].encode(self.codec))


class Ends(NamedTuple):
    """The first and the last lines of a file, of a small one both times all of it."""

    head: TableEnd
    tail: TableEnd

    codec: str
    """Of the file; empty where the ends are the same in several."""


def whole(name: str, data: bytes) -> Ends:
    """All of a file; raises `StopError` where it is no table."""
    text = text_of_table(name, data)
    codec, mark = encoding_of(name, text, data)
    both = TableEnd(text, codec, len(mark))
    return Ends(both, both, codec)


def ends_of(file: BinaryIO) -> Ends | None:
    """The ends of a large file; None for a small one, and where they do not stand for the rest.

    Excel alone writes UTF-16 and lone carriage returns, and no more than a million rows: such a file is read whole.
    """
    size = file.seek(0, io.SEEK_END)
    if size <= _HEAD + _TAIL:
        return None
    file.seek(0)
    head = file.read(_HEAD)
    head = head[: head.rfind(b"\n") + 1]
    file.seek(size - _TAIL)
    tail = file.read(_TAIL)
    tail = tail[tail.find(b"\n") + 1 :]
    mark = codecs.BOM_UTF8 if head.startswith(codecs.BOM_UTF8) else b""
    head = head.removeprefix(mark)
    # The delimiter is told by the first records.
    if head.count(b"\n") < SAMPLE or not tail or b"\0" in head + tail:
        return None
    for codec in ("utf-8",) if mark else ("utf-8", "gb18030"):
        first, last = _decoded(head, codec), _decoded(tail, codec)
        if first is not None and last is not None:
            told = mark or codec == "gb18030" or is_surely_utf8(first + last)
            both = TableEnd(first, codec, len(mark)), TableEnd(last, codec, size - len(tail))
            return Ends(*both, codec if told else "")
    return None


def _decoded(data: bytes, codec: str) -> str | None:
    """The text that gives exactly these bytes."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return text if text.encode(codec) == data else None


def rows_within(stretch: TableEnd, name: str, delimiter: str | None = None) -> list[Row]:
    """The records of an end; the delimiter is told by them where none is given."""
    return [row for row in read_rows(stretch.text, name, delimiter) if isinstance(row, Row)]


def begins_with_record(tail: TableEnd, delimiter: str) -> bool:
    """Whether an end surely begins with a record, and not with a line inside a quoted cell.

    It does where it makes no sense as the rest of such a cell: the cell would never end, or something would stand
    between its end and the next delimiter.
    """
    return _is_broken(f'"{tail.text}', delimiter) and not _is_broken(tail.text, delimiter)


def _is_broken(text: str, delimiter: str) -> bool:
    try:
        deque(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), maxlen=0)
    except csv.Error:
        return True
    return False


def text_of_table(name: str, data: bytes) -> str:
    """The text of a table; raises `StopError` where it is none."""
    text = decode_table(Source(name, data))
    if isinstance(text, Finding):
        raise StopError(msg("write.not-a-table", path=name, reason=text.message))
    return text


def encoding_of(name: str, text: str, data: bytes) -> tuple[str, bytes]:
    """The encoding and byte-order mark that give exactly the bytes of the file."""
    for codec, mark in _CODECS:
        try:
            if mark + text.encode(codec) == data:
                return codec, mark
        except UnicodeEncodeError:
            continue
    raise StopError(msg("write.encoding", path=name))
