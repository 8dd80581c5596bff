"""Data is hostile: text from files must not act in the place where it is shown."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from xxtrack.model.pattern import pattern

# What may show no sign, and what CI acts on: ::error:: at the beginning of a line, where folding may bring it, and
# ##[error] anywhere.
_SIGNS = r" -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e"
_COMMANDS = r":(?=:)|(?<=#)#(?=\[)"
_DOUBTFUL = pattern(rf"[^\t\n{_SIGNS}]|{_COMMANDS}")
_BREAKS = pattern(r"[\t\r\n]+")
_IN_A_LINE = pattern(rf"[\t\r\n]+|[^{_SIGNS}]|{_COMMANDS}")
_USUAL = pattern(rf"[{_SIGNS}]*")

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""The categories of Unicode that show no sign: controls, formats, unassigned, private, surrogates, separators."""
_IGNORABLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0").union(
    map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
"""Letters and marks that Unicode lets a program leave out (Default_Ignorable_Code_Point)."""
_IDEOGRAPHS = range(0x20000, 0x40000)
"""Planes that newer versions of Unicode than ours fill, with signs of which names are made."""


def plain(text: str) -> str:
    """One line in which what shows no sign of its own is shown as its code, such as <U+202E>.

    So are a colon before a colon and what else would begin a command to a CI runner.
    """
    if _USUAL.fullmatch(text) and "::" not in text and "##[" not in text:
        return text  # as nearly all is; to look for one thing only is five times as fast
    return _IN_A_LINE.sub(_in_a_line, text)


def _in_a_line(match: re.Match[str]) -> str:
    return " " if match[0][0] in "\t\r\n" else _shown(match)


def coded(text: str) -> str:
    """As `plain`, for what may have several lines."""
    return _DOUBTFUL.sub(_shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def _shown(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>" if _acts(match[0]) else match[0]


@lru_cache(4096)
def _acts(character: str) -> bool:
    code = ord(character)
    if code in _IDEOGRAPHS:
        return code & 0xFFFE == 0xFFFE
    return character in ":#" or unicodedata.category(character) in _UNSEEN or character in _IGNORABLE


def characters(text: str) -> list[str]:
    """What `plain` shows for each character of a line, so that columns can still be told."""
    line = _BREAKS.sub(lambda m: " " * len(m[0]), text)
    shown = list(line)
    for match in _DOUBTFUL.finditer(line):
        shown[match.start()] = _shown(match)
    return shown


def as_json(content: object) -> str:
    """JSON in which what `plain` shows as a code is an escape: whoever reads it as JSON has it as it was."""
    import json  # most of what is shown is no JSON

    return _DOUBTFUL.sub(_escaped, json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _escaped(match: re.Match[str]) -> str:
    if not _acts(match[0]):
        return match[0]
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


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
    if shown.lstrip().startswith("/"):
        # GitLab acts on a line that begins with /close; its words are shown all the same.
        shown = shown.replace("/", r"\/", 1)
    return shown.replace("$", _DOLLAR)


def workflow(text: str) -> str:
    """The data part of a GitHub workflow command."""
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of a GitHub workflow command, in which colon and comma act too."""
    return workflow(text).replace(":", "%3A").replace(",", "%2C")


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
