"""The pictures of the READMEs show what the commands beside them say today."""

import re
import runpy
import struct
import zlib
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from make_pictures import is_true, pictures
from photographs import chunks_of, mark_of, marked, rows_of

from tests.helpers import ROOT

IMAGES = ROOT / "docs" / "images"
PICTURES = {picture.name: picture for picture in pictures()}
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
IMAGE = r"(?:!\[[^]]+\]\(|<kbd><img src=\")docs/images/(?P<name>[^)\"]+)"
SHOWN = re.compile(rf"```console\n\$ (?P<command>.*)\n```\n+{IMAGE}")


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_picture_is_true(name: str) -> None:
    assert is_true(PICTURES[name]), "run make pictures"


@pytest.mark.parametrize("name", sorted(name for name in PICTURES if name.endswith(".svg")))
def test_a_drawn_terminal_fetches_nothing(name: str) -> None:
    drawn = (IMAGES / name).read_text("utf-8")
    ET.fromstring(drawn)
    assert "http://www.w3.org/2000/svg" in drawn
    assert drawn.count("http") == 1


@pytest.mark.parametrize("name", sorted(name for name in PICTURES if name.endswith(".png")))
def test_a_photograph_is_small(name: str) -> None:
    image = (IMAGES / name).read_bytes()
    assert len(image) < 200_000
    if name.startswith("page"):
        assert struct.unpack_from(">II", image, 16) == (1440, 900)


@pytest.mark.parametrize("lang", READMES)
def test_every_picture_stands_below_its_command(lang: str) -> None:
    text = READMES[lang].read_text("utf-8")
    shown = {match["name"]: match["command"] for match in SHOWN.finditer(text)}
    assert shown == {name: picture.command for name, picture in PICTURES.items() if f".{lang}." in name}
    assert text.count("docs/images/") == len(shown), "a picture without a command above it"


def png(filters: bytes, rows: list[bytes]) -> bytes:
    """A grey image of rows that are filtered already."""
    chunks: Callable[[bytes, bytes], bytes] = lambda kind, body: (  # noqa: E731
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    )
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(bytes([kind]) + row for kind, row in zip(filters, rows, strict=True)))
    return b"\x89PNG\r\n\x1a\n" + chunks(b"IHDR", head) + chunks(b"IDAT", pixels) + chunks(b"IEND", b"")


def pixels_of(image: bytes) -> list[bytes]:
    parts = dict(chunks_of(image))
    return list(rows_of(zlib.decompress(parts[b"IDAT"]), parts[b"IHDR"]))


def test_a_photograph_is_packed_anew_without_changing_a_pixel() -> None:
    rows = [bytes([10, 20, 30]), bytes([250, 10, 10]), bytes([1, 1, 1]), bytes([4, 4, 4]), bytes([5, 250, 7])]
    image = png(bytes([0, 1, 2, 3, 4]), rows)
    told = [
        [10, 20, 30],
        [250, 4, 14],  # each on its left: 250, 260 - 256, 14
        [251, 5, 15],  # each on the one above
        [129, 71, 47],  # 4 on the half of above; of 129 + 5; of 71 + 15
        [134, 65, 54],  # 5 on 129; -6 on 71 (nearest to 134 + 71 - 129 = 76); 7 on 47 (65 + 47 - 71 = 41)
    ]
    assert pixels_of(image) == [bytes(row) for row in told]
    anew = marked(image, "0" * 64)
    assert pixels_of(anew) == [bytes(row) for row in told]
    assert mark_of(anew) == "0" * 64
    assert mark_of(image) is None


def test_the_illustrative_figures_are_what_the_script_makes() -> None:
    main = runpy.run_path(str(ROOT / "scripts" / "make_example_actuals.py"))["main"]
    assert main(["--check"]) == 0
