"""Sources: the bytes of a file and its name, from the disk or from git, all read in the same way."""

import errno
import io
import os
import stat
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import Message, msg


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
        return _open_plain(self.path)


class LinkSource(NamedTuple):
    """A link among the figures: it is not followed, since git has no more of it than where it leads."""

    name: str

    def open(self) -> BinaryIO:
        """Raises `OSError`."""
        raise LinkError


_PIECE = 1 << 20


class LinkError(OSError):
    """A link that is not followed."""


class NotPlainError(OSError):
    """A pipe, a device or the like: reading it might never end, or act."""


def _open_plain(path: Path) -> BinaryIO:
    """Open a regular file, never waiting for somebody at the other end; raises `OSError` for anything else."""
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - only this call takes an opener
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotPlainError
    return file


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


class AnySource(Protocol):
    """What a table can be read from: it may be opened more than once, each time from its beginning."""

    @property
    def name(self) -> str:
        """What people know it by."""

    def open(self) -> BinaryIO:
        """The content; raises `OSError`."""


def same_content(first: AnySource, second: AnySource) -> bool:
    """Whether two sources have the same bytes; what cannot be read is the same as itself alone."""
    if first == second:
        return True
    try:
        with first.open() as one, second.open() as other:
            while piece := one.read(_PIECE):
                if other.read(len(piece)) != piece:
                    return False
            return not other.read(1)
    except OSError:
        return False


def read_file(path: Path, name: str | None = None, code: str = "XX101") -> Source | Finding:
    """Read a file whole, or say why it cannot be read."""
    shown = name or str(path)
    try:
        with _open_plain(path) as file:
            return Source(shown, file.read())
    except (OSError, ValueError) as error:
        return unreadable(error, shown, code)


def first_bytes(path: Path, size: int) -> bytes:
    """The first bytes of a file; raises `OSError` where it is none, and waits for nothing."""
    with _open_plain(path) as file:
        return file.read(size)


def unreadable(error: OSError | ValueError, shown: str, code: str) -> Finding:
    """Why a file could not be read."""
    return Finding(code, reading_problem(error), Where(shown))


_PROBLEMS = {
    errno.ENOENT: "file.missing",
    errno.ENOTDIR: "file.missing",
    errno.EISDIR: "file.folder",
    errno.EACCES: "file.no-permission",
    errno.EPERM: "file.no-permission",
    errno.ELOOP: "file.link-loop",
    errno.ENAMETOOLONG: "file.name-too-long",
}


def reading_problem(error: OSError | ValueError) -> Message:
    """Why the system did not read, in our words where we have them."""
    if isinstance(error, NotPlainError):
        return msg("file.not-plain")
    if isinstance(error, LinkError):
        return msg("file.link")
    key = _PROBLEMS.get(getattr(error, "errno", None) or 0)
    return msg(key) if key else msg("file.other", error=getattr(error, "strerror", None) or str(error))
