"""Files that cannot be read: why, in a finding."""

from pathlib import Path

import pytest

from xxtrack.load.source import FileSource, LinkSource, Source, read_file, same_content, unreadable


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


@pytest.mark.parametrize(
    ("data", "same"), [(b"a,b\n1,2\n", True), (b"a,b\n1,2", False), (b"a,b\n1,2\n3", False), (b"", False)]
)
def test_a_file_is_compared_with_what_git_has_of_it(tmp_path: Path, data: bytes, same: bool) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(b"a,b\n1,2\n")
    file, content = FileSource("rows.csv", path), Source("other.csv", data)
    assert same_content(file, content) is same_content(content, file) is same


def test_what_cannot_be_read_is_the_same_as_itself_alone(tmp_path: Path) -> None:
    gone = FileSource("rows.csv", tmp_path / "rows.csv")
    assert same_content(gone, gone)
    assert same_content(LinkSource("a"), LinkSource("a"))
    assert not same_content(gone, LinkSource("rows.csv"))
    assert not same_content(Source("rows.csv", b""), gone)
