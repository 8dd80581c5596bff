"""How a check ends: its findings in the formats asked for, files written whole, the gate's verdict and exit code."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from xxtrack.errors import StopError, UsageError
from xxtrack.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from xxtrack.cli.case import Case
    from xxtrack.load.source import AnySource
    from xxtrack.model.finding import Checked, Finding
    from xxtrack.model.message import Message
    from xxtrack.wording import Lang

FILE_WIDTH = 100
"""Cells in a line of a file, whatever the terminal."""


class Request(NamedTuple):
    """What is to be shown, and what is to be written where."""

    shown: str | None
    files: tuple[tuple[str, Path], ...] = ()

    @property
    def formats(self) -> tuple[str, ...]:
        """Every format asked for."""
        return (*((self.shown,) if self.shown else ()), *(name for name, _ in self.files))


def requested(given: str, outputs: "Sequence[str] | None", *, statistics: bool = False) -> Request:
    """``--format F`` goes to standard output, or to the file of a plain ``--output FILE``; ``F=FILE`` adds to that."""
    from xxtrack.render.findings import FORMATS

    shown = "statistics" if statistics else given
    _known(shown, FORMATS)
    files: list[tuple[str, Path]] = []
    to_file = False
    for output in outputs or ():
        name, equals, path = output.partition("=")
        if equals and name.isalpha():
            _known(name, FORMATS)
            files.append((name, Path(path)))
        elif to_file:
            raise UsageError(msg("stop.one-output", file=output))
        else:
            to_file = output != "-"
            files += [(shown, Path(output))] if to_file else []
    return Request(None if to_file else shown, tuple(files))


def _known(name: str, choices: "Collection[str]") -> None:
    if name not in choices:
        raise UsageError(msg("stop.bad-choice", text=name, choices=", ".join(choices)))


def lines_of(sources: "Sequence[AnySource]", findings: "Sequence[Finding]") -> dict[str, dict[int, str]]:
    """The lines of those files that findings point at."""
    from xxtrack.load.lines import source_lines

    wanted: dict[str, set[int]] = {}
    for where in (where for finding in findings for where in (finding.where, *finding.also)):
        wanted.setdefault(where.file, set()).add(where.line)
    return {source.name: source_lines(source, wanted[source.name]) for source in sources if source.name in wanted}


def unusable(stop: StopError) -> "Checked":
    """The findings of a plan that cannot be used; all of them fail."""
    from xxtrack.model.finding import Checked

    findings = getattr(stop, "findings", ())
    lines = lines_of(getattr(stop, "sources", ()), findings)
    return Checked(findings, failing=findings, lines=lines)


def read_message(case: "Case") -> "Message":
    """How much was read."""
    files = case.actuals.files
    sums = {
        name: sum(getattr(file, name) for file in files) for name in ("rows", "used", "missing", "refused", "skipped")
    }
    return msg("label.validated", items=len(case.plan.items), **sums)


def give(checked: "Checked", request: Request, lang: "Lang") -> None:
    """Make every format before anything is written, so that no file is left empty or half."""
    from xxtrack.cli.streams import encoded, show, width
    from xxtrack.render.findings import FORMATS

    files = [(path, encoded(FORMATS.as_text(name, checked, lang, FILE_WIDTH))) for name, path in request.files]
    if request.shown:
        show(FORMATS.render(request.shown, checked, lang, width()))
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if "github" in request.formats else None
    if files or summary:
        from xxtrack.write.output import append, write_files

        write_files(files)
        if summary:
            append(Path(summary), encoded(FORMATS.as_text("markdown", checked, lang, FILE_WIDTH)))


def conclude(checked: "Checked", request: Request, fail_on: str, lang: "Lang") -> NoReturn:
    """Show and write, say the verdict, and leave with the gate's exit code."""
    import typer

    from xxtrack.cli.streams import tell
    from xxtrack.errors import Exit

    give(checked, request, lang)
    count = len(checked.failing) + len(checked.breaches)
    tell(msg("label.gate-fails" if checked.failed else "label.gate-passes", count=count, fail_on=fail_on), lang)
    raise typer.Exit(Exit.GATE if checked.failed else Exit.OK)
