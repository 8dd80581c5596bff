"""Photographs of documents as Chromium and LibreOffice show them, each with the digest of what it was made from."""

import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown_it import MarkdownIt

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
KEY = b"made-from"


def missing(kind: str) -> str | None:
    """The program without which a kind of picture cannot be made here."""
    if kind == "bulletin":
        return next((name for name in ("soffice", "pdftoppm") if not shutil.which(name)), None)
    return next(
        (name for name, found in (("chromium", chromium()), ("playwright", find_spec("playwright"))) if not found), None
    )


def chromium() -> str | None:
    """Where Chromium is."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


def in_a_browser(html: str, width: int, part: str = "") -> bytes:
    """The first 900 pixels of a page, or one element of it, as PNG."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--disable-gpu", "--no-sandbox"]  # its sandbox does not work for root; the documents are our own
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags)
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_content(html)
        return bytes(page.locator(part).screenshot() if part else page.screenshot())


def top_of_page(document: bytes) -> bytes:
    """What a reader of the page sees first."""
    return in_a_browser(document.decode(), 1440)


COMMENT = """\
<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #fff; color: #1f2328;
  font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", Helvetica, Arial, sans-serif }}
article {{ border: 1px solid #d1d9e0; border-radius: 6px; margin: 8px; width: 900px; box-sizing: border-box }}
header {{ background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 16px;
  color: #59636e }}
header b {{ color: #1f2328 }} header i {{ font-style: normal; font-size: 12px; border: 1px solid #d1d9e0;
  border-radius: 2em; padding: 0 7px; margin-left: 4px }}
main {{ padding: 16px }} main > :first-child {{ margin-top: 0 }} main > :last-child {{ margin-bottom: 0 }}
h2, h3 {{ line-height: 1.25 }} h3 {{ font-size: 17.5px }}
table {{ border-collapse: collapse; display: block; overflow: auto }}
th, td {{ border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; vertical-align: top }}
tr:nth-child(2n) {{ background: #f6f8fa }}
</style><article><header><b>github-actions</b> <i>bot</i></header><main>{body}</main></article>
"""
"""A comment as it looks on a pull request, for our own Markdown."""


def comment(document: bytes) -> bytes:
    """Markdown as a comment."""
    body = MarkdownIt("commonmark", {"html": True}).enable("table").render(document.decode())
    return in_a_browser(COMMENT.format(body=body), 920, "article")


def first_page(document: bytes) -> bytes:
    """The first page of a Word file, drawn by LibreOffice and Poppler."""
    with TemporaryDirectory() as folder:
        Path(folder, "a.docx").write_bytes(document)
        home = f"-env:UserInstallation={Path(folder, 'home').as_uri()}"
        office = ["soffice", home, "--headless", "--convert-to", "pdf", "a.docx"]
        poppler = ["pdftoppm", "-png", "-r", "90", "-singlefile", "a.pdf", "a"]
        for words in (office, poppler):
            subprocess.run(words, cwd=folder, check=True, capture_output=True)  # noqa: S603 - words of this file
        return Path(folder, "a.png").read_bytes()


PHOTOGRAPHERS: dict[str, Callable[[bytes], bytes]] = {
    "page": top_of_page,
    "bulletin": first_page,
    "comment": comment,
}
"""By the kind of the document."""


def marked(image: bytes, digest: str) -> bytes:
    """A PNG packed as small as it goes, with what it was made from in a text chunk."""
    chunks = list(chunks_of(image))
    head = next(body for kind, body in chunks if kind == b"IHDR")
    packed = zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows_of(packed, head)), 9)
    parts = [(b"IHDR", head), (b"tEXt", KEY + b"\0" + digest.encode()), (b"IDAT", pixels), (b"IEND", b"")]
    return image[:8] + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


def rows_of(packed: bytes, head: bytes) -> Iterator[bytes]:
    """The rows of an image without the filters of PNG, which make flat colour and letters larger instead of smaller."""
    width, _, depth, colour = struct.unpack_from(">IIBB", head)
    assert depth == 8
    step = {0: 1, 2: 3, 6: 4}[colour]
    size = width * step
    above = bytearray(size + step)
    for start in range(0, len(packed), size + 1):
        row = bytearray(step) + packed[start + 1 : start + 1 + size]
        for x in range(step, size + step) if packed[start] else ():
            foretold = FILTERS[packed[start]](row[x - step], above[x], above[x - step])
            row[x] = (row[x] + foretold) & 255
        yield bytes(row[step:])
        above = row


def nearest(left: int, up: int, corner: int) -> int:
    """Paeth's predictor: whichever of three neighbours is nearest to left + up - corner."""
    return min((left, up, corner), key=lambda one: abs(left + up - corner - one))


FILTERS: dict[int, Callable[[int, int, int], int]] = {
    1: lambda left, _up, _corner: left,
    2: lambda _left, up, _corner: up,
    3: lambda left, up, _corner: (left + up) // 2,
    4: nearest,
}
"""By their numbers in the PNG specification, section 9."""


def chunks_of(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG after its eight first bytes: kind and content."""
    at = 8
    while at < len(image):
        size, kind = struct.unpack_from(">I4s", image, at)
        yield kind, image[at + 8 : at + 8 + size]
        at += 12 + size


def mark_of(image: bytes) -> str | None:
    """What a PNG says that it was made from."""
    texts = (body.split(b"\0") for kind, body in chunks_of(image) if kind == b"tEXt")
    return next((text.decode() for key, text in texts if key == KEY), None)
