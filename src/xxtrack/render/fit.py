"""Markdown cut to what its receiver takes: whole lines, nothing left open, and a count of what was left out."""

import re
from collections.abc import Callable

from xxtrack.wording import Lang, text

COMMENT = 65_536
"""Characters of a comment that GitHub takes; GitLab takes more."""
SUMMARY = 1 << 20
"""Bytes of a step's summary that GitHub takes."""

_ROOM_TO_SAY_SO = 400
_ENTRY = re.compile(r"(?:\||-) ")
_RULE = re.compile(r"\|(?: -+:? \|)+\n?")


def fitted_text(content: str, room: int, lang: Lang, size: Callable[[str], int] = len) -> str:
    """The content if ``size`` of it is within the room, else as many of its first lines as are."""
    if size(content) <= room:
        return content
    lines = content.splitlines(keepends=True)
    kept, left = 0, room - _ROOM_TO_SAY_SO
    while kept < len(lines) and size(lines[kept]) <= left:
        left -= size(lines[kept])
        kept += 1
    shown = "".join(lines[:kept])
    closing = "</details>\n" * (shown.count("<details>") - shown.count("</details>"))
    return f"{shown}\n{closing}\n{text('label.cut', lang, count=_entries(lines[kept:]))}\n"


def in_summary(content: str, lang: Lang) -> str:
    """What a step's summary takes beside as much again."""
    return fitted_text(content, SUMMARY // 2, lang, lambda shown: len(shown.encode()))


def _entries(lines: list[str]) -> int:
    """Rows of tables and items of lists; the head of a table is neither."""
    heads = sum(_RULE.fullmatch(line) is not None for line in lines)
    return sum(_ENTRY.match(line) is not None for line in lines) - 2 * heads
