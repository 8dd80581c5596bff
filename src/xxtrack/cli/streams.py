"""Standard output and error: data to the one, talk to the other."""

import io
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TextIO, TypeVar

from xxtrack.errors import StopError
from xxtrack.model.message import Message, msg
from xxtrack.render import Pieces, Rendered
from xxtrack.render.lines import Line
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, say

_Work = TypeVar("_Work")

PIPE_WIDTH = 100
"""How wide tables are where nothing tells the width: CI logs and pipes."""


def width() -> int:
    """Cells in a line: COLUMNS, else the terminal's, else a fixed width. Never so few that columns cannot stand."""
    return max(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns, 60)


def print_lines(lines: Iterable[Line]) -> None:
    """Lines to standard output, styled where it is a terminal or colours are forced."""
    with to_stdout():
        _put(lines, sys.stdout)


def tell_lines(lines: Iterable[Line]) -> None:
    """The same to standard error: what is wrong, where data were asked for."""
    with to_stdout():
        sys.stdout.flush()
    try:
        _put(lines, sys.stderr)
    except OSError:  # who cannot be talked to still gets the exit code
        silence(sys.stderr)


def _put(lines: Iterable[Line], stream: TextIO) -> None:
    if stream.isatty() or os.environ.get("FORCE_COLOR"):
        _print_styled(lines, stream)
    else:
        stream.writelines(line.plain + "\n" for line in lines)
    stream.flush()


def _print_styled(lines: Iterable[Line], stream: TextIO) -> None:
    from rich.console import Console

    class Patient(Console):
        """rich leaves with exit code 1 when the reader has gone; for us that is no failure."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    console = Patient(
        file=stream, width=10_000, soft_wrap=True, highlight=False, markup=False, emoji=False, force_terminal=True
    )
    if os.environ.get("NO_COLOR"):
        console.no_color = True
    for line in lines:
        console.print(line.as_rich(), soft_wrap=True)


def encoded(text: str) -> bytes:
    """Text for a file, as it would go to standard output: a name that is no UTF-8 keeps its odd bytes as escapes."""
    return text.encode(errors="backslashreplace")


def write(text: str) -> None:
    """Text as it is to standard output."""
    write_pieces([text])


def write_pieces(pieces: Iterable[str]) -> None:
    """The same of text that is made while it is written."""
    with to_stdout():
        sys.stdout.writelines(pieces)
        sys.stdout.flush()


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Go on without output when the reader of a pipe has seen enough, so that the exit code is still the verdict."""
    try:
        yield
    except BrokenPipeError:
        silence()


@contextmanager
def to_stdout() -> Iterator[None]:
    """Whatever else the system objects to while data is written is a sentence: the disk behind it is full, say."""
    with reader_may_leave():
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            from xxtrack.write.output import writing_problem

            silence()
            raise StopError(msg("stop.stdout", problem=writing_problem(error))) from None


def silence(stream: TextIO | None = None) -> None:
    """Nothing more goes out by a stream (standard output), not even what Python flushes when it ends."""
    with suppress(OSError):  # a stream in memory has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), (stream or sys.stdout).fileno())


def show(made: Rendered, *, paged: bool = False) -> None:
    """A result in its format to standard output; ``paged`` are lines that a terminal may have no room for."""
    if paged and not isinstance(made, str | bytes | Pieces) and sys.stdin.isatty() and sys.stdout.isatty():
        _paged(list(made))
    elif isinstance(made, str):
        write(made)
    elif isinstance(made, Pieces):
        write_pieces(made.pieces)
    elif isinstance(made, bytes):
        write_bytes(made)
    else:
        print_lines(made)


def _paged(lines: Sequence[Line]) -> None:
    from xxtrack.cli.pager import fits, pager, through  # a pipe needs nothing of it

    command = None if fits(len(lines)) else pager()
    if command is None:
        print_lines(lines)
        return
    styled = io.StringIO()
    _print_styled(lines, styled)
    if not through(command, styled.getvalue()):
        print_lines(lines)


def write_bytes(data: bytes) -> None:
    """A file's content as it is to standard output."""
    with to_stdout():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def tell(message: Message, lang: Lang) -> None:
    """A sentence to standard error."""
    with to_stdout():
        sys.stdout.flush()
    try:
        sys.stderr.write(plain(say(message, lang)) + "\n")
        sys.stderr.flush()
    except OSError:  # who cannot be talked to still gets the data and the exit code
        silence(sys.stderr)


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
    """UTF-8 on both streams whatever the locale says, and no exception for a character that has no place in them.

    An output that the caller has closed is one that nothing can be written to, as a full disk; where there is nobody to
    talk to, the exit code is still the verdict. All are opened before any file is, which would else get their numbers
    and all that is printed.
    """
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_RDONLY))
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
