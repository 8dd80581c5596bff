"""The lines of a file that findings point at, counted as findings count them."""

import io
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from xxtrack.load.actuals.table import MAX_LINE
from xxtrack.load.encoding import recognise
from xxtrack.load.source import AnySource
from xxtrack.model.finding import Finding

_PIECE = 1 << 20


def numbered_lines(source: AnySource, wanted: AbstractSet[int]) -> dict[int, str] | None:
    """The lines of these numbers in a table, found without decoding the others; raises `OSError`.

    None where the table is not UTF-8, has null bytes, or a carriage return that ends no line.
    """
    found: dict[int, str] = {}
    numbers = sorted(number for number in wanted if number > 0)
    first, rest = 1, b""
    with source.open() as file:
        while len(found) < len(numbers) and (piece := file.read(_PIECE) or rest):
            whole = rest + piece if piece is not rest else rest + b"\n"
            cut = whole.rfind(b"\n") + 1
            ends = whole.count(b"\r\n") if b"\r" in whole else 0
            if not cut or b"\0" in whole or whole.count(b"\r", 0, cut) != ends:
                return None
            beyond = first + whole.count(b"\n")
            here = numbers[bisect_left(numbers, first) : bisect_left(numbers, beyond)]
            if here:
                try:
                    lines = whole[:cut].decode().split("\n")
                except UnicodeDecodeError:
                    return None
                found |= {number: lines[number - first].removesuffix("\r") for number in here}
            first, rest = beyond, whole[cut:]
    return {number: line.removeprefix("\ufeff") if number == 1 else line for number, line in found.items()}


YAML_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def lines_of(sources: Sequence[AnySource], findings: Sequence[Finding]) -> Mapping[str, Mapping[int, str]]:
    """The lines of those files that findings point at."""
    wanted: dict[str, set[int]] = {}
    for where in (where for finding in findings for where in (finding.where, *finding.also)):
        wanted.setdefault(where.file, set()).add(where.line)
    return {source.name: source_lines(source, wanted[source.name]) for source in sources if source.name in wanted}


def source_lines(source: AnySource, wanted: AbstractSet[int]) -> dict[int, str]:
    """The lines of these numbers without their ends; empty for a file that cannot be read or is no text.

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
    encoding, errors = ("utf-8-sig", "replace") if isinstance(codec, Finding) else (codec, "strict")
    with io.TextIOWrapper(source.open(), encoding, errors, newline="") as text:
        yield from _first_lines(text, last)


def _first_lines(text: io.TextIOWrapper, last: int) -> Iterator[str]:
    for _ in range(last):
        line = text.readline(MAX_LINE)
        if not line or "\0" in line:
            return
        yield line.rstrip("\r\n")
