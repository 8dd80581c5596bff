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
from xxtrack.write.output import write_files, write_output

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
@pytest.mark.parametrize("there", [True, False])
def test_a_lock_that_is_a_link_leads_to_no_other_file(tmp_path: Path, name: str, there: bool) -> None:
    other, folder = tmp_path / "other", tmp_path / "actuals"
    folder.mkdir()
    folder.chmod(0o777)
    if there:
        other.write_bytes(b"somebody's own")
        other.chmod(0o600)
    (folder / name).symlink_to(other)
    with pytest.raises(StopError) as stop:
        update_file(folder / "a.csv", lambda _: b"new")
    assert stop.value.message.key == "write.lock-is-link"
    assert not (folder / "a.csv").exists()
    if there:
        assert (mode(other), other.read_bytes()) == (0o600, b"somebody's own")
    else:
        assert not other.exists()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_that_is_a_pipe_is_a_sentence(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(StopError) as stop:
        update_file(tmp_path / "a.csv", lambda _: b"new")
    assert stop.value.message.key == "write.not-a-file"


@pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
def test_of_several_files_none_is_replaced_where_one_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """The disk objects only when the third is to get its name; what stood there, and what did not, is as before."""
    places = [tmp_path / name for name in ("old", "new", "refused", "last")]
    for place in (places[0], places[2]):
        place.write_bytes(b"before")
    replace = Path.replace

    def picky(part: Path, place: Path) -> Path:
        if place == places[2]:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(part, place)

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "replace", picky)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(StopError) as stop:
        write_files([(place, b"after") for place in places])
    assert stop.value.message.key == "stop.cannot-write"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old": b"before", "refused": b"before"}


def test_what_breaks_off_while_it_is_made_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    place.write_bytes(b"before")

    def pieces() -> Iterator[bytes]:
        yield b"the first half"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_output(place, pieces())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"page.html": b"before"}


def test_where_the_disk_does_not_confirm_a_name_the_file_is_said_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def broken(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(handle)

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(StopError) as stop:
        write_output(tmp_path / "a.csv", b"new")
    assert stop.value.message.key == "stop.not-durable"
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
