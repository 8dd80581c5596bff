"""`xxtrack schema`: what editors and other tools need to know of the files."""

import json
from typing import Annotated

import typer

from xxtrack.cli.language import help_text, language_for
from xxtrack.cli.options import Language
from xxtrack.cli.streams import write


def command(
    actuals: Annotated[bool, typer.Option("--actuals", help=help_text("option.schema-actuals"))] = False,
    lang: Language = None,
) -> None:
    """Print the JSON Schema of the plan, or the Table Schema of the actuals."""
    from xxtrack.load.plan.json_schema import actuals_schema, plan_schema  # it brings pydantic

    english = language_for(lang) == "en"
    content = actuals_schema(english=english) if actuals else plan_schema(english=english)
    write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
