"""Ids and names for shell completion: a look at the lines, because a prompt must not wait for a full load."""

import re
from collections.abc import Iterator
from pathlib import Path

from xxtrack.load.source import Source, read_file

_ID = re.compile(r"\bid:\s*(P[0-9]{2,4}-[0-9]{2,})\b")
_NAME = re.compile(r"\bname:\s*([^,}\n]+)")


def item_ids(plan: Path) -> Iterator[tuple[str, str]]:
    """Pairs of id and name as far as the lines tell; nothing where the file cannot be read."""
    source = read_file(plan)
    if not isinstance(source, Source):
        return
    lines = source.data.decode("utf-8", "replace").splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if match := _ID.search(line):
            name = _NAME.search(line) or _NAME.search(following)
            yield match[1], name[1].strip().strip("\"'") if name else ""
