"""Data is hostile: text from files must not act in the place where it is shown."""

import re
import unicodedata
from collections.abc import Sequence

from xxtrack.model.pattern import pattern

_ACTING = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
    # CI takes ::error:: at the beginning of a line, where folding may bring it, and ##[error] anywhere for commands.
    r"|:(?=:)|(?<=#)#(?=\[)"
)
_BREAKS = pattern(r"[\t\r\n]+")


def plain(text: str) -> str:
    """One line without control, bidirectional, zero-width or surrogate characters, which are shown as their codes.

    So are a colon before a colon and what else would begin a command to a CI runner.
    """
    return _ACTING.sub(_code, _BREAKS.sub(" ", text))


def _code(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def characters(text: str) -> list[str]:
    """What `plain` shows for each character of a line, so that columns can still be told."""
    line = _BREAKS.sub(lambda m: " " * len(m[0]), text)
    shown = list(line)
    for match in _ACTING.finditer(line):
        shown[match.start()] = _code(match)
    return shown


def as_json(content: object) -> str:
    """JSON in which characters that act in a terminal are escapes: whoever reads it as JSON has them as they were."""
    import json  # most of what is shown is no JSON

    return _ACTING.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def csv_cell(text: str) -> str:
    """Text that a spreadsheet takes for a formula gets the apostrophe that makes it text (OWASP, CSV injection)."""
    shown = plain(text)
    return f"'{shown}" if acts_in_cell(shown) else shown


def acts_in_cell(text: str) -> bool:
    """Whether a spreadsheet would take a text that is typed into it for a formula; some pass over blanks and width."""
    return text.lstrip().startswith(tuple("=+-@＝＋－＠"))


_ADDRESS = pattern(r":(?=//)|@|(?:www|mailto|xmpp)(?=[.:])|#(?=\d)|\bGH-(?=\d)", re.IGNORECASE)
"""Where GitHub sees the beginning of an address, a mention or a reference that it makes a link of, escaped or not."""
_MARKDOWN = pattern(r"([\\`*_\[\]<>#|~!&])")


_DOLLAR = "<span>$</span>"
"""GitHub and GitLab typeset what stands between two dollar signs, and a backslash does not keep them from it."""


def markdown(text: str) -> str:
    """Text as Markdown that shows just that text."""
    shown = _ADDRESS.sub("\\g<0>\u2060", _MARKDOWN.sub(r"\\\1", plain(text)))
    return shown.replace("$", _DOLLAR)


def workflow(text: str) -> str:
    """The data part of a GitHub workflow command."""
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of a GitHub workflow command, in which colon and comma act too."""
    return workflow(text).replace(":", "%3A").replace(",", "%2C")


NOT_IN_XML = {0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"}


def xml(text: str) -> str:
    """Text of an XML 1.0 document, which cannot hold the two noncharacters even escaped."""
    return plain(text).translate(NOT_IN_XML)


_NOT_IN_NAMES = pattern(r'[<>:"/\\|?*\x00-\x1f\s]+')
_RESERVED = pattern(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_NAME_BYTES = 120


def file_name(text: str) -> str:
    """Text as the name of a file without a suffix, in every common file system; never empty, never a path.

    Names that differ may come out the same: who writes several must tell them apart.
    """
    shown = unicodedata.normalize("NFC", plain(text[:_NAME_BYTES]).replace("<U+", "(U+"))
    name = _NOT_IN_NAMES.sub("_", shown).strip("._- ")
    name = name.encode()[:_NAME_BYTES].decode(errors="ignore").rstrip("._- ")
    return f"_{name}" if not name or _RESERVED.fullmatch(name) else name


def apart(names: Sequence[str]) -> list[str]:
    """The same names, with a number where file systems hold two for the same; capitals do not tell files apart."""
    taken: dict[str, str] = {}
    for base in names:
        name, number = base, 2
        while name.casefold() in taken:
            name, number = f"{base}-{number}", number + 1
        taken[name.casefold()] = name
    return list(taken.values())
