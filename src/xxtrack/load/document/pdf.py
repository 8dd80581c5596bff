"""The text layer of a PDF; a scan, which has none, is told to be one."""

import logging
import re
import warnings
from io import BytesIO
from typing import Any

from xxtrack.errors import StopError
from xxtrack.load.document.refusal import DocumentError
from xxtrack.load.source import Source
from xxtrack.model.message import msg

MAX_PAGES = 1000
MAX_CHARACTERS = 4_000_000
_PAGE_NUMBER = re.compile(r"^[\s—–-]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*/\s*[0-9]{1,4})?[\s—–-]*$")


def pdf_text(source: Source) -> str:
    """The pages one after the other, without the lines that only number them."""
    try:
        from pypdf import PdfReader
    except ImportError:
        raise StopError(msg("stop.extra", extra="pdf", library="pypdf")) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _pages(PdfReader(BytesIO(source.data)))
        except (DocumentError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - the library raises anything where a file is broken
            raise DocumentError(msg("document.broken", problem=str(error) or type(error).__name__)) from None


def _pages(reader: Any) -> str:
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError(msg("document.password"))
    if len(reader.pages) > MAX_PAGES:
        raise DocumentError(msg("document.too-many-pages", limit=MAX_PAGES))
    lines: list[str] = []
    room = MAX_CHARACTERS
    for page in reader.pages:
        text = page.extract_text() or ""
        room -= len(text)
        if room < 0:
            raise DocumentError(msg("document.too-large", limit=MAX_CHARACTERS // 1_000_000))
        lines += [line.rstrip() for line in text.splitlines() if not _PAGE_NUMBER.match(line)]
    if not any(line.strip() for line in lines):
        raise DocumentError(msg("document.scan"))
    return "\n".join(lines) + "\n"
