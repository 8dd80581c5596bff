"""Lines of a file as the findings count them, for showing what is wrong where it stands."""

import io
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from xxtrack.diagnostics import Finding
from xxtrack.load.encoding import reading, recognise
from xxtrack.load.line_search import numbered_lines
from xxtrack.load.source import AnySource
from xxtrack.load.table import MAX_LINE

YAML_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def source_lines(source: AnySource, wanted: AbstractSet[int]) -> dict[int, str]:
    """The lines of these numbers without their ends; none of a file that cannot be read or is no text.

    A plan that is not UTF-8 shows U+FFFD for what is none. Of a large table only what is wanted is kept.
    """
    try:
        is_plan = source.name.endswith((".yaml", ".yml"))
        if not is_plan and (found := numbered_lines(source, wanted)) is not None:
            return found
        lines = _plan_lines(source) if is_plan else _table_lines(source, max(wanted, default=0))
        return {number: line for number, line in enumerate(lines, 1) if number in wanted}
    except (OSError, UnicodeError):
        return {}


def _plan_lines(source: AnySource) -> Iterable[str]:
    with source.open() as file:
        data = file.read()
    return () if b"\0" in data else YAML_BREAK.split(data.decode("utf-8-sig", "replace"))


def _table_lines(source: AnySource, last: int) -> Iterator[str]:
    codec = recognise(source)
    with reading(source, "utf-8-sig" if isinstance(codec, Finding) else codec) as text:
        if isinstance(codec, Finding):
            text.reconfigure(errors="replace")
        yield from _first_lines(text, last)


def _first_lines(text: io.TextIOWrapper, last: int) -> Iterator[str]:
    for _ in range(last):
        line = text.readline(MAX_LINE)
        if not line or "\0" in line:
            return
        yield line.rstrip("\r\n")
