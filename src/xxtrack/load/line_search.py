"""Lines of a large file by their text or their number, a piece at a time: most pieces are counted and passed over."""

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from xxtrack.load.source import AnySource

_PIECE = 1 << 20


def count_lines(path: Path, without: Collection[bytes]) -> int | None:
    """How many lines a file has; None where it has one of some bytes. Raises `OSError`."""
    count, end = 0, b"\n"
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            if any(byte in piece for byte in without):
                return None
            count += piece.count(b"\n")
            end = piece[-1:]
    return count + (end != b"\n")


def last_lines(path: Path, wanted: AbstractSet[bytes], lines: int) -> dict[bytes, int]:
    """The numbers of lines that are in a file of so many lines once each; raises `OSError`.

    The latest reports are mostly at its end: it is read from there, no farther than needed.
    """
    found: dict[bytes, int] = {}
    for below in _from_the_end(path) if wanted else ():
        first = lines - len(below) + 1
        if not wanted.isdisjoint(below):
            found |= {line: number for number, line in enumerate(below, first) if line in wanted}
        if len(found) == len(wanted):
            break
        lines = first - 1
    return found


def _from_the_end(path: Path) -> Iterator[list[bytes]]:
    """All lines but the first, without their ends, in pieces of which the last comes first."""
    with path.open("rb", buffering=0) as file:
        start, rest = file.seek(0, 2), b""
        while start:
            end, start = start, max(0, start - _PIECE)
            file.seek(start)
            first, line_end, below = (file.read(end - start) + rest).partition(b"\n")
            rest = first + line_end
            if below:
                yield below.replace(b"\r\n", b"\n").removesuffix(b"\n").split(b"\n")


def numbered_lines(source: AnySource, wanted: AbstractSet[int]) -> dict[int, str] | None:
    """The lines of these numbers in a table; None where they are not to be had so simply. Raises `OSError`."""
    found: dict[int, str] = {}
    number, rest, last = 1, b"", max(wanted, default=0)
    with source.open() as file:
        while number <= last and (piece := file.read(_PIECE) or rest):
            whole = rest + piece if piece is not rest else rest + b"\n"
            cut = whole.rfind(b"\n") + 1
            ends = whole.count(b"\r\n") if b"\r" in whole else 0
            if not cut or b"\0" in whole or whole.count(b"\r", 0, cut) != ends:
                return None
            here = range(number, number + whole.count(b"\n"))
            if not wanted.isdisjoint(here):
                try:
                    text = whole[:cut].decode()
                except UnicodeDecodeError:
                    return None
                lines = text.removeprefix("\ufeff" if number == 1 else "").replace("\r\n", "\n").split("\n")
                found |= {i: line for i, line in zip(here, lines, strict=False) if i in wanted}
            number, rest = here.stop, whole[cut:]
    return found
