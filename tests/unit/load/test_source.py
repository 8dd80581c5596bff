"""Files that cannot be read: why, in a finding."""

from pathlib import Path

import pytest

from xxtrack.load.source import Source, read_file, unreadable


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (FileNotFoundError(2, "x"), "file.missing"),
        (IsADirectoryError(21, "x"), "file.folder"),
        (PermissionError(13, "x"), "file.no-permission"),
        (OSError(40, "Too many levels"), "file.link-loop"),
        (ValueError("embedded null byte"), "file.other"),
    ],
)
def test_why_a_file_cannot_be_read(error: OSError | ValueError, key: str) -> None:
    found = unreadable(error, "a.yaml", "XX101")
    assert (found.code, found.message.key, found.where.file) == ("XX101", key, "a.yaml")
    assert all(value for _, value in found.message.args)


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    for path, key in ((tmp_path / "none.yaml", "file.missing"), (tmp_path, "file.folder")):
        found = read_file(path)
        assert not isinstance(found, Source)
        assert found.message.key == key
