"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path

from xxtrack.errors import StopError
from xxtrack.model.message import msg


def write_output(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` in one step: a reader sees the old content or the new, never a part.

    The file keeps its permissions, a link keeps pointing at the file it names. Raises `StopError` where the folder does
    not exist, may not be written, or the disk is full.
    """
    place = path.resolve()
    temporary = None
    try:
        mode = place.stat().st_mode & 0o7777 if place.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(place)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise StopError(msg("stop.cannot-write", path=str(path), problem=error.strerror or str(error))) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
