"""How a check ends: its findings in the formats asked for, files written whole, the gate's verdict and exit code."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from xxtrack.errors import StopError, UsageError
from xxtrack.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xxtrack.cli.case import Case
    from xxtrack.diagnostics import Finding
    from xxtrack.load.source import AnySource
    from xxtrack.model.checked import Checked
    from xxtrack.model.message import Message
    from xxtrack.wording import Lang

FILE_WIDTH = 100
"""Cells in a line of a file, whatever the terminal."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be shown, and what is to be written where."""

    shown: str | None
    files: tuple[tuple[str, Path], ...] = ()

    @property
    def formats(self) -> tuple[str, ...]:
        """Every format asked for."""
        return (*((self.shown,) if self.shown else ()), *(name for name, _ in self.files))


def requested(given: str, outputs: "Sequence[str] | None", *, statistics: bool = False) -> Request:
    """``--format F`` goes to standard output, or to the file of a plain ``--output FILE``; ``F=FILE`` adds to that."""
    from xxtrack.render.findings_formats import FORMATS

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


def _known(name: str, choices: "Sequence[str]") -> None:
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
    from xxtrack.model.checked import Checked

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
    from xxtrack.cli.streams import print_lines, width, write
    from xxtrack.render.findings_formats import PLAIN, STYLED, as_text
    from xxtrack.render.findings_markdown import findings_markdown
    from xxtrack.write.output import append, write_files

    files = [(path, as_text(name, checked, lang, FILE_WIDTH).encode()) for name, path in request.files]
    shown = request.shown
    if shown and shown in PLAIN:
        write(PLAIN[shown](checked, lang))
    elif shown:
        print_lines(STYLED[shown](checked, lang, width()))
    write_files(files)
    if "github" in request.formats and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        append(Path(summary), findings_markdown(checked, lang).encode())


def conclude(checked: "Checked", request: Request, fail_on: str, lang: "Lang") -> NoReturn:
    """Show and write, say the verdict, and leave with the gate's exit code."""
    import typer

    from xxtrack.cli.streams import tell
    from xxtrack.errors import Exit

    give(checked, request, lang)
    count = len(checked.failing) + len(checked.breaches)
    tell(msg("label.gate-fails" if checked.failed else "label.gate-passes", count=count, fail_on=fail_on), lang)
    raise typer.Exit(Exit.GATE if checked.failed else Exit.OK)
