"""A source document as text, by what its bytes are: text, Word, a table, PDF or a page of HTML.

Nothing of a document acts: no macro, link, script, entity or path in it is followed.
"""

from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from xxtrack.errors import StopError
from xxtrack.load.document.html import page_text
from xxtrack.load.document.pdf import pdf_text
from xxtrack.load.document.refusal import DocumentError
from xxtrack.load.document.sheets import sheets_text
from xxtrack.load.document.text import decode_document
from xxtrack.load.document.word import word_beside, word_text
from xxtrack.load.office.unpacked import RefusedError, check_size
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding, Where
from xxtrack.model.message import msg
from xxtrack.model.trace import SourceDocument

MAX_BYTES = 64 * 1024 * 1024
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK"


def load_document(source: Source) -> SourceDocument | Finding:
    """The document's text, or why there is none; raises `StopError` where a library is missing."""
    try:
        text = _text(source)
        beside = word_beside(source) if _is_word(source) else ()
    except (DocumentError, RefusedError) as error:
        return Finding("XX702", error.message, Where(source.name), hint=msg("trace.save-as-text"))
    if isinstance(text, Finding):
        return text
    if not text.strip():
        return Finding("XX702", msg("trace.empty"), Where(source.name))
    return SourceDocument(source.name, text, beside)


def _text(source: Source) -> str | Finding:
    if len(source.data) > MAX_BYTES:
        raise DocumentError(msg("document.too-large", limit=MAX_BYTES >> 20))
    try:
        return _reader(source)(source)
    except (DocumentError, RefusedError, StopError):
        raise
    except (BadZipFile, KeyError, ValueError, SyntaxError, RecursionError, OSError, NotImplementedError) as error:
        raise DocumentError(msg("document.broken", problem=str(error) or type(error).__name__)) from None


def _reader(source: Source) -> Callable[[Source], str | Finding]:
    name = source.name.lower()
    if source.data.startswith(_OLE):
        raise DocumentError(msg("document.locked-or-old"))
    if source.data.startswith(b"%PDF"):
        return pdf_text
    if source.data.startswith(_ZIP):
        return _zipped(source)
    head = source.data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if name.endswith((".html", ".htm")) or head.startswith((b"<!doctype html", b"<html")):
        return page_text
    return sheets_text if name.endswith((".csv", ".tsv")) else decode_document


def _is_word(source: Source) -> bool:
    return source.data.startswith(_ZIP) and _zipped(source) is word_text


def _zipped(source: Source) -> Callable[[Source], str | Finding]:
    """Word or a workbook; what carries macros is refused, although they would not be run."""
    names = {name.lower() for name in ZipFile(BytesIO(source.data)).namelist()}
    check_size(source.data)
    if any(name.endswith("vbaproject.bin") for name in names):
        raise DocumentError(msg("document.macros"))
    if "word/document.xml" in names:
        return word_text
    if any(name.startswith("xl/") for name in names) or "content.xml" in names:
        return sheets_text
    raise DocumentError(msg("trace.binary"))
