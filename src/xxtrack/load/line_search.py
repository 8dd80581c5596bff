"""Where a few lines of a large file stand; and what its bytes are, before somebody else reads them."""

from collections.abc import Collection
from pathlib import Path

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


def last_lines(path: Path, wanted: set[bytes], lines: int) -> dict[bytes, int]:
    """The numbers of some lines in a file that has so many, looked for from its end on. Raises `OSError`."""
    found: dict[bytes, int] = {}
    with path.open("rb", buffering=0) as file:
        at, rest, wanted = file.seek(0, 2), b"", set(wanted)
        while at and wanted:
            start = max(0, at - _PIECE)
            file.seek(start)
            rest = file.read(at - start) + rest
            at = start
            first, end, below = rest.partition(b"\n")
            here = below.replace(b"\r\n", b"\n").removesuffix(b"\n").split(b"\n") if below else []
            if wanted.intersection(here):
                numbers = range(lines - len(here) + 1, lines + 1)
                some = {line: number for line, number in zip(here, numbers, strict=True) if line in wanted}
                found |= some
                wanted.difference_update(some)
            lines -= len(here)
            rest = first + end
    return found
