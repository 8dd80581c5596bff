"""The program: its commands, and what becomes of everything that can go wrong."""

import gc
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, ClassVar, NoReturn

import typer

from xxtrack import __version__
from xxtrack.cli.language import help_text, page_of, spoken_language
from xxtrack.cli.lazy_group import LazyGroup, usage_messages
from xxtrack.cli.streams import prepare, reader_may_leave, silence, tell, tell_lines, to_stdout, width, write
from xxtrack.errors import Exit, StopError
from xxtrack.model.message import Message, msg
from xxtrack.wording import Lang

COMMANDS = (
    "status",
    "check",
    "validate",
    "show",
    "diff",
    "changes",
    "log",
    "report",
    "forecast",
    "browse",
    "explain",
    "rollup",
    "due",
    "template",
    "fmt",
    "schema",
    "demo",
    "init",
    "trace",
    "draft",
    "assign",
    "record",
    "import",
)
"""In the order of the help; each is a module of `xxtrack.cli.commands`."""


class Program(LazyGroup):
    """The commands of xxtrack."""

    names = COMMANDS
    # A growth rate may be negative: `record P00-02 -4.9` is a figure, not an option.
    settings: ClassVar = {"record": {"ignore_unknown_options": True}}


def program() -> typer.Typer:
    """The program; a command is imported when it is run."""
    app = typer.Typer(
        name="xxtrack",
        cls=Program,
        help=page_of("xxtrack"),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(main)
    return app


def _print_version(asked: bool) -> None:
    if asked:
        write(f"xxtrack {__version__}\n")
        raise typer.Exit


def main(
    ctx: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help=help_text("option.version"))
    ] = False,
) -> None:
    """Options of the program itself; without a command, the plan at hand in short."""
    if ctx.invoked_subcommand is None:
        from xxtrack.cli.home import at_home  # a command needs nothing of it

        at_home(Path.cwd())


def run() -> NoReturn:
    """The console script: run a command and leave with one of `Exit`'s codes."""
    prepare()
    code = execute(sys.argv[1:])
    # The interpreter looks for rubbish once more on its way out; what is frozen it passes by.
    gc.freeze()
    sys.exit(code)


def execute(arguments: list[str]) -> int:
    """Run a command and turn everything that can go wrong into a sentence and an exit code."""
    result: object = None
    try:
        with reader_may_leave():
            result = program()(arguments, prog_name="xxtrack", standalone_mode=False)
            with to_stdout():
                sys.stdout.flush()
    except StopError as stop:
        _report_stop(stop, spoken_language(arguments))
        return stop.code
    except typer.Exit as leave:
        return leave.exit_code
    except typer.Abort:
        return 130
    except typer.TyperException as error:
        said = usage_messages(error)
        for message in said:
            tell(message, spoken_language(arguments))
        return Exit.USAGE if said else Exit.OK
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        silence()
        tell(_refused(error), spoken_language(arguments))
        return Exit.INPUT
    except Exception:  # noqa: BLE001 - the last line of defence: a bug gets its own exit code
        tell(msg("stop.bug"), spoken_language(arguments))
        traceback.print_exc()
        return Exit.BUG
    return result if isinstance(result, int) else Exit.OK


def _refused(error: OSError) -> Message:
    """What the system does not let us do, where nobody nearer to it had better words."""
    from xxtrack.write.output import writing_problem  # where nothing goes wrong, nothing of this is needed

    problem = writing_problem(error)
    if error.filename is not None:
        problem = msg("stop.cannot-read", path=os.fsdecode(error.filename), problem=problem)
    return msg("stop.system", problem=problem)


def _report_stop(stop: StopError, lang: Lang) -> None:
    findings = getattr(stop, "findings", ())
    if findings:
        from xxtrack.render.findings.terminal import findings_text
        from xxtrack.workflow.check import checked_stop

        tell_lines(findings_text(checked_stop(stop), lang, width()))
    tell(msg("stop.error", message=stop.message), lang)
