"""`xxtrack init`: a first plan to start from."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from xxtrack.cli.case import today
from xxtrack.cli.language import help_text, language_for
from xxtrack.cli.options import Language
from xxtrack.cli.streams import tell
from xxtrack.errors import UsageError
from xxtrack.model.message import msg
from xxtrack.model.period_grammar import parse_day
from xxtrack.write.starter import write_starter


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", readable=False, help=help_text("option.init-folder"))
    ] = Path(),
    year: Annotated[
        int | None, typer.Option("--year", metavar="YEAR", min=2000, max=2079, help=help_text("option.init-year"))
    ] = None,
    start: Annotated[
        str | None, typer.Option("--start", metavar="DATE", help=help_text("option.init-start"), show_default=False)
    ] = None,
    years: Annotated[int, typer.Option("--years", metavar="N", min=1, max=10, help=help_text("option.init-years"))] = 1,
    lang: Language = None,
) -> None:
    """Write an example plan, its schema and an empty table; never over a file that exists."""
    from xxtrack.load.plan.json_schema import plan_schema  # it brings pydantic

    language = language_for(lang)
    begin = _first_day(start) if start else date(year or today().year, 1, 1)
    schema = json.dumps(plan_schema(english=language == "en"), ensure_ascii=False, indent=2) + "\n"
    for path in write_starter(folder, begin, years, schema, language):
        tell(msg("label.written", path=str(path)), language)


def _first_day(text: str) -> date:
    """The first day of a month; raises `UsageError`."""
    day = parse_day(text)
    if day is None or day.day != 1:
        raise UsageError(msg("stop.no-first-day", text=text))
    return day
