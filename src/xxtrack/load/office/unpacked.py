"""The size of a workbook once unpacked, checked before a library reads it.

Libraries allocate what a file claims to hold: a few hundred bytes can claim a thousand million cells, and calamine ends
the process where memory does not suffice.
"""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from xxtrack.model.message import Message, msg

MAX_BYTES = 64 * 1024 * 1024
MAX_CELLS = 4_000_000
"""Rows times columns of all sheets: a hundred columns for forty thousand rows."""
MAX_ROWS = 1 << 20
"""What Excel allows in a sheet."""
MAX_MERGED = 5_000
"""Merged areas of a sheet: each is looked at for every row."""
_PIECE = 1 << 16


class RefusedError(Exception):
    """A workbook that is not given to a library; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key)
        self.message = message


def too_many_cells() -> Message:
    """The reason where a sheet spans too many cells."""
    return msg("import.too-many-cells", limit=MAX_CELLS)


def check_size(data: bytes) -> list[str]:
    """The names in a zip; raises `RefusedError` where it unpacks to too much, whatever sizes it declares."""
    archive = ZipFile(BytesIO(data))
    room = MAX_BYTES
    for entry in archive.infolist():
        if entry.file_size > room:
            raise RefusedError(msg("import.too-large", limit=MAX_BYTES >> 20))
        entry.file_size = room + 2 * _PIECE
        with archive.open(entry) as file:
            while piece := file.read(_PIECE):
                room -= len(piece)
                if room < 0:
                    raise RefusedError(msg("import.too-large", limit=MAX_BYTES >> 20))
    return archive.namelist()


def check_extent(data: bytes) -> None:
    """Raise `RefusedError` where the sheets of an ods span more cells than are read."""
    with ZipFile(BytesIO(data)).open("content.xml") as file:
        if _cells(file) > MAX_CELLS:
            raise RefusedError(too_many_cells())


def _cells(file: IO[bytes]) -> int:
    """The cells of all sheets; those at the end of a row or sheet in which nothing stands do not count."""
    areas = rows = height = columns = width = widest = 0
    for _, element in ET.iterparse(file):  # noqa: S314 - expat bounds what entities may grow to
        kind = element.tag.rpartition("}")[2]
        if kind in {"table-cell", "covered-table-cell"}:
            columns += _repeated(element, "columns")
            width = columns if _is_filled(element) else width
        elif kind == "table-row":
            rows += _repeated(element, "rows")
            height, widest = (rows, max(widest, width)) if width else (height, widest)
            columns = width = 0
            element.clear()
        elif kind == "table":
            areas += height * widest
            rows = height = widest = 0
    return areas


def _repeated(element: Any, of: str) -> int:
    given = next((value for name, value in element.items() if name.endswith(f"}}number-{of}-repeated")), "1")
    return int(given)


def _is_filled(element: Any) -> bool:
    return len(element) > 0 or any(name.endswith(("}value-type", "}formula")) for name in element.attrib)


# Records of an old workbook ([MS-XLS] 2.3) that begin with the row and column of a cell.
_CELLS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406})
_SEVERAL = frozenset({0x00BD, 0x00BE})
"""Those that end with their last column."""
_DIMENSIONS, _SHEET, _END = 0x0200, 0x0085, 0x000A
_STREAMS = ("Workbook", "Book")
_ENTRY = 128
"""Bytes of an entry of the directory ([MS-CFB] 2.6.1)."""


def check_old_extent(data: bytes) -> None:
    """Raise `RefusedError` where the sheets of an xls span, or claim to span, more cells than are read."""
    import olefile

    with olefile.OleFileIO(BytesIO(data)) as file:
        streams = list(_workbooks(file))
    if not streams:
        raise RefusedError(msg("import.no-workbook"))
    for stream in streams:
        starts = [struct.unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == _SHEET]
        if sum(_area(stream, start) for start in starts) > MAX_CELLS:
            raise RefusedError(too_many_cells())


def _workbooks(file: Any) -> Iterator[bytes]:
    """Every stream that may be taken for the workbook: calamine goes by all names, whether in the tree or not."""
    directory = file.directory_fp.getvalue()
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        name = directory[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
        if name in _STREAMS:
            start, size = struct.unpack_from("<II", directory, at + 116)
            yield file._open(start, size).read()  # noqa: SLF001 - olefile opens by name, and only what is in the tree


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Type and content of the records up to the end of a part."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _END:
            return
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _area(stream: bytes, start: int) -> int:
    rows, columns = {0}, {0}
    for kind, body in _records(stream, start):
        if kind == _DIMENSIONS and len(body) >= 12:
            first, last, left, right = struct.unpack_from("<IIHH", body)
            rows |= {first, last}
            columns |= {left, right}
        elif kind in _CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            rows.add(row)
            columns |= {column, struct.unpack("<H", body[-2:])[0] if kind in _SEVERAL else column}
    return (max(rows) + 1) * (max(columns) + 1)
