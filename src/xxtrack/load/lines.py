"""The lines of a file as the findings count them, for showing what is wrong where it stands."""

import re

from xxtrack.load.source import AnySource

YAML_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_TABLE_BREAK = re.compile("\r\n|[\n\r]")


def source_lines(source: AnySource) -> tuple[str, ...]:
    """UTF-8, else GB18030 as tables are read; bytes that are neither show as U+FFFD, for this is only shown."""
    try:
        with source.open() as file:
            data = file.read()
    except OSError:
        return ()
    if b"\0" in data:
        return ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return tuple((YAML_BREAK if source.name.endswith((".yaml", ".yml")) else _TABLE_BREAK).split(text))
