"""The lines that findings point at, found in a file by their numbers."""

from pathlib import Path
from unittest.mock import patch

import pytest

from xxtrack.load.lines import numbered_lines
from xxtrack.load.source import FileSource, Source


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_found_by_number_across_pieces(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(end.join(f"{n},示例" for n in range(1, 1001)).encode())
    with patch("xxtrack.load.lines._PIECE", 97):
        found = numbered_lines(FileSource("a", path), {1, 77, 1000, 2000})
    assert found == {1: "1,示例", 77: "77,示例", 1000: "1000,示例"}


@pytest.mark.parametrize("data", [b"a\rb\n", "示例\n".encode("gb18030")])
def test_other_ends_and_encodings_are_not_for_the_quick_way(data: bytes) -> None:
    assert numbered_lines(Source("a", data), {1}) is None
