"""Files replaced whole or not at all, one writer at a time; the only place that opens a user's file for writing.

A reader sees the old content or the new, never a part: the new content goes into a file beside the old one, is forced
to the disk, and takes the old one's name in a single step. Being killed at any moment leaves one of the two.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.model.message import Message, msg

LOCK_NAME = ".xxtrack.lock"
"""One lock for all files of a folder. It is empty, stays behind, and is released by the system when its owner dies."""

PATIENCE = 30
"""Seconds to wait for another writer."""

_PREFIX = ".xxtrack-"
_SUFFIX = ".part"
_REASONS = {
    errno.ENOSPC: "write.disk-full",
    errno.EDQUOT: "write.disk-full",
    errno.EROFS: "write.read-only",
    errno.EACCES: "write.no-permission",
    errno.EPERM: "write.no-permission",
    errno.ENAMETOOLONG: "write.name-too-long",
}


def replace_file(path: Path, content: bytes) -> None:
    """Give a file new content, or make it; raises `StopError` with the file untouched where that cannot be done."""
    with _in_words(path):
        _replace(_real(path), content)


def update_file(path: Path, change: Callable[[bytes | None], bytes | None]) -> None:
    """Change a file under the lock of its folder.

    ``change`` gets what the file holds now (None: there is no file) and returns what it is to hold (None: leave it).
    """
    with _in_words(path):
        real = _real(path)
        real.parent.mkdir(parents=True, exist_ok=True)
        with _locked(real):
            _sweep(real.parent)
            content = change(_content(real))
            if content is not None:
                _replace(real, content)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Whatever the system objects to becomes a sentence."""
    try:
        yield
    except OSError as error:
        key = _REASONS.get(error.errno or 0)
        reason: str | Message = msg(key) if key else error.strerror or str(error)
        raise StopError(msg("write.failed", path=str(path), reason=reason)) from None


def _real(path: Path) -> Path:
    """The file that a symbolic link leads to: the link stays a link. What is not a plain file is refused."""
    real = path.resolve()
    if path.is_symlink() and not real.exists():
        raise StopError(msg("write.dangling", path=str(path), target=str(real)))
    if real.exists() and not stat.S_ISREG(real.stat().st_mode):
        raise StopError(msg("write.not-a-file", path=str(path)))
    return real


@contextmanager
def _locked(real: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        with FileLock(real.parent / LOCK_NAME, timeout=PATIENCE):
            yield
    except Timeout:
        raise StopError(msg("write.busy", path=str(real.parent), seconds=PATIENCE)) from None


def _sweep(folder: Path) -> None:
    """Remove what killed writers left behind; the lock is held, so nobody is using it."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        left.unlink(missing_ok=True)


def _content(real: Path) -> bytes | None:
    try:
        with open(real, "rb") as file:  # noqa: PTH123 - the one call that the house's table of openers looks for
            return file.read()
    except FileNotFoundError:
        return None


def _replace(real: Path, content: bytes) -> None:
    if real.exists() and not os.access(real, os.W_OK):
        # A rename would get around the protection that somebody has put on the file.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    real.parent.mkdir(parents=True, exist_ok=True)
    part = real.parent / f"{_PREFIX}{os.getpid()}{_SUFFIX}"
    try:
        with open(part, "wb") as file:  # noqa: PTH123 - as above
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if real.exists():
            part.chmod(stat.S_IMODE(real.stat().st_mode))
        part.replace(real)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _sync_folder(real.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where the system lets folders be opened (not on Windows)."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
