"""A page of HTML as lines of text: what is read in it, and nothing of what acts."""

import re
from html.parser import HTMLParser

from xxtrack.load.document.tables import table_lines
from xxtrack.load.document.text import decode_document
from xxtrack.load.source import Source
from xxtrack.model.finding import Finding

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "br",
        "hr",
        "tr",
        "table",
        "title",
    ]
)
_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "head", "button", "form"]
)
_VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "wbr", "source"])
_DEPTH = 200


def page_text(source: Source) -> str | Finding:
    """The words of a page, a line for each block."""
    text = decode_document(source)
    if isinstance(text, Finding):
        return text
    page = _Page()
    page.feed(text)
    page.close()
    page.end_line()
    return "\n".join(page.lines) + "\n"


class _Page(HTMLParser):
    """Collects lines; tables are read as tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._unseen: list[str] = []
        self._rows: list[list[str]] | None = None
        self._tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a cell, or what is not seen."""
        del attrs  # none is of use: links and styles are not followed
        if tag in _UNSEEN and tag not in _VOID and len(self._unseen) < _DEPTH:
            self._unseen.append(tag)
        if self._unseen:
            return
        if tag == "table":
            self.end_line()
            self._tables += 1
            self._rows = [] if self._tables == 1 else self._rows
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in {"td", "th"} and self._rows:
            self._line = []
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag in self._unseen:
            while self._unseen and self._unseen.pop() != tag:
                pass
            return
        if self._unseen:
            return
        if tag == "table" and self._tables:
            self._tables -= 1
            if not self._tables:
                self.lines += table_lines(self._rows or [])
                self._rows, self._line = None, []
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append("".join(self._line))
            self._line = []
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._unseen:
            self._line.append(data)

    def _break(self) -> None:
        if self._rows is None:
            self.end_line()
        else:
            self._line.append(" ")

    def end_line(self) -> None:
        """Keep the line that is open."""
        text = re.sub(r"\s+", " ", "".join(self._line)).strip()
        if text:
            self.lines.append(text)
        self._line = []
