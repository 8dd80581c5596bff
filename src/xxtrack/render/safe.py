"""Data is hostile: text from files must not act in the place where it is shown."""

import re

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_BREAKS = re.compile(r"[\t\r\n]+")


def plain(text: str) -> str:
    """One line without control, bidirectional, zero-width or surrogate characters, which are shown as their codes."""
    return _ACTING.sub(lambda m: f"<U+{ord(m[0]):04X}>", _BREAKS.sub(" ", text))


def csv_cell(text: str) -> str:
    """Text that a spreadsheet takes for a formula gets the apostrophe that makes it text (OWASP, CSV injection)."""
    shown = plain(text)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) else shown


_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~!&])")


def markdown(text: str) -> str:
    """Text as Markdown that shows just that text."""
    return _MARKDOWN.sub(r"\\\1", plain(text)).replace("://", ":\u2060//").replace("@", "@\u2060")


def workflow(text: str) -> str:
    """The data part of a GitHub workflow command."""
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of a GitHub workflow command, in which colon and comma act too."""
    return workflow(text).replace(":", "%3A").replace(",", "%2C")


def xml(text: str) -> str:
    """Text of an XML 1.0 document, which cannot hold the two noncharacters even escaped."""
    return plain(text).translate({0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"})
