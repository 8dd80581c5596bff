"""Writing files whole or not at all.

A reader sees the old content or the new, never a part: the new content goes into a file beside the old one, is forced
to the disk, and takes the old one's name in a single step. Being killed at any moment leaves one of the two.
"""

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias
from zlib import crc32

from xxtrack.errors import StopError, UsageError
from xxtrack.model.message import Message, msg

_REASONS = {
    errno.ENOSPC: "write.disk-full",
    errno.EDQUOT: "write.disk-full",
    errno.EFBIG: "write.disk-full",
    errno.EROFS: "write.read-only",
    errno.EACCES: "write.no-permission",
    errno.EPERM: "write.no-permission",
    errno.ENOENT: "write.no-folder",
    errno.ENOTDIR: "write.no-folder",
    errno.EISDIR: "file.folder",
    errno.EBADF: "write.closed",
    errno.ENAMETOOLONG: "file.name-too-long",
    errno.ELOOP: "file.link-loop",
}


class Insertion(NamedTuple):
    """Bytes that are put into a file, and how many of its own stand before them."""

    at: int
    data: bytes


class Edited(NamedTuple):
    """A file as it is, with something put in; what is large about it is copied and never held."""

    file: Path
    insertions: Sequence[Insertion]

    def write_to(self, file: BinaryIO) -> None:
        """Write the bytes of the file with the insertions, which are in order."""
        with open(self.file, "rb") as before:  # noqa: PTH123 - the one call that the house's table of openers looks for
            for at, data in self.insertions:
                while (left := at - before.tell()) > 0 and (piece := before.read(min(left, _PIECE))):
                    file.write(piece)
                file.write(data)
            shutil.copyfileobj(before, file, _PIECE)


Content: TypeAlias = bytes | Edited | Iterator[bytes]
"""What a file is to hold."""
_PIECE = 1 << 20


def refuse_input(path: Path) -> None:
    """Raise `UsageError` where a result would take the place of a plan or of a table of actuals; no result is YAML."""
    place = real_file(path)
    in_tables = ("data", "actuals") in zip(place.parts, place.parts[1:], strict=False)
    if place.exists() and (in_tables or place.suffix in {".yaml", ".yml"}):
        raise UsageError(msg("write.is-input", path=str(path)))


def write_result(path: Path, data: Content) -> None:
    """`write_output` for what is made from a plan, which never takes the place of one."""
    refuse_input(path)
    write_output(path, data)


def write_output(path: Path, data: Content) -> None:
    """Replace ``path`` by ``data`` in one step.

    The file keeps its permissions, a link keeps pointing at the file it names. Raises `StopError` where the folder does
    not exist, may not be written, or the disk is full; then the file is as it was. Only ``stop.not-durable`` says that
    it is written and may not outlive a loss of power.
    """
    write_files([(path, data)])


def write_files(files: Sequence[tuple[Path, Content]]) -> None:
    """As `write_output` for several files: all of them, or, where one cannot be written, none.

    Being killed between two names can leave the first new and the second old: no system renames two files in one step.
    """
    parts: list[tuple[Path, Path]] = []
    kept: dict[Path, Path] = {}
    try:
        for path, data in files:
            with stop_on_os_error(path):
                place = real_file(path)
                if place.exists():
                    # The rename would get around the protection that somebody has put on the file.
                    os.close(os.open(place, os.O_WRONLY))
                parts.append((_part(place, data), place))
                if len(files) > 1 and place.exists():
                    kept[place] = _kept(place)
        _give_names(parts, kept)
    finally:
        for part in (*(part for part, _ in parts), *kept.values()):
            _drop(part)
    for folder in {place.parent for _, place in parts}:
        try:
            _sync_folder(folder)
        except OSError as error:
            raise StopError(msg("stop.not-durable", path=str(folder), problem=writing_problem(error))) from None


def _give_names(parts: Sequence[tuple[Path, Path]], kept: Mapping[Path, Path]) -> None:
    """Put the finished files in their places; where one cannot be, those before it get back what was there."""
    for done, (part, place) in enumerate(parts):
        try:
            with stop_on_os_error(place):
                part.replace(place)
        except BaseException:
            for _, before in parts[:done]:
                with suppress(OSError):
                    if before in kept:
                        kept[before].replace(before)
                    else:
                        before.unlink()
            raise


def _kept(place: Path) -> Path:
    """What a file holds now under a second name, without a copy where the disk can."""
    spare = place.with_name(f"{_prefix(place)}{os.urandom(4).hex()}.part")
    try:
        os.link(place, spare)
    except OSError:
        shutil.copy2(place, spare)
        _give(spare, place.stat())
    return spare


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write finished files by their names into one folder, which is made; what else lies in it stays.

    Raises `StopError` where the folder cannot be made or a file not written; then all files are as they were.
    """
    with stop_on_os_error(folder):
        folder.mkdir(parents=True, exist_ok=True)
    write_files([(folder / name, content) for name, content in files.items()])


def append(path: Path, data: bytes) -> None:
    """Add to a file that others add to as well, such as the summary of a CI step."""
    with stop_on_os_error(path), path.open("ab") as file:
        file.write(data)


@contextmanager
def stop_on_os_error(path: Path) -> Iterator[None]:
    """Turn an `OSError` of the system into a `StopError` that says in a sentence what is wrong with the file."""
    try:
        yield
    except OSError as error:
        raise StopError(msg("stop.cannot-write", path=str(path), problem=writing_problem(error))) from None


def writing_problem(error: OSError) -> str | Message:
    """Why the system did not write, in our words where we have them."""
    key = _REASONS.get(error.errno or 0)
    return msg(key) if key else error.strerror or str(error)


def real_file(path: Path) -> Path:
    """The file that a symbolic link leads to; what is not a plain file is refused."""
    place = Path(os.path.realpath(path))  # Path.resolve raises for links that lead to themselves
    if path.is_symlink() and not place.exists():
        raise StopError(msg("write.dangling", path=str(path), target=str(place)))
    if place.exists() and not stat.S_ISREG(place.stat().st_mode):
        raise StopError(msg("write.not-a-file", path=str(path)))
    return place


def leftovers(place: Path) -> Iterator[Path]:
    """Pieces of this file that killed writers have left behind."""
    return place.parent.glob(_prefix(place) + "*.part")


def _prefix(place: Path) -> str:
    """The beginning of a piece's name: short, because the file's own name may be as long as names can be."""
    return f".xxtrack-{crc32(os.fsencode(place.name)):08x}-"


def _part(place: Path, data: Content) -> Path:
    """The data on the disk, beside the place where it is to be, for the same people as what it replaces."""
    before = place.stat() if place.exists() else None
    mode = stat.S_IMODE(before.st_mode) if before else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(".part", _prefix(place), place.parent)
    part = Path(temporary)
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(data, Edited):
                data.write_to(file)
            else:
                file.writelines([data] if isinstance(data, bytes) else data)
            file.flush()
            if before:
                _give(part, before)
            part.chmod(mode)
            os.fsync(file.fileno())
    except BaseException:
        _drop(part)
        raise
    return part


def _give(part: Path, before: os.stat_result) -> None:
    """Keep the owner where root writes for somebody, and the group where one may."""
    owner = before.st_uid if hasattr(os, "geteuid") and os.geteuid() == 0 else -1
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(part, owner, before.st_gid)


def _drop(part: Path) -> None:
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where the system can: Windows opens no folders, some network disks sync none."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
                raise
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
