"""Results to standard output or into files, written whole, and how a check ends."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeVar

import typer

from xxtrack.cli.choices import one_of
from xxtrack.cli.streams import encoded, show, tell, width
from xxtrack.errors import Exit, UsageError
from xxtrack.load.lines import lines_of
from xxtrack.load.source import AnySource
from xxtrack.model.finding import Checked
from xxtrack.model.message import msg
from xxtrack.render import Formats, Pieces, Rendered, text_pieces
from xxtrack.render.findings import FORMATS
from xxtrack.wording import Lang

_Result = TypeVar("_Result")

FILE_WIDTH = 100
"""Cells in a line of a file, whatever the terminal."""


def emit(formats: Formats[_Result], name: str, result: _Result, lang: Lang, file: Path | None = None) -> None:
    """Show a result in one of its formats, or write it to a file."""
    if file is None:
        show(formats.render(name, result, lang, width()), paged=True)
    else:
        from xxtrack.write.output import write_result  # most results go to the terminal

        write_result(file, file_content(formats.render(name, result, lang, FILE_WIDTH)))


def file_bytes(made: Rendered) -> bytes:
    """What is made as a file holds it."""
    return made if isinstance(made, bytes) else encoded("".join(text_pieces(made)))


def file_content(made: Rendered) -> bytes | Iterator[bytes]:
    """The same, of which what is made in pieces is only made when it is written."""
    return map(encoded, made.pieces) if isinstance(made, Pieces) else file_bytes(made)


MOST = 20
"""Findings that a terminal shows unasked."""
BINARY = frozenset({"docx", "xlsx"})
"""What a terminal cannot show."""


class Request(NamedTuple):
    """What is to be shown, and what is to be written where."""

    shown: str | None
    files: tuple[tuple[str, Path], ...] = ()

    @property
    def formats(self) -> tuple[str, ...]:
        """Every format asked for."""
        return (*((self.shown,) if self.shown else ()), *(name for name, _ in self.files))


def requested(given: str, outputs: Sequence[str] | None, *, statistics: bool = False) -> Request:
    """``--format F`` goes to standard output, or to the file of a plain ``--output FILE``; ``F=FILE`` adds to that."""
    shown = "statistics" if statistics else given
    one_of(shown, FORMATS)
    files: list[tuple[str, Path]] = []
    to_file = False
    for output in outputs or ():
        name, equals, path = output.partition("=")
        if equals and name.isalpha():
            one_of(name, FORMATS)
            files.append((name, Path(path)))
        elif to_file:
            raise UsageError(msg("stop.one-output", file=output))
        else:
            to_file = output != "-"
            files += [(shown, Path(output))] if to_file else []
    return Request(None if to_file else shown, tuple(files))


def emit_findings(
    checked: Checked, request: Request, lang: Lang, sources: Sequence[AnySource] = (), limit: int | None = None
) -> None:
    """Make every format before anything is written, so that no file is left empty or half.

    ``sources`` are the files that the findings point at; the format that shows their lines reads them. ``limit`` is
    for people: unless it is given, a terminal has its own.
    """
    if "text" in request.formats and not checked.lines:
        checked = checked._replace(lines=lines_of(sources, checked.findings))
    files = [(path, encoded(FORMATS.as_text(name, checked, lang, FILE_WIDTH))) for name, path in request.files]
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if "github" in request.formats else None
    if files or summary:
        from xxtrack.write.output import append, refuse_input, write_files  # most findings go to the terminal

        for path, _ in files:
            refuse_input(path)
        write_files(files)
        if summary:
            append(Path(summary), encoded(FORMATS.as_text("markdown", checked, lang, FILE_WIDTH)))
    if request.shown:
        shown = (MOST if sys.stdout.isatty() else 0) if limit is None else limit
        show(FORMATS.render(request.shown, checked._replace(limit=shown), lang, width()))


def finish_check(
    checked: Checked,
    request: Request,
    fail_on: str,
    lang: Lang,
    sources: Sequence[AnySource] = (),
    limit: int | None = None,
) -> NoReturn:
    """Show and write, say the verdict, and leave with the gate's exit code."""
    emit_findings(checked, request, lang, sources, limit)
    count = len(checked.failing) + len(checked.breaches)
    tell(msg("label.gate-fails" if checked.failed else "label.gate-passes", count=count, fail_on=fail_on), lang)
    raise typer.Exit(Exit.GATE if checked.failed else Exit.OK)
