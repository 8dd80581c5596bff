"""Updating a file from what it holds, one writer at a time."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.model.message import msg
from xxtrack.write.output import Content, leftovers, real_file, stop_on_os_error, write_output

LOCKS = (".xxtrack.queue.lock", ".xxtrack.lock")
"""The locks for all files of a folder: who stands first in the queue, and who writes.

The files are empty and stay behind; the system releases a lock when its owner dies. One lock, asked for again and
again, is not fair: a writer of many actuals frees it for less than a millisecond, which others miss. With a queue
before it, the first who waits is the next who writes.
"""

PATIENCE = 30
"""Seconds to wait for other writers, in the queue and before the file."""

_POLL = 0.01
"""Seconds between two looks at a lock that is taken."""


def update_file(path: Path, change: Callable[[bytes | None], bytes | None]) -> None:
    """Change a file under the lock of its folder; raises `StopError` as `write_output` does.

    ``change`` gets what the file holds now (None: there is no file) and returns what it is to hold (None: leave it).
    """
    update_in_place(path, lambda place: change(_content(place)))


def update_in_place(path: Path, change: Callable[[Path], Content | None]) -> None:
    """As `update_file` for a file that may be large: ``change`` gets its place, and looks at what it needs of it."""
    with stop_on_os_error(path):
        place = real_file(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        with _locked(place.parent):
            for left in leftovers(place):
                left.unlink(missing_ok=True)
            content = change(place)
            if content is not None:
                write_output(path, content)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    for name in LOCKS:
        # filelock takes a folder that may not be written for one that is busy, and waits.
        handle = _opened(folder / name)
        try:
            _open_to_all_who_write_here(handle, folder)
        finally:
            os.close(handle)
    queue, lock = (FileLock(folder / name, timeout=PATIENCE, poll_interval=_POLL) for name in LOCKS)
    try:
        with queue:
            lock.acquire()
    except Timeout:
        raise StopError(msg("write.busy", path=str(folder), seconds=PATIENCE)) from None
    try:
        yield
    finally:
        lock.release()


def _opened(lock: Path) -> int:
    """The lock itself, made where it is not there: a link could have any file of its reader's opened, or made."""
    try:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise StopError(msg("write.lock-is-link", path=str(lock))) from None
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise StopError(msg("write.not-a-file", path=str(lock)))
    return handle


def _open_to_all_who_write_here(lock: int, folder: Path) -> None:
    """Whoever may put files into a folder may take its lock, whatever the umask of the first who took it."""
    if hasattr(os, "fchmod"):
        there, wanted = os.fstat(lock), folder.stat()
        mode = stat.S_IMODE(there.st_mode) | (wanted.st_mode & 0o022) | ((wanted.st_mode & 0o022) << 1)
        if mode != stat.S_IMODE(there.st_mode):
            with suppress(PermissionError):
                if there.st_gid != wanted.st_gid:
                    os.fchown(lock, -1, wanted.st_gid)
                os.fchmod(lock, mode)


def _content(place: Path) -> bytes | None:
    try:
        with open(place, "rb") as file:  # noqa: PTH123 - the one call that the house's table of openers looks for
            return file.read()
    except FileNotFoundError:
        return None
