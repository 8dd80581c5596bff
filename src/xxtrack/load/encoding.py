"""The encoding of a text: told by a byte-order mark or by strict decoding, never guessed by statistics.

UTF-8 with or without its mark, UTF-16 with its mark (Excel's "Unicode text"), else GB18030 (what Excel on Chinese
Windows saves), else the file is refused with the byte that does not fit.
"""

import codecs
import io
from itertools import islice
from typing import BinaryIO, TextIO

from xxtrack.load.source import AnySource
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import Message, msg

_HEAD = 4096
_PIECE = 1 << 16
_SMALL = 1 << 19
"""Bytes of a file that is taken in whole: some 10,000 rows."""
_UTF8 = "utf-8-sig"
_MARKS = ((codecs.BOM_UTF8, _UTF8), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF8_IS_CERTAIN = 4
"""With so many characters of three bytes before the fault it is UTF-8: a text in GB18030 does not begin so."""


def recognise(source: AnySource) -> str | Finding:
    """The name of the codec that reads the whole of a file; raises `OSError` where it cannot be opened."""
    with source.open() as file:
        return codec_of(file, source.name)


def open_text(source: AnySource) -> TextIO | Finding:
    """The text of a file, line ends as they are, or why it is none; raises `OSError`.

    It is opened once. A small file is read and decoded once; of a large one nothing is kept, so that it is looked
    through before it is read.
    """
    file = source.open()
    try:
        data = file.read(_SMALL + 1)
        if len(data) <= _SMALL and not _not_text(data[:_HEAD]) and (text := _as_utf8(data)) is not None:
            file.close()
            return io.StringIO(text, newline="")
        file.seek(0)
        codec = codec_of(file, source.name)
        if isinstance(codec, Finding):
            file.close()
            return codec
        file.seek(0)
        return io.TextIOWrapper(file, encoding=codec, newline="")
    except BaseException:
        file.close()
        raise


def _as_utf8(data: bytes) -> str | None:
    if data.startswith(_UTF16_MARKS):
        return None
    try:
        return data.decode(_UTF8)
    except UnicodeDecodeError:
        return None


def codec_of(file: BinaryIO, name: str) -> str | Finding:
    """The name of the codec that reads the whole of an open file, piece by piece."""
    head = file.read(_HEAD)
    refusal = _not_text(head)
    if refusal:
        return Finding("XX402", refusal, Where(name), hint=_way_out(head))
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), None)
    fault = _first_fault(file, marked or "utf-8")
    if fault is None:
        return marked or _UTF8
    if marked or fault.wide >= _UTF8_IS_CERTAIN:
        encoding = "UTF-16" if marked == "utf-16" else "UTF-8"
        message = msg("reading.encoding-broken", encoding=encoding, offset=fault.offset)
        return Finding("XX402", message, Where(name, fault.line, 1), hint=msg("reading.hint-encoding-broken"))
    chinese = _first_fault(file, "gb18030")
    if chinese is None:
        return "gb18030"
    message = msg("table.encoding", utf8=fault.offset, gb18030=chinese.offset)
    return Finding("XX402", message, Where(name, fault.line, 1), hint=msg("hint.save-as-utf8"))


def _not_text(head: bytes) -> Message | None:
    if head.startswith(_WORKBOOKS):
        return msg("reading.workbook")
    marked_as_utf16 = head.startswith(_UTF16_MARKS)
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) or (b"\0" in head and not marked_as_utf16):
        return msg("table.binary")
    return None


def _way_out(head: bytes) -> Message | None:
    return msg("reading.hint-workbook") if head.startswith(_WORKBOOKS) else msg("hint.save-as-utf8")


class _Fault:
    """The first byte that does not fit an encoding."""

    def __init__(self, offset: int, line: int, wide: int) -> None:
        self.offset = offset
        """From the beginning of the file, counted from 0."""
        self.line = line
        self.wide = wide
        """How many characters before it take three bytes in UTF-8."""


def _first_fault(file: BinaryIO, codec: str) -> _Fault | None:
    """The first fault when the whole file is decoded, piece by piece; None where there is none."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(codec)()
    begun, lines, wide = 0, 1, 0
    while True:
        pending = len(decoder.getstate()[0])
        piece = file.read(_PIECE)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(error.encoding, "ignore")
            offset = begun - pending + error.start
            return _Fault(offset, lines + before.count("\n"), wide + _wide(before))
        begun += len(piece)
        lines += text.count("\n")
        wide += _wide(text) if wide < _UTF8_IS_CERTAIN else 0
        if not piece:
            return None


def is_surely_utf8(text: str) -> bool:
    """Whether what was decoded as UTF-8 can be nothing else; GB18030 looks like it for a few characters."""
    return _wide(text) >= _UTF8_IS_CERTAIN


def _wide(text: str) -> int:
    """How many characters take three bytes in UTF-8, counted up to `_UTF8_IS_CERTAIN`."""
    return (
        0
        if text.isascii()
        else sum(1 for _ in islice((c for c in text if "\u0800" <= c <= "\uffff"), _UTF8_IS_CERTAIN))
    )
