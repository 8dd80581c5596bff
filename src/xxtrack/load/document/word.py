"""A Word document as lines of text: its paragraphs with their numbers, its tables, what is inserted and not deleted.

The file is read as what it is, a zip of XML, and only the parts with words in them are opened.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from xxtrack.load.document.beside import beside_text
from xxtrack.load.document.numbering import Numbering, W, read_numbering
from xxtrack.load.document.refusal import DocumentError
from xxtrack.load.document.tables import table_lines
from xxtrack.load.source import Source
from xxtrack.model.message import Message, msg

_UNSEEN = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}footnoteReference"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DEPTH = 60


def word_beside(source: Source) -> tuple[Message, ...]:
    """What it has beside its text."""
    archive = ZipFile(BytesIO(source.data))
    return tuple(beside_text(archive.namelist(), lambda name: _part(archive, name)))


def word_text(source: Source) -> str:
    """Paragraphs and tables in order; a text box comes behind the paragraph that it is anchored in."""
    archive = ZipFile(BytesIO(source.data))
    styles = _styles(_part(archive, "word/styles.xml"))
    lists = _part(archive, "word/numbering.xml")
    reader = _Reader(styles, read_numbering(lists) if lists is not None else Numbering())
    root = _part(archive, "word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise DocumentError(msg("trace.empty"))
    return "\n".join(reader.lines(body)) + "\n"


def _part(archive: ZipFile, name: str) -> Any:
    """A part of the zip; None where it is not there. A document type, with which entities come, is refused."""
    if name not in archive.namelist():
        return None
    data = archive.read(name)
    # In UTF-16 there is a zero beside each letter; and what comes before a document type may be as long as it likes.
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data.replace(b"\0", b""), re.IGNORECASE):
        raise DocumentError(msg("document.entities"))
    return ET.fromstring(data)  # noqa: S314 - what has a document type is refused


def _styles(root: Any) -> dict[str, tuple[str, int]]:
    """The lists that styles number their paragraphs by, the style that a style is based on included."""
    if root is None:
        return {}
    own: dict[str, tuple[str, int] | None] = {}
    based: dict[str, str] = {}
    for style in root.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        own[name] = _number_of(style.find(f"{W}pPr"))
        parent = style.find(f"{W}basedOn")
        based[name] = parent.get(f"{W}val", "") if parent is not None else ""
    found = {}
    for name in own:
        at, steps = name, 0
        while at and own.get(at) is None and steps < _DEPTH:
            at, steps = based.get(at, ""), steps + 1
        if number := own.get(at):
            found[name] = number
    return found


def _number_of(properties: Any) -> tuple[str, int] | None:
    node = properties.find(f"{W}numPr") if properties is not None else None
    if node is None:
        return None
    number, level = node.find(f"{W}numId"), node.find(f"{W}ilvl")
    depth = level.get(f"{W}val", "0") if level is not None else "0"
    return (number.get(f"{W}val", "") if number is not None else "", int(depth) if depth.isdecimal() else 0)


class _Reader:
    """The body in order."""

    def __init__(self, styles: dict[str, tuple[str, int]], numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering

    def lines(self, node: Any, depth: int = 0) -> Iterator[str]:
        """Paragraphs as lines, tables as theirs, whatever they are wrapped in."""
        if depth > _DEPTH:
            return
        for child in node:
            if child.tag == f"{W}p":
                yield from filter(None, self.paragraph(child).splitlines())
                for box in _boxes(child):
                    yield from self.lines(box, depth + 1)
            elif child.tag == f"{W}tbl":
                yield from table_lines(self.rows(child))
            elif child.tag not in _UNSEEN and child.tag != _FALLBACK:
                yield from self.lines(child, depth + 1)

    def paragraph(self, node: Any) -> str:
        """Its number and its words."""
        words = _words(node).strip()
        properties = node.find(f"{W}pPr")
        number = _number_of(properties)
        if number is None and properties is not None:
            style = properties.find(f"{W}pStyle")
            number = self.styles.get(style.get(f"{W}val", "")) if style is not None else None
        if not words or not number or number[0] in {"", "0"}:
            return words
        label = self.numbering.label(*number)
        apart = " " if label and label[-1].isascii() and label[-1] != ")" else ""
        return f"{label}{apart}{words}"

    def rows(self, table: Any) -> list[list[str]]:
        """Cells by row, merged ones filled."""
        rows: list[list[str]] = []
        for row in table.iter(f"{W}tr"):
            cells: list[str] = []
            for cell in row.findall(f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                span, goes_on = _merged(properties)
                text = " ".join(filter(None, (self.paragraph(p) for p in cell.iter(f"{W}p"))))
                if goes_on and rows and len(rows[-1]) > len(cells):
                    text = rows[-1][len(cells)]
                cells += [text] * span
            rows.append(cells)
        return rows


def _merged(properties: Any) -> tuple[int, bool]:
    """How many columns a cell spans, and whether it goes on from the row above."""
    if properties is None:
        return 1, False
    span, merge = properties.find(f"{W}gridSpan"), properties.find(f"{W}vMerge")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    return (min(int(value), 100) if value.isdecimal() else 1) or 1, goes_on


def _boxes(node: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once: what older programs are shown instead is left out."""
    stack = [node]
    while stack:
        one = stack.pop()
        if one.tag == f"{W}txbxContent":
            yield one
        elif one.tag != _FALLBACK:
            stack += reversed(list(one))


def _words(node: Any) -> str:
    """The text of a paragraph, with what tracked changes insert and without what they delete."""
    found: list[str] = []
    stack = [node]
    while stack:
        one = stack.pop()
        if one.tag in _UNSEEN or one.tag in {_FALLBACK, f"{W}txbxContent"}:
            continue
        if one.tag == f"{W}t":
            found.append(one.text or "")
        elif one.tag == f"{W}tab":
            found.append(" ")
        elif one.tag in {f"{W}br", f"{W}cr"}:
            found.append("\n")
        else:
            stack += reversed(list(one))
    return "".join(found)
