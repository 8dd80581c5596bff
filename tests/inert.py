"""Whether an output is inert: nothing that came from data acts in the place where the output is shown."""

import csv
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

_IGNORABLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
"""What Unicode lets a program leave out and gives the category of a letter or mark (Default_Ignorable_Code_Point)."""


def _hidden() -> list[str]:
    """Every character that shows no sign of its own: controls, formats, private, surrogate and unassigned ones.

    The planes of ideographs are not, as newer versions of Unicode fill them: 𮯰 is a name's character since 2023.
    """
    others = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
    ignorable = re.compile(f"[{_IGNORABLE}]")
    return [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if (unicodedata.category(character) in others or ignorable.match(character))
        and (not 0x20000 <= ord(character) < 0x40000 or ord(character) & 0xFFFE == 0xFFFE)
    ]


HIDDEN = _hidden()


def _ranges(characters: list[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for one in characters:
        if found and ord(one) == ord(found[-1][1]) + 1:
            found[-1] = (found[-1][0], one)
        else:
            found.append((one, one))
    return found


EDGES = sorted({end for run in _ranges(HIDDEN) for end in run} | {c for c in HIDDEN if unicodedata.category(c) == "Cf"})
"""The first and the last of every run of them, and all formats."""

ACTING = re.compile(
    "[" + "".join(f"{re.escape(a)}-{re.escape(b)}" for a, b in _ranges([c for c in HIDDEN if c != "\n"])) + "]"
)
SOFT = "\u2060"
"""What we put into Markdown ourselves so that an address stays text."""


def terminal(text: str) -> None:
    """Neither a terminal nor the log of a CI step obeys: a runner takes ``##[`` anywhere, ``::`` at a line's head."""
    _is_dead(text)
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


def _is_dead(text: str) -> None:
    found = ACTING.search(text)
    assert not found, (found[0], text[max(0, found.start() - 60) : found.end() + 60])
    assert "##[" not in text, text[max(0, text.find("##[") - 60) :][:120]


_COMMAND = re.compile(
    r"::(error|warning|notice) (file=[^:,\n]*(,line=\d+)?(,col=\d+)?(,endColumn=\d+)?,)?title=[^:,]*::"
)


def github(text: str) -> None:
    """Lines that the runner takes for commands are ours alone, and a percent sign of data has lost its meaning."""
    _is_dead(text)
    for line in text.splitlines():
        command = line.lstrip()
        if command.startswith("::"):
            assert _COMMAND.match(line), line
        assert not re.search(r"%0[AD]", line, re.IGNORECASE), line


def json_text(text: str) -> None:
    terminal(text.replace("\t", ""))
    json.loads(text)


_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_FIGURE = re.compile(r"[+-]?[\d.,]+%?")


def csv_text(text: str) -> None:
    terminal(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        for cell in row:
            assert not _FORMULA.match(cell) or _FIGURE.fullmatch(cell) or cell == "-", cell


_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_OURS = {"details", "summary", "br", "sub", "span"}
_BARE = re.compile(
    r"(?i)(?:\b(?:https?|ftp)://|\bwww\.|\bmailto:|\bxmpp:)\w|\w@\w+\.\w|@[a-z]|#\d|\bGH-\d",
)


def markdown(text: str) -> None:
    """No HTML, link, image or code that we did not write, and no address that GitHub would make a link of itself.

    Nor a line that GitLab would take for a quick action, such as ``/merge``.
    """
    terminal(text.replace(SOFT, ""))
    assert not [line for line in text.splitlines() if line.lstrip().startswith("/")]
    for token in _MARKDOWN.parse(text):
        assert token.type not in {"fence", "code_block"}, token
        if token.type == "html_block":
            _no_foreign_tags(token.content)
        for child in token.children or ():
            assert child.type not in {"image", "link_open", "code_inline"}, child
            if child.type == "html_inline":
                _no_foreign_tags(child.content)
            if child.type == "text":
                assert not _BARE.search(child.content), child.content
                # Between two of them stands mathematics; alone in an element of its own it is a sign.
                assert "$" not in child.content or child.content == "$", child.content


def _no_foreign_tags(content: str) -> None:
    for tag in re.findall(r"</?([^\s>/]*)", content):
        assert tag.lower() in _OURS, content


class _Page(HTMLParser):
    """Elements and attributes as a browser sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.declared: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.declared.append(data)

    def unknown_decl(self, data: str) -> None:
        self.declared.append(data)


_ACTIVE = {"iframe", "object", "embed", "base", "img", "link", "frame", "video", "audio", "applet"}


def html(text: str) -> None:
    """No element loads, runs or leads out of the page; one script and one style at most, which are the page's own."""
    terminal(text.replace("\t", ""))
    page = _Page()
    page.feed(text)
    page.close()
    assert not page.declared
    for tag in ("script", "style"):
        assert sum(element == tag for element, _ in page.elements) <= 1
    for tag, attributes in page.elements:
        assert tag not in _ACTIVE, tag
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in {"src", "srcset", "action", "formaction", "background", "srcdoc"}, (tag, name)
            assert name not in {"href", "xlink:href"} or (value or "").startswith("#"), (tag, value)


def xml(text: str) -> None:
    terminal(text)
    ET.fromstring(text)


def svg(text: str) -> None:
    xml(text)
    for element in ET.fromstring(text).iter():
        assert element.tag.rpartition("}")[2] not in {"script", "a", "image", "foreignObject", "use", "iframe"}
        assert not any(name.startswith("on") or name.endswith("href") for name in element.attrib)


_PROPERTY = re.compile(r"(BEGIN|END|VERSION|PRODID|CALSCALE|X-WR-CALNAME|X-WR-CALDESC|UID|DTSTAMP|DTSTART;VALUE=DATE"
    r"|DTEND;VALUE=DATE|SUMMARY|DESCRIPTION|CATEGORIES|TRANSP|ACTION:DISPLAY$|TRIGGER:-P3D$)(:|$)")  # fmt: skip


def ics(text: str) -> None:
    """Every content line is a property that we write."""
    assert text.endswith("\r\n")
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    for line in lines:
        terminal(line)
        assert "\n" not in line
        assert _PROPERTY.match(line), line
        assert not line.startswith(("BEGIN:", "END:")) or line.partition(":")[2] in {"VCALENDAR", "VEVENT", "VALARM"}


def office(data: bytes) -> None:
    """A workbook or a document: no formula of data, no link, no macro, nothing outside the file, nothing unseen."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert "vba" not in name.lower() and "external" not in name.lower(), name
            # The bullets of the writing library's own template are private characters.
            if name.endswith((".xml", ".rels")) and name != "word/numbering.xml":
                content = archive.read(name).decode()
                shown = re.sub("_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), content.replace("\t", ""))
                found = ACTING.search(shown)
                assert not found, (name, shown[max(0, found.start() - 60) :][:120])
                _part(name, ET.fromstring(content))


def _part(name: str, root: ET.Element) -> None:
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        assert element.get("TargetMode") != "External", name
        assert kind not in {"hyperlink", "altChunk", "object", "ddeLink", "oleLink", "pict"}, (name, kind)
        if name.startswith("xl/worksheets/"):
            assert kind != "f", (name, element.text)


KINDS: Mapping[str, Callable[[str], None]] = {
    "terminal": terminal,
    "github": github,
    "json": json_text,
    "csv": csv_text,
    "markdown": markdown,
    "html": html,
    "xml": xml,
    "svg": svg,
    "ics": ics,
}
