"""`xxtrack init`: a first plan to start from."""

import json
from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import today
from xxtrack.cli.language import HELP_LANG, help_text
from xxtrack.cli.streams import tell
from xxtrack.model.message import msg
from xxtrack.write.starter import write_starter


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", readable=False, help=help_text("option.init-folder"))
    ] = Path(),
    year: Annotated[
        int | None, typer.Option("--year", metavar="YEAR", min=2000, max=2079, help=help_text("option.init-year"))
    ] = None,
) -> None:
    """Write an example plan, its schema and an empty table; never over a file that exists."""
    from xxtrack.load.plan.json_schema import plan_schema  # it brings pydantic

    chosen = year or today().year
    schema = json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"
    for path in write_starter(folder, chosen, schema):
        tell(msg("label.written", path=str(path)), HELP_LANG)
