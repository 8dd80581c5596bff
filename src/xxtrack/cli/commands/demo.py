"""`xxtrack demo`: a small plan to try things on."""

from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import today
from xxtrack.cli.home import ways
from xxtrack.cli.language import help_text, language_for
from xxtrack.cli.options import Language
from xxtrack.cli.streams import print_lines, tell
from xxtrack.model.message import msg
from xxtrack.write.demo import BRANCH, write_demo


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", readable=False, help=help_text("option.demo-folder"))
    ] = Path("xxtrack-demo"),
    lang: Language = None,
) -> None:
    """Write a plan with figures in a repository of its own, and say what to try."""
    language = language_for(lang)
    history = write_demo(folder, today(), language)
    tries = {
        f"cd {folder} && xxtrack": "demo.try-status",
        "xxtrack show P01-02": "demo.try-show",
        "xxtrack check": "demo.try-check",
        f"xxtrack diff main {BRANCH}": "demo.try-diff",
        "xxtrack report -o page.html": "demo.try-report",
    }
    if not history:
        tell(msg("demo.no-git"), language)
        del tries[f"xxtrack diff main {BRANCH}"]
    print_lines(ways(msg("demo.made", folder=str(folder)), tries, language))
