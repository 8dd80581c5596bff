"""Small disks for the tests: full ones and read-only ones, where mounting is permitted."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _mount(*arguments: str) -> None:
    try:
        done = subprocess.run(["mount", *arguments], capture_output=True, check=False, text=True)
    except OSError as error:
        pytest.skip(f"cannot mount: {error}")
    if done.returncode:
        pytest.skip(f"cannot mount: {done.stderr.strip()}")


@contextmanager
def small_disk(place: Path, kilobytes: int = 64) -> Iterator[Path]:
    """A disk of its own at a folder; skips where mounting is not permitted."""
    place.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place))
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path) -> None:
    """Leave not a byte free."""
    filler = os.open(disk / "filler", os.O_WRONLY | os.O_CREAT)
    try:
        for size in (4096, 1):
            try:
                while True:
                    os.write(filler, b"\0" * size)
            except OSError:
                continue
    finally:
        os.close(filler)


def make_read_only(disk: Path) -> None:
    """No writing any more, by nobody."""
    _mount("-o", "remount,ro", str(disk))
