"""Standard output and error: data to the one, talk to the other."""

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from xxtrack.model.message import Message
from xxtrack.wording import Lang, say

if TYPE_CHECKING:
    from xxtrack.render.line import Line

_Work = TypeVar("_Work")

PIPE_WIDTH = 100
"""How wide tables are where nothing tells the width: CI logs and pipes."""


def width() -> int:
    """Cells in a line: COLUMNS, else the terminal's, else a fixed width. Never so few that columns cannot stand."""
    return max(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns, 60)


def print_lines(lines: "Iterable[Line]") -> None:
    """Lines to standard output, styled where it is a terminal or colours are forced."""
    with reader_may_leave():
        if sys.stdout.isatty() or os.environ.get("FORCE_COLOR"):
            _print_styled(lines)
        else:
            for line in lines:
                sys.stdout.write(line.plain + "\n")
        sys.stdout.flush()


def _print_styled(lines: "Iterable[Line]") -> None:
    from rich.console import Console

    class Patient(Console):
        """rich leaves with exit code 1 when the reader has gone; for us that is no failure."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    console = Patient(file=sys.stdout, width=10_000, soft_wrap=True, highlight=False, markup=False, emoji=False)
    if os.environ.get("NO_COLOR"):
        console.no_color = True
    for line in lines:
        console.print(line.as_rich(), soft_wrap=True)


def write(text: str) -> None:
    """Text as it is to standard output."""
    with reader_may_leave():
        sys.stdout.write(text)
        sys.stdout.flush()


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Go on without output when the reader of a pipe has seen enough, so that the exit code is still the verdict."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_bytes(data: bytes) -> None:
    """A file's content as it is to standard output."""
    with reader_may_leave():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def tell(message: Message, lang: Lang) -> None:
    """A sentence to standard error."""
    from xxtrack.render.safe import plain

    sys.stdout.flush()
    sys.stderr.write(plain(say(message, lang)) + "\n")


PATIENCE = 1.0
"""Seconds of work after which somebody who waits wants to see that it goes on."""


def watched(work: Sequence[_Work], doing: Message, lang: Lang) -> Iterator[_Work]:
    """The pieces of work one by one; where they take long, how far they are, on a standard error that is a terminal.

    The line is overwritten and wiped at the end. In pipes, files and CI nothing is written.
    """
    if not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield from work
        return
    words = say(doing, lang)
    begun = shown = time.monotonic()
    for done, piece in enumerate(work):
        now = time.monotonic()
        if now - begun >= PATIENCE and (shown == begun or now - shown >= 0.1):
            sys.stderr.write(f"\r{words} {done}/{len(work)}\x1b[K")
            sys.stderr.flush()
            shown = now
        yield piece
    if shown != begun:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def prepare() -> None:
    """UTF-8 on both streams whatever the locale says, and no exception for a character that has no place in them."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
