"""`xxtrack` alone: how the plan here stands, or how to come to one."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.cells import cell_len

from xxtrack.cli.language import HELP_LANG
from xxtrack.cli.streams import print_lines, width
from xxtrack.errors import StopError
from xxtrack.load.find import find_plan
from xxtrack.model.message import Message, msg
from xxtrack.render.lines import Line, folded
from xxtrack.render.safe import plain
from xxtrack.wording import Lang, say, text

_FIRST_STEPS = {
    "xxtrack demo": "home.demo",
    "xxtrack init": "home.init",
    "xxtrack draft FILE.docx -o plan/2025.yaml": "home.draft",
    "xxtrack --help": "home.help",
}


def at_home(folder: Path) -> None:
    """Show the digest of the plan at or above a folder; without one, the ways to have one."""
    try:
        find_plan(folder)
    except StopError as stop:
        if stop.message.key != "stop.no-plan":
            raise
        print_lines(ways(msg("home.no-plan", folder=str(folder)), _FIRST_STEPS, HELP_LANG))
        return
    from xxtrack.cli.commands.status import command

    command()


def ways(heading: Message, commands: Mapping[str, str], lang: Lang) -> Iterator[Line]:
    """A sentence, then commands, each with what it is for."""
    yield from folded(say(heading, lang), width())
    yield Line()
    longest = max(map(cell_len, commands))
    for typed, why in commands.items():
        shown = plain(typed)
        line = Line("  ").append(shown + " " * (longest - cell_len(shown) + 2), "bold")
        yield line.append(text(why, lang), "dim")
