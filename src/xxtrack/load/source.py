"""Bytes and what they are called: a plan or a table comes from the disk or from git, and is read the same way."""

import io
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from xxtrack.diagnostics import Finding, Where
from xxtrack.model.message import msg


class Source(NamedTuple):
    """The content of a file and the name by which people know it."""

    name: str
    data: bytes

    def open(self) -> BinaryIO:
        """The content from its beginning."""
        return io.BytesIO(self.data)


class FileSource(NamedTuple):
    """A file that is read when it is needed, piece by piece: a table may be larger than what is wanted of it."""

    name: str
    path: Path

    def open(self) -> BinaryIO:
        """The content from its beginning; raises `OSError`."""
        return self.path.open("rb")


class AnySource(Protocol):
    """What a table can be read from: it may be opened more than once, each time from its beginning."""

    @property
    def name(self) -> str:
        """What people know it by."""

    def open(self) -> BinaryIO:
        """The content; raises `OSError`."""


def read_file(path: Path, name: str | None = None, code: str = "XX101") -> Source | Finding:
    """Read a file whole, or say why it cannot be read."""
    shown = name or str(path)
    try:
        return Source(shown, path.read_bytes())
    except (OSError, ValueError) as error:
        return unreadable(error, shown, code)


def unreadable(error: OSError | ValueError, shown: str, code: str) -> Finding:
    """Why a file could not be read."""
    if isinstance(error, FileNotFoundError):
        return Finding(code, msg("file.missing"), Where(shown))
    if isinstance(error, IsADirectoryError):
        return Finding(code, msg("file.folder"), Where(shown))
    if isinstance(error, PermissionError):
        return Finding(code, msg("file.no-permission"), Where(shown))
    return Finding(code, msg("file.other", error=getattr(error, "strerror", None) or str(error)), Where(shown))
