"""`xxtrack schema`: what editors and other tools need to know of the files."""

from typing import Annotated

import typer

from xxtrack.cli.language import help_text


def schema(
    actuals: Annotated[bool, typer.Option("--actuals", help=help_text("option.schema-actuals"))] = False,
) -> None:
    """Print the JSON Schema of the plan, or the Table Schema of the actuals."""
    import json

    from xxtrack.cli.streams import write
    from xxtrack.load.plan.json_schema import actuals_schema, plan_schema

    content = actuals_schema() if actuals else plan_schema()
    write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
