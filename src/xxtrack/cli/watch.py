"""`xxtrack check --watch`: the same check again whenever a file that it reads has changed. Nothing is written."""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import typer

from xxtrack.cli.extras import needs
from xxtrack.cli.language import language_for
from xxtrack.cli.options import LangChoice
from xxtrack.cli.streams import print_lines, tell, width
from xxtrack.errors import Exit, StopError, UsageError
from xxtrack.load.find import actuals_beside, csv_files, find_plan, shown
from xxtrack.model.message import Message, msg
from xxtrack.render.findings import STYLED
from xxtrack.render.lines import Line
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, text

Stamps = Mapping[Path, tuple[int, int, int]]
"""What tells one state of a file from another: when it was written, its size, and which file it is."""

LOOK = 1.0
"""Seconds after which the files are looked at unasked: of some disks (shared folders) the system tells no changes."""
REST = 0.1
"""Seconds without a change after which what somebody is saving is taken to be whole."""
INTERRUPTED = 130
"""The exit code where Ctrl-C came before the first verdict, as of any command."""
NAMED = 3
"""How many changed files are named."""


def refuse_unseen(output_format: str, output: Sequence[str] | None, rev: str | None) -> None:
    """Raise `UsageError` for what makes no sense while somebody looks on."""
    if output:
        raise UsageError(msg("watch.output"))
    if rev is not None:
        raise UsageError(msg("watch.revision"))
    if output_format not in STYLED:
        raise UsageError(msg("watch.format", choices=", ".join(STYLED)))


def keep_checking(
    check: Callable[[], None], plan: Path | None, actuals: Sequence[Path] | None, lang: LangChoice | None
) -> NoReturn:
    """Check at once and after every change; Ctrl-C leaves with the exit code of the last check.

    A wrong command line, and files that are not there at the beginning, end it as they end any check; so does the
    reader of a pipe who has seen enough.
    """
    needs("watchfiles", "watch")
    gc.enable()  # off for commands that end
    start = plan or find_plan(Path.cwd())
    missing = not all(place.exists() for place in (start, *(actuals or ())))
    code, first, reader = INTERRUPTED, True, _reader()
    try:
        while True:
            seen, said, begun = _stamps(plan, actuals), language_for(lang, plan), time.monotonic()
            code = _verdict(check, said)
            if (first and (missing or code == Exit.USAGE)) or _reader() != reader:
                raise typer.Exit(code)
            first = False
            seconds = f"{time.monotonic() - begun:.1f}"
            tell(msg("watch.waiting", time=_clock(), seconds=seconds, count=len(seen)), said)
            _turn_page(seen, _changed(seen, plan, actuals), said)
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            sys.stderr.write("\n")  # after the ^C of the terminal
        raise typer.Exit(code) from None


def _reader() -> tuple[int, int]:
    """What standard output goes to; it is another thing once the reader of a pipe has left."""
    out = os.fstat(sys.stdout.fileno())
    return out.st_dev, out.st_ino


def _verdict(check: Callable[[], None], lang: Lang) -> int:
    """The exit code of one check; what stops it is said and may be mended by the next change."""
    try:
        check()
    except typer.Exit as leave:
        return leave.exit_code
    except StopError as stop:
        tell(msg("stop.error", message=stop.message), lang)
        return stop.code
    return Exit.OK


def _stamps(plan: Path | None, actuals: Sequence[Path] | None) -> Stamps:
    """The files that a check reads now. Those that vanish meanwhile are left out: the next look finds them gone."""
    stamps: dict[Path, tuple[int, int, int]] = {}
    with suppress(OSError, StopError):
        path = plan or find_plan(Path.cwd())
        places = actuals or [actuals_beside(path)]
        for file in (path, *(file for place in places for file in csv_files(place))):
            with suppress(OSError):
                found = file.stat()
                stamps[file] = found.st_mtime_ns, found.st_size, found.st_ino
    return stamps


def _changed(seen: Stamps, plan: Path | None, actuals: Sequence[Path] | None) -> Stamps:
    """Wait until the files are others than those seen, and have come to rest."""
    for _ in _wake_ups({Path.cwd(), *(file.parent for file in seen)}):
        now = _stamps(plan, actuals)
        while now != seen:
            time.sleep(REST)
            before, now = now, _stamps(plan, actuals)
            if now == before:
                return now
    raise AssertionError("wake-ups do not end")


def _wake_ups(folders: set[Path]) -> Iterator[object]:
    """Once for every change in the folders that the system tells of, and after every `LOOK`."""
    from watchfiles import watch

    with suppress(OSError, RuntimeError):  # a folder has gone, or the system has no more watches to give
        yield from watch(
            *folders, watch_filter=None, recursive=False, rust_timeout=int(LOOK * 1000), yield_on_timeout=True
        )
    while True:
        time.sleep(LOOK)
        yield None


def _turn_page(before: Stamps, now: Stamps, lang: Lang) -> None:
    """An empty screen, or a line between two runs where there is none; and what has changed."""
    from rich.cells import cell_len
    from rich.console import Console

    kinds = {
        "watch.changed": [file for file in now if file in before and now[file] != before[file]],
        "watch.added": [file for file in now if file not in before],
        "watch.deleted": [file for file in before if file not in now and not file.exists()],
    }
    said = [text(key, lang, files=_names(files)) for key, files in kinds.items() if files]
    if sys.stdout.isatty():
        Console(file=sys.stdout).clear()
    head = plain(f"── {_clock()} {'  '.join(said)} ")
    print_lines([Line(head + "─" * (width() - cell_len(head)), "bold"), Line()])


def _names(files: Sequence[Path]) -> tuple[str, ...] | Message:
    names = tuple(shown(file, Path.cwd()) for file in files[:NAMED])
    return msg("watch.more", files=names, count=len(files)) if len(files) > NAMED else names


def _clock() -> str:
    return f"{datetime.now():%H:%M:%S}"  # noqa: DTZ005 - the time on the office's wall is meant
