"""Files that several people keep: owners, groups and the lock."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from xxtrack.errors import StopError
from xxtrack.write import atomic
from xxtrack.write.atomic import LOCKS, update_file
from xxtrack.write.output import write_output

SOMEBODY = 12345


@pytest.fixture
def private_umask() -> Iterator[None]:
    """Somebody whose new files are for nobody else."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("private_umask")
@pytest.mark.parametrize(("folder", "lock"), [(0o700, 0o600), (0o755, 0o600), (0o775, 0o660), (0o2770, 0o660)])
def test_whoever_may_write_in_a_folder_may_take_its_lock(tmp_path: Path, folder: int, lock: int) -> None:
    place = tmp_path / "actuals"
    place.mkdir()
    place.chmod(folder)
    update_file(place / "a.csv", lambda _: b"x")
    assert {mode(place / name) for name in LOCKS} == {lock}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may give files away")
def test_a_file_stays_its_owner_s_where_root_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    os.chown(path, SOMEBODY, SOMEBODY)
    write_output(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (SOMEBODY, SOMEBODY)
    assert path.read_bytes() == b"new"


def test_a_disk_that_cannot_sync_folders_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def picky(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        sync(handle)

    monkeypatch.setattr(os, "fsync", picky)
    write_output(tmp_path / "a.csv", b"new")
    assert (tmp_path / "a.csv").read_bytes() == b"new"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_that_stays_taken_is_a_sentence_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    from filelock import FileLock

    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(atomic, "PATIENCE", 1)
    with FileLock(tmp_path / name), pytest.raises(StopError) as stop:
        update_file(path, lambda _: b"new")
    assert stop.value.message.key == "write.busy"
    assert path.read_bytes() == b"old"
